// Accepting proposals and reading the audit's choices, without NetSuite.

import { accept, type Known, type Wish } from '../../../../src/TypeScript/flows/skumap/accept';
import { acceptedNotice } from '../../../../src/TypeScript/flows/skumap/acceptWords';
import type { Gap } from '../../../../src/TypeScript/flows/skumap/audit';
import type { SkuRow } from '../../../../src/TypeScript/flows/skumap/resolve';
import {
  auditParameters,
  coverageOf,
  gapsShown,
  listingsOf,
  readAuditFilter,
} from '../../../../src/TypeScript/flows/skumap/seen';

const WISH: Wish = { marketplace: '1', sku: 'A-1', item: '7', pack: '1' };

const row = (values: Partial<SkuRow>): SkuRow => ({
  id: '1',
  marketplaceId: '1',
  sku: 'A-1',
  itemId: '7',
  pack: 1,
  channel: null,
  from: null,
  to: null,
  itemActive: true,
  itemSubsidiaries: null,
  ...values,
});

const known = (rows: readonly SkuRow[] = []): Known => ({ marketplaces: new Set(['1']), items: new Set(['7']), rows });

const gap = (values: Partial<Gap>): Gap => ({
  kind: 'unmapped',
  marketplaceId: '1',
  sku: 'A-1',
  rowIds: [],
  message: '',
  proposals: [],
  ...values,
});

test('the first row of a SKU holds from the beginning', () => {
  expect(accept(WISH, known())).toEqual({ marketplace: '1', sku: 'A-1', item: '7', pack: 1, from: null });
});

test('a later row begins where the latest one ended', () => {
  const rows = [row({ to: '2026-01-10' }), row({ from: '2026-01-10', to: '2026-02-01' })];
  expect(accept(WISH, known(rows))).toMatchObject({ from: '2026-02-01' });
});

test('rows of other SKUs and marketplaces do not stand in the way', () => {
  expect(accept(WISH, known([row({ sku: 'A-2' }), row({ marketplaceId: '2' })]))).toMatchObject({ from: null });
});

test.each([
  ['an open row', WISH, [row({})], 'open row already'],
  ['half a pack', { ...WISH, pack: '1.5' }, [], 'found "1.5"'],
  ['no pack', { ...WISH, pack: '' }, [], 'found ""'],
  ['an unknown item', { ...WISH, item: '8' }, [], 'the item is inactive, gone'],
  ['an unknown marketplace', { ...WISH, marketplace: '9' }, [], 'not there any more'],
  ['an empty SKU', { ...WISH, sku: '' }, [], 'The SKU is empty'],
] as const)('%s is refused', (_case, wish, rows, words) => {
  expect(accept(wish, known(rows))).toEqual({ refused: expect.stringContaining(words) });
});

test('what came of it is said with names, five at most', () => {
  const made = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
  expect(acceptedNotice({ made, refused: [] })).toMatchObject({
    mood: 'done',
    text: expect.stringContaining('7 map rows were made: A, B, C, D, E and 2 more.'),
  });
  expect(acceptedNotice({ made: [], refused: ['A: no.'] })).toEqual({ mood: 'refused', text: 'Not made: A: no.' });
  expect(acceptedNotice({ made: ['A'], refused: ['B: no.'] }).mood).toBe('partly');
});

test('a SKU seen often is one listing in each marketplace', () => {
  const listings = listingsOf([
    { marketplace: '1', skus: ['A', 'B'] },
    { marketplace: '1', skus: ['A'] },
    { marketplace: '2', skus: ['A'] },
  ]);
  expect(listings.map((each) => `${each.marketplaceId} ${each.sku}`)).toEqual(['1 A', '1 B', '2 A']);
  expect(coverageOf(['1', '2', '3'], listings, [gap({ sku: 'B' }), gap({ sku: 'NOT-SEEN' })])).toEqual([
    { marketplace: '1', seen: 2, mapped: 1 },
    { marketplace: '2', seen: 1, mapped: 1 },
    { marketplace: '3', seen: 0, mapped: 0 },
  ]);
});

test('a choice reads back from its own parameters, and nonsense counts as none', () => {
  const filter = { kind: 'overlap', marketplace: '4', page: 2 } as const;
  expect(readAuditFilter(auditParameters(filter, 'x_'), 'x_')).toEqual(filter);
  expect(readAuditFilter({ x_kind: 'nonsense', x_page: '-1' }, 'x_')).toEqual({ kind: '', marketplace: '', page: 0 });
});

test('gaps stand kind by kind, then by SKU', () => {
  const gaps = [
    gap({ kind: 'pack-mismatch' }),
    gap({ sku: 'B' }),
    gap({ sku: 'A' }),
    gap({ sku: 'C', marketplaceId: '2' }),
  ];
  expect(gapsShown(gaps, { kind: '', marketplace: '1', page: 0 }).map((each) => `${each.kind} ${each.sku}`)).toEqual([
    'unmapped A',
    'unmapped B',
    'pack-mismatch A-1',
  ]);
});
