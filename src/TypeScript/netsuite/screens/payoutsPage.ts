/**
 * Is Amazon's money at the bank? A first line with what is on its way and what is late, deposits to choose where more than
 * one fits, deposits to confirm, and those that are matched.
 *
 * @NApiVersion 2.1
 */

import * as format from 'N/format';
import * as serverWidget from 'N/ui/serverWidget';
import { firstDay, isLate, lastDay } from '../../flows/settlements/payouts';
import { payoutsWords } from '../../flows/settlements/payoutWords';
import { formatMinor } from '../../ledger/minor';
import { dateOf } from '../days';
import { type OpenPayout, type PayoutReading, readPayouts } from '../payouts/payoutReading';
import type { PayoutRow } from '../payouts/payoutRecords';
import { addToken } from './formToken';
import { type Html, html } from './html';
import { showNotice } from './notice';
import { addHtml, fill, recordAddress } from './pageParts';
import { settlementAddress } from './settlementParts';

/** The sublists, as the form posts them. */
export const CHOOSE = 'custpage_choose';
export const CONFIRM = 'custpage_confirm';
export const SETTLED = 'custpage_settled';

type Cells = Readonly<Record<string, string>>;

export function payoutsForm(): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon Payouts' });
  const reading = readPayouts();
  showNotice(form);
  addHtml(form, 'custpage_first', firstLine(reading));
  if (reading.open.length + reading.latest.length === 0) {
    addHtml(form, 'custpage_empty', EMPTY, 'OUTSIDEBELOW');
    return form;
  }
  addToken(form);
  addChoices(form, reading.open);
  addConfirmations(form, reading);
  addLatest(form, reading);
  form.addSubmitButton({ label: 'Book' });
  return form;
}

const EMPTY = html`<p class="empty">Amazon has paid nothing out yet. Each settlement that is posted and pays something appears here within the hour, until its deposit is at the bank.</p>`;

function firstLine({ open, latest, today }: PayoutReading): Html {
  const payouts = open.map(({ payout }) => payout);
  const words =
    payouts.length + latest.length === 0 ? 'No payment of Amazon is on the way.' : payoutsWords(payouts, today);
  const how =
    open.length === 0
      ? ''
      : ' A deposit that fits is found by itself, within the hour. Confirm below what the bank has and your books have not.';
  return html`<p class="lead"><b>${words}</b>${how}</p>`;
}

function addChoices(form: serverWidget.Form, open: readonly OpenPayout[]): void {
  const lines = open.flatMap((each) => each.fitting.map((entry) => ({ ...each, entry })));
  if (lines.length === 0) return;
  const { CHECKBOX, TEXT, DATE, URL } = serverWidget.FieldType;
  const label = 'Deposits that fit: tick the right one, press Book';
  const list = form.addSublist({ id: CHOOSE, label, type: serverWidget.SublistType.LIST });
  list.addField({ id: 'tick', label: 'This One', type: CHECKBOX });
  addHidden(list, ['payout', 'entry']);
  addPayoutFields(list);
  list.addField({ id: 'found', label: 'Deposit', type: TEXT });
  list.addField({ id: 'foundday', label: 'Its Date', type: DATE });
  list.addField({ id: 'record', label: 'Record', type: URL }).linkText = 'Open';
  fill(
    list,
    lines.map(({ entry, ...each }) => ({
      payout: each.payout.id,
      entry: entry.id,
      ...payoutCells(each),
      found: `${entry.type} ${entry.number}`,
      foundday: dateText(entry.day),
      record: recordAddress(entry.type === 'Deposit' ? 'deposit' : 'journalentry', entry.id),
    })),
  );
}

