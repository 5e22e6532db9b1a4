// A fee of the account as its rows, in the words of either generation.

import type { Instant } from '../../clock';
import type { Seller } from '../seller';
import { accountEntry, type Entry, type Kind } from './entry';
import { FEES, type FeeName, type FeeWords, feeRow } from './kinds';

export interface FeeDraft {
  readonly account: Seller;
  /** A marketplace id, or a currency that only one of the account's marketplaces has. */
  readonly place: string;
  /** What is charged before tax and discount, in minor units; negative where it is given back. */
  readonly amount: number;
  /** `older` unless given. */
  readonly generation?: 'older' | 'newer';
  /** In rows of their own; newer generation only. */
  readonly tax?: number;
  readonly discount?: number;
}

type Charged = Omit<FeeDraft, 'account' | 'place'>;
type Row = readonly [kind: Kind, minor: number];

/** The entry for a fee that is known by name, or for one in any words. Throws on amounts that are not whole. */
export function feeEntry(fee: FeeName | FeeWords, draft: Charged, at: Instant): Entry {
  const { transactionType, rows } = typeof fee === 'string' ? named(fee, draft) : worded(fee, draft);
  const amounts = rows.map(([kind, minor]) => ({ kind, minor: wholeMinor(minor) }));
  return accountEntry(transactionType, at, amounts);
}

export function wholeMinor(minor: number): number {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Expected whole minor units, found ${minor}.`);
  return minor;
}

function worded({ transactionType, kind }: FeeWords, { amount, tax, discount }: Charged) {
  if (tax !== undefined || discount !== undefined) {
    throw new RangeError('Only a fee of the newer generation has rows for tax and discount; ask for that generation.');
  }
  return { transactionType, rows: [[kind, 0 - amount]] as const };
}

/** Source: production systems that store real reports, 2025 and 2026: rows of one fee follow each other. */
function named(name: FeeName, draft: Charged): { readonly transactionType: string; readonly rows: readonly Row[] } {
  const { older, newer } = FEES[name];
  if (draft.generation !== 'newer') return worded(older, draft);
  if (newer === null) throw new RangeError(`The fee "${name}" has no rows of a newer generation.`);
  const { amount, tax = 0, discount = 0 } = draft;
  const rows: readonly Row[] = [
    [feeRow(newer.name, 'Base fee'), 0 - amount],
    [feeRow(newer.name, 'Discount on fee'), discount],
    [feeRow(newer.name, 'Tax on fee'), 0 - tax],
  ];
  const isTold = ([, minor]: Row, index: number) => index === 0 || minor !== 0;
  return { transactionType: newer.transactionType, rows: rows.filter(isTold) };
}
