// One virtual day of 5,000 orders: how long it takes here, and whether memory stays flat. The account's state is kept in
// a file, so that what is in memory is the lab's own. The simulated Amazon remembers every order for good; what that
// alone takes is measured beside it and taken off.

import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { createAmazon } from '../lab/amazon/marketplace';
import { Clock, DAY, MINUTE } from '../lab/clock';
import { DEMO_START, runDemo } from '../lab/demo/run';
import { type Finding, figure, highestOf } from './finding';
import { MEGABYTE, memory } from './memory';

const ORDERS = 5_000;
const SEED = 1;
const QUARTER = 0.25;

export function measure(): Finding {
  const remembered = growthOfAmazon();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'causeway-day-'));
  try {
    const started = performance.now();
    let paused = 0;
    let atQuarter: number | null = null;
    const { world, report } = runDemo({
      profile: 'oneworld',
      seed: SEED,
      span: DAY,
      ordersPerDay: ORDERS,
      file: path.join(folder, 'account.db'),
      progress: (done) => {
        if (done < QUARTER || atQuarter !== null) return;
        const before = performance.now();
        atQuarter = memory();
        paused += performance.now() - before;
      },
    });
    const seconds = (performance.now() - started - paused) / 1_000;
    if (report.orders.seen < ORDERS * 0.95)
      throw new Error(`Expected some ${ORDERS} orders, saw ${report.orders.seen}.`);
    const growth = memory() - (atQuarter ?? 0) - remembered;
    const highest = highestOf(world.account);
    world.account.close();
    return {
      figures: [
        figure(`a virtual day of ${report.orders.seen} orders`, seconds, 'seconds', 60),
        figure(
          'memory gained in its last three quarters, without the orders Amazon keeps',
          growth / MEGABYTE,
          'MB',
          10,
        ),
      ],
      highest,
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** What the same trade leaves in the simulated Amazon's memory between a quarter of the day and its end. */
function growthOfAmazon(): number {
  const clock = new Clock(DEMO_START);
  const amazon = createAmazon({ clock, seed: SEED });
  amazon.control.trade({ from: DEMO_START, to: DEMO_START + DAY, ordersPerDay: ORDERS });
  let atQuarter = 0;
  for (let passed = 0; passed <= DAY; passed += 15 * MINUTE) {
    clock.set(DEMO_START + passed);
    amazon.control.truth();
    if (passed === DAY * QUARTER) atQuarter = memory();
  }
  const growth = memory() - atQuarter;
  // Keeps the orders alive until here.
  if (amazon.control.truth().length < ORDERS * 0.9) throw new Error('The trade stopped early.');
  return growth;
}
