/**
 * People's own rows of the map: made and changed, so that on one day one active row is for a kind of line of a marketplace.
 *
 * @NApiVersion 2.1
 */

import { keyOfTriple } from '../../flows/settlements/lineKinds';
import type { LineRow } from '../../flows/settlements/lineRows';
import {
  givesWay,
  keyOfRow,
  type MapAccepted,
  type MapWish,
  placeKey,
  readWishes,
  standsAs,
  type WishedRow,
} from '../../flows/settlements/mapChange';
import { kindText } from '../../flows/settlements/proof';
import { dateOf, dayOf } from '../days';
import { segmentFlags } from '../features';
import { LINE_MAP, LIST } from '../ids';
import { hashOf } from '../orders/documents';
import { requiredText, rows } from '../rows';
import { change, codeOf, createOnce, type Values } from '../saving';
import { LINE_CLASS_NAMES } from '../values';
import { type OwnRow, ownRows } from './lineMapRows';

/** What the checks around the save of a row refuse with. */
const NOT_SAVED = 'CWY_NOT_SAVED';
/** A page shows fewer; 6 units each. */
const MOST_AT_ONCE = 60;

/** External id of an active row. Texts may be long and of any letters, so it is their hash. */
export function lineMapKey(row: LineRow): string {
  const isGeneral = (row.marketplace ?? null) === null && (row.from ?? null) === null;
  return `cwy-linemap-${hashOf(isGeneral ? keyOfTriple(row) : keyOfRow(row))}`;
}

/** Writes the rows in the user's role: 20 units, and 6 a row. What a row says already is left alone. */
export function acceptWishes(wishes: readonly MapWish[]): MapAccepted {
  const wanted = readWishes(wishes.slice(0, MOST_AT_ONCE));
  const refused = [...wanted.refused];
  if (wishes.length > MOST_AT_ONCE) refused.push(`At most ${MOST_AT_ONCE} kinds of line go at a time.`);
  const own = ownRows();
  const today = dayOf(new Date());
  const classes = classIds();
  const done: Record<'made' | 'changed' | 'same', LineRow[]> = { made: [], changed: [], same: [] };
  for (const wish of wanted.rows) {
    const outcome = write(
      wish,
      own.find((row) => givesWay(row, wish, today)),
      classes,
    );
    if (outcome === 'made' || outcome === 'changed' || outcome === 'same') done[outcome].push(wish);
    else refused.push(outcome.refused);
  }
  return { ...done, refused };
}

type Outcome = 'made' | 'changed' | 'same' | { readonly refused: string };

function write(wish: WishedRow, known: OwnRow | undefined, classes: ReadonlyMap<string, string>): Outcome {
  const row = standsAs(wish, known);
  if (known !== undefined && meaning(known) === meaning(row)) return 'same';
  if (known === undefined && (wish.row ?? '') !== '') {
    return { refused: `"${kindText(wish)}": its row ${wish.row} is not there any more. Look at it again.` };
  }
  const value = classes.get(LINE_CLASS_NAMES[row.class]);
  if (value === undefined) {
    throw new Error(`The list has no class "${LINE_CLASS_NAMES[row.class]}". Deploy the project again; it ships it.`);
  }
  const values = { [LINE_MAP.class]: value, ...(wish.row === undefined ? {} : detailValues(row)) };
  try {
    if (known !== undefined) {
      change(LINE_MAP.type, known.id, values);
      return 'changed';
    }
    const made = createOnce(LINE_MAP.type, lineMapKey(row), {
      [LINE_MAP.transactionType]: row.transactionType,
      [LINE_MAP.amountType]: row.amountType,
      [LINE_MAP.amountDescription]: row.amountDescription,
      ...values,
    });
    if (made !== null) return 'made';
    return { refused: `"${kindText(row)}": somebody else gave it a class a moment ago. Look at it again.` };
  } catch (error) {
    if (codeOf(error) !== NOT_SAVED) throw error;
    return { refused: (error as Error).message };
  }
}

const meaning = (row: LineRow): string => [row.class, keyOfRow(row), row.to ?? '', placeKey(row)].join('\t');

/** Fields of features that are off are left alone: they are empty then, and stay so. */
function detailValues(row: LineRow): Values {
  const day = (value: string | null | undefined): Date | null => (value ? dateOf(value) : null);
  const all: Values = {
    [LINE_MAP.marketplace]: row.marketplace ?? null,
    [LINE_MAP.from]: day(row.from),
    [LINE_MAP.to]: day(row.to),
    [LINE_MAP.account]: row.account ?? null,
    [LINE_MAP.taxCode]: row.tax?.code ?? null,
  };
  const segments = segmentFlags();
  return {
    ...all,
    ...(segments.department ? { [LINE_MAP.department]: row.department ?? null } : {}),
    ...(segments.classification ? { [LINE_MAP.classification]: row.classification ?? null } : {}),
    ...(segments.location ? { [LINE_MAP.location]: row.location ?? null } : {}),
  };
}

/** Internal ids of the list's values by name (10 units). */
function classIds(): Map<string, string> {
  const found = rows(`SELECT id, name FROM ${LIST.lineClass.type}`);
  return new Map(found.map((row) => [requiredText(row, 'name'), requiredText(row, 'id')]));
}
