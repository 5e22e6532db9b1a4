// The SKU map: keys that hold any SKU, one answer a day, and the audit of what is wrong.

import * as fc from 'fast-check';
import { auditSkuMap, type Listing } from '../../../../src/TypeScript/flows/skumap/audit';
import {
  closedKey,
  decodeKeyPart,
  EXTERNAL_ID_MAX,
  encodeKeyPart,
  openKey,
  readSkuKey,
  skuProblem,
} from '../../../../src/TypeScript/flows/skumap/key';
import { proposalsFor } from '../../../../src/TypeScript/flows/skumap/propose';
import { resolveSku, type SkuRow } from '../../../../src/TypeScript/flows/skumap/resolve';
import { row, US } from '../support';

const anySku = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((sku) => [...sku].length <= 40);

test('any SKU can be written into a key and read back, and the key is plain, lower case and short enough', () => {
  fc.assert(
    fc.property(anySku, (sku) => {
      expect(decodeKeyPart(encodeKeyPart(sku))).toBe(sku);
      const key = openKey('12345', US, sku);
      expect(key).toMatch(/^[a-z0-9._~-]+$/);
      expect(key.length).toBeLessThanOrEqual(EXTERNAL_ID_MAX);
      expect(readSkuKey(key)).toEqual({ connection: '12345', marketplaceId: US, sku, ending: 'open' });
      expect(readSkuKey(closedKey('12345', US, sku, '2026-03-02'))).toMatchObject({ sku, ending: '20260302' });
    }),
    { numRuns: 1_000 },
  );
});

