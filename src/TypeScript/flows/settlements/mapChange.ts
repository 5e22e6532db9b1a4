/**
 * A change of the map before it is made: what a person asks for, and what it does to settlements that are not posted.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor, minor, ZERO } from '../../ledger/minor';
import { LINE_CLASSES } from './accounts';
import { CLASS_ROWS } from './classes';
import { type MapRow, mapRowProblem } from './classify';
import { keyOfTriple } from './lineKinds';
import { kindText } from './proof';
import type { LineClass, LineGroup, Triple } from './settlement';

/** What came with a form: the texts of a kind of line and the key of a class. */
export interface MapWish extends Triple {
  readonly class: string;
}

export interface WishesReading {
  /** One for each kind of line. */
  readonly rows: readonly MapRow[];
  /** In words, for whoever chose. */
  readonly refused: readonly string[];
}

/** The longest text that a field of the map holds. */
const LONGEST = 300;

/** A kind that is named twice has the class that was chosen first, and the second is refused where it differs. */
export function readWishes(wishes: readonly MapWish[]): WishesReading {
  const rows = new Map<string, MapRow>();
  const refused: string[] = [];
  for (const wish of wishes) {
    const { transactionType, amountType, amountDescription } = wish;
    const found = LINE_CLASSES.find((each) => each === wish.class);
    const before = rows.get(keyOfTriple(wish));
    const problem = found === undefined ? noClass(wish) : (kindProblem(wish) ?? twice(wish, before, found));
    if (problem !== null) refused.push(problem);
    else if (found !== undefined) {
      rows.set(keyOfTriple(wish), { transactionType, amountType, amountDescription, class: found });
    }
  }
  return { rows: [...rows.values()], refused };
}

/** Why no row of the map can be for this kind of line; null where one can. */
export function kindProblem(triple: Triple): string | null {
  const texts = [triple.transactionType, triple.amountType, triple.amountDescription];
  const long = texts.find((each) => each.length > LONGEST);
  if (long !== undefined) {
    return `A text of the map has at most ${LONGEST} characters; found ${long.length}, beginning "${long.slice(0, 40)}". Enter its beginning and a star.`;
  }
  if (triple.amountType.trim() === '') {
    return `A row of the map names its amount-type, such as "ItemPrice", or how it begins; found none in ${named(triple)}. Enter it as Amazon writes it.`;
  }
  return mapRowProblem(triple);
}

function noClass(wish: MapWish): string {
  return wish.class === ''
    ? `${named(wish)}: choose a class, then press Preview.`
    : `${named(wish)}: expected the key of a class, found "${wish.class}". Choose one from the list.`;
}

function twice(wish: MapWish, before: MapRow | undefined, found: LineClass): string | null {
  if (before === undefined || before.class === found) return null;
  return `${named(wish)}: chosen twice, as ${CLASS_ROWS[before.class].label} and as ${CLASS_ROWS[found].label}. Choose one.`;
}

const named = (triple: Triple): string => `"${kindText(triple)}"`;

/** Of two rows for one kind of line nobody could say which counts. Null where there is no other. */
export function twinProblem(
  row: Triple,
  other: { readonly id: string; readonly className: string } | null,
): string | null {
  if (other === null) return null;
  return `One row of the map is for one kind of line; row ${other.id} already gives ${named(row)} the class ${other.className}. Change that row, or make it inactive first.`;
}

/** Lines of one kind in one settlement that get another class. */
export interface ClassChange extends Triple {
  readonly from: LineClass | null;
  readonly to: LineClass | null;
  readonly lines: number;
  readonly amount: Minor;
}

type ClassOf = (triple: Triple) => LineClass | null;

/** Kinds as they first occur; without those whose class stays. */
export function classChanges(groups: readonly LineGroup[], before: ClassOf, after: ClassOf): ClassChange[] {
  const changes = new Map<string, ClassChange>();
  for (const group of groups) {
    const { transactionType, amountType, amountDescription } = group;
    const [from, to] = [before(group), after(group)];
    if (from === to) continue;
    const known = changes.get(keyOfTriple(group));
    changes.set(keyOfTriple(group), {
      transactionType,
      amountType,
      amountDescription,
      from,
      to,
      lines: (known?.lines ?? 0) + group.lines,
      amount: minor((known?.amount ?? ZERO) + group.amount),
    });
  }
  return [...changes.values()];
}

/** What a change of the map does to one settlement that is not posted. */
export interface MapEffect {
  /** Internal id. */
  readonly id: string;
  /** Amazon's id. */
  readonly number: string;
  readonly currency: string;
  readonly exponent: number;
  readonly changes: readonly ClassChange[];
  /** Why it is held now, and why it still would be; empty where it would be posted. */
  readonly heldBefore: readonly string[];
  readonly heldAfter: readonly string[];
}

export const isFreed = ({ heldBefore, heldAfter }: MapEffect): boolean =>
  heldBefore.length > 0 && heldAfter.length === 0;

/** The first line of the preview. */
export function previewWords(rows: readonly MapRow[], effects: readonly MapEffect[]): string {
  const kinds = rows.length === 1 ? '1 kind of line gets a class' : `${rows.length} kinds of line get a class`;
  const touched = effects.filter(({ changes }) => changes.length > 0);
  if (touched.length === 0) return `${kinds}. No settlement that is not yet posted has such a line.`;
  const freed = touched.filter(isFreed).length;
  const stay = touched.filter(({ heldAfter }) => heldAfter.length > 0).length;
  const parts = [
    `${settlements(touched.length)} not yet posted ${touched.length === 1 ? 'changes' : 'change'}`,
    ...(freed > 0 ? [`${settlements(freed)} would no longer be held`] : []),
    ...(stay > 0 ? [`${settlements(stay)} would still be held`] : []),
  ];
  return `${kinds}. ${parts.join(', ')}.`;
}

const settlements = (count: number): string => (count === 1 ? '1 settlement' : `${count} settlements`);

/** `-41.20 USD`. */
export const moneyWords = (amount: Minor, exponent: number, currency: string): string =>
  `${formatMinor(amount, exponent)} ${currency}`;

export interface MapAccepted {
  readonly made: readonly MapRow[];
  readonly changed: readonly MapRow[];
  readonly same: readonly MapRow[];
  readonly refused: readonly string[];
}

/** What came of accepting, for the top of the page. */
export function acceptedWords({ made, changed, same, refused }: MapAccepted): {
  readonly mood: 'done' | 'partly' | 'refused';
  readonly text: string;
} {
  const done = [...made, ...changed];
  const kept = same.length === 0 ? '' : `${rowsWords(same.length)} the chosen class already.`;
  const first =
    done.length === 0
      ? ''
      : `${done.length === 1 ? '1 kind of line has its class' : `${done.length} kinds of line have their class`}: ${list(done)}. Settlements that wait for it are planned again by the next run, within half an hour.`;
  const not = refused.length === 0 ? '' : `Not changed: ${refused.join(' ')}`;
  const mood = refused.length === 0 ? 'done' : done.length === 0 ? 'refused' : 'partly';
  return { mood, text: [first, kept, not].filter((each) => each !== '').join(' ') };
}

const rowsWords = (count: number): string => (count === 1 ? '1 kind of line had' : `${count} kinds of line had`);

const MOST_NAMED = 5;

function list(rows: readonly MapRow[]): string {
  const shown = rows.slice(0, MOST_NAMED).map((row) => `${kindText(row)} is ${CLASS_ROWS[row.class].label}`);
  const rest = rows.length - MOST_NAMED;
  return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}
