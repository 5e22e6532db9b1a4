/**
 * Which class a kind of line has, by a map of its three texts. A description alone decides nothing: the same word stands
 * under several amount-types and means something else in each.
 *
 * @NApiVersion 2.1
 */

import type { LineClass, Triple } from './settlement';

/** A row of the map. A star at the end of amount-type or description is a beginning; as the whole description, any. */
export interface MapRow extends Triple {
  readonly class: LineClass;
}

/** What the two texts of a row that may end in a star ask for, in comparable form. */
interface Pattern {
  readonly text: string;
  readonly isPrefix: boolean;
}

interface Open<Row> {
  readonly amountType: Pattern;
  readonly amountDescription: Pattern;
  readonly row: Row;
}

/** What is wrong with a row, as a sentence for whoever wrote it; null where it can be used. */
export function mapRowProblem({ transactionType, amountType, amountDescription }: Triple): string | null {
  const row = `"${transactionType}" / "${amountType}" / "${amountDescription}"`;
  if (transactionType.trim() === '' || transactionType.trim().endsWith('*')) {
    return `A row of the map names its transaction-type in full, such as "Order"; found ${row}. Write a row for each.`;
  }
  if (amountType.trim() === '*') {
    return `A row of the map names its amount-type, such as "ItemPrice", or how it begins; found ${row}. Write a row for each.`;
  }
  return null;
}

/**
 * The row of a triple among these, or null where none fits. Tried in this order: the three texts as they are; the same
 * without regard to blanks, case and British or American spelling; rows with a beginning, the longer one first; rows with
 * any description, those that name the amount-type in full first. Among equals the first row wins, so a person's rows
 * stand before the shipped ones. Throws on a row with a `mapRowProblem`.
 */
export function rowFinder<Row extends MapRow>(rows: readonly Row[]): (triple: Triple) => Row | null {
  const exact = new Map<string, Row>();
  const alike = new Map<string, Row>();
  const open = new Map<string, Open<Row>[]>();
  for (const row of rows) {
    const problem = mapRowProblem(row);
    if (problem !== null) throw new Error(problem);
    const amountType = pattern(row.amountType);
    const amountDescription = pattern(row.amountDescription);
    if (amountType.isPrefix || amountDescription.isPrefix) {
      listOf(open, comparable(row.transactionType)).push({ amountType, amountDescription, row });
    } else {
      setFirst(exact, keyOf(row), row);
      setFirst(alike, keyOf(alikeOf(row)), row);
    }
  }
  for (const list of open.values()) list.sort(bySpecificity);

  const known = new Map<string, Row | null>();
  const find = (triple: Triple, key: string): Row | null => {
    const same = alikeOf(triple);
    return exact.get(key) ?? alike.get(keyOf(same)) ?? firstFitting(open.get(same.transactionType), same);
  };
  return (triple) => {
    const key = keyOf(triple);
    let found = known.get(key);
    if (found === undefined) {
      found = find(triple, key);
      known.set(key, found);
    }
    return found;
  };
}

/** The class that these rows give a triple, likewise. */
export function classifier(rows: readonly MapRow[]): (triple: Triple) => LineClass | null {
  const find = rowFinder(rows);
  return (triple) => find(triple)?.class ?? null;
}

/** A text in the form in which Amazon's spellings of one name are the same. */
export function comparable(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/fulfilm/g, 'fulfillm')
    .replace(/enrolm/g, 'enrollm');
}

/** Cells of a file separated by tabs hold none, so no two triples have the same key. */
function keyOf({ transactionType, amountType, amountDescription }: Triple): string {
  return `${transactionType}\t${amountType}\t${amountDescription}`;
}

function alikeOf({ transactionType, amountType, amountDescription }: Triple): Triple {
  return {
    transactionType: comparable(transactionType),
    amountType: comparable(amountType),
    amountDescription: comparable(amountDescription),
  };
}

function pattern(text: string): Pattern {
  const trimmed = text.trim();
  const isPrefix = trimmed.endsWith('*');
  return { text: comparable(isPrefix ? trimmed.slice(0, -1) : trimmed), isPrefix };
}

function fits({ text, isPrefix }: Pattern, found: string): boolean {
  return isPrefix ? found.startsWith(text) : found === text;
}

function firstFitting<Row>(list: readonly Open<Row>[] | undefined, triple: Triple): Row | null {
  const found = list?.find(
    (each) => fits(each.amountType, triple.amountType) && fits(each.amountDescription, triple.amountDescription),
  );
  return found?.row ?? null;
}

const isAny = ({ text, isPrefix }: Pattern): boolean => isPrefix && text === '';

/** Negative where `a` is tried before `b`. Sorting is stable: equals stay in the order of the map. */
function bySpecificity(a: Open<unknown>, b: Open<unknown>): number {
  return (
    Number(isAny(a.amountDescription)) - Number(isAny(b.amountDescription)) ||
    narrowerFirst(a.amountType, b.amountType) ||
    narrowerFirst(a.amountDescription, b.amountDescription)
  );
}

function narrowerFirst(a: Pattern, b: Pattern): number {
  return Number(a.isPrefix) - Number(b.isPrefix) || (a.isPrefix ? b.text.length - a.text.length : 0);
}

function setFirst<Row>(map: Map<string, Row>, key: string, row: Row): void {
  if (!map.has(key)) map.set(key, row);
}

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
