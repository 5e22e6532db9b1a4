/**
 * The lists of the settlement map: kinds of line with a class to choose for each, and what a choice would do.
 *
 * @NApiVersion 2.1
 */

import * as format from 'N/format';
import * as serverWidget from 'N/ui/serverWidget';
import { LINE_CLASSES } from '../../flows/settlements/accounts';
import { CLASS_ROWS } from '../../flows/settlements/classes';
import type { LineKind } from '../../flows/settlements/lineKinds';
import { isFreed, type MapEffect, moneyWords, type WishedRow, wishedDetails } from '../../flows/settlements/mapChange';
import { SHOWN_WORDS } from '../../flows/settlements/mapFilter';
import type { MapProposal } from '../../flows/settlements/mapProposal';
import { kindText } from '../../flows/settlements/proof';
import type { LineClass, Triple } from '../../flows/settlements/settlement';
import { exponentOf } from '../../ledger/currencies';
import { formatMinor } from '../../ledger/minor';
import { SCRIPT, SETTLEMENT } from '../ids';
import { holdsWords, type NameOf, placeWords } from '../settlements/lineMapNames';
import type { KindAccount, LineMapReading } from '../settlements/lineMapReading';
import { ACCOUNT_ROLES } from '../values';
import { fill, pageAddress, recordAddress } from './pageParts';

/** The sublists of kinds, as the form posts them: those that wait for a class, and the others. */
export const KINDS = ['custpage_waiting', 'custpage_kinds'] as const;
/** The sublist of what is about to be accepted. */
export const CHANGES = 'custpage_changes';

export interface ShownKinds {
  readonly reading: LineMapReading;
  readonly mayChange: boolean;
  readonly title: string;
}

type Cells = Readonly<Record<string, string>>;

const waits = (kind: LineKind): boolean => kind.class === null || kind.class === 'review';

/** Two lists, because what waits has proposals and what has a class has accounts. */
export function addKinds(form: serverWidget.Form, kinds: readonly LineKind[], shown: ShownKinds): void {
  const [waiting, classed] = KINDS;
  const choose = shown.mayChange ? ': choose, tick, press Preview' : '';
  addKindList(form, kinds.filter(waits), { ...shown, id: waiting, label: `Waiting for a Class${choose}` });
  const others = kinds.filter((kind) => !waits(kind));
  addKindList(form, others, { ...shown, id: classed, label: `Kinds of Line with a Class${shown.title}` });
}

interface KindList extends ShownKinds {
  readonly id: string;
  readonly label: string;
}

/** A column for the amounts of each currency, up to so many; more of them share one. */
const MOST_CURRENCIES = 3;

function addKindList(form: serverWidget.Form, kinds: readonly LineKind[], shown: KindList): void {
  if (kinds.length === 0) return;
  const { TEXT, TEXTAREA, INTEGER, CURRENCY, CHECKBOX, SELECT, URL } = serverWidget.FieldType;
  const { mayChange, reading, id, label } = shown;
  const type = mayChange ? serverWidget.SublistType.LIST : serverWidget.SublistType.STATICLIST;
  const list = form.addSublist({ id, label, type });
  if (mayChange) {
    list.addField({ id: 'tick', label: 'Change', type: CHECKBOX });
    addHidden(list);
  }
  list.addField({ id: 'state', label: 'State', type: TEXT });
  list.addField({ id: 'kind', label: 'Kind of Line', type: TEXT });
  list.addField({ id: 'lines', label: 'Lines', type: INTEGER });
  const currencies = [...new Set(kinds.flatMap(({ amounts }) => amounts.map(({ currency }) => currency)))].sort();
  if (currencies.length > MOST_CURRENCIES) list.addField({ id: 'amount', label: 'Amount', type: TEXTAREA });
  else for (const code of currencies) list.addField({ id: amountColumn(code), label: code, type: CURRENCY });
  list.addField({ id: 'last', label: 'Last Settled', type: TEXT });
  if (mayChange) {
    const field = list.addField({ id: 'class', label: 'Class', type: SELECT });
    field.updateDisplayType({ displayType: serverWidget.FieldDisplayType.ENTRY });
    addClasses(field);
  } else list.addField({ id: 'class', label: 'Class', type: TEXT });
  const cells = kinds.map((kind) => ({
    ...kindCells(kind, reading, mayChange),
    ...(currencies.length > MOST_CURRENCIES ? { amount: sharedAmounts(kind) } : amountCells(kind)),
  }));
  list.addField(
    kinds.some(waits)
      ? { id: 'why', label: 'Proposal', type: TEXTAREA }
      : { id: 'account', label: 'Goes To', type: TEXTAREA },
  );
  list.addField({ id: 'record', label: 'Rows', type: URL }).linkText = 'Details';
  fill(list, cells);
}