function addConfirmations(form: serverWidget.Form, { open, today }: PayoutReading): void {
  if (open.length === 0) return;
  const { CHECKBOX, TEXT, TEXTAREA, DATE } = serverWidget.FieldType;
  const label = 'On the way: tick what the bank has, with its date and amount, press Book';
  const list = form.addSublist({ id: CONFIRM, label, type: serverWidget.SublistType.LIST });
  list.addField({ id: 'tick', label: 'At the Bank', type: CHECKBOX });
  addHidden(list, ['payout']);
  addPayoutFields(list);
  list.addField({ id: 'state', label: 'State', type: TEXT });
  list.addField({ id: 'until', label: 'Expected', type: TEXT });
  list.addField({ id: 'bank', label: 'Bank', type: TEXT });
  for (const [id, words, type] of [
    ['day', 'Date at the Bank', DATE],
    ['amount', 'Amount at the Bank', TEXT],
  ] as const) {
    const field = list.addField({ id, label: words, type });
    field.updateDisplayType({ displayType: serverWidget.FieldDisplayType.ENTRY });
    field.updateDisplaySize({ height: 1, width: 12 });
  }
  list.addField({ id: 'message', label: 'Where It Stands', type: TEXTAREA });
  fill(
    list,
    open.map((each) => ({
      payout: each.payout.id,
      ...payoutCells(each),
      state: unbroken(stateWords(each, today)),
      until: `${dateText(firstDay(each.payout))} – ${dateText(lastDay(each.payout))}`,
      bank: each.bank === null ? 'None is chosen' : `${each.bank.name} (${each.bank.currency})`,
      day: each.row.day === null ? '' : dateText(each.row.day),
      amount: each.row.amount ?? exactAmount(each),
      message: each.row.message ?? '',
    })),
  );
}

/** A bank in the same currency has exactly what Amazon pays. */
const exactAmount = ({ payout, bank }: OpenPayout): string =>
  bank?.currency === payout.currency ? formatMinor(payout.amount, payout.exponent) : '';

function stateWords({ row, payout }: OpenPayout, today: string): string {
  if (row.state === 'chosen') return '○ Chosen, booked soon';
  if (row.state === 'freed') return '■ Match taken back';
  if (row.state === 'confirmed') return row.message === null ? '○ Confirmed, booked soon' : '✕ Cannot be booked';
  return isLate(payout, today) ? '■ Late' : '○ On the way';
}

function addHidden(list: serverWidget.Sublist, ids: readonly string[]): void {
  for (const id of ids) {
    const field = list.addField({ id, label: id, type: serverWidget.FieldType.TEXT });
    field.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
  }
}

function addPayoutFields(list: serverWidget.Sublist): void {
  const { TEXT, CURRENCY, URL } = serverWidget.FieldType;
  list.addField({ id: 'settlement', label: 'Settlement', type: TEXT });
  list.addField({ id: 'page', label: 'Page', type: URL }).linkText = 'Settlement';
  list.addField({ id: 'place', label: 'Marketplace', type: TEXT });
  list.addField({ id: 'money', label: 'Payment', type: CURRENCY });
  list.addField({ id: 'currency', label: 'Currency', type: TEXT });
}

const payoutCells = ({ row, marketplace }: OpenPayout): Cells => moneyCells(row, marketplace);

const moneyCells = (row: PayoutRow, marketplace: string): Cells => ({
  settlement: row.settlementId,
  page: settlementAddress({ id: row.settlement }),
  place: marketplace,
  money: formatMinor(row.total, row.exponent),
  currency: row.currency,
});

/** In one line, however narrow the column. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

/** A day in the person's format. */
const dateText = (day: string): string => String(format.format({ value: dateOf(day), type: format.Type.DATE }));

/** What is settled with the bank; the match of one may be taken back. */
function addLatest(form: serverWidget.Form, { latest }: PayoutReading): void {
  if (latest.length === 0) return;
  const { CHECKBOX, TEXT, TEXTAREA, URL, DATE } = serverWidget.FieldType;
  const label = 'At the bank, or back from it: the latest';
  const list = form.addSublist({ id: SETTLED, label, type: serverWidget.SublistType.LIST });
  list.addField({ id: 'tick', label: 'Take the Match Back', type: CHECKBOX });
  addHidden(list, ['payout']);
  addPayoutFields(list);
  list.addField({ id: 'state', label: 'State', type: TEXT });
  list.addField({ id: 'day', label: 'At the Bank', type: DATE });
  list.addField({ id: 'amount', label: 'Amount There', type: TEXT });
  list.addField({ id: 'record', label: 'Deposit', type: URL }).linkText = 'Open';
  list.addField({ id: 'by', label: 'By', type: TEXT });
  list.addField({ id: 'message', label: 'What Happened', type: TEXTAREA });
  fill(
    list,
    latest.map((row) => ({
      payout: row.id ?? '',
      ...moneyCells(row, row.marketplaceName),
      state: unbroken(row.state === 'matched' ? '✓ Matched' : '↺ Bounced'),
      day: row.day === null ? '' : dateText(row.day),
      amount: row.amount === null ? '' : unbroken(`${row.amount} ${row.bankCurrency ?? ''}`),
      record: row.deposit === null || row.depositType === null ? '' : recordAddress(row.depositType, row.deposit),
      by: row.by ?? '',
      message: row.message ?? '',
    })),
  );
}
