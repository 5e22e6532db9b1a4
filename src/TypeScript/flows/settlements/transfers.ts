/**
 * The transfers of one marketplace and month of a settlement: each kind of line between its own account and payout, and
 * the seller's own tax from where all tax passes through to where it belongs.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, negate, sum } from '../../ledger/minor';
import { type Transfer, transfer } from '../../ledger/transfer';
import { type AccountFacts, accountOf, LINE_CLASSES, ownTaxAccount, type PostedGroup } from './accounts';
import { CLASS_ROWS } from './classes';
import { type LineRow, mayHaveAccount, mayHoldTax } from './lineRows';
import { type KnownDifference, kindText } from './proof';
import type { AccountRole, LineClass, LineGroup, SettlementHead, Triple } from './settlement';
import { taxWithin } from './vat';

/** Own lines for each class of a journal: the largest kinds. Names of coupons and products would make it endless. */
export const MOST_KINDS = 40;

/** Where the map's own row puts a line; internal ids of NetSuite's, without what it says nothing of. */
export interface OwnPlace {
  /** In the place of the marketplace's account. */
  readonly account?: string;
  readonly department?: string;
  readonly classification?: string;
  readonly location?: string;
}

/** One side of a transfer as the journal shows it. Sides with the same words and places are one line. */
export interface Side {
  readonly account: AccountRole;
  readonly marketplaceName: string;
  readonly memo: string;
  readonly class: LineClass | null;
  readonly own?: OwnPlace;
}

export type SettlementTransfer = Transfer<Side>;

export interface TransferFacts extends AccountFacts {
  /** The marketplace that the settlement is of: payout, debt and carry are its, and lines that name none. */
  readonly mainMarketplace: string;
  /** The row of the map that lines are posted by; where it is not given, rows say nothing but the class. */
  readonly rowOf?: (group: LineGroup) => LineRow | null;
  /** What a person wants posted to suspense; nothing without. */
  readonly knownDifference?: KnownDifference | null;
  /** Whether what buyers paid there holds the seller's own tax; where it is not given, nowhere. */
  readonly pricesHoldTax?: (marketplaceName: string) => boolean;
  /** Whose books a marketplace is in; where it is not given, all are in the same. */
  readonly subsidiaryOf?: (marketplaceName: string) => string | null;
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

/** Payout moves by Amazon's total: what its lines lack of it, or have too much, comes from suspense and waits there. */
export function toSuspense(
  { settlementId }: SettlementHead,
  payout: Side,
  { mainMarketplace, knownDifference }: TransferFacts,
): readonly SettlementTransfer[] {
  if (!knownDifference) return [];
  const memo = `Known difference of settlement ${settlementId}: ${knownDifference.reason}`.slice(0, LONGEST_MEMO);
  const suspense: Side = { account: 'suspense', marketplaceName: mainMarketplace, memo, class: null };
  return [transfer(negate(knownDifference.amount), suspense, payout)];
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
  facts: TransferFacts,
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
  facts: TransferFacts,
  classOf: (triple: Triple) => LineClass | null,
): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const group of groups) {
    for (const { side, amount } of kindsIn(group, marketplaceName, facts, classOf)) {
      const key = sideKey(side);
      kinds.set(key, { side, amount: minor((kinds.get(key)?.amount ?? 0) + amount) });
    }
  }
  return [...kinds]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, kind]) => kind)
    .filter(({ amount }) => amount !== 0);
}

/** The group's own side; and where its row names a tax code, net there and the tax where the seller owes it. */
function kindsIn(
  group: PostedGroup,
  marketplaceName: string,
  facts: TransferFacts,
  classOf: (triple: Triple) => LineClass | null,
): readonly Kind[] {
  const account = accountOf(group, facts, classOf);
  const row = facts.rowOf?.(group) ?? null;
  const isWhole = relieves(group, account) || group.isOpening === true;
  const side: Side = { account, marketplaceName, memo: memoOf(group), class: group.class };
  const kind = { side: placed(side, ownPlace(row, !isWhole && mayHaveAccount(group.class))), amount: group.amount };
  const rate = isWhole || !mayHoldTax(group.class) ? null : (row?.tax?.rate ?? null);
  if (rate === null || rate === 0) return [kind];
  const { net, tax } = taxWithin(group.amount, rate);
  const owed = placed({ ...side, account: 'salesTax' }, ownPlace(row, false));
  return [
    { ...kind, amount: net },
    { side: owed, amount: tax },
  ];
}

