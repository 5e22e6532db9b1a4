// The record object scripts hold: fields, sublists, subrecords and its save, with NetSuite's rules for both modes.
// Source: N/record (help, stubs).

import type { Account } from '../account';
import { refuse, refuseMethods, requireArgument } from '../errors';
import { named } from './callStyle';
import type { FieldDefinition, RecordData } from './definition';
import { type RecordHost, stateOf } from './recordState';
import { currentLine, RecordSublists } from './recordSublists';
import { textOf } from './recordText';

export type { RecordHost } from './recordState';

type Held = Record<string, RecordData>;

export class RecordObject extends RecordSublists {
  /** The content itself, for the lab; scripts see a plain copy at most. */
  static contentOf(record: RecordObject): RecordData {
    return stateOf(record).data;
  }

  hasSubrecord(...parameters: unknown[]): boolean {
    const { held, field } = bodyPlace(this, parameters, 'hasSubrecord');
    return held[field.id] !== undefined;
  }

  getSubrecord(...parameters: unknown[]): RecordObject {
    const { held, field } = bodyPlace(this, parameters, 'getSubrecord');
    return subrecord(this, held, field);
  }

  removeSubrecord(...parameters: unknown[]): this {
    const { held, field } = bodyPlace(this, parameters, 'removeSubrecord');
    return remove(this, held, field);
  }

  hasSublistSubrecord(...parameters: unknown[]): boolean {
    const { held, field } = linePlace(this, parameters, 'hasSublistSubrecord');
    return held[field.id] !== undefined;
  }

  getSublistSubrecord(...parameters: unknown[]): RecordObject {
    const { held, field } = linePlace(this, parameters, 'getSublistSubrecord');
    return subrecord(this, held, field);
  }

  removeSublistSubrecord(...parameters: unknown[]): this {
    const { held, field } = linePlace(this, parameters, 'removeSublistSubrecord');
    return remove(this, held, field);
  }

  hasCurrentSublistSubrecord(...parameters: unknown[]): boolean {
    const { held, field } = currentPlace(this, parameters, 'hasCurrentSublistSubrecord');
    return held[field.id] !== undefined;
  }

  getCurrentSublistSubrecord(...parameters: unknown[]): RecordObject {
    const { held, field } = currentPlace(this, parameters, 'getCurrentSublistSubrecord');
    return subrecord(this, held, field);
  }

  removeCurrentSublistSubrecord(...parameters: unknown[]): this {
    const { held, field } = currentPlace(this, parameters, 'removeCurrentSublistSubrecord');
    return remove(this, held, field);
  }

  /** Answers the internal id. */
  save(options?: { enableSourcing?: boolean; ignoreMandatoryFields?: boolean } | null): number {
    const state = stateOf(this);
    state.demandWritable();
    // Practice: a record object that was saved must be loaded again before it is edited.
    if (state.isSaved) refuse('RCRD_HAS_BEEN_CHANGED', 'Record has been changed');
    const { version } = state.data;
    try {
      return state.host.save(this, {
        enableSourcing: options?.enableSourcing ?? false,
        ignoreMandatoryFields: options?.ignoreMandatoryFields ?? false,
      });
    } finally {
      // An error after the save (a user event's) leaves a record that is stored all the same.
      state.isSaved = state.data.version !== version;
    }
  }

  toString(): string {
    return JSON.stringify(this.toJSON());
  }

  /** Practice: values as text, lines counted from 1. */
  toJSON(): object {
    const { data, isDynamic, host } = stateOf(this);
    const { account } = host;
    const { type } = data;
    const sublists = Object.entries(data.sublists).map(([id, lines]) => {
      const fields = account.lineFields(type, id);
      const shown = lines.map((line, index) => [`line ${index + 1}`, inWords(account, fields, line.fields)]);
      return [id, Object.fromEntries(shown)];
    });
    const id = data.id === null ? null : String(data.id);
    const fields = inWords(account, account.fields(type), data.fields);
    return { id, type, isDynamic, fields, sublists: Object.fromEntries(sublists) };
  }
}

const WORDED: ReadonlySet<string> = new Set(['checkbox', 'date', 'datetime']);

function inWords(
  account: Account,
  fields: ReadonlyMap<string, FieldDefinition>,
  values: RecordData['fields'],
): Record<string, unknown> {
  const shown = Object.entries(values).map(([id, value]) => {
    const field = fields.get(id);
    return [id, field && value !== null && WORDED.has(field.type) ? textOf(account, field, value) : value];
  });
  return Object.fromEntries(shown);
}

/** Methods of record objects that the lab does not do. */
const NOT_EMULATED = [
  'executeMacro',
  'findMatrixSublistLineWithValue',
  'getCurrentMatrixSublistValue',
  'getMacro',
  'getMacros',
  'getMatrixHeaderCount',
  'getMatrixHeaderField',
  'getMatrixHeaderValue',
  'getMatrixSublistField',
  'getMatrixSublistValue',
  'getSublist',
  'moveLine',
  'setCurrentMatrixSublistValue',
  'setMatrixHeaderValue',
  'setMatrixSublistValue',
];

refuseMethods(RecordObject.prototype, 'Record', NOT_EMULATED);

interface Place {
  readonly held: Held;
  readonly field: FieldDefinition;
}

function bodyPlace(record: RecordObject, parameters: readonly unknown[], method: string): Place {
  const { fieldId } = named(['fieldId'], parameters);
  requireArgument(fieldId, `Record.${method}`, 'fieldId');
  const state = stateOf(record);
  return { held: state.data.subrecords, field: subrecordField(state.field(String(fieldId)), fieldId) };
}

function linePlace(record: RecordObject, parameters: readonly unknown[], method: string): Place {
  const { sublistId, fieldId, line } = named(['sublistId', 'fieldId', 'line'], parameters);
  const state = stateOf(record);
  state.demandStandard(method);
  const id = state.lines.id(sublistId, `Record.${method}`);
  requireArgument(fieldId, `Record.${method}`, 'fieldId');
  const field = subrecordField(state.lines.fields(id).get(String(fieldId)), fieldId);
  return { held: state.lines.at(id, line, `Record.${method}`).subrecords, field };
}

function currentPlace(record: RecordObject, parameters: readonly unknown[], method: string): Place {
  const { sublistId, fieldId } = named(['sublistId', 'fieldId'], parameters);
  const { id, current, state } = currentLine(record, sublistId, method);
  requireArgument(fieldId, `Record.${method}`, 'fieldId');
  const field = subrecordField(state.lines.fields(id).get(String(fieldId)), fieldId);
  return { held: current.line.subrecords, field };
}

function subrecordField(field: FieldDefinition | undefined, fieldId: unknown): FieldDefinition {
  if (field?.type === 'subrecord') return field;
  refuse('FIELD_1_IS_NOT_A_SUBRECORD_FIELD', `Field ${String(fieldId)} is not a subrecord field.`);
}

function subrecord(parent: RecordObject, held: Held, field: FieldDefinition): RecordObject {
  const { account, isDynamic, readOnly } = stateOf(parent);
  const data = held[field.id] ?? account.records.blank(field.target as string);
  held[field.id] = data;
  // Source: N/record (help): a subrecord has no save; its parent's save takes it along.
  const host: RecordHost = {
    account,
    save: () => refuse('SSS_UNSUPPORTED_METHOD', 'A subrecord is saved with its parent.'),
  };
  return new RecordObject(host, data, { isDynamic, readOnly });
}

function remove<R extends RecordObject>(parent: R, held: Held, field: FieldDefinition): R {
  stateOf(parent).demandWritable();
  delete held[field.id];
  return parent;
}
