// Files that are no settlement, or no longer one: each is refused whole, with the line and with what was expected there.

import { type Cells, ID, line, refusalOf, report, rowText, summary, usual, usualRows, V1, V2 } from './reportText';

const principal = (cells: Cells): Cells => line('ItemPrice', 'Principal', '20.00', cells);

/** A whole settlement but for its one line, which has these cells. */
const withLine = (cells: Cells, head: Cells = {}): string => report([summary('20.00', head), principal(cells)]);

const withAmount = (amount: string, head: Cells = {}): string => withLine({ amount }, head);

const withSummary = (cells: Cells): string => report([summary('20.00', cells), principal({})]);

const withTime = (time: string): string => withLine({ 'posted-date-time': time });

/** Amounts on lines of their own from line 3 on. */
const withAmounts = (amounts: readonly string[], head: Cells = {}): string =>
  report([summary('0', head), ...amounts.map((amount) => principal({ amount }))]);

const without = (column: string): string =>
  report(
    usualRows,
    V2.filter((each) => each !== column),
  );

const historic = (cells: Cells): string =>
  report(
    [
      summary('1.00'),
      { 'settlement-id': ID, 'transaction-type': 'Order', 'posted-date': '2019-03-04T18:00:09+00:00', ...cells },
    ],
    V1,
  );

const DATE = /expected .* as "2026-03-01 10:20:30 UTC", "01.03.2026/;

