// F56. A bundle takes every component in its ratio, when it is sold, shipped and cancelled, whoever ships it.

import { catalogue } from '../../lab/catalogue';
import { shippedOf, take } from '../support/orderLife';
import { Story } from '../support/story';

const story = new Story({ seed: 56 });
afterAll(() => story.close());

const { control } = story.world.amazon;
const places = Object.values(story.setUp.ids.marketplaces)[0]?.places;

const BUNDLES = [
  { channel: 'FBM', sku: 'HH-SET-BREAKFAST' },
  { channel: 'FBA', sku: 'HH-SET-TEA-FBA' },
] as const;

const membersOf = (sku: string) => catalogue.find((product) => product.sku === sku)?.members ?? [];

interface Level {
  readonly onHand: number;
  /** Of open orders, whether it is there or not. */
  readonly wanted: number;
}

const levels = (sku: string, channel: 'FBM' | 'FBA'): Level[] =>
  membersOf(sku).map(({ item }) => {
    const place = (channel === 'FBM' ? places?.fbm : places?.fba) ?? null;
    const at = story.world.account.stock.position(story.setUp.ids.items[item] as number, place);
    return { onHand: at.onHand, wanted: at.committed + at.backordered };
  });

/** By how much each component moved, counted in bundles by its ratio in the catalogue. */
function moved(sku: string, before: readonly Level[], after: readonly Level[]): { onHand: number[]; wanted: number[] } {
  const bundles = (of: keyof Level): number[] =>
    membersOf(sku).map(({ quantity }, index) => ((after[index]?.[of] ?? 0) - (before[index]?.[of] ?? 0)) / quantity);
  return { onHand: bundles('onHand'), wanted: bundles('wanted') };
}

const all = (sku: string, bundles: number): number[] => membersOf(sku).map(() => bundles);

test.each(BUNDLES)(
  'F56 a bundle ($channel) that is sold wants every component in its ratio, and frees all when it is cancelled',
  ({ sku, channel }) => {
    const before = levels(sku, channel);
    expect(before.length).toBeGreaterThan(1);
    const id = story.arrive({ channel, lines: [{ sku, quantity: 3 }] });
    expect(moved(sku, before, levels(sku, channel))).toEqual({ onHand: all(sku, 0), wanted: all(sku, 3) });
    control.cancel(id, { by: 'BUYER', reason: 'BuyerCanceled', units: { [sku]: 1 } });
    story.sync();
    expect(moved(sku, before, levels(sku, channel))).toEqual({ onHand: all(sku, 0), wanted: all(sku, 2) });
    control.cancel(id, { by: 'BUYER', reason: 'BuyerCanceled' });
    story.sync();
    expect(moved(sku, before, levels(sku, channel))).toEqual({ onHand: all(sku, 0), wanted: all(sku, 0) });
  },
);

test.each(BUNDLES)(
  'F56 a bundle ($channel) that ships takes every component in its ratio off the shelf',
  ({ sku, channel }) => {
    const before = levels(sku, channel);
    const id = story.arrive({ channel, lines: [{ sku, quantity: 3 }] });
    if (channel === 'FBM') take(story, id, 'C', 2);
    control.update(id, { fulfilled: { [sku]: 2 } });
    story.sync();
    expect(shippedOf(story, id)).toEqual(['2']);
    expect(moved(sku, before, levels(sku, channel))).toEqual({ onHand: all(sku, -2), wanted: all(sku, 1) });
    control.cancel(id, { by: 'BUYER', reason: 'BuyerCanceled' });
    story.sync();
    expect(moved(sku, before, levels(sku, channel))).toEqual({ onHand: all(sku, -2), wanted: all(sku, 0) });
    expect(story.reasons(id)).toEqual([]);
  },
);

test('F56 a component that is ordered beside its bundle counts for both, and once', () => {
  const sku = 'HH-SET-BREAKFAST';
  const before = levels(sku, 'FBM');
  const id = story.arrive({
    lines: [
      { sku, quantity: 2 },
      { sku: 'HH-BOWL', quantity: 3 },
    ],
  });
  const wanted = (): number[] => levels(sku, 'FBM').map((level, index) => level.wanted - (before[index]?.wanted ?? 0));
  expect(membersOf(sku).map(({ item }) => item)).toEqual(['HH-1001', 'HH-1003']);
  expect(wanted()).toEqual([4, 4 + 3]);
  control.cancel(id, { by: 'BUYER', reason: 'BuyerCanceled', units: { [sku]: 2 } });
  story.sync();
  expect(wanted()).toEqual([0, 3]);
});
