// A list page, as scripts see it.
// Source: serverWidget.List, serverWidget.ListColumn (help), unit-testing stubs of the same.

import { refuse } from '../../errors';
import type { ColumnModel, ListModel } from '../model';
import { enumOption, type Options, optionsOf, type Page, takeId, textOption } from './checks';
import { FieldType, LayoutJustification, ListStyle } from './enums';
import { PageBase } from './pageBase';

export function emptyList(title: string, hideNavBar: boolean): ListModel {
  const clientScript = { modulePath: null, fileId: null };
  return {
    kind: 'list',
    title,
    hideNavBar,
    style: 'normal',
    columns: [],
    rows: [],
    buttons: [],
    links: [],
    clientScript,
  };
}

/** A row as N/search gives it. */
interface ResultRow {
  getValue(column: { readonly name: string }): unknown;
  getText(column: { readonly name: string }): unknown;
}

export class ListColumn {
  readonly #model: ColumnModel;

  constructor(model: ColumnModel) {
    this.#model = model;
  }

  get id(): string {
    return this.#model.id;
  }

  get label(): string {
    return this.#model.label;
  }

  set label(value: unknown) {
    this.#model.label = String(value ?? '');
  }

  setURL(given: unknown): ListColumn {
    const options = optionsOf(given, 'ListColumn.setURL', ['url']);
    this.#model.url = { base: String(options.url), dynamic: options.dynamic === true };
    return this;
  }

  addParamToURL(given: unknown): ListColumn {
    const options = optionsOf(given, 'ListColumn.addParamToURL', ['param', 'value']);
    const dynamic = options.dynamic === true;
    this.#model.parameters.push({ name: String(options.param), value: String(options.value), dynamic });
    return this;
  }

  toString(): string {
    return 'serverWidget.ListColumn';
  }
}

export class List extends PageBase {
  readonly #model: ListModel;
  readonly #page: Page;

  constructor(model: ListModel, page: Page) {
    super(model, page);
    this.#model = model;
    this.#page = page;
  }

  get style(): string {
    return this.#model.style;
  }

  set style(value: unknown) {
    this.#model.style = enumOption(value, ListStyle, 'List.style');
  }

  addColumn(given: unknown): ListColumn {
    const options = optionsOf(given, 'List.addColumn', ['id', 'label', 'type']);
    const type = enumOption(options.type, FieldType, 'List.addColumn');
    const align = enumOption(options.align ?? 'LEFT', LayoutJustification, 'List.addColumn align');
    const id = takeId(this.#page, options.id, 'List.addColumn');
    return this.#place({ id, type, label: String(options.label), align, url: null, parameters: [], edit: null });
  }

  addEditColumn(given: unknown): ListColumn {
    const options = optionsOf(given, 'List.addEditColumn', ['column', 'link']);
    const column = columnId(options.column);
    const before = this.#model.columns.findIndex(({ id }) => id === column);
    if (before < 0)
      refuse('SSS_INVALID_FORM_ELEMENT_NAME', `List.addEditColumn: this list has no column "${column}". Add it first.`);
    const edit = {
      link: String(options.link),
      parameter: textOption(options, 'linkParam') ?? column,
      parameterName: textOption(options, 'linkParamName') ?? 'id',
      showView: options.showView === true,
      clickable: typeof options.showHrefCol === 'string' ? options.showHrefCol : null,
    };
    const label = edit.showView ? 'Edit | View' : 'Edit';
    const id = `${column}_edit`;
    return this.#place({ id, type: 'TEXT', label, align: 'LEFT', url: null, parameters: [], edit }, before);
  }

  addRow(given: unknown): List {
    this.#add(optionsOf(given, 'List.addRow', ['row']).row);
    return this;
  }

  addRows(given: unknown): List {
    const rows = optionsOf(given, 'List.addRows', ['rows']).rows;
    if (!Array.isArray(rows)) return refuse('SSS_INVALID_TYPE_ARG', 'List.addRows: rows takes an array.');
    for (const row of rows) this.#add(row);
    return this;
  }

  toString(): string {
    return 'serverWidget.List';
  }

  #place(column: ColumnModel, at = this.#model.columns.length): ListColumn {
    this.#model.columns.splice(at, 0, column);
    return new ListColumn(column);
  }

  #add(row: unknown): void {
    if (typeof row !== 'object' || row === null)
      refuse('SSS_INVALID_TYPE_ARG', 'A row is an object of values, or a search result.');
    this.#model.rows.push(isResult(row) ? this.#fromResult(row) : textsOf(row as Options));
  }

  #fromResult(row: ResultRow): Record<string, string> {
    const ids = this.#model.columns.filter(({ edit }) => edit === null).map(({ id }) => id);
    return textsOf(Object.fromEntries(ids.map((name) => [name, row.getText({ name }) || row.getValue({ name })])));
  }
}

function isResult(row: object): row is ResultRow {
  return 'getValue' in row && typeof row.getValue === 'function';
}

function columnId(column: unknown): string {
  return column instanceof ListColumn ? column.id : String(column);
}

function textsOf(row: Options): Record<string, string> {
  const given = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
