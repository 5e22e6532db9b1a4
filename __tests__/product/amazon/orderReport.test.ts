// The report of all orders, read line by line: whatever its columns, quotes and line ends are, each order in it is seen,
// or the report is refused with the reason.

import * as fc from 'fast-check';
import { charsetName, charsetOf } from '../../../src/TypeScript/amazon/charset';
import { OrderReportReader, type OrderReportRow } from '../../../src/TypeScript/amazon/orderReport';
import { attempt } from '../../../src/TypeScript/amazon/refusal';

const ID = '111-2222222-3333333';
const OTHER = '111-2222222-4444444';
const COLUMNS = ['amazon-order-id', 'merchant-order-id', 'last-updated-date', 'sales-channel', 'product-name', 'sku'];

type Cells = Readonly<Record<string, string>>;

const order = (id: string, cells: Cells = {}): Cells => ({
  'amazon-order-id': id,
  'last-updated-date': '2026-03-01T10:25:00+00:00',
  'sales-channel': 'Amazon.com',
  'product-name': 'Mug',
  sku: 'MUG',
  ...cells,
});

const text = (columns: readonly string[], rows: readonly Cells[], end = '\r\n'): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.join('\t') + end)
    .join('');

/** Lines as N/file and our own splitting give them: without the line feed, now and then with the carriage return. */
function read(report: string): { rows: OrderReportRow[] } | { refused: string; field: string } {
  const reader = new OrderReportReader();
  const lines = report.endsWith('\n') ? report.slice(0, -1).split('\n') : report.split('\n');
  const outcome = attempt(() => {
    const rows = lines.flatMap((line) => reader.read(line) ?? []);
    reader.end();
    return rows;
  });
  return outcome.ok ? { rows: outcome.value } : { refused: outcome.message, field: outcome.field };
}

const ids = (report: string): unknown => {
  const outcome = read(report);
  return 'rows' in outcome ? outcome.rows.map(({ amazonOrderId }) => amazonOrderId) : outcome.refused;
};

const both = [order(ID), order(OTHER)];
const usual = text(COLUMNS, both);

test('a row tells which order, when it changed and where it was sold', () => {
  expect(read(usual)).toEqual({
    rows: [ID, OTHER].map((amazonOrderId) => ({
      amazonOrderId,
      lastUpdated: '2026-03-01T10:25:00.000Z',
      salesChannel: 'Amazon.com',
    })),
  });
});

test.each<[string, string]>([
  ['columns in another order', text([...COLUMNS].reverse(), both)],
  ['33 columns nobody knows', text([...COLUMNS, ...Array.from({ length: 33 }, (_, at) => `extra-${at}`)], both)],
  ['the three columns alone', text(['amazon-order-id', 'last-updated-date', 'sales-channel'], both)],
  ['column names in capitals', usual.replace(/^.*/, (header) => header.toUpperCase())],
  ['line feeds alone', text(COLUMNS, both, '\n')],
  ['no line end at its end', usual.slice(0, -2)],
  ['empty lines between and behind', usual.replace(/\r\n/g, '\r\n\r\n')],
  ['empty lines before the header', `\r\n${usual}`],
  ['a byte order mark', `\uFEFF${usual}`],
  ['a byte order mark read as Windows-1252', `ï»¿${usual}`],
  ['quotes inside a cell', text(COLUMNS, [order(ID, { 'product-name': '12" pan, "the best"' }), order(OTHER)])],
  [
    'a quote that opens a cell and never closes',
    text(COLUMNS, [order(ID, { 'product-name': '"Best mug' }), order(OTHER)]),
  ],
  ['every cell in quotes', usual.replace(/[^\t\r\n]+/g, '"$&"')],
  ['blanks around cells', usual.replace(/\t/g, ' \t ')],
  ['a line break inside a cell', text(COLUMNS, [order(ID, { 'product-name': 'Mug,\nsand' }), order(OTHER)])],
  ['an empty line inside a cell', text(COLUMNS, [order(ID, { 'product-name': 'Mug,\n\nsand' }), order(OTHER)])],
  ['two line breaks in one row', text(COLUMNS, [order(ID, { 'product-name': 'a\nb\nc' }), order(OTHER)])],
  ['rows whose last cells were left out', usual.replace(/\tMug\tMUG\r\n1/, '\r\n1')],
])('a report with %s is read whole', (_title, report) => {
  expect(ids(report)).toEqual([ID, OTHER]);
});

