/**
 * The proof of a settlement as a file for the auditor: the same steps as on the page, and below them what each is made
 * of. Amounts are decimal text with a point.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor } from '../../ledger/minor';
import { csvText } from '../csv';
import type { KeptFacts, LedgerProof } from './ledgerProof';

const HEADER = ['Part', 'Name', 'Count', 'Sum', 'Currency', 'SHA-256 or reason'] as const;

export function proofCsv(kept: KeptFacts, proof: LedgerProof): string {
  const money = (amount: Minor | null): string => (amount === null ? 'Not proven' : formatMinor(amount, kept.exponent));
  const line = (part: string, name: string, count: number | null, amount: string, last = ''): string[] => [
    part,
    name,
    count === null ? '' : String(count),
    amount,
    amount === '' || amount === 'Not proven' ? '' : kept.currency,
    last,
  ];
  const lines = [
    [...HEADER],
    line(
      'Proof',
      `Settlement ${kept.settlementId}`,
      null,
      proof.proven ? formatMinor(proof.difference, kept.exponent) : 'Not proven',
      proof.proven
        ? kept.suspense === null
          ? 'Difference'
          : `Known difference, in suspense: ${kept.suspense.reason}`
        : '',
    ),
    ...proof.reasons.map((reason) => line('Reason', '', null, '', reason)),
    ...proof.steps.map(({ name, count, sum, hash, awaited }) =>
      line('Step', name, count, awaited ? '' : money(sum), awaited ? 'Awaited' : (hash ?? '')),
    ),
    ...kept.byClass.map((each) => line('Class', each.class, each.lines, money(each.amount))),
    ...kept.groups.map((group) =>
      line(
        'Kind of line',
        [
          group.class ?? '',
          group.transactionType,
          group.amountType,
          group.amountDescription,
          group.marketplaceName,
          group.month,
        ].join(' | '),
        group.lines,
        money(group.amount),
      ),
    ),
  ];
  return csvText(lines);
}