test('SKUs that differ only in case, or only look like an ending, have keys of their own', () => {
  const keys = [
    openKey('5', US, 'abc'),
    openKey('5', US, 'ABC'),
    openKey('5', US, 'abc-open'),
    openKey('5', US, 'abc-20260302'),
    closedKey('5', US, 'abc', '2026-03-02'),
    closedKey('5', US, 'abc', null),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test('text that was never a key is refused', () => {
  expect(['~zzzz', '~12', '.', 'Ü', 'a b'].map(decodeKeyPart)).toEqual([null, null, null, null, null]);
  expect(readSkuKey('cwy-order-5-111')).toBeNull();
  expect(skuProblem('x'.repeat(41))).toMatch(/at most 40/);
  expect([skuProblem(''), skuProblem('x')]).toEqual([expect.stringMatching(/empty/), null]);
  expect(() => openKey('5', US, '漢'.repeat(60))).toThrow(/255/);
});

const ask = (rows: readonly SkuRow[], given: Partial<Parameters<typeof resolveSku>[1]> = {}) =>
  resolveSku(rows, { marketplaceId: US, sku: 'MUG-BLUE', channel: 'FBM', on: '2026-03-02', subsidiary: '2', ...given });

test('a document is read with the map of its own day', () => {
  const rows = [row({ id: '1', itemId: '501', to: '2026-03-01' }), row({ id: '2', itemId: '777', from: '2026-03-01' })];
  const item = (on: string) => {
    const answer = ask(rows, { on });
    return answer.found === 'row' ? answer.row.itemId : answer.found;
  };
  expect([item('2026-02-28'), item('2026-03-01')]).toEqual(['501', '777']);
});

test.each([
  ['unmapped', [], {}],
  ['unmapped', [row()], { sku: 'mug-blue' }],
  ['unmapped', [row()], { sku: null }],
  ['unmapped', [row()], { marketplaceId: 'A2EUQ1WTGCTBG2' }],
  ['unmapped', [row({ from: '2026-03-03' })], {}],
  ['other-channel', [row({ channel: 'FBA' })], {}],
  ['ambiguous', [row(), row({ id: '2' })], {}],
  ['item-inactive', [row({ itemActive: false })], {}],
  ['item-wrong-subsidiary', [row({ itemSubsidiaries: [] })], {}],
  ['pack-invalid', [row({ pack: 0 })], {}],
  ['row', [row({ itemSubsidiaries: null })], {}],
  ['row', [row({ itemSubsidiaries: ['9'] })], { subsidiary: null }],
] as const)('the answer is %s', (found, rows, given) => {
  expect(ask(rows, given).found).toBe(found);
});

test('F66 no more than one row ever answers, whatever rows there are', () => {
  const day = fc.constantFrom(null, '2026-02-01', '2026-03-01', '2026-03-02', '2026-04-01');
  const anyRows = fc.array(fc.record({ from: day, to: day, channel: fc.constantFrom(null, 'FBM', 'FBA') }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(anyRows, (given) => {
      const rows = given.map((each, at) => row({ ...each, id: String(at) } as Partial<SkuRow>));
      const fitting = rows.filter(
        ({ from, to, channel }) =>
          channel !== 'FBA' && (from === null || from <= '2026-03-02') && (to === null || to > '2026-03-02'),
      );
      const { found } = ask(rows);
      expect(found === 'row').toBe(fitting.length === 1);
      expect(found === 'ambiguous').toBe(fitting.length > 1);
    }),
  );
});

const listing = (given: Partial<Listing>): Listing => ({
  marketplaceId: US,
  sku: 'MUG-BLUE',
  asin: null,
  channel: 'FBM',
  packSize: null,
  ...given,
});

test('the audit counts each kind of gap and leaves a sound listing alone', () => {
  const audit = auditSkuMap({
    on: '2026-03-02',
    subsidiaries: { [US]: '2' },
    items: [{ id: '600', itemid: 'NEW', upc: null, active: true }],
    listings: [
      listing({}),
      listing({ sku: 'NEW' }),
      listing({ sku: 'TWICE' }),
      listing({ sku: 'OFF' }),
      listing({ sku: 'ELSEWHERE' }),
      listing({ sku: 'SIX', packSize: 6 }),
      listing({ sku: 'SHARED' }),
    ],
    rows: [
      row(),
      row({ id: '2', sku: 'TWICE' }),
      row({ id: '3', sku: 'TWICE' }),
      row({ id: '4', sku: 'OFF', itemActive: false }),
      row({ id: '5', sku: 'ELSEWHERE', itemSubsidiaries: ['8'] }),
      row({ id: '6', sku: 'SIX', pack: 4 }),
      row({ id: '7', sku: 'SHARED', to: '2026-03-10' }),
      row({ id: '8', sku: 'SHARED', from: '2026-03-05' }),
    ],
  });
  expect(audit.counts).toEqual({
    unmapped: 1,
    duplicate: 1,
    overlap: 1,
    'item-inactive': 1,
    'item-wrong-subsidiary': 1,
    'pack-mismatch': 1,
  });
  expect([audit.mapped, audit.listings]).toEqual([1, 7]);
  expect(audit.gaps.find((gap) => gap.kind === 'unmapped')?.proposals).toEqual([
    { itemId: '600', pack: 1, reason: 'item-name' },
  ]);
});

test('proposals come surest first, each item once, and never an inactive one', () => {
  const items = [
    { id: '1', itemid: 'mug blue', upc: null, active: true },
    { id: '2', itemid: 'X', upc: 'MUG-BLUE-FBA', active: true },
    { id: '3', itemid: 'MUG-BLUE-FBA', upc: null, active: false },
    { id: '4', itemid: 'OTHER', upc: null, active: true },
  ];
  const elsewhere = row({ marketplaceId: 'A2EUQ1WTGCTBG2', sku: 'MUG-BLUE-FBA', itemId: '1', pack: 2 });
  expect(proposalsFor({ sku: 'MUG-BLUE-FBA', marketplaceId: US }, items, [elsewhere])).toEqual([
    { itemId: '1', pack: 2, reason: 'same-sku-elsewhere' },
    { itemId: '2', pack: 1, reason: 'upc' },
  ]);
});
