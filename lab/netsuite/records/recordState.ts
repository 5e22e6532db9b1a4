// What a record object knows beside its content; kept out of the object, where a script could see it.

import type { Account } from '../account';
import { refuse } from '../errors';
import { ADMINISTRATOR } from '../permissions';
import type { AccessLevel, FieldDefinition, Line, RecordData } from './definition';
import { Lines } from './recordLines';
import type { RecordObject } from './recordObject';

export interface RecordHost {
  readonly account: Account;
  /** Script id of the role that holds the record; the administrator when absent. */
  readonly role?: string;
  /** Saves through the caller's execution: units, user events, store. */
  save(record: RecordObject, options: { enableSourcing: boolean; ignoreMandatoryFields: boolean }): number;
}

export interface RecordOptions {
  readonly isDynamic?: boolean;
  readonly readOnly?: boolean;
}

/** The line a record in dynamic mode is working on. */
export interface CurrentLine {
  readonly index: number;
  readonly line: Line;
  readonly isNew: boolean;
}

/** What a role may do with a field: 0 nothing, 1 see it, 2 set it. */
export function accessOf({ access }: FieldDefinition, role: string): AccessLevel {
  return !access || role === ADMINISTRATOR ? 2 : (access.roles[role] ?? access.others);
}

export class RecordState {
  readonly host: RecordHost;
  readonly data: RecordData;
  readonly isDynamic: boolean;
  readonly readOnly: boolean;
  readonly lines: Lines;
  readonly current = new Map<string, CurrentLine>();
  /** How body fields were set since the load: decides what may be read before save. */
  readonly ways = new Map<string, 'text' | 'value'>();
  isSaved = false;

  constructor(host: RecordHost, data: RecordData, options: RecordOptions) {
    this.host = host;
    this.data = data;
    this.isDynamic = options.isDynamic ?? false;
    this.readOnly = options.readOnly ?? false;
    this.lines = new Lines(host.account, data);
  }

  get account(): Account {
    return this.host.account;
  }

  /** A field the role may see. Source: access to custom fields by role (help): none, view, edit. */
  field(id: string): FieldDefinition | undefined {
    const field = this.account.fields(this.data.type).get(id);
    return field && this.access(field) > 0 ? field : undefined;
  }

  access(field: FieldDefinition): AccessLevel {
    return accessOf(field, this.host.role ?? ADMINISTRATOR);
  }

  // Which of the two codes NetSuite raises in the wrong mode is unconfirmed.
  demandDynamic(method: string): void {
    if (!this.isDynamic) refuse('SSS_INVALID_API_USAGE', `${method} works on records in dynamic mode only.`);
  }

  demandStandard(method: string): void {
    if (this.isDynamic) refuse('SSS_INVALID_API_USAGE', `${method} works on records in standard mode only.`);
  }

  /** A user event's oldRecord, and newRecord after the save, cannot be changed. */
  demandWritable(): void {
    if (this.readOnly)
      refuse('SSS_UNSUPPORTED_METHOD', `This ${this.data.type} cannot be changed here: load it first.`);
  }
}

const states = new WeakMap<object, RecordState>();

export function keepState(record: object, state: RecordState): void {
  states.set(record, state);
}

export function stateOf(record: object): RecordState {
  return states.get(record) ?? refuse('SSS_INVALID_API_USAGE', 'A record method was called on something else.');
}
