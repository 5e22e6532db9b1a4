// A settlement as pages for people: its classes, its journal entries, its proof, and what waits.

import { decimalOf, exponentOf } from '../amazon/marketplaces';
import type { JournalOutcome, SettlementOutcome } from './outcomes';

const WIDTH = 100;
const MONEY = 16;

export function printSettlement(settlement: SettlementOutcome): string {
  const { settlementId, currency, start, end, depositDate, journals, held, notes, unusual } = settlement;
  const exponent = exponentOf(currency);
  const state = held.length > 0 ? 'held' : `${journals.length} journal ${journals.length === 1 ? 'entry' : 'entries'}`;
  return [
    '─'.repeat(WIDTH),
    `Settlement ${settlementId}: ${state}`,
    `  ${minute(start)} to ${minute(end)} UTC · deposit planned ${depositDate.slice(0, 10)} · amounts in ${currency}`,
    '',
    ...sums('Classes', Object.entries(settlement.byClass), exponent),
    '',
    ...proof(settlement, exponent),
    ...journals.flatMap((journal, index) => ['', ...page(journal, index + 1, exponent)]),
    ...held.flatMap(({ reason, amountMinor, lines }) => [
      '',
      `  Held: ${reason}${lines > 0 ? ` (${lines} lines, ${decimalOf(amountMinor, exponent)} ${currency})` : ''}`,
    ]),
    ...(unusual.length > 0 ? ['', ...unusual.map((each) => `  Unusual: ${each}`)] : []),
    ...(notes.length > 0 ? ['', ...notes.map((note) => `  Note: ${note}`)] : []),
  ].join('\n');
}

const minute = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

function sums(title: string, rows: readonly (readonly [string, number])[], exponent: number): string[] {
  return [
    `  ${title}`,
    ...rows.map(([name, amount]) => `    ${name.padEnd(WIDTH - MONEY - 8)}${money(amount, exponent)}`),
  ];
}

function proof({ lines, sumMinor, totalMinor, differenceMinor }: SettlementOutcome, exponent: number): string[] {
  return sums(
    'Proof',
    [
      [`Sum of ${lines} lines`, sumMinor],
      ['Total that the report states', totalMinor],
      ['Difference', differenceMinor],
    ],
    exponent,
  );
}

function page({ date, period, currency, lines }: JournalOutcome, number: number, exponent: number): string[] {
  const total = (side: 'debitMinor' | 'creditMinor'): number => lines.reduce((sum, line) => sum + line[side], 0);
  const row = (name: string, debit: number | null, credit: number | null): string =>
    `    ${cut(name, WIDTH - 2 * MONEY - 6).padEnd(WIDTH - 2 * MONEY - 6)}${money(debit, exponent)}${money(credit, exponent)}`;
  return [
    `  Journal entry ${number} · ${date} · ${period} · ${currency}${'debit'.padStart(MONEY)}${'credit'.padStart(MONEY)}`,
    ...lines.map((line) => row(line.account, line.debitMinor || null, line.creditMinor || null)),
    `    ${''.padEnd(WIDTH - 2 * MONEY - 6)}${'─'.repeat(2 * MONEY)}`,
    row('', total('debitMinor'), total('creditMinor')),
  ];
}

const cut = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

const money = (amount: number | null, exponent: number): string =>
  (amount === null ? '' : decimalOf(amount, exponent)).padStart(MONEY);
