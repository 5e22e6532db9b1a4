// Lines found again in a report: the same as the reader counts, whatever the cuts of the text.

import { LineFinder, type ReportLine } from '../../../../src/TypeScript/flows/settlements/lineFinder';
import { SettlementReader } from '../../../../src/TypeScript/flows/settlements/reader';
import { groupKey } from '../../../../src/TypeScript/flows/settlements/trace';
import { type Row, settlementText } from '../../../support/settlementText';

const monthOf = (_name: string, _currency: string, at: number): string => new Date(at).toISOString().slice(0, 7);
const ROWS: readonly Row[] = [
  ['Order', 'ItemPrice', 'Principal', '1.299,98', { sku: 'MUG-1' }],
  ['Order', 'ItemPrice', 'Principal', '10,00', { at: '28.02.2026 10:00:00 UTC', orderId: '2' }],
  ['Order', 'ItemFees', 'Commission', '-4,50'],
  ['Order', 'ItemFees', 'Commission', '-4,50'],
];
const TEXT = settlementText({ currency: 'EUR', style: 'dotted', rows: ROWS, total: '1300,98' });

function find(
  text: string,
  options: { wants?: (line: ReportLine) => boolean; skip?: number; keep?: number; cut?: number; id?: string } = {},
) {
  const { wants = () => true, skip = 0, keep = 50, cut = text.length, id = '11223344551' } = options;
  const finder = new LineFinder({ settlementId: id, currency: 'EUR', exponent: 2, monthOf, wants, skip, keep });
  for (let at = 0; at < text.length; at += cut) finder.read(text.slice(at, at + cut));
  return finder.end();
}

test.each([1, 7, 100, 100_000])(
  'lines are numbered, dated and summed as the reader sees them, in cuts of %i letters',
  (cut) => {
    const found = find(TEXT, { cut });
    const reader = new SettlementReader({ monthOf });
    reader.read(TEXT);
    const [reading] = reader.end();
    expect([found.lines, found.sum]).toEqual([reading?.lines, reading?.sum]);
    expect(new Set(found.kept.map(groupKey))).toEqual(new Set(reading?.groups.map(groupKey)));
    expect(found.kept.map(({ row, amount, month, sku }) => [row, amount, month, sku])).toEqual([
      [3, 129_998, '2026-03', 'MUG-1'],
      [4, 1_000, '2026-02', ''],
      [5, -450, '2026-03', ''],
      [6, -450, '2026-03', ''],
    ]);
  },
);

test('a row is the text of its line without the end, CRLF or LF, so that its hash is the same', () => {
  const texts = find(TEXT).kept.map(({ text }) => text);
  expect(texts).toEqual(TEXT.split('\n').slice(2, 6));
  expect(find(TEXT.replaceAll('\n', '\r\n')).kept.map(({ text }) => text)).toEqual(texts);
});

test('only a page is kept of what is wanted, and all of it is counted', () => {
  const fees = find(TEXT, { wants: ({ amountType }) => amountType === 'ItemFees', skip: 1, keep: 1 });
  expect([fees.lines, fees.sum, fees.kept.map(({ row }) => row)]).toEqual([2, -900, [6]]);
});

test('rows of another settlement in the same file are not its own, also behind a header in another order', () => {
  const [header = '', ...lines] = settlementText({
    id: '99',
    currency: 'EUR',
    style: 'dotted',
    rows: [['Order', 'ItemPrice', 'Principal', '7,00']],
  }).split('\n');
  const turned = [header, ...lines].map((line) => line.split('\t').reverse().join('\t')).join('\n');
  expect(find(`${TEXT}${turned}`, { id: '99' }).sum).toBe(700);
  expect(find(`${TEXT}${turned}`).sum).toBe(130_098);
});
