/**
 * How the settlements of an account follow each other, over all that are here. What does not follow stands on the record of
 * the later one, and goes when the missing one comes.
 *
 * @NApiVersion 2.1
 */

import { type ChainLink, chainNotes } from '../../flows/settlements/chain';
import { exponentOf } from '../../ledger/currencies';
import { type Minor, parseDecimal } from '../../ledger/minor';
import { SETTLEMENT } from '../ids';
import { type Row, requiredText, rows, text } from '../rows';
import { change } from '../saving';

/** A text area holds 4,000 bytes. */
const LONGEST = 3_900;

type Ties = Pick<ChainLink, 'currentReserve' | 'previousReserve' | 'payable'>;

/** As the settlement's record keeps it. */
export function linkText({ currentReserve, previousReserve, payable }: Ties): string {
  return JSON.stringify({ currentReserve, previousReserve, payable });
}

/** 10 units, and 2 for each settlement whose note has changed. */
export function noteChains(): void {
  const sql = `SELECT id, ${SETTLEMENT.connection} AS connection, ${SETTLEMENT.marketplace} AS marketplace, ${SETTLEMENT.number} AS settlement,
    ${SETTLEMENT.currency} AS currency, ${SETTLEMENT.start} AS starts, ${SETTLEMENT.end} AS ends, ${SETTLEMENT.deposit} AS deposit,
    ${SETTLEMENT.total} AS total, ${SETTLEMENT.link} AS link, ${SETTLEMENT.chain} AS chain
    FROM ${SETTLEMENT.type} WHERE ${SETTLEMENT.link} IS NOT NULL ORDER BY id`;
  const accounts = new Map<string, Row[]>();
  for (const row of rows(sql)) {
    const key = [text(row, 'connection'), text(row, 'marketplace'), text(row, 'currency')].join(' ');
    accounts.set(key, [...(accounts.get(key) ?? []), row]);
  }
  for (const settlements of accounts.values()) noteChain(settlements);
}

function noteChain(settlements: readonly Row[]): void {
  const notes = chainNotes(settlements.map(linkOf));
  for (const row of settlements) {
    const its = notes.filter(({ settlementId }) => settlementId === requiredText(row, 'settlement'));
    const words = its
      .map(({ note }) => note)
      .join('\n')
      .slice(0, LONGEST);
    if (words !== (text(row, 'chain') ?? ''))
      change(SETTLEMENT.type, requiredText(row, 'id'), { [SETTLEMENT.chain]: words });
  }
}

function linkOf(row: Row): ChainLink {
  const currency = requiredText(row, 'currency');
  const exponent = exponentOf(currency);
  const at = (column: string): number => Date.parse(requiredText(row, column));
  const ties = JSON.parse(requiredText(row, 'link')) as Record<keyof Ties, Minor>;
  return {
    head: {
      settlementId: requiredText(row, 'settlement'),
      currency,
      exponent,
      start: at('starts'),
      end: at('ends'),
      depositDate: at('deposit'),
      total: parseDecimal(requiredText(row, 'total'), exponent),
    },
    ...ties,
  };
}
