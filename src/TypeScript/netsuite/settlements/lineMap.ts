/**
 * People's own rows of the map: read, made and changed, one active row for each kind of line.
 *
 * @NApiVersion 2.1
 */

import type { MapRow } from '../../flows/settlements/classify';
import { keyOfTriple } from '../../flows/settlements/lineKinds';
import { type MapAccepted, type MapWish, readWishes } from '../../flows/settlements/mapChange';
import { kindText } from '../../flows/settlements/proof';
import type { LineClass, Triple } from '../../flows/settlements/settlement';
import { LINE_MAP, LIST } from '../ids';
import { hashOf } from '../orders/documents';
import { requiredText, rows, text } from '../rows';
import { change, codeOf, createOnce } from '../saving';
import { keyOfName, LINE_CLASS_NAMES } from '../values';

/** What the checks around the save of a row refuse with. */
const NOT_SAVED = 'CWY_NOT_SAVED';
/** A page shows fewer; 6 units each. */
const MOST_AT_ONCE = 60;

/** External id of the one active row of a kind of line. Texts may be long and of any letters, so it is their hash. */
export const lineMapKey = (triple: Triple): string => `cwy-linemap-${hashOf(keyOfTriple(triple))}`;

export interface OwnRow extends Triple {
  /** Internal id. */
  readonly id: string;
  readonly class: LineClass;
}

/** Active rows (10 units). */
export function ownRows(): OwnRow[] {
  const sql = `SELECT id, ${LINE_MAP.transactionType} AS transactiontype, ${LINE_MAP.amountType} AS amounttype,
    ${LINE_MAP.amountDescription} AS amountdescription, BUILTIN.DF(${LINE_MAP.class}) AS class
    FROM ${LINE_MAP.type} WHERE isinactive = 'F' ORDER BY id`;
  return rows(sql).flatMap((row) => {
    const lineClass = keyOfName(LINE_CLASS_NAMES, text(row, 'class'));
    if (lineClass === null) return [];
    return [
      {
        id: requiredText(row, 'id'),
        transactionType: text(row, 'transactiontype') ?? '',
        amountType: text(row, 'amounttype') ?? '',
        amountDescription: text(row, 'amountdescription') ?? '',
        class: lineClass,
      },
    ];
  });
}

/** Writes the rows in the user's role: 20 units, and 6 a row. What a row says already is left alone. */
export function acceptWishes(wishes: readonly MapWish[]): MapAccepted {
  const wanted = readWishes(wishes.slice(0, MOST_AT_ONCE));
  const refused = [...wanted.refused];
  if (wishes.length > MOST_AT_ONCE) refused.push(`At most ${MOST_AT_ONCE} kinds of line go at a time.`);
  const known = new Map(ownRows().map((row) => [keyOfTriple(row), row]));
  const classes = classIds();
  const done: Record<'made' | 'changed' | 'same', MapRow[]> = { made: [], changed: [], same: [] };
  for (const row of wanted.rows) {
    const outcome = write(row, known.get(keyOfTriple(row)), classes);
    if (outcome === 'made' || outcome === 'changed' || outcome === 'same') done[outcome].push(row);
    else refused.push(outcome.refused);
  }
  return { ...done, refused };
}

type Outcome = 'made' | 'changed' | 'same' | { readonly refused: string };

function write(row: MapRow, known: OwnRow | undefined, classes: ReadonlyMap<string, string>): Outcome {
  if (known?.class === row.class) return 'same';
  const value = classes.get(LINE_CLASS_NAMES[row.class]);
  if (value === undefined) {
    throw new Error(`The list has no class "${LINE_CLASS_NAMES[row.class]}". Deploy the project again; it ships it.`);
  }
  try {
    if (known !== undefined) {
      change(LINE_MAP.type, known.id, { [LINE_MAP.class]: value });
      return 'changed';
    }
    const made = createOnce(LINE_MAP.type, lineMapKey(row), {
      [LINE_MAP.transactionType]: row.transactionType,
      [LINE_MAP.amountType]: row.amountType,
      [LINE_MAP.amountDescription]: row.amountDescription,
      [LINE_MAP.class]: value,
    });
    if (made !== null) return 'made';
    return { refused: `"${kindText(row)}": somebody else gave it a class a moment ago. Look at it again.` };
  } catch (error) {
    if (codeOf(error) !== NOT_SAVED) throw error;
    return { refused: (error as Error).message };
  }
}

/** Internal ids of the list's values by name (10 units). */
function classIds(): Map<string, string> {
  const found = rows(`SELECT id, name FROM ${LIST.lineClass.type}`);
  return new Map(found.map((row) => [requiredText(row, 'name'), requiredText(row, 'id')]));
}
