/**
 * A change of the map before it is made: what a person asks for, and what it does to settlements that are not posted.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor, minor, ZERO } from '../../ledger/minor';
import { LINE_CLASSES } from './accounts';
import { CLASS_ROWS } from './classes';
import { mapRowProblem } from './classify';
import { keyOfTriple } from './lineKinds';
import { detailsProblem, holdsOn, type LineRow, overlap, spanWords } from './lineRows';
import { kindText } from './proof';
import type { LineClass, LineGroup, Triple } from './settlement';

/** What came with a form of a row's details: internal ids, and days as `YYYY-MM-DD`; empty for nothing. */
export interface WishedDetails {
  /** The row that is changed; empty for a new one. */
  readonly row: string;
  readonly marketplace: string;
  readonly from: string;
  readonly to: string;
  readonly account: string;
  readonly department: string;
  readonly classification: string;
  readonly location: string;
  readonly taxCode: string;
}

/** What came with a form: the texts of a kind of line and the key of a class. */
export interface MapWish extends Triple {
  readonly class: string;
  /** Without them, only the class is wished for. */
  readonly details?: WishedDetails;
}

/** A row as it is wished for. */
export interface WishedRow extends LineRow {
  /** The row that is changed, empty for a new one; not given where only a class is wished for. */
  readonly row?: string;
}

export interface WishesReading {
  /** One for each kind of line, marketplace and first day. */
  readonly rows: readonly WishedRow[];
  /** In words, for whoever chose. */
  readonly refused: readonly string[];
}

/** The longest text that a field of the map holds. */
const LONGEST = 300;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A kind that is named twice has the class that was chosen first, and the second is refused where it differs. */
export function readWishes(wishes: readonly MapWish[]): WishesReading {
  const rows = new Map<string, WishedRow>();
  const refused: string[] = [];
  for (const wish of wishes) {
    const found = LINE_CLASSES.find((each) => each === wish.class);
    const row = found === undefined ? null : wishedRow(wish, found);
    const key = row === null ? '' : keyOfRow(row);
    const problem =
      row === null
        ? noClass(wish)
        : (kindProblem(wish) ??
          idProblem(wish) ??
          dayProblem(wish) ??
          rowProblem(row) ??
          twice(wish, rows.get(key), row.class));
    if (problem !== null) refused.push(problem);
    else if (row !== null) rows.set(key, row);
  }
  return { rows: [...rows.values()], refused };
}

function wishedRow({ details, ...triple }: MapWish, lineClass: LineClass): WishedRow {
  const { transactionType, amountType, amountDescription } = triple;
  const row = { transactionType, amountType, amountDescription, class: lineClass };
  if (details === undefined) return row;
  const { taxCode } = details;
  const of = (name: keyof WishedDetails): string | null => (details[name] === '' ? null : details[name]);
  return {
    ...row,
    row: details.row,
    marketplace: of('marketplace'),
    from: of('from'),
    to: of('to'),
    account: of('account'),
    department: of('department'),
    classification: of('classification'),
    location: of('location'),
    tax: taxCode === '' ? null : { code: taxCode, rate: null },
  };
}

/** Rows with one key are for one kind of line, marketplace and first day. */
export const keyOfRow = (row: LineRow): string => [keyOfTriple(row), row.marketplace ?? '', row.from ?? ''].join('\t');

const rowProblem = (row: LineRow): string | null => detailsProblem(row, CLASS_ROWS[row.class].label);

function dayProblem({ details }: MapWish): string | null {
  const wrong = [details?.from ?? '', details?.to ?? ''].find((each) => each !== '' && !DAY.test(each));
  return wrong === undefined
    ? null
    : `Expected a day in your own format, found "${wrong}". Enter one, or leave it empty.`;
}

const DETAILS = [
  'row',
  'marketplace',
  'from',
  'to',
  'account',
  'department',
  'classification',
  'location',
  'taxCode',
] as const satisfies readonly (keyof WishedDetails)[];

/** Of whatever names a value is asked for; blanks around it are none of it. */
export function wishedDetails(find: (name: keyof WishedDetails) => string): WishedDetails {
  return Object.fromEntries(DETAILS.map((name) => [name, find(name).trim()])) as unknown as WishedDetails;
}

/** A page hands details on as text, which comes back from a browser; what cannot be read is refused as no id of anything. */
export function detailsFromText(json: string): WishedDetails | undefined {
  if (json === '') return undefined;
  const found = parsed(json);
  return wishedDetails((name) => String(found?.[name] ?? (found === null ? json : '')));
}

function parsed(json: string): Partial<Record<string, unknown>> | null {
  try {
    const found: unknown = JSON.parse(json);
    return typeof found === 'object' ? (found as Partial<Record<string, unknown>> | null) : null;
  } catch {
    return null;
  }
}

const ID = /^-?\d{1,15}$/;