const FILES: readonly (readonly [string, string, RegExp])[] = [
  // What is no report at all.
  ['nothing in it', '', /^Line 1: expected the header .*found an empty file/],
  ['blank lines alone', '\r\n\n \n', /^Line 1: expected the header .*empty file/],
  ['a byte order mark alone', '\uFEFF', /^Line 1: expected the header .*empty file/],
  ['a page of HTML', '<html><body>Service Unavailable</body></html>', /^Line 1: expected the header .*"<html>/],
  ['a line of JSON', '{"errors":[{"code":"Unauthorized"}]}', /^Line 1: expected the header .*apart by tabs, found "/],
  [
    'commas for tabs',
    usual.replaceAll('\t', ','),
    /^Line 1: expected columns apart by tabs, found commas.*spreadsheet/,
  ],
  ['semicolons for tabs', usual.replaceAll('\t', ';'), /^Line 1: expected columns apart by tabs, found semicolons/],
  [
    'commas and quotes',
    usual.replace(/[^\t\n]+/g, '"$&"').replaceAll('\t', ','),
    /^Line 1: expected columns apart by tabs, found commas/,
  ],
  [
    'another report of Amazon’s',
    'amazon-order-id\tlast-updated-date\tsales-channel\n',
    /^Line 1: expected the header .*found 3 columns without settlement-id/,
  ],
  ['every cell in quotes', usual.replace(/[^\t\n]+/g, '"$&"'), /^Line 1: expected the header .*without settlement-id/],
  ['no header', usual.slice(usual.indexOf('\n') + 1), /^Line 1: expected the header/],
  ['carriage returns alone for line ends', usual.replaceAll('\n', '\r'), /^Line 1: expected .*columns?/],
  ['text of two bytes a letter read as one', `${[...usual].join('\0')}\0`, /^Line 1: expected the header/],
  [
    'one endless line',
    `${V2.join('\t')}\n${'9'.repeat(200_000)}`,
    /^Line 2: expected a row .*more than 100000 letters/,
  ],
  [
    'one endless line that ends',
    `${V2.join('\t')}\n${'9'.repeat(200_000)}\n`,
    /^Line 2: expected a row .*more than 100000 letters/,
  ],

  // Headers.
  ['no column of amounts', without('amount'), /^Line 1: expected the header .*23 columns without amount\./],
  ['no column of kinds', without('amount-type'), /^Line 1: expected the header .*without amount-type\./],
  ['no column of descriptions', without('amount-description'), /^Line 1: .*without amount-description\./],
  ['no column of times', without('posted-date-time'), /^Line 1: .*without posted-date-time\./],
  ['no column of totals', without('total-amount'), /^Line 1: .*without total-amount\./],
  ['no column of currencies', without('currency'), /^Line 1: .*without currency\./],
  ['no column of ids', without('settlement-id'), /^Line 1: .*without settlement-id\./],
  ['no column of SKUs', without('sku'), /^Line 1: .*without sku\./],
  [
    'a column twice',
    report(usualRows, [...V2, 'amount']),
    /^Line 1: expected each column once, found two named "amount"/,
  ],
  [
    'a column without a name',
    report(usualRows, [...V2, '']),
    /^Line 1: expected columns of a settlement report, found one named ""/,
  ],
  [
    'a column of money that nobody knows',
    report(usualRows, [...V2, 'other-amount']),
    /^Line 1: expected columns .*named "other-amount", which could hold money/,
  ],
  [
    'more columns than any report has',
    report(usualRows, [...V2, ...Array.from({ length: 200 }, (_, at) => `shelf-${at}`)]),
    /^Line 1: expected at most 128 columns, found 224/,
  ],
  [
    'the old format without one of its amounts',
    report(
      [],
      V1.filter((each) => each !== 'misc-fee-amount'),
    ),
    /^Line 1: .*without misc-fee-amount\./,
  ],
  [
    'the old format with half of its promotions',
    report(
      [],
      V1.filter((each) => each !== 'promotion-amount'),
    ),
    /^Line 1: .*without promotion-amount\./,
  ],
  ['a second header that is none', `${usual}settlement-id\tamount\n`, /^Line 6: expected the header .*found 2 columns/],

  // Summary rows.
  ['a header alone', report([]), /^Line 1: expected a summary row behind the header/],
  [
    'lines and no summary row',
    report(usualRows.slice(1)),
    /^Line 4: expected a summary row for the settlement 15283301181, which begins on line 2/,
  ],
  [
    'a settlement behind another that has no summary row',
    `${usual}${rowText(principal({ 'settlement-id': '77' }))}\n`,
    /^Line 6: expected a summary row for the settlement 77/,
  ],
  [
    'a second summary row',
    report([...usualRows, summary('16.25')]),
    /^Line 6: expected one summary row for the settlement 15283301181, which is on line 2/,
  ],
  ['the same file twice', usual + usual, /^Line 7: expected one summary row .*line 2, found "16.25"/],
  [
    'a summary row with an amount',
    withSummary({ amount: '1.00' }),
    /^Line 2: expected no amount on the summary row, found "1.00"/,
  ],
  [
    'a summary row without a currency',
    withSummary({ currency: '' }),
    /^Line 2: expected the currency of a marketplace .*found ""/,
  ],
  ['a currency of no marketplace', withSummary({ currency: 'XAU' }), /^Line 2: expected the currency .*found "XAU"/],
  ['a currency in small letters', withSummary({ currency: 'usd' }), /^Line 2: expected the currency .*found "usd"/],
  [
    'a summary row without a start',
    withSummary({ 'settlement-start-date': '' }),
    /^Line 2: expected settlement-start-date as "2026/,
  ],
  [
    'a summary row without an end',
    withSummary({ 'settlement-end-date': '' }),
    /^Line 2: expected settlement-end-date as "2026/,
  ],
  [
    'a summary row without a deposit date',
    withSummary({ 'deposit-date': '' }),
    /^Line 2: expected deposit-date as "2026/,
  ],
  [
    'a day for a deposit date',
    withSummary({ 'deposit-date': '2026-03-17' }),
    /^Line 2: expected deposit-date .*found "2026-03-17"/,
  ],
  [
    'an end before its start',
    withSummary({ 'settlement-end-date': '2026-02-28 00:00:00 UTC' }),
    /^Line 2: expected an end behind the start 2026-03-01/,
  ],
  [
    'a total that is no amount',
    withSummary({ 'total-amount': 'n/a' }),
    /^Line 2: expected an amount .*found "n\/a" in total-amount/,
  ],
  [
    'neither a kind nor a total',
    withLine({ 'transaction-type': '' }),
    /^Line 3: expected a transaction type, or a total-amount on the summary row/,
  ],
  [
    'a kind and a total in one row',
    withLine({ 'total-amount': '20.00' }),
    /^Line 3: expected no total-amount on a row with a transaction type, found "20.00"/,
  ],
  [
    'another currency on a line',
    withLine({ currency: 'CAD' }),
    /^Line 3: expected USD, as on its other rows, found "CAD"/,
  ],
  [
    'another currency on the summary row than on a line before',
    report([principal({ currency: 'CAD' }), summary('20.00')]),
    /^Line 3: expected CAD, as on its other rows, found "USD"/,
  ],

  // Rows.
  [
    'a row that ends early',
    usual.slice(0, usual.lastIndexOf('2026-03-04 18')),
    /^Line 5: expected 24 cells, as in the header, found 18;/,
  ],
  [
    'a summary row that ends in its total',
    usual.slice(0, usual.indexOf('16.25') + 3),
    /^Line 2: expected 24 cells, as in the header, found 5;/,
  ],
  [
    'a row with a tab too many',
    usual.replace('Commission', 'Commis\tsion'),
    /^Line 4: expected 24 cells, as in the header, found 25;/,
  ],
  [
    'a line break inside a cell',
    usual.replace('Commission', 'Commis\nsion'),
    /^Line 4: expected 24 cells, as in the header, found 14;/,
  ],
  [
    'a row without an id',
    withLine({ 'settlement-id': '' }),
    /^Line 3: expected a settlement id of up to 20 digits, found ""/,
  ],
  [
    'an id with letters',
    withLine({ 'settlement-id': '1528330118I' }),
    /^Line 3: expected a settlement id .*"1528330118I"/,
  ],
  [
    'an id as a spreadsheet writes it',
    withLine({ 'settlement-id': '1,52833E+10' }),
    /^Line 3: expected a settlement id .*"1,52833E\+10"/,
  ],
  ['an id of 21 digits', withLine({ 'settlement-id': '1'.repeat(21) }), /^Line 3: expected a settlement id/],
  [
    'rows of another kind behind its own',
    `${usual}Total\t16.25\n`,
    /^Line 6: expected 24 cells, as in the header, found 2;/,
  ],

  // Times.
  [
    'no time in its first line',
    withTime(''),
    /^Line 3: expected a time in the first line of the settlement 15283301181/,
  ],
  ['a time with a day beyond its month', withTime('2026-02-29 10:00:00 UTC'), DATE],
  ['a time with a thirteenth month', withTime('2026-13-01 10:00:00 UTC'), DATE],
  ['a time with the month before the day', withTime('12.31.2026 10:00:00 UTC'), DATE],
  ['a time at 24 hours', withTime('2026-03-04 24:00:00 UTC'), DATE],
  ['a time with 60 seconds', withTime('2026-03-04 10:00:60 UTC'), DATE],
  ['a time without a zone', withTime('2026-03-04 10:00:00'), DATE],
  ['a time in another zone', withTime('2026-03-04 10:00:00 PST'), DATE],
  ['a time in half its own pattern', withTime('2026-03/04 10:00:00 UTC'), DATE],
  ['a time as people in the US write it', withTime('03/04/2026 10:00:00 UTC'), DATE],
  ['a time with an offset that is not none', withTime('2026-03-04T10:00:00-07:00'), DATE],
  ['a time of the old format with slashes', withTime('2026/03/04T10:00:00+00:00'), DATE],
  ['a time with a Z', withTime('2026-03-04T10:00:00Z'), DATE],
  ['a time in words', withTime('4 March 2026 6:10:51 am GMT+9'), DATE],
  ['a time as a spreadsheet counts it', withTime('46085.75'), DATE],
  ['a time with a letter among its digits', withTime('2026-03-O4 10:00:00 UTC'), DATE],
  ['a time of the old format that is none', historic({ 'other-amount': '1.00', 'posted-date': '2019-03-04' }), DATE],

  // Amounts.
  ['no amount on a line', withAmount(''), /^Line 3: expected an amount .*found "" in amount/],
  ['a word for an amount', withAmount('free'), /^Line 3: expected an amount .*found "free" in amount/],
  ['a currency sign', withAmount('$20.00'), /^Line 3: expected an amount .*"\$20.00"/],
  ['an amount in quotes', withAmount('"20.00"'), /^Line 3: expected an amount/],
  ['a plus sign', withAmount('+20.00'), /^Line 3: expected an amount .*"\+20.00"/],
  ['a minus sign behind', withAmount('20.00-'), /^Line 3: expected an amount .*"20.00-"/],
  ['brackets for a minus sign', withAmount('(20.00)'), /^Line 3: expected an amount/],
  ['a minus sign of a typesetter', withAmount('\u221220.00'), /^Line 3: expected an amount/],
  ['two minus signs', withAmount('--20.00'), /^Line 3: expected an amount/],
  ['a minus sign alone', withAmount('-'), /^Line 3: expected an amount .*found "-"/],
  ['a mark and no decimals', withAmount('20.'), /^Line 3: expected an amount .*"20\."/],
  ['decimals and no whole', withAmount('.50'), /^Line 3: expected an amount .*"\.50"/],
  ['zeroes in front', withAmount('0020.00'), /^Line 3: expected an amount .*"0020.00"/],
  ['an exponent', withAmount('2E1'), /^Line 3: expected an amount .*"2E1"/],
  ['a blank inside', withAmount('1 234.00'), /^Line 3: expected an amount .*"1 234.00"/],
  ['other digits', withAmount('٢٠'), /^Line 3: expected an amount/],
  ['three decimals without thousands', withAmount('0.123'), /^Line 3: expected at most 2 decimals, found "0.123"/],
  ['four decimals', withAmount('1.2345'), /^Line 3: expected at most 2 decimals, found "1.2345"/],
  ['three decimals behind thousands', withAmount('1,234.567'), /^Line 3: expected at most 2 decimals/],
  [
    'three decimals, in a file that has two behind the same mark',
    withAmounts(['1.234', '5.00']),
    /^Line 3: expected at most 2 decimals in USD, found "1.234"/,
  ],
  ['thousands and decimals behind the same mark', withAmount('1.234.50'), /^Line 3: expected an amount/],
  ['thousands of two digits', withAmount('12,34.00'), /^Line 3: expected an amount/],
  ['thousands behind decimals', withAmount('1.50,000'), /^Line 3: expected an amount/],
  ['thousands with a zero in front', withAmount('0,123.00'), /^Line 3: expected an amount/],
  [
    'both marks before decimals',
    withAmounts(['1.50', '1,50']),
    /^Line 4: expected a point before the decimals as in "1.50" of line 3, found "1,50"/,
  ],
  [
    'both marks before decimals, one in the total',
    withAmount('1,50'),
    /^Line 3: expected a point before the decimals as in "20.00" of line 2/,
  ],
  [
    'both marks before decimals, one behind thousands',
    withAmounts(['1,50', '1,234.00']),
    /^Line 4: expected a comma before the decimals as in "1,50" of line 3/,
  ],
  [
    'one amount that can be read in two ways, and nothing that decides',
    withAmounts(['1,234']),
    /^Line 3: expected some amount of the file to show .*found "1,234"/,
  ],
  [
    'decimals in yen',
    withAmount('20.50', { 'total-amount': '20', currency: 'JPY' }),
    /^Line 3: expected no decimals, found "20.50"/,
  ],
  [
    'decimals of nothing in yen',
    withAmount('20.00', { 'total-amount': '20', currency: 'JPY' }),
    /^Line 3: expected no decimals/,
  ],
  [
    'a point in yen',
    withAmount('1.234', { 'total-amount': '1234', currency: 'JPY' }),
    /^Line 3: expected no decimals in JPY, found "1.234"/,
  ],
  [
    'decimals in yen before the summary row',
    report([principal({ amount: '1.5' }), summary('1', { currency: 'JPY' })]),
    /^Line 2: expected no decimals in JPY, found "1.5"/,
  ],
  ['an amount beyond all sums', withAmount('99999999999999.99'), /^Line 3: expected an amount below 2\^53/],
  [
    'amounts that are beyond all sums together',
    withAmounts(['9999999999999.99', '-9999999999999.99', ...Array.from({ length: 9 }, () => '9999999999999.99')]),
    /^Line \d+: expected amounts that together stay below 2\^53/,
  ],
  [
    'an amount of the old format that is none',
    historic({ 'other-amount': '1.00', 'price-amount': 'x' }),
    /^Line 3: expected an amount .*found "x" in price-amount/,
  ],
  [
    'a summary row of the old format with an amount',
    report([summary('1.00', { 'promotion-amount': '1.00' })], V1),
    /^Line 2: expected no promotion-amount on the summary row/,
  ],
];

test.each(FILES)('a file with %s is refused with the line and the reason', (_title, text, reason) => {
  expect(refusalOf(text)?.message).toMatch(reason);
  expect(refusalOf(text)?.message).toMatch(/^Line \d+: /);
});

test('the files that are refused differ from one that is read', () => {
  expect(refusalOf(usual)).toBeNull();
  expect(refusalOf(withLine({}))).toBeNull();
  expect(refusalOf(historic({ 'other-amount': '1.00' }))).toBeNull();
  expect(FILES.length).toBeGreaterThanOrEqual(60);
});

test('yen with decimals are refused before their summary row too, behind other settlements and with totals of orders', () => {
  const other = { 'settlement-id': '77' };
  const text = usual + report([principal({ ...other, amount: '1.5' }), summary('1', { ...other, currency: 'JPY' })]);
  const options = { monthOf: () => '2026-03', orderPartOf: () => 'sale' as const };

  expect(refusalOf(text)?.message).toMatch(/^Line 7: expected no decimals in JPY, found "1.5"/);
  expect(refusalOf(text, options)?.message).toMatch(/^Line 7: expected no decimals in JPY, found "1.5"/);
});

test('a refusal names the column and no more of the file than the cell', () => {
  expect(refusalOf(withAmount('x'.repeat(500)))).toEqual({
    message: `Line 3: expected an amount such as "-12.30" or "-12,30", found "${'x'.repeat(40)}…" in amount.`,
    field: 'amount',
  });
});
