// A sublist of a form, as scripts see it.
// Source: serverWidget.Sublist (help), unit-testing stub of serverWidget.Sublist.

import { refuse, requireArgument } from '../../errors';
import { byId, type FieldModel, type SublistModel } from '../model';
import { Button, newButton } from './button';
import { enumOption, optionsOf, type Page, takeId, textOption } from './checks';
import { SublistDisplayType } from './enums';
import { Field } from './field';
import { sublistField } from './fieldOf';
import { checkLength } from './lengths';

export class Sublist {
  readonly #model: SublistModel;
  readonly #page: Page;

  constructor(model: SublistModel, page: Page) {
    this.#model = model;
    this.#page = page;
  }

  get name(): string {
    return this.#model.id;
  }

  get label(): string {
    return this.#model.label;
  }

  set label(value: unknown) {
    this.#model.label = String(value ?? '');
  }

  get helpText(): string | null {
    return this.#model.helpText;
  }

  set helpText(value: unknown) {
    this.#model.helpText = String(value ?? '');
  }

  get displayType(): string {
    return this.#model.displayType;
  }

  set displayType(value: unknown) {
    this.#model.displayType = enumOption(value, SublistDisplayType, 'Sublist.displayType');
  }

  get lineCount(): number {
    return this.#model.lines.length;
  }

  addField(given: unknown): Field {
    const options = optionsOf(given, 'Sublist.addField', ['id', 'label', 'type']);
    const field = sublistField(this.#page, options, this.#model.type);
    if (byId(this.#model.fields, field.id)) {
      refuse(
        'SSS_INVALID_FORM_ELEMENT_NAME',
        `Sublist.addField: the id "${field.id}" is already used in "${this.#model.id}".`,
      );
    }
    this.#model.fields.push(field);
    return new Field(field, this.#page);
  }

  getField(given: unknown): Field | null {
    const options = optionsOf(given, 'Sublist.getField', ['id']);
    const field = byId(this.#model.fields, String(options.id));
    return field ? new Field(field, this.#page) : null;
  }

  insertField(given: unknown): void {
    const options = optionsOf(given, 'Sublist.insertField', ['field', 'nextfield']);
    const moved = this.#column((options.field as Field).id, 'Sublist.insertField');
    const next = this.#column(String(options.nextfield), 'Sublist.insertField');
    const fields = this.#model.fields;
    fields.splice(fields.indexOf(moved), 1);
    fields.splice(fields.indexOf(next) + (options.isBefore === false ? 1 : 0), 0, moved);
  }

  addButton(given: unknown): Button {
    const options = optionsOf(given, 'Sublist.addButton', ['id', 'label']);
    const id = takeId(this.#page, options.id, 'Sublist.addButton');
    const button = newButton(id, String(options.label), textOption(options, 'functionName'));
    this.#model.buttons.push(button);
    return new Button(button);
  }

  addMarkAllButtons(): Button[] {
    this.#requireList('Sublist.addMarkAllButtons');
    const buttons = [newButton('markall', 'Mark All', null), newButton('unmarkall', 'Unmark All', null)];
    this.#model.markAll.splice(0, Number.POSITIVE_INFINITY, ...buttons);
    return buttons.map((button) => new Button(button));
  }

  addRefreshButton(): Button {
    this.#requireList('Sublist.addRefreshButton');
    this.#model.refresh = newButton('refresh', 'Refresh', null);
    return new Button(this.#model.refresh);
  }

  getSublistValue(given: unknown): string | null {
    const options = optionsOf(given, 'Sublist.getSublistValue', ['id', 'line']);
    return this.#model.lines[lineOf(options.line)]?.get(String(options.id)) ?? null;
  }

  /** Sets a value; the line after the last one is new. */
  setSublistValue(given: unknown): void {
    const options = optionsOf(given, 'Sublist.setSublistValue', ['id', 'line']);
    const { value } = options;
    // Source: Sublist.setSublistValue(options) (help): null instead of an empty text.
    if (value !== null) requireArgument(value, 'Sublist.setSublistValue', 'value');
    if (value !== null && typeof value !== 'string') {
      refuse(
        'WRONG_PARAMETER_TYPE',
        `Sublist.setSublistValue: value takes a text or null, found ${typeof value} for "${String(options.id)}".`,
      );
    }
    const field = this.#column(String(options.id), 'Sublist.setSublistValue');
    const line = this.#line(lineOf(options.line));
    if (value === null) line.delete(field.id);
    else {
      checkLength(field, value as string);
      line.set(field.id, value as string);
    }
  }

  updateTotallingFieldId(given: unknown): Sublist {
    const options = optionsOf(given, 'Sublist.updateTotallingFieldId', ['id']);
    this.#model.totallingField = this.#column(String(options.id), 'Sublist.updateTotallingFieldId').id;
    return this;
  }

  updateUniqueFieldId(given: unknown): Sublist {
    const options = optionsOf(given, 'Sublist.updateUniqueFieldId', ['id']);
    this.#model.uniqueField = this.#column(String(options.id), 'Sublist.updateUniqueFieldId').id;
    return this;
  }

  toString(): string {
    return 'serverWidget.Sublist';
  }

  #column(id: string, method: string): FieldModel {
    const found = byId(this.#model.fields, id);
    if (found) return found;
    return refuse(
      'SSS_INVALID_SUBLIST_OPERATION',
      `${method}: the sublist "${this.#model.id}" has no field "${id}". Add it first.`,
    );
  }

  /** Unconfirmed: stricter reading. Lines are made one after the other. */
  #line(index: number): Map<string, string> {
    const { lines } = this.#model;
    if (index > lines.length) {
      refuse(
        'SSS_INVALID_SUBLIST_OPERATION',
        `Sublist.setSublistValue: line ${index} would leave a gap; the next line is ${lines.length}.`,
      );
    }
    const line = lines[index] ?? new Map<string, string>();
    if (index === lines.length) lines.push(line);
    return line;
  }

  /** Source: Sublist.addMarkAllButtons(), Sublist.addRefreshButton() (help): for sublists of type LIST. */
  #requireList(method: string): void {
    if (this.#model.type !== 'LIST') {
      refuse(
        'SSS_INVALID_SUBLIST_OPERATION',
        `${method}: expected a sublist of type LIST, "${this.#model.id}" is ${this.#model.type}.`,
      );
    }
  }
}

function lineOf(value: unknown): number {
  const line = Number(value);
  if (Number.isInteger(line) && line >= 0) return line;
  return refuse('SSS_INVALID_SUBLIST_OPERATION', `A line is a whole number from 0, found "${String(value)}".`);
}
