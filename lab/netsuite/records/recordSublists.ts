// The sublists of a record object: by line in standard mode, by the current line in dynamic mode, 0-based in both.
// Source: N/record (help, stubs).

import { NotEmulated, refuse, requireArgument } from '../errors';
import { named } from './callStyle';
import type { FieldDefinition, FieldValue } from './definition';
import { type FieldInfo, fieldInfo } from './fieldInfo';
import { RecordBody } from './recordBody';
import { type CurrentLine, type RecordState, stateOf } from './recordState';
import { textOf, valueOfText } from './recordText';
import { fromStored, toStored } from './values';

type Convert = (field: FieldDefinition) => FieldValue;

const LINE_FIELD = ['sublistId', 'fieldId', 'line'];

export class RecordSublists extends RecordBody {
  getSublists(): string[] {
    const { account, data } = stateOf(this);
    return Object.keys(data.sublists).filter((id) => account.sublist(data.type, id) !== undefined);
  }

  getSublistFields(...parameters: unknown[]): string[] {
    const { lines } = stateOf(this);
    const { sublistId } = named(['sublistId'], parameters);
    return [...lines.fields(lines.id(sublistId, 'Record.getSublistFields')).keys()];
  }

  getSublistField(...parameters: unknown[]): FieldInfo | null {
    const { lines } = stateOf(this);
    const { sublistId, fieldId, line } = named(LINE_FIELD, parameters);
    const id = lines.id(sublistId, 'Record.getSublistField');
    requireArgument(fieldId, 'Record.getSublistField', 'fieldId');
    if (line !== undefined && Number(line) !== lines.all(id).length) lines.at(id, line, 'Record.getSublistField');
    const field = lines.fields(id).get(String(fieldId));
    return field ? fieldInfo(field) : null;
  }

  getLineCount(...parameters: unknown[]): number {
    const { account, data } = stateOf(this);
    const { sublistId } = named(['sublistId'], parameters);
    requireArgument(sublistId, 'Record.getLineCount', 'sublistId');
    const id = String(sublistId);
    // Practice: an unknown sublist counts -1.
    return account.sublist(data.type, id) ? (data.sublists[id]?.length ?? 0) : -1;
  }

  getSublistValue(...parameters: unknown[]): unknown {
    const { field, line, state } = lineField(this, parameters, 'Record.getSublistValue');
    if (!state.isDynamic) state.lines.demandWay(line, field.id, 'value');
    return fromStored(field, line.fields[field.id]);
  }

  getSublistText(...parameters: unknown[]): unknown {
    const { field, line, state } = lineField(this, parameters, 'Record.getSublistText');
    if (!state.isDynamic) state.lines.demandWay(line, field.id, 'text');
    return textOf(state.account, field, line.fields[field.id]);
  }

  setSublistValue(...parameters: unknown[]): this {
    const { value, ...place } = named([...LINE_FIELD, 'value'], parameters);
    setInStandard(this, place, 'setSublistValue', (field) => toStored(field, value));
    return this;
  }

  setSublistText(...parameters: unknown[]): this {
    const { text, ...place } = named([...LINE_FIELD, 'text'], parameters);
    const { account } = stateOf(this);
    setInStandard(this, place, 'setSublistText', (field) => valueOfText(account, field, text));
    return this;
  }

  insertLine(...parameters: unknown[]): this {
    const { sublistId, line, beforeLineInstanceId } = named(['sublistId', 'line'], parameters);
    const { id, lines } = addable(this, sublistId, 'Record.insertLine');
    demandOnePlace(line, beforeLineInstanceId, 'Record.insertLine', 'beforeLineInstanceId');
    const index = Number(line);
    const all = lines.all(id);
    if (!Number.isInteger(index) || index < 0 || index > all.length) lines.missing(id, line);
    all.splice(index, 0, { fields: {}, subrecords: {} });
    return this;
  }

