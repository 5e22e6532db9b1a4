/**
 * The proof of one settlement as a page to print and keep: black on white, no buttons, "Difference 0.00" first or why it
 * is not proven. And the same as a file.
 *
 * @NApiVersion 2.1
 */

import * as file from 'N/file';
import type { LedgerProof } from '../../flows/settlements/ledgerProof';
import { proofCsv } from '../../flows/settlements/proofCsv';
import { counted, shownMinor } from '../../flows/settlements/waiting';
import type { KeptSettlement } from '../settlements/loadedSettlement';
import { proveSettlement } from '../settlements/proofFacts';
import { type Html, html, link } from './html';
import { classLabel, dayOfIso, settlementAddress, tableHtml, utcText } from './settlementParts';

const STYLE = html`<style>body{font:14px/1.45 Arial,Helvetica,sans-serif;color:#000;background:#fff;max-width:1000px;margin:32px auto;padding:0 24px;font-variant-numeric:tabular-nums}h1{font-size:20px;margin:0 0 4px}h2{font-size:15px;margin:24px 0 6px}table{border-collapse:collapse;width:100%}th{text-align:left;border-bottom:1px solid #000}th,td{padding:4px 12px 4px 0;vertical-align:top}td{border-bottom:1px solid #bbb}th.n,td.n{text-align:right;white-space:nowrap}td.keep{white-space:nowrap}tr.sum td{font-weight:bold;border-top:1px solid #000}code{font-size:11px;overflow-wrap:anywhere}.verdict{font-size:24px;font-weight:bold;margin:14px 0;padding:10px 14px;border:2px solid #000}a{color:#000}@media print{.aside{display:none}body{margin:0;max-width:none}}</style>`;

/** A whole document. `now`: milliseconds since 1970. */
export function proofPage(kept: KeptSettlement, now: number): string {
  const proof = proveSettlement(kept);
  const title = `Proof of Amazon settlement ${kept.settlementId}`;
  const page = html`<html lang="en"><head><meta charset="utf-8"><title>${title}</title>${STYLE}</head><body>
<p class="aside">${link(settlementAddress({ id: kept.id }), 'The settlement')} · ${link(settlementAddress({ id: kept.id, view: 'csv' }), 'The same as a file (CSV)')}</p>
<h1>${title}</h1>
<div>${kept.marketplaceName === '' ? 'Marketplace unknown' : kept.marketplaceName}, ${dayOfIso(kept.start)} to ${dayOfIso(kept.end)} (UTC). Read on ${utcText(now)} UTC.</div>
${verdict(kept, proof)}${stepsTable(kept, proof)}${classTable(kept)}
</body></html>`;
  return `<!DOCTYPE html>${page.text}`;
}

function verdict({ exponent, currency, suspense }: KeptSettlement, { proven, difference, reasons }: LedgerProof): Html {
  const amount = `${shownMinor(difference, exponent)} ${currency}`;
  if (proven && suspense !== null) {
    return html`<p class="verdict">Known difference ${amount}, in suspense</p><p>Amazon’s own report does not add up. ${suspense.by} had the difference posted to suspense: ${suspense.reason}</p>`;
  }
  if (proven) return html`<p class="verdict">Difference ${amount}</p>`;
  const list = reasons.map((reason) => html`<li>${reason}</li>`);
  return html`<p class="verdict">Not proven: ${counted(reasons.length, 'reason', 'reasons')}</p><ul>${list}</ul>`;
}

function stepsTable({ exponent, currency }: KeptSettlement, { steps, proven, difference }: LedgerProof): Html {
  const rows = steps.map(({ name, what, count, sum, hash, reasons, awaited }) => ({
    cells: [
      name,
      html`${what}${hash === null ? '' : html`<br><code>SHA-256 ${hash}</code>`}`,
      count === null ? '–' : String(count),
      sum === null ? (awaited ? '–' : 'Not proven') : shownMinor(sum, exponent),
      awaited ? '○ Awaited' : reasons.length === 0 ? '● Agrees' : '✕ Not proven',
    ],
  }));
  const last = {
    cells: [
      'Difference',
      '',
      '',
      proven ? shownMinor(difference, exponent) : 'Not proven',
      proven ? '● Proven' : '✕ Not proven',
    ],
    isSum: true,
  };
  return tableHtml(
    'From the report to the ledger',
    [
      { label: 'Step', align: 'keep' },
      { label: 'What', align: '' },
      { label: 'Count', align: 'n' },
      { label: currency, align: 'n' },
      { label: '', align: 'keep' },
    ],
    [...rows, last],
  );
}

function classTable({ byClass, exponent, currency }: KeptSettlement): Html {
  const rows = byClass.map((each) => ({
    cells: [classLabel(each.class), String(each.lines), shownMinor(each.amount, exponent)],
  }));
  return tableHtml(
    'Classes',
    [
      { label: 'Class', align: '' },
      { label: 'Lines', align: 'n' },
      { label: currency, align: 'n' },
    ],
    rows,
  );
}

/** A file for the answer; nothing is kept in the File Cabinet. */
export function proofFile(kept: KeptSettlement): file.File {
  return file.create({
    name: `settlement-${kept.settlementId}-proof.csv`,
    fileType: file.Type.CSV,
    contents: proofCsv(kept, proveSettlement(kept)),
  });
}
