/**
 * A shipment larger than its order: more units than Amazon still expects, all packages together, also those that
 * somebody confirmed without Causeway.
 *
 * @NApiVersion 2.1
 */

import type { ShipmentPackage } from '../../amazon/confirmShipment';
import type { OrderProgress } from '../../amazon/readProgress';
import { packageOf } from './shown';

type Told = Omit<ShipmentPackage, 'shippedAt'>;

/**
 * What is too much in words, or null. `found`: the packages of one fulfilment; `others`: those of the order's other
 * fulfilments; `out`: of all fulfilments, those that Amazon was told of.
 */
export function excessOf(
  found: readonly Told[],
  others: readonly Told[],
  out: readonly Told[],
  progress: OrderProgress | null,
): string | null {
  if (progress === null) return null;
  const ours = unitsOf([...found, ...others]);
  const elsewhere = shippedElsewhere(progress, [...found, ...others, ...out], out);
  for (const orderItemId of unitsOf(found).keys()) {
    const line = progress.lines.find((each) => each.orderItemId === orderItemId);
    const expected = line === undefined ? 0 : line.fulfilled + line.unfulfilled;
    const foreign = elsewhere.get(orderItemId) ?? 0;
    const units = (ours.get(orderItemId) ?? 0) + foreign;
    if (units <= expected) continue;
    const more = foreign > 0 ? `, ${foreign} of them confirmed without Causeway` : '';
    return `order item ${orderItemId}: expected at most ${expected} units in all packages, found ${units}${more}.`;
  }
  return null;
}

/** Units that left in packages which are none of ours; where Amazon lists no packages, units that left beyond ours. */
function shippedElsewhere(
  { packages, lines }: OrderProgress,
  ours: readonly Told[],
  out: readonly Told[],
): ReadonlyMap<string, number> {
  if (packages.length > 0) {
    return unitsOf(packages.filter((each) => !ours.some((one) => packageOf(one, [each]) !== undefined)));
  }
  const told = unitsOf(out);
  return new Map(
    lines.map(({ orderItemId, fulfilled }) => [orderItemId, Math.max(0, fulfilled - (told.get(orderItemId) ?? 0))]),
  );
}

function unitsOf(packages: readonly Pick<Told, 'items'>[]): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const { orderItemId, quantity } of packages.flatMap((each) => each.items)) {
    units.set(orderItemId, (units.get(orderItemId) ?? 0) + quantity);
  }
  return units;
}
