/**
 * The page Amazon Clearing: what Amazon owes on a day, by age and order, and whether that is the account's balance. And the
 * same to print, and as a file. It only shows.
 *
 * @NApiVersion 2.1
 */

import * as file from 'N/file';
import * as serverWidget from 'N/ui/serverWidget';
import { type Statement, statementCsv } from '../../flows/clearing/statement';
import { PAGE_ROWS } from '../../flows/exceptions/queue';
import { type ClearingAccount, clearingAccounts } from '../clearing/clearingAccounts';
import { clearingStatement, transactionNames } from '../clearing/clearingStatement';
import { dateOf } from '../days';
import { SCRIPT } from '../ids';
import { agesTable, type Names, ordersTable, untracedTable, verdictHtml } from './clearingParts';
import { PARAMETER } from './exceptionPage';
import { type Html, html, link } from './html';
import { addHtml, addSelect, pageAddress, pagerHtml } from './pageParts';
import { TABLE_STYLE, utcText } from './settlementParts';

export const ACCOUNT_FIELD = 'custpage_account';
export const DAY_FIELD = 'custpage_day';

/** Of a print: it is for paper, and the file has all. */
const MOST_PRINTED = 500;
const MOST_UNTRACED = 200;

export interface Asked {
  /** Internal id of an account; the first one where it is none of a marketplace. */
  readonly account: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly page: number;
}

const addressOf = (parameters: Readonly<Record<string, string>>): string =>
  pageAddress(
    SCRIPT.clearingPage,
    Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`${PARAMETER}${name}`, value])),
  );

export function clearingForm(asked: Asked): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon Clearing' });
  const accounts = clearingAccounts();
  const account = accountOf(accounts, asked);
  if (account === undefined) {
    addHtml(form, 'custpage_first', NO_ACCOUNT);
    return form;
  }
  addChoice(form, accounts, account, asked.day);
  const statement = clearingStatement(account, asked.day);
  if (statement === null) {
    addHtml(form, 'custpage_first', tooMuch(account, asked.day));
    return form;
  }
  const parameters = { account: account.id, day: asked.day };
  const print = link(addressOf({ ...parameters, view: 'print' }), 'Print');
  const csv = link(addressOf({ ...parameters, view: 'csv' }), 'The same as a file (CSV)');
  addHtml(
    form,
    'custpage_first',
    html`<div class="lead">${verdictHtml(statement, 'tie')}<p>${print} · ${csv}</p></div>`,
  );
  addTables(form, statement, asked.page, parameters);
  return form;
}

const accountOf = (accounts: readonly ClearingAccount[], { account }: Asked): ClearingAccount | undefined =>
  accounts.find(({ id }) => id === account) ?? accounts[0];

const NO_ACCOUNT = html`<p class="lead"><b>No marketplace has a clearing account yet.</b> Choose one on the record of a marketplace; from then on every order that is billed or settled is here until both agree.</p>`;

const tooMuch = ({ name }: ClearingAccount, day: string): Html =>
  html`<p class="lead"><b>✕ Not told: ${name} on ${day} has more entries than a page can go through.</b> The nightly run Amazon Clearing: Match goes through them and keeps each week; look again tomorrow, or choose a day behind a week that is kept.</p>`;

function addChoice(
  form: serverWidget.Form,
  accounts: readonly ClearingAccount[],
  account: ClearingAccount,
  day: string,
): void {
  const container = 'custpage_choice';
  form.addFieldGroup({ id: container, label: 'Account And Day' });
  addSelect(form, {
    id: ACCOUNT_FIELD,
    label: 'Clearing Account',
    container,
    options: accounts.map(({ id, name }) => [id, name] as const),
    value: account.id,
  });
  const field = form.addField({
    id: DAY_FIELD,
    label: 'Balance At The End Of',
    type: serverWidget.FieldType.DATE,
    container,
  });
  field.defaultValue = dateOf(day) as unknown as string;
  form.addSubmitButton({ label: 'Show' });
}

