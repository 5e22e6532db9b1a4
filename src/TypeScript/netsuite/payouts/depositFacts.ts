/**
 * What the proof of a settlement compares of its deposit, read from NetSuite.
 *
 * @NApiVersion 2.1
 */

import type { DepositFacts } from '../../flows/settlements/depositProof';
import { ZERO } from '../../ledger/minor';
import type { Chosen } from '../settlements/settlementWork';
import { bankEntry } from './bankEntries';
import { payoutOf, payoutOfSettlement } from './payoutRecords';

/** 10 to 20 units. Null where nobody has looked for its payout yet. */
export function depositFacts(
  settlement: string,
  chosen: Pick<Chosen, 'marketplaces' | 'accounts'>,
): DepositFacts | null {
  const row = payoutOfSettlement(settlement);
  if (row === null) return null;
  // Where the bank keeps another currency, it is the conversion that takes the payout away.
  const taking = row.conversion ?? row.deposit;
  const entry = row.state === 'matched' && taking !== null ? bankEntry(taking, chosen.marketplaces) : null;
  const { payoutAccount } = payoutOf(row, chosen);
  return {
    state: row.state,
    moved: entry === null ? null : ((payoutAccount === null ? undefined : entry.moved.get(payoutAccount)) ?? ZERO),
    entry: entry === null ? '' : `${entry.type} ${entry.number}`,
    atBank: `${row.amount ?? ''} ${row.bankCurrency ?? ''} on ${row.day ?? ''}`,
  };
}