test('the three rows of an order with three items are three rows', () => {
  expect(ids(text(COLUMNS, [order(ID), order(ID), order(ID)]))).toEqual([ID, ID, ID]);
});

test('a time that cannot be read is none, and the order is seen all the same', () => {
  expect(read(text(COLUMNS, [order(ID, { 'last-updated-date': 'yesterday' })]))).toMatchObject({
    rows: [{ amazonOrderId: ID, lastUpdated: null }],
  });
});

test('a report of a header alone has no orders', () => {
  expect(ids(text(COLUMNS, []))).toEqual([]);
});

test.each<[string, string, RegExp]>([
  ['nothing in it', '', /empty report/],
  ['empty lines alone', '\r\n\r\n', /empty report/],
  ['no column of ids', text(COLUMNS.slice(1), both), /columns amazon-order-id, found 5/],
  [
    'no column of sales channels',
    text(
      COLUMNS.filter((each) => each !== 'sales-channel'),
      both,
    ),
    /columns sales-channel/,
  ],
  [
    'no column of times',
    text(
      COLUMNS.filter((each) => each !== 'last-updated-date'),
      both,
    ),
    /columns last-updated-date/,
  ],
  ['commas for tabs', usual.replaceAll('\t', ','), /columns amazon-order-id, last-updated-date, sales-channel/],
  ['a page of HTML', '<html><body>Service Unavailable</body></html>', /columns amazon-order-id/],
  ['an id that is none', text(COLUMNS, [order(ID), order('4711')]), /^Line 3: expected an order id.*"4711"/],
  ['an end in the middle of an id', usual.slice(0, usual.lastIndexOf('4444')), /Line 3: expected an order id/],
  [
    'an end in the middle of a row',
    usual.slice(0, usual.lastIndexOf('Amazon.com')),
    /expected 6 cells|Expected 6 cells/,
  ],
])('a report with %s is refused with the reason', (_title, report, reason) => {
  expect(ids(report)).toMatch(reason);
});

test('wherever a report breaks off inside its rows, no order is passed over in silence', () => {
  const rows = Array.from({ length: 6 }, (_, at) => order(`111-2222222-444444${at}`));
  const whole = text(COLUMNS, rows, '\n');
  fc.assert(
    fc.property(fc.integer({ min: whole.indexOf('\n') + 1, max: whole.length - 1 }), (length) => {
      const outcome = read(whole.slice(0, length));
      const lines = whole.slice(0, length).split('\n');
      const cells = lines.at(-1)?.split('\t').length ?? 0;
      // Cut inside its last cell a row looks whole, and its order is seen.
      const looksWhole = cells === COLUMNS.length || lines.at(-1) === '';
      if (looksWhole)
        expect(outcome).toMatchObject({ rows: { length: lines.filter((line) => line !== '').length - 1 } });
      else expect(outcome).toMatchObject({ refused: expect.stringMatching(/./) });
    }),
  );
});

test.each<[string | null, string | null]>([
  [null, 'UTF_8'],
  ['text/plain', 'UTF_8'],
  ['text/plain; charset=UTF-8', 'UTF_8'],
  ['text/plain; charset=Cp1252', 'WINDOWS_1252'],
  ['text/plain;charset="windows-1252"', 'WINDOWS_1252'],
  ['text/plain; Charset=ISO-8859-1; x=y', 'ISO_8859_1'],
  ['text/plain; charset=Shift_JIS', 'SHIFT_JIS'],
  ['text/plain; charset=MS932', 'SHIFT_JIS'],
  ['text/plain; charset=EBCDIC-CP-US', null],
  ['text/plain; charset=constructor', null],
])('the character set of %s is %s', (contentType, charset) => {
  expect(charsetOf(contentType)).toBe(charset);
});

test('a character set that nobody knows can be named to a person', () => {
  expect(charsetName('text/plain; charset=EBCDIC-CP-US')).toBe('EBCDIC-CP-US');
});
