/**
 * Every kind of line that settlements have shown: how often, how much, when last, on which marketplaces, and the class
 * that the map gives it now.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, ZERO } from '../../ledger/minor';
import { type LineRow, type RowOf, rowsOn } from './lineRows';
import type { LineClass, LineGroup, Triple } from './settlement';

/** A settlement as its record keeps it. */
export interface KeptSettlement {
  /** Internal id. */
  readonly id: string;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 8601, UTC. */
  readonly end: string;
  /** Neither posted nor taken back: a change of the map still changes what it posts. */
  readonly isOpen: boolean;
  readonly groups: readonly LineGroup[];
}

/** unmapped: no row fits; review: a row says that a person decides; own: by a person's row; shipped: by Causeway's. */
export const KIND_STATES = ['unmapped', 'review', 'own', 'shipped'] as const;
export type KindState = (typeof KIND_STATES)[number];

export interface KindAmount {
  readonly currency: string;
  readonly amount: Minor;
}

export interface LineKind extends Triple {
  readonly class: LineClass | null;
  readonly state: KindState;
  readonly lines: number;
  /** One for each currency, by code. */
  readonly amounts: readonly KindAmount[];
  /** End of the latest settlement that has it, ISO 8601. */
  readonly last: string;
  /** As `placeOf` calls them, in the order in which they were seen. */
  readonly places: readonly string[];
  /** Internal ids of open settlements that have it. */
  readonly openIn: readonly string[];
}

/** A settlement's lines go to the place of the name on them; null where none is known. */
export type PlaceOf<S extends KeptSettlement = KeptSettlement> = (
  settlement: S,
  marketplaceName: string,
) => string | null;

interface Seen {
  readonly triple: Triple;
  lines: number;
  readonly amounts: Map<string, Minor>;
  last: string;
  readonly places: Set<string>;
  readonly openIn: Set<string>;
}

/** Cells of a file separated by tabs hold none. */
export const keyOfTriple = ({ transactionType, amountType, amountDescription }: Triple): string =>
  [transactionType, amountType, amountDescription].map((each) => each.trim()).join('\t');

/** Unmapped ones first, then those to be reviewed, then the rest; within that those with most lines first. */
export function lineKinds<S extends KeptSettlement>(
  settlements: Iterable<S>,
  maps: { readonly own: readonly LineRow[]; readonly shipped: readonly LineRow[] },
  placeOf: PlaceOf<S>,
): LineKind[] {
  const seen = new Map<string, Seen>();
  for (const settlement of settlements) {
    for (const group of settlement.groups) add(seen, settlement, group, placeOf(settlement, group.marketplaceName));
  }
  const rowOf = rowsOn([...maps.own, ...maps.shipped], null);
  const own = new Set(maps.own);
  return [...seen.values()].map((each) => kindOf(each, rowsOf(each, rowOf), own)).sort(byNeed);
}

/** On each of its places, or for lines of none. */
function rowsOf({ triple, places }: Seen, rowOf: RowOf): readonly (LineRow | null)[] {
  return (places.size === 0 ? [null] : [...places]).map((place) => rowOf(triple, place));
}

function add(seen: Map<string, Seen>, settlement: KeptSettlement, group: LineGroup, place: string | null): void {
  const key = keyOfTriple(group);
  const { transactionType, amountType, amountDescription } = group;
  const kind = seen.get(key) ?? {
    triple: { transactionType, amountType, amountDescription },
    lines: 0,
    amounts: new Map<string, Minor>(),
    last: '',
    places: new Set<string>(),
    openIn: new Set<string>(),
  };
  seen.set(key, kind);
  kind.lines += group.lines;
  kind.amounts.set(settlement.currency, minor((kind.amounts.get(settlement.currency) ?? ZERO) + group.amount));
  if (settlement.end > kind.last) kind.last = settlement.end;
  if (place !== null) kind.places.add(place);
  if (settlement.isOpen) kind.openIn.add(settlement.id);
}

/** What waits on one place is what the kind waits for; otherwise it has the class of the place that was seen first. */
function kindOf(seen: Seen, rows: readonly (LineRow | null)[], own: ReadonlySet<LineRow>): LineKind {
  const waits = rows.find((each) => each?.class === 'review');
  const decisive = rows.includes(null) ? null : (waits ?? rows[0] ?? null);
  return {
    ...seen.triple,
    class: decisive?.class ?? null,
    state: stateOf(decisive, own),
    lines: seen.lines,
    amounts: [...seen.amounts].sort(byName).map(([currency, amount]) => ({ currency, amount })),
    last: seen.last,
    places: [...seen.places],
    openIn: [...seen.openIn],
  };
}

function stateOf(row: LineRow | null, own: ReadonlySet<LineRow>): KindState {
  if (row === null) return 'unmapped';
  if (row.class === 'review') return 'review';
  return own.has(row) ? 'own' : 'shipped';
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

const rank = ({ state }: LineKind): number => Math.min(KIND_STATES.indexOf(state), KIND_STATES.indexOf('own'));

function byNeed(a: LineKind, b: LineKind): number {
  return rank(a) - rank(b) || b.lines - a.lines || (keyOfTriple(a) < keyOfTriple(b) ? -1 : 1);
}

/** What waits for a class, and how much it comes to. */
export interface Waiting {
  readonly kinds: number;
  readonly amounts: readonly KindAmount[];
  readonly settlements: number;
}

export function waitingOf(kinds: readonly LineKind[], state: 'unmapped' | 'review'): Waiting {
  const found = kinds.filter((kind) => kind.state === state);
  const amounts = new Map<string, Minor>();
  for (const { currency, amount } of found.flatMap((kind) => kind.amounts)) {
    amounts.set(currency, minor((amounts.get(currency) ?? ZERO) + amount));
  }
  return {
    kinds: found.length,
    amounts: [...amounts].sort(byName).map(([currency, amount]) => ({ currency, amount })),
    settlements: new Set(found.flatMap((kind) => kind.openIn)).size,
  };
}
