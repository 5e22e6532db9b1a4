/**
 * The transfers of one marketplace and month of a settlement: each kind of line between its own account and payout, and
 * the seller's own tax from where all tax passes through to where it belongs.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, sum } from '../../ledger/minor';
import { type Transfer, transfer } from '../../ledger/transfer';
import { type AccountFacts, accountOf, LINE_CLASSES, ownTaxAccount, type PostedGroup } from './accounts';
import { kindText } from './proof';
import type { AccountRole, LineClass, LineGroup, SettlementHead, Triple } from './settlement';

/** Own lines for each class of a journal: the largest kinds. Names of coupons and products would make it endless. */
export const MOST_KINDS = 40;

/** One side of a transfer as the journal shows it. Sides with the same words are one line. */
export interface Side {
  readonly account: AccountRole;
  readonly marketplaceName: string;
  readonly memo: string;
  readonly class: LineClass | null;
}

export type SettlementTransfer = Transfer<Side>;

export interface TransferFacts extends AccountFacts {
  /** The marketplace that the settlement is of: payout, debt and carry are its, and lines that name none. */
  readonly mainMarketplace: string;
}

/** Memo fields of journal lines take more; a longer sentence of Amazon's is of no use in a ledger. */
const LONGEST_MEMO = 300;

/** Orders of other channels that Amazon shipped: `Non-Amazon US` names no marketplace. */
const NO_MARKETPLACE = /^(non-amazon\b.*)?$/i;

/** The marketplace that a line is posted in. */
export function marketplaceOf(marketplaceName: string, mainMarketplace: string): string {
  const name = marketplaceName.trim();
  const isMain = NO_MARKETPLACE.test(name) || name.toLowerCase() === mainMarketplace.toLowerCase();
  return isMain ? mainMarketplace : name;
}

/** What the settlement pays out, or takes, as one line of each journal. */
export function payoutSide({ settlementId }: SettlementHead, { mainMarketplace }: TransferFacts): Side {
  return {
    account: 'payout',
    marketplaceName: mainMarketplace,
    memo: `Payout of settlement ${settlementId}`,
    class: null,
  };
}

/** Lines of one marketplace and month. */
export interface Place {
  readonly marketplaceName: string;
  readonly groups: readonly PostedGroup[];
}

/** Payout moves by the sum of the lines; where tax passes through, nothing stays: the rest is moved on, shown by itself. */
export function transfersOf(
  place: Place,
  payout: Side,
  facts: AccountFacts,
  classOf: (triple: Triple) => LineClass | null,
): readonly SettlementTransfer[] {
  const kinds = kindsOf(place, facts, classOf);
  const ofKinds = LINE_CLASSES.flatMap((name) => shown(kinds.filter(({ side }) => side.class === name)));
  return [...ofKinds.map(({ side, amount }) => transfer(amount, side, payout)), ...ownTax(place, facts)];
}

interface Kind {
  readonly side: Side;
  readonly amount: Minor;
}

/** Groups of one kind, in the order of their words, without those that come to nothing. */
function kindsOf(
  { marketplaceName, groups }: Place,
  facts: AccountFacts,
  classOf: (triple: Triple) => LineClass | null,
): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const group of groups) {
    const account = accountOf(group, facts, classOf);
    const side: Side = { account, marketplaceName, memo: memoOf(group), class: group.class };
    const key = sideKey(side);
    kinds.set(key, { side, amount: minor((kinds.get(key)?.amount ?? 0) + group.amount) });
  }
  return [...kinds]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, kind]) => kind)
    .filter(({ amount }) => amount !== 0);
}

/** Sides that are one line of a journal have the same key. */
export function sideKey({ class: name, account, marketplaceName, memo }: Side): string {
  return JSON.stringify([name, account, marketplaceName, memo]);
}

/** The words of a journal line for lines of this kind, unless it is one of the smaller ones that share a line. */
export function memoOf(group: LineGroup): string {
  const from = group.marketplaceName.trim();
  const text = kindText(group) + (from !== '' && NO_MARKETPLACE.test(from) ? ` (${from})` : '');
  return text.length <= LONGEST_MEMO ? text : `${text.slice(0, LONGEST_MEMO - 1)}…`;
}

/** The kinds of one class; of a long list, the smaller ones as one line for each account. */
function shown(kinds: readonly Kind[]): readonly Kind[] {
  if (kinds.length <= MOST_KINDS) return kinds;
  const bySize = kinds.toSorted((one, other) => Math.abs(other.amount) - Math.abs(one.amount));
  const large = new Set(bySize.slice(0, MOST_KINDS));
  const small = kinds.filter((kind) => !large.has(kind));
  const accounts = [...new Set(small.map(({ side }) => side.account))];
  return [
    ...kinds.filter((kind) => large.has(kind)),
    ...accounts.flatMap((account) => together(small.filter(({ side }) => side.account === account))),
  ];
}

function together(kinds: readonly Kind[]): readonly Kind[] {
  const [first] = kinds;
  if (first === undefined || kinds.length === 1) return kinds;
  const memo = `${kinds.length} smaller kinds of ${first.side.class}`;
  return [{ side: { ...first.side, memo }, amount: sum(kinds.map(({ amount }) => amount)) }];
}

/**
 * What Amazon did not keep of the tax is the seller's. A sale's follows the sale; what refunds and corrections leave has
 * no document, so it goes straight to the tax that the seller owes.
 */
function ownTax({ marketplaceName, groups }: Place, { way }: AccountFacts): readonly SettlementTransfer[] {
  const rests = new Map<AccountRole, Minor>();
  for (const group of groups.filter((each) => each.class === 'tax' || each.class === 'withheld-tax')) {
    const account = ownTaxAccount(group, way);
    rests.set(account, minor((rests.get(account) ?? 0) + group.amount));
  }
  const side = (account: AccountRole): Side => ({
    account,
    marketplaceName,
    memo: "The seller's own tax: tax less what Amazon withheld of it",
    class: null,
  });
  return [...rests]
    .filter(([, rest]) => rest !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([account, rest]) => transfer(rest, side(account), side('facilitatorTax')));
}
