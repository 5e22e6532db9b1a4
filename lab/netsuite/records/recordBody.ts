// The body fields of a record object. Source: N/record (help, stubs): typed setters, text and value exclusive before
// save in standard mode.

import { refuse, requireArgument } from '../errors';
import { named } from './callStyle';
import type { FieldDefinition, RecordData } from './definition';
import { type FieldInfo, fieldInfo } from './fieldInfo';
import { keepState, type RecordHost, type RecordOptions, RecordState, stateOf } from './recordState';
import { textOf, valueOfText } from './recordText';
import { fromStored, toStored } from './values';

export class RecordBody {
  constructor(host: RecordHost, data: RecordData, options: RecordOptions = {}) {
    keepState(this, new RecordState(host, data, options));
  }

  get id(): number | null {
    return stateOf(this).data.id;
  }

  get type(): string {
    return stateOf(this).data.type;
  }

  get isDynamic(): boolean {
    return stateOf(this).isDynamic;
  }

  get isReadOnly(): boolean {
    return stateOf(this).readOnly;
  }

  getValue(...parameters: unknown[]): unknown {
    const state = stateOf(this);
    const id = fieldIdOf(parameters, 'Record.getValue');
    if (id === 'id' || id === 'internalid') return state.data.id ?? '';
    demandWay(state, id, 'value');
    const field = state.field(id);
    // Practice: an unknown field reads as undefined.
    return field && field.type !== 'subrecord' ? fromStored(field, state.data.fields[id]) : undefined;
  }

  setValue(...parameters: unknown[]): this {
    const { fieldId, value } = named(['fieldId', 'value'], parameters);
    requireArgument(fieldId, 'Record.setValue', 'fieldId');
    const state = stateOf(this);
    const field = settable(state, String(fieldId));
    state.data.fields[field.id] = toStored(field, value);
    return set(this, state, field, 'value');
  }

  getText(...parameters: unknown[]): unknown {
    const state = stateOf(this);
    const id = fieldIdOf(parameters, 'Record.getText');
    const field = state.field(id);
    if (!field) return undefined;
    demandWay(state, id, 'text');
    return textOf(state.account, field, state.data.fields[id]);
  }

  setText(...parameters: unknown[]): this {
    const { fieldId, text } = named(['fieldId', 'text'], parameters);
    requireArgument(fieldId, 'Record.setText', 'fieldId');
    const state = stateOf(this);
    const field = settable(state, String(fieldId));
    state.data.fields[field.id] = valueOfText(state.account, field, text);
    return set(this, state, field, 'text');
  }

  getField(...parameters: unknown[]): FieldInfo | null {
    const field = stateOf(this).field(fieldIdOf(parameters, 'Record.getField'));
    return field ? fieldInfo(field) : null;
  }

  getFields(): string[] {
    const state = stateOf(this);
    return [...state.account.fields(state.data.type).keys()].filter((id) => state.field(id) !== undefined);
  }
}

function fieldIdOf(parameters: readonly unknown[], method: string): string {
  const { fieldId } = named(['fieldId'], parameters);
  requireArgument(fieldId, method, 'fieldId');
  return String(fieldId);
}

/** Stricter than practice, which ignores unknown body fields: they are always a mistake. */
function settable(state: RecordState, id: string): FieldDefinition {
  const { type } = state.data;
  const field = state.field(id);
  if (!field) refuse('INVALID_FLD', `The field ${id} does not exist on ${type} in this account.`);
  state.demandWritable();
  if (field.readOnly || state.access(field) < 2)
    refuse('FIELD_1_IS_READ_ONLY', `The field ${id} of ${type} cannot be set.`);
  if (field.type === 'subrecord') refuse('SSS_INVALID_API_USAGE', `Use getSubrecord for ${id}.`);
  return field;
}

function set<R>(record: R, state: RecordState, field: FieldDefinition, way: 'text' | 'value'): R {
  const { account, data, isDynamic } = state;
  state.ways.set(field.id, way);
  if (isDynamic) account.definition(data.type)?.behaviour?.source?.(account, data, field.id);
  return record;
}

function demandWay(state: RecordState, id: string, way: 'text' | 'value'): void {
  const wrote = state.ways.get(id);
  if (state.isDynamic || wrote === undefined || wrote === way) return;
  const [read, write] = way === 'text' ? ['getValue', 'setValue'] : ['getText', 'setText'];
  refuse('SSS_INVALID_API_USAGE', `Invalid API usage. You must use ${read} to return the value set with ${write}.`);
}
