// F1: an order line is never made from a SKU that nobody mapped.

import type { LineDraft, OrderDraft } from '../../lab/amazon/orderDraft';
import { catalogue, demoMarketplaces } from '../../lab/catalogue';
import { Random } from '../../lab/random';
import { size } from '../support/size';
import { Story } from '../support/story';

const ORDERS = size('F1 orders', 150, 10_000);
const BATCH = 500;
const SHARE_UNMAPPED = 0.03;

const story = new Story({ seed: 11 });
afterAll(() => story.close());

interface Expected {
  readonly isUnmapped: boolean;
  /** Item and units of each line that the order must become. */
  readonly lines: readonly string[];
}

const random = new Random(4_711);

function randomOrder(): { draft: OrderDraft; expected: Expected } {
  const { id: marketplaceId } = random.pick(demoMarketplaces);
  const channel = random.pick(['FBM', 'FBA'] as const);
  const sold = catalogue.filter(
    (each) => each.mapped && each.channel === channel && each.marketplaces.includes(marketplaceId),
  );
  const picked = random.shuffle(sold).slice(0, random.int(1, 3));
  const quantities = picked.map(() => random.int(1, 4));
  const lines: LineDraft[] = picked.map(({ sku, priceMinor }, index) => ({
    sku,
    quantity: quantities[index] as number,
    price: priceMinor[marketplaceId] as number,
  }));
  const isUnmapped = random.chance(SHARE_UNMAPPED);
  if (isUnmapped) {
    const known = catalogue.filter((each) => !each.mapped && each.channel === channel).map(({ sku }) => sku);
    const wrong = random.pick([
      ...known,
      `${picked[0]?.sku} `,
      (picked[0]?.sku ?? '').toLowerCase(),
      `NEW-${random.int(1, 999)}`,
    ]);
    lines.splice(random.int(0, lines.length), 0, { sku: wrong, price: 1_000 });
  }
  return {
    draft: { marketplaceId, channel, lines },
    expected: {
      isUnmapped,
      lines: picked.map(({ item, pack }, index) => `${item} x ${pack * (quantities[index] as number)}`),
    },
  };
}

function linesOf(id: string): string[] {
  return (story.salesOrder(id).sublists.item ?? [])
    .filter(({ fields }) => fields.custcol_cwy_kind === 'item')
    .map(({ fields }) => {
      const name = String(story.world.account.records.nameOf('item', Number(fields.item)));
      return `${name.split(' : ').at(-1)} x ${fields.quantity}`;
    });
}

test(`F1 ${ORDERS} random orders, 3 % of them with an unmapped SKU, give no wrong line and exactly that many mapping exceptions`, () => {
  const all = new Map<string, Expected>();
  for (let placed = 0; placed < ORDERS; placed += BATCH) {
    for (let each = 0; each < Math.min(BATCH, ORDERS - placed); each++) {
      const { draft, expected } = randomOrder();
      all.set(story.place(draft), expected);
    }
    story.sync();
  }
  story.sync();

  let wrongLines = 0;
  for (const [id, expected] of all) {
    if (expected.isUnmapped) {
      expect(story.salesOrders(id)).toEqual([]);
    } else if (JSON.stringify(linesOf(id)) !== JSON.stringify(expected.lines)) wrongLines++;
  }
  const unmapped = [...all].filter(([, { isUnmapped }]) => isUnmapped).map(([id]) => id);
  expect(wrongLines).toBe(0);
  expect(unmapped.length).toBeGreaterThan(0);
  const exceptions = story.rows(
    "SELECT custrecord_cwy_exc_amazon_id AS id, custrecord_cwy_exc_class AS class FROM customrecord_cwy_exception WHERE custrecord_cwy_exc_state <> 'solved'",
  );
  expect(exceptions.map((each) => each.class)).toEqual(exceptions.map(() => 'sku-unmapped'));
  expect(exceptions.map((each) => String(each.id)).sort()).toEqual([...unmapped].sort());
  const held = story.documents().filter(({ state }) => state === 'held');
  expect(held.map(({ amazonOrderId }) => amazonOrderId).sort()).toEqual([...unmapped].sort());
}, 600_000);