const amountColumn = (currency: string): string => `amount${currency.toLowerCase()}`;

const amountCells = ({ amounts }: LineKind): Cells =>
  Object.fromEntries(
    amounts.map(({ currency, amount }) => [amountColumn(currency), formatMinor(amount, exponentOf(currency))]),
  );

const sharedAmounts = ({ amounts }: LineKind): string =>
  amounts.map(({ amount, currency }) => unbroken(moneyWords(amount, exponentOf(currency), currency))).join('\n');

/** In one line, however narrow the column. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

const HIDDEN_CELLS = ['wishtype', 'wishamount', 'wishtext'] as const;

function addHidden(list: serverWidget.Sublist): void {
  const { HIDDEN } = serverWidget.FieldDisplayType;
  for (const id of HIDDEN_CELLS) {
    list.addField({ id, label: id, type: serverWidget.FieldType.TEXT }).updateDisplayType({ displayType: HIDDEN });
  }
}

export function addClasses(field: serverWidget.Field): void {
  field.addSelectOption({ value: '', text: '' });
  for (const each of LINE_CLASSES) field.addSelectOption({ value: each, text: CLASS_ROWS[each].label });
}

function kindCells(kind: LineKind, reading: LineMapReading, mayChange: boolean): Cells {
  const proposal = reading.proposal(kind);
  const chosen = waits(kind) ? (proposal?.class ?? null) : kind.class;
  const own: Cells = waits(kind) ? { why: proposalWords(proposal) } : { account: accountWords(reading.accounts(kind)) };
  return {
    ...(mayChange ? wishCells(kind) : {}),
    state: unbroken(SHOWN_WORDS[kind.state]),
    kind: kindText(kind),
    lines: String(kind.lines),
    last: shownDay(kind.last),
    class: mayChange ? (chosen ?? '') : labelOf(kind.class),
    ...own,
    record: kindAddress(kind),
  };
}

const wishCells = ({ transactionType, amountType, amountDescription }: Triple): Cells => ({
  wishtype: transactionType,
  wishamount: amountType,
  wishtext: amountDescription,
});

/** The page of all rows for a kind of line. */
export const kindAddress = ({ transactionType, amountType, amountDescription }: Triple, row = ''): string =>
  pageAddress(SCRIPT.lineMap, {
    custparam_type: transactionType,
    custparam_amount: amountType,
    custparam_text: amountDescription,
    ...(row === '' ? {} : { custparam_row: row }),
  });

export const labelOf = (lineClass: LineClass | null): string => (lineClass === null ? '' : CLASS_ROWS[lineClass].label);

