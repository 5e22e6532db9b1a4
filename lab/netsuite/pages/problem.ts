// Pages for what went wrong: nothing at this address, a script that failed.

import { frameOf, renderPage } from './frame';
import { html } from './html';
import type { AccountSource } from './source';

export function notFoundPage(account: AccountSource, address: string): string {
  return renderPage(frameOf(account, address), {
    title: 'Nothing here',
    lead: html`The account has no page or record at <b dir="auto">${address}</b>.`,
    body: html`<p>The address may be misspelt, or the record may have been deleted. Everything the account holds can be reached from <a href="/app/center/card.nl">Home</a>.</p>`,
  });
}

/** A script ended with an error that it did not catch: what, where, and what to do. */
export function failurePage(account: AccountSource, address: string, error: Error): string {
  return renderPage(frameOf(account, address), {
    title: 'The script ended with an error',
    lead: html`Expected a page from ${address.split('?')[0]}; the script behind it stopped before it wrote one.`,
    body: html`<div class="note m3" role="alert"><b>${error.name}</b><span dir="auto">${error.message}</span></div>
<p><a href="/app/log">The execution log</a> has what the script wrote before. Correct the cause, then load this page again.</p>
<details><summary>Technical details</summary><pre>${error.stack ?? ''}</pre></details>`,
  });
}
