// The same thousand orders, seen pending first: what their reservations cost on top.

import { type Finding, figure, highestOf } from './finding';
import { expectAll, ORDERS, openBench, placeOrders, since, spent, sweep } from './sweep';

export function measure(): Finding {
  const at = openBench();
  placeOrders(at, 'UNSHIPPED');
  const before = spent(at);
  sweep(at);
  const direct = since(at, before).units;

  const bench = openBench();
  const ids = placeOrders(bench, 'PENDING');
  const start = spent(bench);
  sweep(bench);
  expectAll(bench, 'planned');
  for (const id of ids) bench.world.amazon.control.update(id, { status: 'UNSHIPPED' });
  sweep(bench);
  expectAll(bench, 'applied');
  const { units } = since(bench, start);
  return {
    figures: [figure('units for a reservation before it', (units - direct) / ORDERS, 'units', 15)],
    highest: highestOf(bench.world.account),
  };
}
