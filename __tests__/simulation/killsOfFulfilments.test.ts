// The machine stops at every position of an FBA order's way to its end; after a calm rerun each unit has left the stock
// once, however often its fulfilment was begun.

import { DAY } from '../../lab/clock';
import { planAgain, shippedOf } from '../support/orderLife';
import { read } from '../support/reading';
import { size } from '../support/size';
import { Story } from '../support/story';
import { WAYS } from '../support/ways';

const story = new Story();
afterAll(() => story.close());

const { account, amazon, clock } = story.world;
const { control } = account;
const SKU = 'HH-TEAPOT-FBA';
const item = story.setUp.ids.items['HH-1008'] as number;
const place = Object.values(story.setUp.ids.marketplaces)[0]?.places.fba ?? null;
const onHand = (): number => account.stock.position(item, place).onHand;

/** Only what applies is stopped: reading has its own histories. */
const APPLYING = ({ options }: { options: { type: string } }): boolean => options.type === 'mapreduce';

function run(): void {
  story.wait(16);
  read(story);
  account.runner.settle();
}

/** It comes with a part shipped, ships another part, and loses a unit beside the last. */
function live(): string {
  const id = story.place({
    channel: 'FBA',
    status: 'PARTIALLY_SHIPPED',
    lines: [{ sku: SKU, quantity: 5, fulfilled: 1 }],
  });
  run();
  amazon.control.update(id, { fulfilled: { [SKU]: 3 } });
  run();
  amazon.control.cancel(id, { by: 'AMAZON', reason: 'NoInventory', units: { [SKU]: 1 } });
  amazon.control.update(id, { status: 'SHIPPED' });
  run();
  return id;
}

function calm(id: string): void {
  control.reset();
  control.restarts = true;
  account.runner.abandon();
  run();
  clock.advance(DAY / 24);
  account.runner.run('customscript_cwy_orders_apply_mr', 'customdeploy_cwy_orders_apply_mr');
  account.runner.settle();
  planAgain(story, id);
}

const unitsOf = (id: string): number => shippedOf(story, id).reduce((sum, units) => sum + Number(units), 0);

function check(id: string, before: number): void {
  const { fields, sublists } = story.salesOrder(id);
  const line = sublists.item?.[0]?.fields;
  expect({
    shipped: unitsOf(id),
    left: before - onHand(),
    line: [line?.custcol_cwy_ordered, line?.quantity, line?.quantityfulfilled],
    status: fields.orderstatus,
    reasons: story.reasons(id),
  }).toEqual({ shipped: 4, left: 4, line: expect.arrayContaining([4]), status: 'F', reasons: [] });
  expect([line?.quantity, line?.quantityfulfilled]).toEqual([4, 4]);
}

function positionsOfOne(): number {
  const before = onHand();
  control.reset();
  control.stopAt(Number.MAX_SAFE_INTEGER, APPLYING);
  const id = live();
  const { positions } = control;
  calm(id);
  check(id, before);
  return positions;
}

const positions = positionsOfOne();

test.each(WAYS)(
  'a machine that stops ($way, restarts: $restarts) at any position of an FBA order ships each unit once',
  ({ way, restarts }) => {
    expect(positions).toBeGreaterThan(20);
    const step = size('kills of fulfilments: every n-th position', 10, 1);
    for (let position = 1 + (way === 'stopAt' ? 0 : step - 1); position <= positions; position += step) {
      const before = onHand();
      control.restarts = restarts;
      control[way](position, APPLYING);
      const id = live();
      expect(unitsOf(id)).toBeLessThanOrEqual(4);
      calm(id);
      try {
        check(id, before);
      } catch (error) {
        throw new Error(`Position ${position} of ${positions}: ${(error as Error).message}`);
      }
    }
  },
);
