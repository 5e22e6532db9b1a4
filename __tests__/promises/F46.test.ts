// F46. A change of Amazon's schema is seen on the day it arrives: what is new is kept and counted, what cannot be
// understood becomes an exception, and no run ends because of it.

import { flag, flagged, lastRun, placeMany, read } from '../support/reading';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const { control } = story.world.amazon;
type Document = Record<string, unknown>;
type Line = Record<string, Record<string, unknown> | unknown>;

const fieldsOf = (id: string): Readonly<Record<string, unknown>> =>
  story.world.account.records.get('customrecord_cwy_document', story.document(id).id)?.fields ?? {};

/** An order that arrives changed, next to one as ever. */
function arriveChanged(change: (document: Document, line: Line) => void): { changed: string; plain: string } {
  const [changed = '', plain = ''] = placeMany(story, 2);
  control.tamper(changed, (document) => {
    change(document, (document.orderItems as Line[])[0] as Line);
    return document;
  });
  story.sync();
  expect(story.document(plain)).toMatchObject({ state: 'applied', reason: 'imported' });
  return { changed, plain };
}

test('F46 unknown fields are kept word for word and counted, and the order is imported', () => {
  const { changed, plain } = arriveChanged((document, line) => {
    document.deliveryPromise = { carbonNeutral: true, 'a "quoted" name': ['x', 1.5, null, 'ü\u2028'] };
    line.warranty = { months: 24 };
  });
  expect(story.document(changed)).toMatchObject({ state: 'applied', reason: 'imported' });
  const { custrecord_cwy_doc_raw: raw, custrecord_cwy_doc_unknown_fields: unknown } = fieldsOf(changed);
  expect(unknown).toBe(2);
  expect(fieldsOf(plain).custrecord_cwy_doc_unknown_fields ?? 0).toBe(0);
  expect(JSON.parse(String(raw))).toMatchObject({
    deliveryPromise: { carbonNeutral: true, 'a "quoted" name': ['x', 1.5, null, 'ü\u2028'] },
    orderItems: [{ warranty: { months: 24 } }],
  });
  expect(story.exceptions(changed)).toEqual([]);
});

test('F46 the whole page of a schema that grew is kept', () => {
  const placed = placeMany(story, 3);
  control.fault({ kind: 'unknown-field', operation: 'searchOrders', times: 1 });
  story.sync();
  for (const id of placed) {
    expect(story.document(id)).toMatchObject({ state: 'applied' });
    expect(Number(fieldsOf(id).custrecord_cwy_doc_unknown_fields)).toBeGreaterThan(0);
  }
});

const STRANGE: readonly (readonly [
  what: string,
  change: (document: Document, line: Line) => void,
  reasons: string[],
])[] = [
  [
    'an unknown status',
    ({ fulfillment }) => Object.assign(fulfillment as object, { fulfillmentStatus: 'INVOICE_UNCONFIRMED' }),
    ['unknown-enum'],
  ],
  [
    'an unknown sales channel',
    ({ salesChannel }) => Object.assign(salesChannel as object, { channelName: 'AMAZON_HAUL' }),
    ['unknown-enum'],
  ],
  [
    'an unknown service level',
    ({ fulfillment }) => Object.assign(fulfillment as object, { fulfillmentServiceLevel: 'DRONE' }),
    ['ship-service-unmapped'],
  ],
  ['a quantity that became a text', (_, line) => Object.assign(line, { quantityOrdered: '1' }), ['malformed-document']],
  ['an amount that became a number', (_, line) => amountAsNumber(line), ['malformed-document']],
  ['lines that became an object', (document) => Object.assign(document, { orderItems: {} }), ['malformed-document']],
];

function amountAsNumber(line: Line): void {
  const { breakdowns } = line.proceeds as { breakdowns: { subtotal: { amount: unknown } }[] };
  for (const each of breakdowns) each.subtotal.amount = Number(each.subtotal.amount);
}

test.each(STRANGE)('F46 %s becomes an exception, and the order beside it is imported', (_, change, reasons) => {
  const { changed } = arriveChanged(change);
  expect(story.reasons(changed)).toEqual(reasons);
  expect(story.salesOrders(changed)).toEqual([]);
  expect(story.document(changed).state).toBe('held');
  expect(lastRun(story).state).toBe('done');
});

test('F46 an id that became a number is no row of ours, and says so', () => {
  const [plain = '', changed = ''] = placeMany(story, 2);
  control.tamper(changed, (document) => ({ ...document, orderId: 1234567 }));
  story.sync();
  expect(story.document(plain).state).toBe('applied');
  expect(
    story.exceptions().filter((each) => each.class === 'malformed-document' && each.excerpt.includes('1234567')),
  ).toHaveLength(1);
});

test('F46 an update time that became a number is an exception, which closes when the order comes whole', () => {
  const [id = ''] = placeMany(story, 1);
  control.tamper(id, (document) => ({ ...document, lastUpdatedTime: 1_772_000_000 }));
  story.sync();
  expect(story.reasons(id)).toEqual(['malformed-document']);
  expect(story.documents().some(({ amazonOrderId }) => amazonOrderId === id)).toBe(false);

  control.tamper(id, (document) => document);
  control.update(id, { programs: ['PRIME'] });
  story.sync();
  expect(story.document(id)).toMatchObject({ state: 'applied', reason: 'imported' });
  expect(story.exceptions(id)).toEqual([]);
});

test('F46 an order read anew that has lost its shape is an exception, and the next one is read', () => {
  const [first = '', second = ''] = placeMany(story, 2);
  story.sync();
  control.tamper(first, () => ['no order at all']);
  flag(story, [first, second]);
  story.wait(16);
  read(story);
  expect(flagged(story)).toBe(0);
  expect(story.reasons(first)).toEqual(['malformed-document']);
  expect(lastRun(story).plan).toContain('2 read anew');
});
