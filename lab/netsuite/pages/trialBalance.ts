// The trial balance: what stands on each account, and whether it balances.

import { frameOf, renderPage } from './frame';
import { type Content, html, type Markup } from './html';
import { recordUrl } from './links';
import type { AccountSource, TrialBalanceRow } from './source';
import { minorText, plural } from './values';

export function trialBalancePage(account: AccountSource, address: string): string | undefined {
  if (!account.ledger) return undefined;
  const rows = account.ledger.trialBalance().accounts;
  return renderPage(frameOf(account, address), {
    title: 'Trial Balance',
    breadcrumbs: [{ label: 'Home', url: '/app/center/card.nl' }],
    lead: rows.length === 0 ? 'Nothing has been posted.' : answer(rows),
    body:
      rows.length === 0
        ? html`<p class="empty">Each account that a transaction posts to stands here with its debits and credits.</p>`
        : balanceTable(account, rows),
  });
}

/** Accounts with debits and credits, a block with its total for each currency. */
export function balanceTable(account: Pick<AccountSource, 'fields'>, rows: readonly TrialBalanceRow[]): Markup {
  const types = account.fields('account').get('accttype')?.options ?? {};
  return html`${currenciesOf(rows).map((currency) =>
    block(
      types,
      rows.filter((row) => row.currency === currency),
      currency,
    ),
  )}`;
}

function block(types: Readonly<Record<string, string>>, rows: readonly TrialBalanceRow[], currency: string): Markup {
  return html`<div class="scroll"><table class="even">
<thead><tr><th>Account</th><th>Type</th><th class="n">Debit ${currency}</th><th class="n">Credit ${currency}</th></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><td dir="auto"><a href="${recordUrl('account', row.account)}">${row.name}</a></td><td>${types[row.type] ?? row.type}</td><td class="n">${amount(row.debitMinor, currency)}</td><td class="n">${amount(row.creditMinor, currency)}</td></tr>`,
  )}</tbody>
<tfoot><tr><td>Total</td><td></td><td class="n">${minorText(sum(rows, 'debitMinor'), currency)}</td><td class="n">${minorText(sum(rows, 'creditMinor'), currency)}</td></tr></tfoot>
</table></div>`;
}

/** Zero is no news in a cell: the other side is. */
function amount(minor: number, currency: string): string {
  return minor === 0 ? '–' : minorText(minor, currency);
}

function answer(rows: readonly TrialBalanceRow[]): Content {
  return currenciesOf(rows).map((currency, at) => {
    const own = rows.filter((row) => row.currency === currency);
    const difference = sum(own, 'debitMinor') - sum(own, 'creditMinor');
    const verdict =
      difference === 0 ? html`<span class="good">balanced</span>` : html`<span class="bad">out of balance</span>`;
    return html`${at > 0 ? ' · ' : ''}Difference ${minorText(difference, currency)} ${currency}, ${verdict}, over ${plural(own.length, 'account', 'accounts')}`;
  });
}

function currenciesOf(rows: readonly TrialBalanceRow[]): string[] {
  return [...new Set(rows.map(({ currency }) => currency))].sort();
}

function sum(rows: readonly TrialBalanceRow[], side: 'debitMinor' | 'creditMinor'): number {
  return rows.reduce((total, row) => total + row[side], 0);
}