  removeLine(...parameters: unknown[]): this {
    const { sublistId, line, lineInstanceId } = named(['sublistId', 'line'], parameters);
    const { id, lines } = addable(this, sublistId, 'Record.removeLine');
    demandOnePlace(line, lineInstanceId, 'Record.removeLine', 'lineInstanceId');
    lines.at(id, line, 'Record.removeLine');
    lines.all(id).splice(Number(line), 1);
    return this;
  }

  findSublistLineWithValue(...parameters: unknown[]): number {
    const { sublistId, fieldId, value } = named(['sublistId', 'fieldId', 'value'], parameters);
    const { lines } = stateOf(this);
    const id = lines.id(sublistId, 'Record.findSublistLineWithValue');
    requireArgument(fieldId, 'Record.findSublistLineWithValue', 'fieldId');
    const field = lines.fields(id).get(String(fieldId));
    if (!field) return -1;
    const wanted = field.type === 'checkbox' ? value === true : toStored(field, value);
    return lines.all(id).findIndex((line) => String(line.fields[field.id] ?? '') === String(wanted ?? ''));
  }

  selectNewLine(...parameters: unknown[]): this {
    const { sublistId } = named(['sublistId'], parameters);
    const state = stateOf(this);
    state.demandDynamic('selectNewLine');
    const { id, lines } = addable(this, sublistId, 'Record.selectNewLine');
    state.current.set(id, { index: lines.all(id).length, line: { fields: {}, subrecords: {} }, isNew: true });
    return this;
  }

  selectLine(...parameters: unknown[]): this {
    const { sublistId, line } = named(['sublistId', 'line'], parameters);
    const state = stateOf(this);
    state.demandDynamic('selectLine');
    const id = state.lines.id(sublistId, 'Record.selectLine');
    const chosen = state.lines.at(id, line, 'Record.selectLine');
    state.current.set(id, { index: Number(line), line: structuredClone(chosen), isNew: false });
    return this;
  }

  getCurrentSublistIndex(...parameters: unknown[]): number {
    const { sublistId } = named(['sublistId'], parameters);
    const { lines, current } = stateOf(this);
    return current.get(lines.id(sublistId, 'Record.getCurrentSublistIndex'))?.index ?? -1;
  }

  setCurrentSublistValue(...parameters: unknown[]): this {
    const { sublistId, fieldId, value } = named(['sublistId', 'fieldId', 'value'], parameters);
    setCurrent(this, sublistId, fieldId, 'setCurrentSublistValue', (field) => toStored(field, value));
    return this;
  }

  setCurrentSublistText(...parameters: unknown[]): this {
    const { sublistId, fieldId, text } = named(['sublistId', 'fieldId', 'text'], parameters);
    const { account } = stateOf(this);
    setCurrent(this, sublistId, fieldId, 'setCurrentSublistText', (field) => valueOfText(account, field, text));
    return this;
  }

  getCurrentSublistValue(...parameters: unknown[]): unknown {
    const { field, line } = currentField(this, parameters, 'getCurrentSublistValue');
    return fromStored(field, line.fields[field.id]);
  }

  getCurrentSublistText(...parameters: unknown[]): unknown {
    const { field, line } = currentField(this, parameters, 'getCurrentSublistText');
    return textOf(stateOf(this).account, field, line.fields[field.id]);
  }

  getCurrentSublistField(...parameters: unknown[]): FieldInfo | null {
    const { sublistId, fieldId } = named(['sublistId', 'fieldId'], parameters);
    const state = stateOf(this);
    state.demandDynamic('getCurrentSublistField');
    const id = state.lines.id(sublistId, 'Record.getCurrentSublistField');
    requireArgument(fieldId, 'Record.getCurrentSublistField', 'fieldId');
    const field = state.lines.fields(id).get(String(fieldId));
    return field ? fieldInfo(field) : null;
  }

