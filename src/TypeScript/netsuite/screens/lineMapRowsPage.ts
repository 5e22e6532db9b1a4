/**
 * The rows of the settlement map for one kind of line: for which marketplace and when each holds, where it puts its lines,
 * and a form for one more or a change.
 *
 * @NApiVersion 2.1
 */

import * as format from 'N/format';
import * as serverWidget from 'N/ui/serverWidget';
import { spanWords } from '../../flows/settlements/lineRows';
import { type WishedDetails, wishedDetails } from '../../flows/settlements/mapChange';
import { kindText } from '../../flows/settlements/proof';
import type { Triple } from '../../flows/settlements/settlement';
import { dateOf, dayOf } from '../days';
import { segmentFlags } from '../features';
import { MARKETPLACE } from '../ids';
import { requiredText, rows, text } from '../rows';
import { detailNames, type NameOf, placeWords } from '../settlements/lineMapNames';
import { type OwnRow, ownRows } from '../settlements/lineMapRows';
import { addToken } from './formToken';
import { html, link } from './html';
import { addClasses, kindAddress, labelOf } from './lineMapLists';
import { lineMapAddress, mayChangeMap } from './lineMapPage';
import { showNotice } from './notice';
import { addHtml, addSelect, fill } from './pageParts';

/** Says that a posted form was this page's. */
export const ROW_STEP = 'row';

type Parameters = Readonly<Record<string, string | undefined>>;

/** The kind of line that an address asks for; null where it asks for none. */
export function askedKind(parameters: Parameters): Triple | null {
  const of = (name: string): string => (parameters[`custparam_${name}`] ?? '').trim();
  const kind = { transactionType: of('type'), amountType: of('amount'), amountDescription: of('text') };
  return kind.transactionType === '' ? null : kind;
}

/** About 70 units. `asked`: internal id of the row to change; empty for a new one. */
export function lineMapRowsPage(kind: Triple, asked: string, step: string): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon Settlement Mapping: Rows of a Kind of Line' });
  const own = ownRows().filter((row) => kindText(row) === kindText(kind));
  const nameOf = detailNames(own);
  showNotice(form);
  const known = own.find(({ id }) => id === asked);
  addHtml(form, 'custpage_first', html`<p class="lead"><b>${kindText(kind)}</b> ${leadWords(own)}</p>`);
  addHtml(
    form,
    'custpage_back',
    html`<p>${link(lineMapAddress({ show: '', find: '', page: 0 }), '‹ All kinds of line')}</p>`,
  );
  if (mayChangeMap()) addRowForm(form, kind, known, step);
  addRows(form, kind, own, nameOf);
  return form;
}

function leadWords(own: readonly OwnRow[]): string {
  if (own.length === 0) return 'has no row of your own: the shipped map decides, where it knows the line.';
  const count = own.length === 1 ? '1 row of your own' : `${own.length} rows of your own`;
  return `has ${count}. One that names the marketplace of a line comes before one for all.`;
}

function addRows(form: serverWidget.Form, kind: Triple, own: readonly OwnRow[], nameOf: NameOf): void {
  if (own.length === 0) return;
  const { TEXT, TEXTAREA, URL } = serverWidget.FieldType;
  const list = form.addSublist({
    id: 'custpage_rows',
    label: 'Rows',
    type: serverWidget.SublistType.STATICLIST,
  });
  list.addField({ id: 'marketplace', label: 'Marketplace', type: TEXT });
  list.addField({ id: 'when', label: 'Holds', type: TEXT });
  list.addField({ id: 'class', label: 'Class', type: TEXT });
  list.addField({ id: 'place', label: 'Puts Lines On', type: TEXTAREA });
  if (mayChangeMap()) list.addField({ id: 'edit', label: 'Change', type: URL }).linkText = 'Change';
  fill(
    list,
    own.map((row) => ({
      marketplace: row.marketplace ? nameOf('marketplace', row.marketplace) : 'All',
      when: spanWords(row) || 'always',
      class: labelOf(row.class),
      place: placeWords(row, nameOf) || 'the account of the marketplace',
      edit: kindAddress(kind, row.id),
    })),
  );
}

function addRowForm(form: serverWidget.Form, kind: Triple, known: OwnRow | undefined, step: string): void {
  const container = 'custpage_row';
  form.addFieldGroup({ id: container, label: known === undefined ? 'New Row' : 'Change a Row' });
  const hidden: Record<string, string> = {
    [step]: ROW_STEP,
    custpage_wishtype: kind.transactionType,
    custpage_wishamount: kind.amountType,
    custpage_wishtext: kind.amountDescription,
    custpage_rowid: known?.id ?? '',
  };
  for (const [id, value] of Object.entries(hidden)) {
    const field = form.addField({ id, label: id, type: serverWidget.FieldType.TEXT });
    field.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
    field.defaultValue = value;
  }
  addToken(form);
  const { SELECT, DATE } = serverWidget.FieldType;
  const classes = form.addField({ id: 'custpage_class', label: 'Class of the Line', type: SELECT, container });
  addClasses(classes);
  classes.defaultValue = known?.class ?? '';
  addSelect(form, {
    id: 'custpage_marketplace',
    label: 'Marketplace',
    container,
    options: [
      ['', 'All marketplaces'],
      ...named(`SELECT id, name FROM ${MARKETPLACE.type} WHERE isinactive = 'F' ORDER BY id`),
    ],
    value: known?.marketplace ?? '',
  });
  for (const [name, label] of [
    ['from', 'Valid From'],
    ['to', 'Valid To'],
  ] as const) {
    const field = form.addField({ id: `custpage_${name}`, label, type: DATE, container });
    const day = known?.[name];
    if (day) field.defaultValue = String(format.format({ value: dateOf(day), type: format.Type.DATE }));
  }
  addPlaces(form, container, known);
  form.addSubmitButton({ label: 'Preview' });
}

function addPlaces(form: serverWidget.Form, container: string, known: OwnRow | undefined): void {
  const segments = segmentFlags();
  const places = [
    ['account', 'Account', 'account', true],
    ['department', 'Department', 'department', segments.department],
    ['classification', 'Class (Segment)', 'classification', segments.classification],
    ['location', 'Location', 'location', segments.location],
  ] as const;
  for (const [name, label, source, present] of places) {
    if (!present) continue;
    const field = form.addField({
      id: `custpage_${name}`,
      label,
      type: serverWidget.FieldType.SELECT,
      source,
      container,
    });
    field.defaultValue = known?.[name] ?? '';
  }
  addSelect(form, {
    id: 'custpage_taxcode',
    label: 'Tax Code',
    container,
    options: [['', ''], ...named("SELECT id, itemid AS name FROM salestaxitem WHERE isinactive = 'F' ORDER BY itemid")],
    value: known?.taxCode ?? '',
  });
}

const named = (sql: string): (readonly [string, string])[] =>
  rows(sql).map((row) => [requiredText(row, 'id'), text(row, 'name') ?? ''] as const);

/** The details that the form posted; a day that cannot be read stays as it was typed. */
export function postedDetails(parameters: Parameters): WishedDetails {
  const of = (name: string): string => parameters[`custpage_${name}`] ?? '';
  return wishedDetails((name) => {
    if (name === 'row') return of('rowid');
    if (name === 'taxCode') return of('taxcode');
    return name === 'from' || name === 'to' ? isoDay(of(name)) : of(name);
  });
}

function isoDay(typed: string): string {
  if (typed.trim() === '') return '';
  const parsed = format.parse({ value: typed.trim(), type: format.Type.DATE }) as Date | string;
  return parsed instanceof Date ? dayOf(parsed) : typed;
}
