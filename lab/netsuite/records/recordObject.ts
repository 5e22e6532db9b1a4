// The record object scripts hold: getters and setters with NetSuite's rules for standard and dynamic mode.
// Source: N/record (help, stubs): modes, typed setters, 0-based lines, text and value exclusive before save.

import type { Account } from '../account';
import { NotEmulated, refuse, requireArgument } from '../errors';
import { named } from './callStyle';
import type { FieldDefinition, FieldValue, Line, RecordData } from './definition';
import { type FieldInfo, fieldInfo } from './fieldInfo';
import { Lines } from './recordLines';
import { textOf, valueOfText } from './recordText';
import { fromStored, toStored } from './values';

export interface RecordHost {
  readonly account: Account;
  /** Saves through the caller's execution: units, user events, store. */
  save(record: RecordObject, options: { enableSourcing: boolean; ignoreMandatoryFields: boolean }): number;
}

export class RecordObject {
  readonly #host: RecordHost;
  readonly #data: RecordData;
  readonly #isDynamic: boolean;
  /** Fields set by value, or by text, since the load: decides what may be read before save. */
  readonly #setByText = new Set<string>();
  readonly #setByValue = new Set<string>();
  readonly #current = new Map<string, { index: number; line: Line; isNew: boolean }>();
  readonly #readOnly: boolean;
  readonly #lines: Lines;
  #saved = false;

  constructor(host: RecordHost, data: RecordData, options: { isDynamic?: boolean; readOnly?: boolean } = {}) {
    this.#host = host;
    this.#data = data;
    this.#lines = new Lines(host.account, data);
    this.#isDynamic = options.isDynamic ?? false;
    this.#readOnly = options.readOnly ?? false;
  }

  get id(): number | null {
    return this.#data.id;
  }

  get type(): string {
    return this.#data.type;
  }

  get isDynamic(): boolean {
    return this.#isDynamic;
  }

  get isReadOnly(): boolean {
    return this.#readOnly;
  }

  /** The content itself, for the lab; scripts see a plain copy at most. */
  static contentOf(record: RecordObject): RecordData {
    return record.#data;
  }