  /** Source: validation of a line as it is committed, in dynamic mode (help): its required fields must be there. */
  commitLine(...parameters: unknown[]): this {
    const { sublistId } = named(['sublistId'], parameters);
    const { id, current, state } = currentLine(this, sublistId, 'commitLine');
    const missing = [...state.lines.fields(id).values()].filter(
      ({ id: field, required }) => required && [null, undefined, ''].includes(current.line.fields[field] as null),
    );
    if (missing.length > 0) {
      refuse('USER_ERROR', `Please enter value(s) for: ${missing.map(({ label }) => label).join(', ')}`);
    }
    state.lines.all(id)[current.index] = current.line;
    state.current.delete(id);
    return this;
  }

  cancelLine(...parameters: unknown[]): this {
    const { sublistId } = named(['sublistId'], parameters);
    const { id, state } = currentLine(this, sublistId, 'cancelLine');
    state.current.delete(id);
    return this;
  }
}

/** A field of a line in the script's hands; refuses a sublist, field or line that is not there. */
function lineField(record: object, parameters: readonly unknown[], method: string) {
  const { sublistId, fieldId, line } = named(LINE_FIELD, parameters);
  const state = stateOf(record);
  const id = state.lines.id(sublistId, method);
  requireArgument(fieldId, method, 'fieldId');
  const target = state.lines.at(id, line, method);
  return { state, line: target, field: state.lines.known(id, String(fieldId)) };
}

function setInStandard(
  record: object,
  { sublistId, fieldId, line }: Record<string, unknown>,
  name: 'setSublistValue' | 'setSublistText',
  convert: Convert,
): void {
  const state = stateOf(record);
  const method = `Record.${name}`;
  state.demandStandard(name);
  const id = state.lines.id(sublistId, method);
  requireArgument(fieldId, method, 'fieldId');
  if (line === undefined || line === null) requireArgument(undefined, method, 'line');
  state.demandWritable();
  const field = state.lines.settable(id, String(fieldId));
  const stored = convert(field);
  const target = state.lines.atOrNext(id, line, method);
  target.fields[field.id] = stored;
  state.lines.mark(target, field.id, name === 'setSublistText' ? 'text' : 'value');
}

function setCurrent(record: object, sublistId: unknown, fieldId: unknown, method: string, convert: Convert): void {
  const { id, current, state } = currentLine(record, sublistId, method);
  requireArgument(fieldId, `Record.${method}`, 'fieldId');
  const { account, data } = state;
  const field = state.lines.settable(id, String(fieldId));
  current.line.fields[field.id] = convert(field);
  account.definition(data.type)?.behaviour?.sourceLine?.(account, data, id, current.line, field.id);
}

function currentField(record: object, parameters: readonly unknown[], method: string) {
  const { sublistId, fieldId } = named(['sublistId', 'fieldId'], parameters);
  const { id, current, state } = currentLine(record, sublistId, method);
  requireArgument(fieldId, `Record.${method}`, 'fieldId');
  return { line: current.line, field: state.lines.known(id, String(fieldId)) };
}

/** The line being worked on. */
export function currentLine(record: object, sublistId: unknown, method: string) {
  const state = stateOf(record);
  state.demandDynamic(method);
  const id = state.lines.id(sublistId, `Record.${method}`);
  const current: CurrentLine | undefined = state.current.get(id);
  if (!current) refuse('SSS_INVALID_SUBLIST_OPERATION', `${method}: select a line of ${id} first.`);
  return { id, current, state };
}

function addable(record: object, sublistId: unknown, method: string): { id: string; lines: RecordState['lines'] } {
  const state = stateOf(record);
  const id = state.lines.addable(sublistId, method);
  state.demandWritable();
  return { id, lines: state.lines };
}

/** Source: Oracle's stubs. */
function demandOnePlace(line: unknown, instance: unknown, method: string, name: string): void {
  const hasLine = line !== undefined && line !== null;
  if (hasLine && instance !== undefined) {
    refuse('MUTUALLY_EXCLUSIVE_ARGUMENTS', `${method}: give line or ${name}, not both.`);
  }
  if (instance !== undefined) throw new NotEmulated(`${method} by ${name}`);
  if (!hasLine) requireArgument(undefined, method, 'line');
}
