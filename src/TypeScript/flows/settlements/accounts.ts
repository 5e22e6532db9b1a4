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
  /** A document refunded it out of clearing. */
  readonly hasDocument?: boolean;
  /** In which its sales were recorded, where that is not the settlement's own way. */
  readonly way?: RecordingWay;
  /** From before go-live. */
  readonly isOpening?: boolean;
}

export interface AccountFacts {
  readonly way: RecordingWay;
  /** Whether tax on fees has an account of its own, because it can be claimed back; otherwise it is part of the fee. */
  readonly feeTaxApart: boolean;
}

/** In the order in which journals and proofs list them. */
export const LINE_CLASSES = Object.keys(CLASS_ROWS) as readonly LineClass[];

const OF_SALES: ReadonlySet<LineClass> = new Set(['sales', 'shipping', 'gift-wrap', 'promotions']);

/** They pass through one account; what is left of them moves on from there. */
const OF_TAX: ReadonlySet<LineClass> = new Set(['tax', 'withheld-tax']);

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
  if (group.isOpening) return 'openingBalance';
  if (group.hasDocument && !OF_TAX.has(group.class)) return 'clearing';
  if (OF_SALES.has(group.class))
    return relievesClearing(group, group.way ?? facts.way) ? 'clearing' : CLASS_ROWS[group.class].role;
  if (group.class === 'fee-tax' && !facts.feeTaxApart) return feeAccount(group, classOf);
  return CLASS_ROWS[group.class].role;
}

/** Where tax goes that Amazon did not keep. */
export function ownTaxAccount(
  group: Triple & Pick<PostedGroup, 'hasDocument' | 'way'>,
  way: RecordingWay,
): AccountRole {
  return group.hasDocument || relievesClearing(group, group.way ?? way) ? 'clearing' : 'salesTax';
}

/**
 * Whether a sale was booked with clearing as its other side. Only orders were: what a correction or a
 * liquidation takes back or adds has no document behind it, and what a refund gives back has one here and there. Points that Amazon gives buyers are on no bill either.
 */
function relievesClearing(triple: Triple, way: RecordingWay): boolean {
  return way !== 'settlement' && wasBilled(triple);
}

/** Whether a line is of what bills are made for, in the ways that bill. */
export function wasBilled({ transactionType, amountType }: Triple): boolean {
  return isNamed(transactionType, 'Order') && !isNamed(amountType, 'Points');
}

/** Classes of what a buyer gets back, less what is kept of it. */
const GIVEN_BACK: ReadonlySet<LineClass> = new Set([
  ...OF_SALES,
  'refunds',
  'refunded-shipping',
  'tax',
  'withheld-tax',
  'other-income',
]);

/** Whether a line is of the money that a refund document gives back: the buyer's, and no fee of Amazon's. */
export function givesBack({ transactionType, amountType }: Triple, lineClass: LineClass): boolean {
  return isNamed(transactionType, 'Refund') && !isNamed(amountType, 'Points') && GIVEN_BACK.has(lineClass);
}

const isNamed = (text: string, name: string): boolean => text.trim().toLowerCase() === name.toLowerCase();

function feeAccount(triple: Triple, classOf: (triple: Triple) => LineClass | null): AccountRole {
  for (const amountDescription of [triple.amountDescription.replace(GST_ENDING, ''), ...FEE_ITSELF]) {
    const found = classOf({ ...triple, amountDescription });
    if (found !== null && found !== 'review' && FEES.has(found)) return CLASS_ROWS[found].role;
  }
  return CLASS_ROWS['other-fees'].role;
}