function idProblem({ details }: MapWish): string | null {
  if (details === undefined) return null;
  const wrong = DETAILS.find(
    (name) => name !== 'from' && name !== 'to' && details[name] !== '' && !ID.test(details[name]),
  );
  return wrong === undefined
    ? null
    : `Expected an internal id for ${wrong}, found "${details[wrong]}". Choose from the list.`;
}

/** Whether a person's row gives way to a wished one: it is the one named, or holds for all marketplaces on the day. */
export function givesWay(row: LineRow & { readonly id: string }, wish: WishedRow, today: string): boolean {
  if (wish.row !== undefined) return row.id === wish.row;
  return keyOfTriple(row) === keyOfTriple(wish) && (row.marketplace ?? null) === null && holdsOn(row, today);
}

/** The row as it would stand: a wish for a class alone keeps what else the row before it said. */
export const standsAs = (wish: WishedRow, known: LineRow | undefined): LineRow =>
  wish.row === undefined && known !== undefined ? { ...known, class: wish.class } : wish;

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

function twice(wish: MapWish, before: LineRow | undefined, found: LineClass): string | null {
  if (before === undefined || before.class === found) return null;
  return `${named(wish)}: chosen twice, as ${CLASS_ROWS[before.class].label} and as ${CLASS_ROWS[found].label}. Choose one.`;
}

const named = (triple: Triple): string => `"${kindText(triple)}"`;

/** Of two rows that hold for one kind of line on one day nobody could say which counts. Null where there is no other. */
export function twinProblem(row: LineRow, other: (LineRow & { readonly id: string }) | null): string | null {
  if (other === null) return null;
  const span = spanWords(other);
  const held = span === '' ? '' : ` ${span}`;
  return `On one day one row of the map is for one kind of line of a marketplace; row ${other.id} already gives ${named(row)} the class ${CLASS_ROWS[other.class].label}${held}. Change that row, end it before this one begins, or make it inactive first.`;
}

/** The other row of these, if any, that holds for the same kind of line and marketplace on a day on which this one does. */
export function twinOf<Row extends LineRow & { readonly id: string }>(
  row: LineRow,
  id: string | null,
  rows: readonly Row[],
): Row | null {
  const same = (each: Row): boolean =>
    each.id !== id &&
    keyOfTriple(each) === keyOfTriple(row) &&
    (each.marketplace ?? null) === (row.marketplace ?? null);
  return rows.find((each) => same(each) && overlap(each, row)) ?? null;
}

/** Lines of one kind in one settlement that get another class, or are put elsewhere. */
export interface ClassChange extends Triple {
  readonly from: LineClass | null;
  readonly to: LineClass | null;
  /** What else the rows say of the lines; the same where only the class changes. */
  readonly rowBefore: LineRow | null;
  readonly rowAfter: LineRow | null;
  readonly lines: number;
  readonly amount: Minor;
}

type RowOf = (group: LineGroup) => LineRow | null;

/** Kinds as they first occur; without those whose class and place stay. */
export function classChanges(groups: readonly LineGroup[], before: RowOf, after: RowOf): ClassChange[] {
  const changes = new Map<string, ClassChange>();
  for (const group of groups) {
    const { transactionType, amountType, amountDescription } = group;
    const [rowBefore, rowAfter] = [before(group), after(group)];
    const [from, to] = [rowBefore?.class ?? null, rowAfter?.class ?? null];
    if (from === to && placeKey(rowBefore) === placeKey(rowAfter)) continue;
    const key = [keyOfTriple(group), from, to, placeKey(rowBefore), placeKey(rowAfter)].join('\t');
    const known = changes.get(key);
    changes.set(key, {
      transactionType,
      amountType,
      amountDescription,
      from,
      to,
      rowBefore,
      rowAfter,
      lines: (known?.lines ?? 0) + group.lines,
      amount: minor((known?.amount ?? ZERO) + group.amount),
    });
  }
  return [...changes.values()];
}

/** Where a row puts its lines; rows with one key put them alike. */
export const placeKey = (row: LineRow | null): string =>
  JSON.stringify(PLACES.map((name) => row?.[name] ?? null).concat(row?.tax?.code ?? null));

/** The details that say where lines are put, in the order in which people read them. */
export const PLACES = ['account', 'department', 'classification', 'location'] as const;

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
export function previewWords(rows: readonly WishedRow[], effects: readonly MapEffect[]): string {
  const kinds = rows.some(({ row }) => row !== undefined)
    ? `1 row of the map ${rows[0]?.row === '' ? 'is new' : 'changes'}`
    : rows.length === 1
      ? '1 kind of line gets a class'
      : `${rows.length} kinds of line get a class`;
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
  readonly made: readonly LineRow[];
  readonly changed: readonly LineRow[];
  readonly same: readonly LineRow[];
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

function list(rows: readonly LineRow[]): string {
  const shown = rows.slice(0, MOST_NAMED).map((row) => `${kindText(row)} is ${CLASS_ROWS[row.class].label}`);
  const rest = rows.length - MOST_NAMED;
  return shown.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}