/** The day in UTC, as the settlement states it, in the person's format. */
function shownDay(iso: string): string {
  const [year = 0, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
  if (iso === '') return '';
  return String(format.format({ value: new Date(year, month - 1, day), type: format.Type.DATE }));
}

/** One name where all marketplaces have the same, otherwise each with its own. */
export function accountWords(accounts: readonly KindAccount[]): string {
  const isOneClass = new Set(accounts.map((each) => each.class)).size <= 1;
  const words = accounts.map(({ account, role, class: lineClass, more }) => {
    const goes = account ?? `none chosen for ${ACCOUNT_ROLES[role]}`;
    return `${isOneClass ? '' : `${labelOf(lineClass)}: `}${goes}${more === '' ? '' : `, ${more}`}`;
  });
  if (new Set(words).size <= 1) return words[0] ?? '';
  return accounts.map(({ marketplace }, at) => `${marketplace}: ${words[at]}`).join('\n');
}

function proposalWords(proposal: MapProposal | null): string {
  if (proposal === null) return 'No row of the map is like it. Choose a class.';
  const why = { 'same-description': 'as', 'same-type': 'like' }[proposal.reason];
  return `${CLASS_ROWS[proposal.class].label}, ${why} ${kindText(proposal.row)}`;
}

/** What is about to be accepted, with the texts that travel on. */
export function addChanges(form: serverWidget.Form, rows: readonly WishedRow[], nameOf: NameOf): void {
  const { TEXT, TEXTAREA } = serverWidget.FieldType;
  const { HIDDEN } = serverWidget.FieldDisplayType;
  const list = form.addSublist({ id: CHANGES, label: 'Classes', type: serverWidget.SublistType.LIST });
  addHidden(list);
  list.addField({ id: 'class', label: 'class', type: TEXT }).updateDisplayType({ displayType: HIDDEN });
  list.addField({ id: 'details', label: 'details', type: TEXTAREA }).updateDisplayType({ displayType: HIDDEN });
  list.addField({ id: 'kind', label: 'Kind of Line', type: TEXT });
  list.addField({ id: 'label', label: 'Class', type: TEXT });
  const detailed = rows.some(({ row }) => row !== undefined);
  if (detailed) {
    list.addField({ id: 'holds', label: 'Holds For', type: TEXT });
    list.addField({ id: 'place', label: 'Puts Lines On', type: TEXTAREA });
  }
  fill(
    list,
    rows.map((row) => ({
      ...wishCells(row),
      class: row.class,
      kind: kindText(row),
      label: CLASS_ROWS[row.class].label,
      ...(row.row === undefined
        ? {}
        : { details: detailsText(row), holds: holdsWords(row, nameOf), place: placeWords(row, nameOf) }),
    })),
  );
}

function detailsText(row: WishedRow): string {
  const taxCode = row.tax?.code ?? '';
  return JSON.stringify(wishedDetails((name) => (name === 'taxCode' ? taxCode : (row[name] ?? ''))));
}

export function addEffects(form: serverWidget.Form, effects: readonly MapEffect[], nameOf: NameOf): void {
  const touched = effects.filter(({ changes }) => changes.length > 0);
  if (touched.length === 0) return;
  const { TEXT, TEXTAREA, INTEGER, CURRENCY, URL } = serverWidget.FieldType;
  const list = form.addSublist({
    id: 'custpage_effects',
    label: 'Settlements Not Yet Posted',
    type: serverWidget.SublistType.STATICLIST,
  });
  list.addField({ id: 'settlement', label: 'Settlement', type: TEXT });
  list.addField({ id: 'kind', label: 'Kind of Line', type: TEXT });
  list.addField({ id: 'from', label: 'From', type: TEXT });
  list.addField({ id: 'to', label: 'To', type: TEXT });
  list.addField({ id: 'lines', label: 'Lines', type: INTEGER });
  list.addField({ id: 'amount', label: 'Amount', type: CURRENCY });
  list.addField({ id: 'currency', label: 'Currency', type: TEXT });
  list.addField({ id: 'after', label: 'Afterwards', type: TEXTAREA });
  list.addField({ id: 'record', label: 'Record', type: URL }).linkText = 'Open';
  fill(
    list,
    touched.flatMap((effect) => effectCells(effect, nameOf)),
  );
}

function effectCells(effect: MapEffect, nameOf: NameOf): Cells[] {
  const { number, currency, exponent, changes, id } = effect;
  return changes.map((change, at) => ({
    settlement: number,
    kind: kindText(change),
    from: sideWords(change.from, placeWords(change.rowBefore, nameOf)),
    to: sideWords(change.to, placeWords(change.rowAfter, nameOf)),
    lines: String(change.lines),
    amount: formatMinor(change.amount, exponent),
    currency,
    after: at === 0 ? thenWords(effect) : '',
    record: at === 0 ? recordAddress(SETTLEMENT.type, id) : '',
  }));
}

const sideWords = (lineClass: LineClass | null, place: string): string =>
  lineClass === null ? unbroken(SHOWN_WORDS.unmapped) : `${labelOf(lineClass)}${place === '' ? '' : `: ${place}`}`;

function thenWords(effect: MapEffect): string {
  if (isFreed(effect)) return '✓ No longer held: the next run posts it.';
  if (effect.heldAfter.length === 0) return 'It is posted with the class chosen.';
  return `▲ Still held: ${effect.heldAfter.join(' ')}`;
}