/** What was billed stands on the clearing account that its bill put it on, whole: its tax was taken out there. */
export function relieves({ class: lineClass }: PostedGroup, account: AccountRole): boolean {
  return account === 'clearing' && CLASS_ROWS[lineClass].role !== 'clearing';
}

const placed = (side: Side, own: OwnPlace | null): Side => (own === null ? side : { ...side, own });

/** Null where the row says nothing, so that a plan without such rows is the same to the byte. */
function ownPlace(row: LineRow | null, takesAccount: boolean): OwnPlace | null {
  if (row === null) return null;
  const { department, classification, location } = row;
  const said = Object.entries({ account: takesAccount ? row.account : null, department, classification, location });
  const own = Object.fromEntries(said.filter(([, id]) => (id ?? null) !== null));
  return Object.keys(own).length === 0 ? null : own;
}

/** Sides that are one line of a journal have the same key. */
export function sideKey({ class: name, account, marketplaceName, memo, own }: Side): string {
  return JSON.stringify([name, account, marketplaceName, memo, ...(own === undefined ? [] : [own])]);
}

/** The words of a journal line for lines of this kind, unless it is one of the smaller ones that share a line. */
export function memoOf(group: LineGroup): string {
  const from = group.marketplaceName.trim();
  const text = kindText(group) + (from !== '' && NO_MARKETPLACE.test(from) ? ` (${from})` : '');
  return text.length <= LONGEST_MEMO ? text : `${text.slice(0, LONGEST_MEMO - 1)}…`;
}

/** The kinds of one class; of a long list, the smaller ones as one line for each account and place. */
function shown(kinds: readonly Kind[]): readonly Kind[] {
  const sizes = new Map<string, number>();
  for (const { side, amount } of kinds) sizes.set(side.memo, (sizes.get(side.memo) ?? 0) + Math.abs(amount));
  // One that is left alone is shown by its name.
  if (sizes.size <= MOST_KINDS + 1) return kinds;
  const bySize = [...sizes].toSorted(([, one], [, other]) => other - one);
  const large = new Set(bySize.slice(0, MOST_KINDS).map(([memo]) => memo));
  const small = new Map<string, Kind[]>();
  for (const kind of kinds.filter(({ side }) => !large.has(side.memo))) {
    const place = JSON.stringify([kind.side.account, kind.side.own ?? null]);
    small.set(place, [...(small.get(place) ?? []), kind]);
  }
  return [...kinds.filter(({ side }) => large.has(side.memo)), ...[...small.values()].map(together)];
}

/** Also for one kind, so that whoever follows the line looks among all that have no line of their own. */
function together(kinds: readonly Kind[]): Kind {
  const [first] = kinds as readonly [Kind, ...Kind[]];
  const memo = `${kinds.length} smaller ${kinds.length === 1 ? 'kind' : 'kinds'} of ${first.side.class}`;
  return { side: { ...first.side, memo }, amount: sum(kinds.map(({ amount }) => amount)) };
}

/**
 * What Amazon did not keep of the tax is the seller's. A sale's follows the sale; what refunds and corrections leave has
 * no document, so it goes straight to the tax that the seller owes.
 */
function ownTax({ marketplaceName, groups }: Place, { way }: AccountFacts): readonly SettlementTransfer[] {
  const rests = new Map<AccountRole, Minor>();
  const passing = groups.filter((each) => each.class === 'tax' || each.class === 'withheld-tax');
  for (const group of passing.filter(({ isOpening }) => isOpening !== true)) {
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
