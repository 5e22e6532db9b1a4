/**
 * Which account a line of a settlement moves money from or to: by its class, and for sales by how they are recorded.
 *
 * @NApiVersion 2.1
 */

import type { RecordingWay } from '../billing/ways';
import { CLASS_ROWS } from './classes';
import type { AccountRole, LineClass, LineGroup, Triple } from './settlement';

/** Classes that can be posted; what is to be reviewed waits for a person. */
export type PostedClass = Exclude<LineClass, 'review'>;

/** Lines of one kind with their class. */
export interface PostedGroup extends LineGroup {
  readonly class: PostedClass;
}

export interface AccountFacts {
  readonly way: RecordingWay;
  /** Whether tax on fees has an account of its own, because it can be claimed back; otherwise it is part of the fee. */
  readonly feeTaxApart: boolean;
}

/** In the order in which journals and proofs list them. */
export const LINE_CLASSES = Object.keys(CLASS_ROWS) as readonly LineClass[];

const OF_SALES: ReadonlySet<LineClass> = new Set(['sales', 'shipping', 'gift-wrap', 'promotions']);

const FEES: ReadonlySet<LineClass> = new Set([
  'referral-fees',
  'closing-fees',
  'fba-fees',
  'storage',
  'inbound',
  'removal',
  'advertising',
  'programs',
  'subscription',
  'other-fees',
]);

/** How fee rows call the amount that their tax is on; the second name is that of advertising. */
const FEE_ITSELF: readonly string[] = ['Base fee', 'TransactionTotalAmount'];

/** Endings by which rows of India name the tax of the fee before them. */
const GST_ENDING = /\s*(CGST|SGST|IGST|UTGST)$/i;

/** `classOf` tells which fee a tax is on, where fee and tax share an account. */
export function accountOf(
  group: PostedGroup,
  facts: AccountFacts,
  classOf: (triple: Triple) => LineClass | null,
): AccountRole {
  if (OF_SALES.has(group.class)) return relievesClearing(group, facts.way) ? 'clearing' : CLASS_ROWS[group.class].role;
  if (group.class === 'fee-tax' && !facts.feeTaxApart) return feeAccount(group, classOf);
  return CLASS_ROWS[group.class].role;
}

/** Where tax goes that Amazon did not keep. */
export function ownTaxAccount(triple: Triple, way: RecordingWay): AccountRole {
  return relievesClearing(triple, way) ? 'clearing' : 'salesTax';
}

/**
 * Whether a sale was booked with clearing as its other side. Only orders were: what a refund, a correction or a
 * liquidation takes back or adds has no document behind it. Points that Amazon gives buyers are on no bill either.
 */
function relievesClearing({ transactionType, amountType }: Triple, way: RecordingWay): boolean {
  return way !== 'settlement' && isNamed(transactionType, 'Order') && !isNamed(amountType, 'Points');
}

const isNamed = (text: string, name: string): boolean => text.trim().toLowerCase() === name.toLowerCase();

function feeAccount(triple: Triple, classOf: (triple: Triple) => LineClass | null): AccountRole {
  for (const amountDescription of [triple.amountDescription.replace(GST_ENDING, ''), ...FEE_ITSELF]) {
    const found = classOf({ ...triple, amountDescription });
    if (found !== null && found !== 'review' && FEES.has(found)) return CLASS_ROWS[found].role;
  }
  return CLASS_ROWS['other-fees'].role;
}
