// Months of the books: from the time of posting alone, in the zone that the reader is given, to the second at their ends.

import { type Cells, inZone, line, readOne, report, summary } from './reportText';

test('a line without a time takes that of the line before it in its settlement; that is noted', () => {
  const rows = [
    summary('3.00'),
    line('ItemPrice', 'Principal', '1.00', { 'posted-date-time': '2026-04-01 07:00:00 UTC' }),
    line('ItemPrice', 'Principal', '1.00', { 'posted-date-time': '' }),
    line('ItemPrice', 'Principal', '1.00', { 'posted-date-time': '  ' }),
  ];
  const reading = readOne(report(rows));

  expect(reading.groups).toMatchObject([{ month: '2026-04', lines: 3, amount: 300 }]);
  expect(reading.notes).toContain('2 rows had no time of posting and took that of the row before (first on line 4).');
});

test('the month is that of the time of posting in the zone of the books', () => {
  const at = (time: string): Cells =>
    line('ItemPrice', 'Principal', '1.00', { 'posted-date-time': time, 'posted-date': '2026-05-09' });
  const rows = [
    summary('3.00'),
    at('2026-04-01 06:59:59 UTC'),
    at('2026-04-01 07:00:00 UTC'),
    at('2026-03-31 23:59:59 UTC'),
  ];
  const inLosAngeles = {
    monthOf: (_name: string, _currency: string, moment: number) => inZone('America/Los_Angeles', moment),
  };

  expect(readOne(report(rows), inLosAngeles).groups.map(({ month, lines }) => `${month} ${lines}`)).toEqual([
    '2026-03 2',
    '2026-04 1',
  ]);
});

test.each<[string, boolean]>([
  ['behind their summary row', false],
  ['before it', true],
])('a month that ends inside an hour of UTC, as in India, ends there for lines %s', (_title, before) => {
  const at = (time: string): Cells => line('ItemPrice', 'Principal', '1.00', { 'posted-date-time': time });
  const head = summary('3.00', { currency: 'INR' });
  const lines = [at('2026-03-31 18:29:59 UTC'), at('2026-03-31 18:30:00 UTC'), at('2026-03-31 18:59:59 UTC')];
  const inIndia = { monthOf: (_name: string, _currency: string, moment: number) => inZone('Asia/Kolkata', moment) };

  expect(readOne(report(before ? [...lines, head] : [head, ...lines]), inIndia).groups).toMatchObject([
    { month: '2026-03', lines: 1 },
    { month: '2026-04', lines: 2 },
  ]);
});

test('the month is asked for with marketplace and currency, and once an hour, not once a line', () => {
  const asked: string[] = [];
  const monthOf = (marketplaceName: string, currency: string, at: number): string => {
    asked.push(`${marketplaceName} ${currency} ${new Date(at).toISOString().slice(0, 16)}`);
    return '2026-03';
  };
  const seconds = Array.from({ length: 50 }, (_, at) => String(at).padStart(2, '0'));
  const lines = seconds.flatMap((second) => [
    line('ItemPrice', 'Principal', '1.00', { 'posted-date-time': `2026-03-04 18:${second}:${second} UTC` }),
    line('ItemPrice', 'Tax', '1.00', { 'posted-date-time': `2026-03-04 19:00:${second} UTC`, 'marketplace-name': '' }),
  ]);
  readOne(report([summary('100.00'), ...lines]), { monthOf });

  // The hour behind tells whether a month ends in between.
  expect(asked.sort()).toEqual([
    ' USD 2026-03-04T19:00',
    ' USD 2026-03-04T20:00',
    'Amazon.com USD 2026-03-04T18:00',
    'Amazon.com USD 2026-03-04T19:00',
  ]);
});
