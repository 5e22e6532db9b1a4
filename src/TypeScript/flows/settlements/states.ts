/**
 * The states of a settlement's record.
 *
 * @NApiVersion 2.1
 */

/**
 * Held: it waits for a person. Ready: planned, its entries not all there. Posted: its entries stand. Matched: so does the
 * deposit of what it paid. Reversed: its entries are taken back.
 */
export type SettlementState = 'held' | 'ready' | 'posted' | 'matched' | 'reversed';

/** States in which its journal entries stand in the ledger. */
export const IN_BOOKS = ['posted', 'matched'] as const satisfies readonly SettlementState[];

export const isInBooks = (state: string): boolean => (IN_BOOKS as readonly string[]).includes(state);

/** Where a settlement that is ready waits for somebody: its draft on the page, or its entries in NetSuite. */
export type Approval = 'here' | 'netsuite';