  getValue(...parameters: unknown[]): unknown {
    const { fieldId } = named(['fieldId'], parameters);
    requireArgument(fieldId, 'Record.getValue', 'fieldId');
    const id = String(fieldId);
    if (id === 'id' || id === 'internalid') return this.#data.id ?? '';
    if (this.#setByText.has(id) && !this.#isDynamic) {
      refuse('SSS_INVALID_API_USAGE', 'Invalid API usage. You must use getText to return the value set with setText.');
    }
    const field = this.#field(id);
    return field ? fromStored(field, this.#data.fields[id]) : undefined;
  }

  setValue(...parameters: unknown[]): this {
    const { fieldId, value } = named(['fieldId', 'value'], parameters);
    requireArgument(fieldId, 'Record.setValue', 'fieldId');
    const field = this.#settable(String(fieldId));
    this.#data.fields[field.id] = toStored(field, value);
    this.#setByText.delete(field.id);
    this.#setByValue.add(field.id);
    this.#sourceBody(field.id);
    return this;
  }

  getText(...parameters: unknown[]): unknown {
    const { fieldId } = named(['fieldId'], parameters);
    requireArgument(fieldId, 'Record.getText', 'fieldId');
    const field = this.#field(String(fieldId));
    if (!field) return undefined;
    if (!this.#isDynamic && this.#setByValue.has(field.id)) {
      refuse(
        'SSS_INVALID_API_USAGE',
        'Invalid API usage. You must use getValue to return the value set with setValue.',
      );
    }
    return textOf(this.#host.account, field, this.#data.fields[field.id]);
  }

  setText(...parameters: unknown[]): this {
    const { fieldId, text } = named(['fieldId', 'text'], parameters);
    requireArgument(fieldId, 'Record.setText', 'fieldId');
    const field = this.#settable(String(fieldId));
    this.#data.fields[field.id] = valueOfText(this.#host.account, field, text);
    this.#setByValue.delete(field.id);
    this.#setByText.add(field.id);
    this.#sourceBody(field.id);
    return this;
  }

  getField(...parameters: unknown[]): FieldInfo | null {
    const { fieldId } = named(['fieldId'], parameters);
    requireArgument(fieldId, 'Record.getField', 'fieldId');
    const field = this.#field(String(fieldId));
    return field ? fieldInfo(field) : null;
  }

  getFields(): string[] {
    return [...this.#host.account.fields(this.#data.type).keys()];
  }

  getSublists(): string[] {
    return Object.keys(this.#data.sublists);
  }

  getSublistFields(...parameters: unknown[]): string[] {
    const { sublistId } = named(['sublistId'], parameters);
    return [...this.#lines.fields(this.#lines.id(sublistId, 'Record.getSublistFields')).keys()];
  }

  getSublistField(...parameters: unknown[]): FieldInfo | null {
    const { sublistId, fieldId } = named(['sublistId', 'fieldId', 'line'], parameters);
    const field = this.#lines.fields(this.#lines.id(sublistId, 'Record.getSublistField')).get(String(fieldId));
    return field ? fieldInfo(field) : null;
  }

  getLineCount(...parameters: unknown[]): number {
    const { sublistId } = named(['sublistId'], parameters);
    requireArgument(sublistId, 'Record.getLineCount', 'sublistId');
    // Practice: an unknown sublist counts -1.
    return this.#data.sublists[String(sublistId)]?.length ?? -1;
  }

  getSublistValue(...parameters: unknown[]): unknown {
    const { sublistId, fieldId, line } = named(['sublistId', 'fieldId', 'line'], parameters);
    const id = this.#lines.id(sublistId, 'Record.getSublistValue');
    requireArgument(fieldId, 'Record.getSublistValue', 'fieldId');
    const field = this.#lines.fields(id).get(String(fieldId));
    const target = this.#lines.at(id, line, 'Record.getSublistValue');
    if (!this.#isDynamic) this.#lines.demandWay(target, String(fieldId), 'value');
    return field ? fromStored(field, target.fields[field.id]) : undefined;
  }

  getSublistText(...parameters: unknown[]): unknown {
    const { sublistId, fieldId, line } = named(['sublistId', 'fieldId', 'line'], parameters);
    const id = this.#lines.id(sublistId, 'Record.getSublistText');
    const field = this.#lines.fields(id).get(String(fieldId));
    const target = this.#lines.at(id, line, 'Record.getSublistText');
    if (!this.#isDynamic) this.#lines.demandWay(target, String(fieldId), 'text');
    return field ? textOf(this.#host.account, field, target.fields[field.id]) : undefined;
  }

  setSublistValue(...parameters: unknown[]): this {
    const { sublistId, fieldId, line, value } = named(['sublistId', 'fieldId', 'line', 'value'], parameters);
    this.#setInStandard(sublistId, fieldId, line, 'Record.setSublistValue', (field) => toStored(field, value));
    return this;
  }

  setSublistText(...parameters: unknown[]): this {
    const { sublistId, fieldId, line, text } = named(['sublistId', 'fieldId', 'line', 'text'], parameters);
    this.#setInStandard(sublistId, fieldId, line, 'Record.setSublistText', (field) =>
      valueOfText(this.#host.account, field, text),
    );
    return this;
  }

  insertLine(...parameters: unknown[]): this {
    const { sublistId, line } = named(['sublistId', 'line'], parameters);
    const id = this.#lines.addable(sublistId, 'Record.insertLine');
    requireArgument(line, 'Record.insertLine', 'line');
    const lines = this.#lines.all(id);
    const index = Number(line);
    if (!Number.isInteger(index) || index < 0 || index > lines.length) this.#lines.missing(id, line);
    lines.splice(index, 0, { fields: {}, subrecords: {} });
    return this;
  }

  removeLine(...parameters: unknown[]): this {
    const { sublistId, line } = named(['sublistId', 'line'], parameters);
    const id = this.#lines.addable(sublistId, 'Record.removeLine');
    this.#lines.at(id, line, 'Record.removeLine');
    this.#lines.all(id).splice(Number(line), 1);
    return this;
  }

  findSublistLineWithValue(...parameters: unknown[]): number {
    const { sublistId, fieldId, value } = named(['sublistId', 'fieldId', 'value'], parameters);
    const id = this.#lines.id(sublistId, 'Record.findSublistLineWithValue');
    const field = this.#lines.fields(id).get(String(fieldId));
    if (!field) return -1;
    return this.#lines.all(id).findIndex((line) => String(line.fields[field.id] ?? '') === String(value));
  }

  selectNewLine(...parameters: unknown[]): this {
    const { sublistId } = named(['sublistId'], parameters);
    this.#dynamicOnly('selectNewLine');
    const id = this.#lines.addable(sublistId, 'Record.selectNewLine');
    this.#current.set(id, { index: this.#lines.all(id).length, line: { fields: {}, subrecords: {} }, isNew: true });
    return this;
  }

  selectLine(...parameters: unknown[]): this {
    const { sublistId, line } = named(['sublistId', 'line'], parameters);
    this.#dynamicOnly('selectLine');
    const id = this.#lines.id(sublistId, 'Record.selectLine');
    const chosen = this.#lines.at(id, line, 'Record.selectLine');
    this.#current.set(id, { index: Number(line), line: structuredClone(chosen), isNew: false });
    return this;
  }

  getCurrentSublistIndex(...parameters: unknown[]): number {
    const { sublistId } = named(['sublistId'], parameters);
    return this.#current.get(String(sublistId))?.index ?? -1;
  }

  setCurrentSublistValue(...parameters: unknown[]): this {
    const { sublistId, fieldId, value } = named(['sublistId', 'fieldId', 'value'], parameters);
    return this.#setCurrent(sublistId, fieldId, (field) => toStored(field, value));
  }

  setCurrentSublistText(...parameters: unknown[]): this {
    const { sublistId, fieldId, text } = named(['sublistId', 'fieldId', 'text'], parameters);
    return this.#setCurrent(sublistId, fieldId, (field) => valueOfText(this.#host.account, field, text));
  }

  getCurrentSublistValue(...parameters: unknown[]): unknown {
    const { sublistId, fieldId } = named(['sublistId', 'fieldId'], parameters);
    const { id, current } = this.#currentLine(sublistId);
    const field = this.#lines.fields(id).get(String(fieldId));
    return field ? fromStored(field, current.line.fields[field.id]) : undefined;
  }

  commitLine(...parameters: unknown[]): this {
    const { sublistId } = named(['sublistId'], parameters);
    const { id, current } = this.#currentLine(sublistId);
    this.#lines.all(id)[current.index] = current.line;
    this.#current.delete(id);
    return this;
  }

  cancelLine(...parameters: unknown[]): this {
    const { sublistId } = named(['sublistId'], parameters);
    this.#current.delete(this.#currentLine(sublistId).id);
    return this;
  }

  hasSubrecord(...parameters: unknown[]): boolean {
    const { fieldId } = named(['fieldId'], parameters);
    return this.#data.subrecords[String(fieldId)] !== undefined;
  }

  getSubrecord(...parameters: unknown[]): RecordObject {
    const { fieldId } = named(['fieldId'], parameters);
    requireArgument(fieldId, 'Record.getSubrecord', 'fieldId');
    const field = this.#field(String(fieldId));
    if (field?.type !== 'subrecord')
      refuse('FIELD_1_IS_NOT_A_SUBRECORD_FIELD', `Field ${String(fieldId)} is not a subrecord field.`);
    return this.#subrecord(this.#data.subrecords, field);
  }

  removeSubrecord(...parameters: unknown[]): this {
    const { fieldId } = named(['fieldId'], parameters);
    delete this.#data.subrecords[String(fieldId)];
    return this;
  }

  getSublistSubrecord(...parameters: unknown[]): RecordObject {
    const { sublistId, fieldId, line } = named(['sublistId', 'fieldId', 'line'], parameters);
    this.#standardOnly('getSublistSubrecord');
    const id = this.#lines.id(sublistId, 'Record.getSublistSubrecord');
    const field = this.#lines.fields(id).get(String(fieldId));
    if (field?.type !== 'subrecord')
      refuse('FIELD_1_IS_NOT_A_SUBRECORD_FIELD', `Field ${String(fieldId)} is not a subrecord field.`);
    return this.#subrecord(this.#lines.at(id, line, 'Record.getSublistSubrecord').subrecords, field);
  }

  getCurrentSublistSubrecord(...parameters: unknown[]): RecordObject {
    const { sublistId, fieldId } = named(['sublistId', 'fieldId'], parameters);
    const { id, current } = this.#currentLine(sublistId);
    const field = this.#lines.fields(id).get(String(fieldId));
    if (field?.type !== 'subrecord')
      refuse('FIELD_1_IS_NOT_A_SUBRECORD_FIELD', `Field ${String(fieldId)} is not a subrecord field.`);
    return this.#subrecord(current.line.subrecords, field);
  }

  getMacros(): never {
    throw new NotEmulated('Record.getMacros');
  }

  executeMacro(): never {
    throw new NotEmulated('Record.executeMacro');
  }

  save(options: { enableSourcing?: boolean; ignoreMandatoryFields?: boolean } = {}): number {
    if (this.#readOnly) refuse('SSS_UNSUPPORTED_METHOD', 'The record cannot be saved here.');
    // Practice: a record object that was saved must be loaded again before it is edited.
    if (this.#saved) refuse('RCRD_HAS_BEEN_CHANGED', 'Record has been changed');
    const id = this.#host.save(this, {
      enableSourcing: options.enableSourcing ?? false,
      ignoreMandatoryFields: options.ignoreMandatoryFields ?? false,
    });
    this.#saved = true;
    return id;
  }

  toJSON(): unknown {
    return {
      id: this.id === null ? null : String(this.id),
      type: this.type,
      isDynamic: this.isDynamic,
      fields: this.#data.fields,
      sublists: this.#data.sublists,
    };
  }

  #field(id: string): FieldDefinition | undefined {
    return this.#host.account.fields(this.#data.type).get(id);
  }

  /** Stricter than practice, which ignores unknown body fields: they are always a mistake. */
  #settable(id: string): FieldDefinition {
    const field = this.#field(id);
    if (!field) refuse('INVALID_FLD', `The field ${id} does not exist on ${this.#data.type} in this account.`);
    if (field.readOnly || this.#readOnly)
      refuse('FIELD_1_IS_READ_ONLY', `The field ${id} of ${this.#data.type} cannot be set.`);
    if (field.type === 'subrecord') refuse('SSS_INVALID_API_USAGE', `Use getSubrecord for ${id}.`);
    return field;
  }

  #sourceBody(fieldId: string): void {
    if (!this.#isDynamic) return;
    this.#host.account.definition(this.#data.type)?.behaviour?.source?.(this.#host.account, this.#data, fieldId);
  }

  #setInStandard(
    sublistId: unknown,
    fieldId: unknown,
    line: unknown,
    method: string,
    value: (field: FieldDefinition) => FieldValue,
  ): void {
    this.#standardOnly(method.slice('Record.'.length));
    const id = this.#lines.id(sublistId, method);
    requireArgument(fieldId, method, 'fieldId');
    if (line === undefined || line === null) requireArgument(undefined, method, 'line');
    const field = this.#lines.settable(id, String(fieldId));
    const stored = value(field);
    const target = this.#lines.atOrNext(id, line, method);
    target.fields[field.id] = stored;
    this.#lines.mark(target, field.id, method.endsWith('Text') ? 'text' : 'value');
  }

  #setCurrent(sublistId: unknown, fieldId: unknown, value: (field: FieldDefinition) => FieldValue): this {
    const { id, current } = this.#currentLine(sublistId);
    const field = this.#lines.settable(id, String(fieldId));
    current.line.fields[field.id] = value(field);
    const { behaviour } = this.#host.account.definition(this.#data.type) ?? {};
    behaviour?.sourceLine?.(this.#host.account, this.#data, id, current.line, field.id);
    return this;
  }

  #currentLine(sublistId: unknown): { id: string; current: { index: number; line: Line; isNew: boolean } } {
    this.#dynamicOnly('current line methods');
    const id = this.#lines.id(sublistId, 'Record.currentLine');
    const current = this.#current.get(id);
    if (!current) refuse('SSS_INVALID_SUBLIST_OPERATION', `Select a line of ${id} first.`);
    return { id, current };
  }

  #subrecord(held: Record<string, RecordData>, field: FieldDefinition): RecordObject {
    const type = field.target as string;
    held[field.id] ??= this.#host.account.records.blank(type);
    const data = held[field.id] as RecordData;
    return new RecordObject(
      {
        account: this.#host.account,
        save: () => refuse('SSS_UNSUPPORTED_METHOD', 'A subrecord is saved with its parent.'),
      },
      data,
      { isDynamic: this.#isDynamic },
    );
  }

  // Which of the two codes NetSuite raises is unconfirmed.
  #dynamicOnly(method: string): void {
    if (!this.#isDynamic) refuse('SSS_INVALID_API_USAGE', `${method} works on records in dynamic mode only.`);
  }

  #standardOnly(method: string): void {
    if (this.#isDynamic) refuse('SSS_INVALID_API_USAGE', `${method} works on records in standard mode only.`);
  }
}
