// F3: a gift flag or message of Amazon's is on the sales order, where picking tickets print it, or the order is held.

import * as fs from 'node:fs';
import * as path from 'node:path';
import type { LineDraft } from '../../lab/amazon/orderDraft';
import { ROOT } from '../../lab/demo/world';
import { Random } from '../../lab/random';
import { size } from '../support/size';
import { Story } from '../support/story';

const ORDERS = size('F3 orders', 40, 2_000);
const BATCH = 200;
const story = new Story({ seed: 5 });
afterAll(() => story.close());

const random = new Random(303);
const WORDS = [
  'Happy birthday',
  'Für Zoë',
  '🎂🎉',
  'مبروك',
  '<b>Best wishes</b>',
  'Line one\nline two',
  '"quoted"',
  'お誕生日おめでとう',
];

function giftOf(): LineDraft['gift'] | undefined {
  if (random.chance(0.4)) return undefined;
  const long = random.chance(0.15);
  return {
    ...(random.chance(0.7)
      ? { message: long ? random.pick(WORDS).repeat(random.int(100, 700)) : random.pick(WORDS) }
      : {}),
    ...(random.chance(0.4) ? { wrapLevel: random.pick(['Classic', 'Blue Ribbon']) } : {}),
  };
}

function draftLines(): LineDraft[] {
  return ['HH-MUG-SAND', 'HH-BOWL', 'HH-CANDLE'].slice(0, random.int(1, 3)).map((sku) => {
    const gift = giftOf();
    return { sku, price: 1_000, ...(gift === undefined ? {} : { gift, wrap: gift.wrapLevel === undefined ? 0 : 350 }) };
  });
}

const written = (
  id: string,
): { body: string; isGift: boolean; lines: readonly Readonly<Record<string, unknown>>[] } => {
  const { fields, sublists } = story.salesOrder(id);
  const items = (sublists.item ?? []).map((line) => line.fields).filter((line) => line.custcol_cwy_kind === 'item');
  return {
    body: String(fields.custbody_cwy_gift_message ?? ''),
    isGift: fields.custbody_cwy_gift === true,
    lines: items,
  };
};

test(`F3 of ${ORDERS} random orders every gift flag, message and wrap level is on the sales order, or the order is held`, () => {
  const all = new Map<string, LineDraft[]>();
  for (let placed = 0; placed < ORDERS; placed += BATCH) {
    for (let each = 0; each < Math.min(BATCH, ORDERS - placed); each++) {
      const lines = draftLines();
      all.set(story.place({ lines }), lines);
    }
    story.sync();
  }
  story.sync();
  let [held, gifts] = [0, 0];
  for (const [id, lines] of all) {
    if (story.salesOrders(id).length === 0) {
      expect(story.reasons(id)).toEqual(['gift-not-placed']);
      held++;
      continue;
    }
    const order = written(id);
    expect(order.isGift).toBe(lines.some(({ gift }) => gift !== undefined));
    lines.forEach(({ gift }, index) => {
      const line = order.lines[index];
      expect(line?.custcol_cwy_gift).toBe(gift !== undefined);
      expect(line?.custcol_cwy_gift_message ?? undefined).toBe(gift?.message);
      expect(line?.custcol_cwy_gift_wrap ?? undefined).toBe(gift?.wrapLevel);
      if (gift?.message !== undefined) expect(order.body).toContain(gift.message);
      if (gift?.wrapLevel !== undefined) expect(order.body).toContain(`[${gift.wrapLevel}]`);
      if (gift !== undefined) gifts++;
    });
  }
  expect(held).toBeGreaterThan(0);
  expect(gifts).toBeGreaterThan(ORDERS / 4);
}, 300_000);

test.each(['custbody_cwy_gift', 'custbody_cwy_gift_message'])('F3 %s is printed on picking tickets', (field) => {
  const xml = fs.readFileSync(path.join(ROOT, 'src', 'Objects', 'fields', `${field}.xml`), 'utf8');
  expect(xml).toContain('<bodypickingticket>T</bodypickingticket>');
});
