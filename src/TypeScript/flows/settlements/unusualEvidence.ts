/**
 * The evidence of something unusual as a text that can be sent to Amazon as it is: which settlement, what is claimed, and
 * each line with order, SKU, amount, date, Amazon's references and the hash by which anybody can find the row again.
 *
 * @NApiVersion 2.1
 */

import { formatMinor } from '../../ledger/minor';
import { kindText } from './proof';
import type { SettlementHead } from './settlement';
import type { EvidenceLine, Finding, UnusualRule } from './unusual';

export interface EvidenceFacts {
  readonly head: SettlementHead;
  /** Amazon's id of the report. */
  readonly reportId: string;
  /** SHA-256, as hexadecimal digits, of a text that is not empty. */
  hashOf(text: string): string;
}

const CLAIMS: Readonly<Record<UnusualRule, string>> = {
  'new-kind': 'Please tell us what this kind of line is and on what agreement it is charged.',
  fee: 'Please check this fee: it is not what you charged for the same before.',
  duplicate: 'Please check whether this was charged more than once.',
  'claw-back': 'Please tell us which reimbursement this takes back, and why.',
  chargeback: 'We dispute these, or ask for the documents that they rest on.',
};

export function evidenceText({ rule, words, lines, evidence }: Finding, facts: EvidenceFacts): string {
  const { head, reportId } = facts;
  const rest = lines - evidence.length;
  return [
    `Settlement ${head.settlementId}, ${day(head.start)} to ${day(head.end)} UTC, amounts in ${head.currency}`,
    `Report ${reportId}`,
    '',
    words,
    CLAIMS[rule],
    '',
    ...evidence.flatMap((each, index) => [`${index + 1}. ${firstWords(each, head)}`, ...details(each, facts), '']),
    ...(rest > 0 ? [`And ${rest} more of the same kind in the report.`, ''] : []),
    'A row is a line of the report, counted from 1 with its header; its hash is the SHA-256 of the row without its line end.',
    '',
  ].join('\n');
}

function firstWords({ line }: EvidenceLine, { exponent, currency }: SettlementHead): string {
  return `${formatMinor(line.amount, exponent)} ${currency} · ${kindText(line)}`;
}

function details({ line, why }: EvidenceLine, { hashOf }: EvidenceFacts): string[] {
  const facts: readonly (readonly [string, string])[] = [
    ['Why', why],
    ['Order', line.orderId],
    ['SKU', line.sku],
    ['Quantity', line.quantity],
    ['Posted', `${new Date(line.posted).toISOString().slice(0, 19).replace('T', ' ')} UTC`],
    ['Marketplace', line.marketplaceName],
    ['Adjustment id', line.adjustmentId],
    ['Shipment id', line.shipmentId],
    ['Order item', line.orderItemCode],
    ['Row', `${line.row}, hash ${hashOf(line.text)}`],
  ];
  return facts.filter(([, value]) => value !== '').map(([name, value]) => `   ${name}: ${value}`);
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
