// A field of a form or a column of a sublist, as scripts see it.
// Source: serverWidget.Field (help), unit-testing stub of serverWidget.Field.

import { refuse, requireArgument } from '../../errors';
import { serverDateTime, serverDay } from '../../serverTime';
import { sessionDate } from '../../suiteql/dateText';
import type { FieldModel } from '../model';
import { enumOption, type Options, optionsOf, type Page, textOption } from './checks';
import { FieldBreakType, FieldDisplayType, FieldLayoutType } from './enums';
import { checkLength } from './lengths';

/** Source: Field.getSelectOptions(options) (help): the first 1,000 are returned at most. */
const MAX_SELECT_OPTIONS = 1_000;

type Operator = 'contains' | 'is' | 'startswith';

export class Field {
  readonly #model: FieldModel;
  readonly #page: Page;

  constructor(model: FieldModel, page: Page) {
    this.#model = model;
    this.#page = page;
  }

  get id(): string {
    return this.#model.id;
  }

  get type(): string {
    // Practice: a field tells its type in lower case, as on a record.
    return this.#model.type.toLowerCase();
  }

  get label(): string {
    return this.#model.label;
  }

  set label(value: unknown) {
    this.#model.label = String(value ?? '');
  }

  get defaultValue(): string | readonly string[] | null {
    return this.#model.defaultValue;
  }

  set defaultValue(value: unknown) {
    setDefault(this.#model, value);
  }

  get isMandatory(): boolean {
    return this.#model.mandatory;
  }

  set isMandatory(value: unknown) {
    this.#model.mandatory = value === true;
  }

  get maxLength(): number | null {
    return this.#model.maxLength;
  }

  set maxLength(value: unknown) {
    this.#model.maxLength = wholeNumber(value, 'Field.maxLength');
  }

  get linkText(): string | null {
    return this.#model.linkText;
  }

  set linkText(value: unknown) {
    this.#model.linkText = String(value ?? '');
  }

  get helpText(): string | null {
    return this.#model.helpText;
  }

  set helpText(value: unknown) {
    this.#model.helpText = String(value ?? '');
  }

  get alias(): string {
    return this.#model.alias;
  }

  set alias(value: unknown) {
    this.#model.alias = String(value ?? '');
  }

  get padding(): number {
    return this.#model.padding;
  }

  set padding(value: unknown) {
    this.#model.padding = wholeNumber(value, 'Field.padding');
  }

  get richTextHeight(): number | null {
    return this.#model.height;
  }

  set richTextHeight(value: unknown) {
    this.#model.height = wholeNumber(value, 'Field.richTextHeight');
  }

  get richTextWidth(): number | null {
    return this.#model.width;
  }

  set richTextWidth(value: unknown) {
    this.#model.width = wholeNumber(value, 'Field.richTextWidth');
  }

  addSelectOption(given: unknown): void {
    const options = optionsOf(given, 'Field.addSelectOption', []);
    // Practice: an empty value or text is accepted, for the empty line of a list.
    for (const name of ['value', 'text']) {
      if (options[name] === undefined || options[name] === null) requireArgument(null, 'Field.addSelectOption', name);
    }
    refuseOptionsOfSource(this.#model);
    const selected = options.isSelected === true;
    this.#model.choices.push({ value: String(options.value), text: String(options.text), selected });
  }

  getSelectOptions(given?: unknown): { value: string; text: string }[] {
    const options = optionsOf(given, 'Field.getSelectOptions', []);
    const own = this.#model.choices.map(({ value, text }) => ({ value, text }));
    const source = this.#model.source;
    const all = source === null || own.length > 0 ? own : (this.#page.choices(source, MAX_SELECT_OPTIONS) ?? []);
    const matches = matcher(options);
    return all
      .filter(({ text }) => matches(text))
      .slice(0, MAX_SELECT_OPTIONS)
      .map((choice) => ({ ...choice }));
  }

  setHelpText(given: unknown): Field {
    const options = optionsOf(given, 'Field.setHelpText', ['help']);
    if (typeof options.help !== 'string') refuse('SSS_INVALID_TYPE_ARG', 'Field.setHelpText: help takes a text.');
    this.#model.helpText = String(options.help);
    return this;
  }

  updateDisplayType(given: unknown): Field {
    const options = optionsOf(given, 'Field.updateDisplayType', ['displayType']);
    this.#model.displayType = enumOption(options.displayType, FieldDisplayType, 'Field.updateDisplayType');
    return this;
  }

  updateDisplaySize(given: unknown): Field {
    const options = optionsOf(given, 'Field.updateDisplaySize', ['height', 'width']);
    this.#model.height = wholeNumber(options.height, 'Field.updateDisplaySize height');
    this.#model.width = wholeNumber(options.width, 'Field.updateDisplaySize width');
    return this;
  }

  updateBreakType(given: unknown): Field {
    const options = optionsOf(given, 'Field.updateBreakType', ['breakType']);
    this.#model.breakType = enumOption(options.breakType, FieldBreakType, 'Field.updateBreakType');
    return this;
  }

  updateLayoutType(given: unknown): Field {
    const options = optionsOf(given, 'Field.updateLayoutType', ['layoutType']);
    this.#model.layoutType = enumOption(options.layoutType, FieldLayoutType, 'Field.updateLayoutType');
    return this;
  }

  toString(): string {
    return 'serverWidget.Field';
  }
}

/** Sets what a field starts with. Multi-select values may come as a list. */
export function setDefault(model: FieldModel, value: unknown): void {
  if (value === undefined || value === null) {
    model.defaultValue = null;
    return;
  }
  if (Array.isArray(value)) {
    model.defaultValue = value.map(String);
    return;
  }
  // Practice: a boolean given to a checkbox counts as its letter, a Date as the day (or moment) in the user's format.
  const text =
    typeof value === 'boolean' ? (value ? 'T' : 'F') : value instanceof Date ? dateText(model, value) : String(value);
  checkLength(model, text);
  model.defaultValue = text;
}

const dateText = ({ type }: FieldModel, date: Date): string =>
  sessionDate(type === 'DATE' ? serverDay(date.getTime()) : serverDateTime(date.getTime()));

function refuseOptionsOfSource(model: FieldModel): void {
  if (model.type !== 'SELECT' && model.type !== 'MULTISELECT') {
    refuse(
      'SSS_INVALID_API_USAGE',
      `Field.addSelectOption: "${model.id}" is no list; expected a SELECT or MULTISELECT field.`,
    );
  }
  // Source: Field.addSelectOption(options) (help): a list with a source takes its values from it. The code is unconfirmed.
  if (model.source !== null) {
    refuse(
      'SSS_INVALID_API_USAGE',
      `Field.addSelectOption: "${model.id}" takes its values from "${model.source}". Leave out source, or the options.`,
    );
  }
}

function matcher(options: Options): (text: string) => boolean {
  const filter = textOption(options, 'filter')?.toLowerCase() ?? '';
  const operator = (textOption(options, 'filteroperator') ?? 'contains') as Operator;
  const checks: Record<Operator, (text: string) => boolean> = {
    contains: (text) => text.toLowerCase().includes(filter),
    is: (text) => text.toLowerCase() === filter,
    startswith: (text) => text.toLowerCase().startsWith(filter),
  };
  return (
    checks[operator] ??
    refuse('SSS_INVALID_TYPE_ARG', 'Field.getSelectOptions: filteroperator is contains, is or startswith.')
  );
}

function wholeNumber(value: unknown, what: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0)
    refuse('SSS_INVALID_TYPE_ARG', `${what} takes a whole number, found "${String(value)}".`);
  return number;
}