function addTables(
  form: serverWidget.Form,
  statement: Statement,
  wanted: number,
  parameters: Readonly<Record<string, string>>,
): void {
  const page = Math.min(wanted, Math.max(0, Math.ceil(statement.orders.length / PAGE_ROWS) - 1));
  const orders = statement.orders.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS);
  const names = namesOf(statement, orders);
  const list = orders.length === 0 ? EMPTY : ordersTable(statement, orders, page * PAGE_ROWS, names);
  const rest = untracedTable(statement, MOST_UNTRACED, names);
  addHtml(
    form,
    'custpage_tables',
    html`${TABLE_STYLE}<div class="cwy">${agesTable(statement)}${rest === null ? '' : rest}${list}</div>`,
    'OUTSIDEBELOW',
  );
  const turn = (to: number): string => addressOf({ ...parameters, page: String(to) });
  addHtml(form, 'custpage_pager', pagerHtml({ page, total: statement.orders.length }, turn), 'OUTSIDEBELOW');
}

const EMPTY = html`<p class="empty">No order is open: whatever was billed is settled at the same amount. An order stands here from its bill or its settlement on until both agree.</p>`;

const namesOf = ({ untraced }: Statement, orders: Statement['orders']): Names =>
  transactionNames([
    ...orders.flatMap(({ moves }) => moves.map(({ transaction }) => transaction)),
    ...untraced.slice(0, MOST_UNTRACED).map(({ transaction }) => transaction),
  ]);

const STYLE = html`<style>body{font:13px/1.4 Arial,Helvetica,sans-serif;color:#000;background:#fff;max-width:1100px;margin:32px auto;padding:0 24px;font-variant-numeric:tabular-nums}h1{font-size:20px;margin:0 0 4px}h2{font-size:15px;margin:24px 0 6px}table{border-collapse:collapse;width:100%}th{text-align:left;border-bottom:1px solid #000}th,td{padding:3px 10px 3px 0;vertical-align:top}td{border-bottom:1px solid #bbb}th.n,td.n{text-align:right;white-space:nowrap}td.keep{white-space:nowrap}tr.sum td{font-weight:bold;border-top:1px solid #000}.verdict{font-size:17px;margin:14px 0;padding:10px 14px;border:2px solid #000}a{color:#000}@media print{.aside{display:none}body{margin:0;max-width:none}thead{display:table-header-group}}</style>`;

/** A whole document, black on white. `now`: milliseconds since 1970. */
export function clearingPrint(asked: Asked, now: number): string {
  const account = accountOf(clearingAccounts(), asked);
  const statement = account === undefined ? null : clearingStatement(account, asked.day);
  const title = account === undefined ? 'Amazon Clearing' : `Amazon Clearing: ${account.name}, ${asked.day}`;
  const body =
    statement === null ? (account === undefined ? NO_ACCOUNT : tooMuch(account, asked.day)) : printed(statement);
  const back: Readonly<Record<string, string>> = account === undefined ? {} : { account: account.id, day: asked.day };
  const page = html`<html lang="en"><head><meta charset="utf-8"><title>${title}</title>${STYLE}</head><body>
<p class="aside">${link(addressOf(back), 'Clearing')}</p><h1>${title}</h1><div>Read on ${utcText(now)} UTC.</div>${body}</body></html>`;
  return `<!DOCTYPE html>${page.text}`;
}

function printed(statement: Statement): Html {
  const orders = statement.orders.slice(0, MOST_PRINTED);
  const names = namesOf(statement, orders);
  const rest = untracedTable(statement, MOST_UNTRACED, names);
  const list = orders.length === 0 ? EMPTY : ordersTable(statement, orders, 0, names);
  return html`${verdictHtml(statement, 'verdict')}${agesTable(statement)}${rest === null ? '' : rest}${list}`;
}

/** Every open order; null where there is nothing to tell. Nothing is kept in the File Cabinet. */
export function clearingFile(asked: Asked): file.File | null {
  const account = accountOf(clearingAccounts(), asked);
  const statement = account === undefined ? null : clearingStatement(account, asked.day);
  if (account === undefined || statement === null) return null;
  const all = [...statement.orders.flatMap(({ moves }) => moves), ...statement.untraced];
  const names = transactionNames(all.map(({ transaction }) => transaction));
  return file.create({
    name: `clearing-${account.id}-${asked.day}.csv`,
    fileType: file.Type.CSV,
    contents: statementCsv(statement, (transaction) => names.get(transaction)?.name ?? transaction),
  });
}
