// The sublists of a record object: which there are, what may be done to them, and their lines.
// Source: N/record (help, stubs): SSS_INVALID_SUBLIST_OPERATION for a sublist, line or field that is not there.

import type { Account } from '../account';
import { NotEmulated, refuse, requireArgument } from '../errors';
import type { FieldDefinition, Line, RecordData } from './definition';
import { shownLineFields } from './perLineTax';

type Way = 'text' | 'value';

function invalid(what: string): never {
  refuse('SSS_INVALID_SUBLIST_OPERATION', `You have attempted an invalid sublist or line item operation: ${what}.`);
}

export class Lines {
  readonly #account: Account;
  readonly #data: RecordData;
  /** How fields were set since the load: decides what may be read before save. */
  readonly #ways = new WeakMap<Line, Map<string, Way>>();

  constructor(account: Account, data: RecordData) {
    this.#account = account;
    this.#data = data;
  }

  fields(sublist: string): ReadonlyMap<string, FieldDefinition> {
    return shownLineFields(this.#account, this.#data.type, sublist);
  }

  id(sublistId: unknown, method: string): string {
    requireArgument(sublistId, method, 'sublistId');
    const id = String(sublistId);
    const { type } = this.#data;
    if (this.#account.definition(type)?.lackingSublists?.includes(id)) {
      throw new NotEmulated(`the sublist ${id} of ${type}`);
    }
    return this.#account.sublist(this.#data.type, id) ? id : invalid(`${this.#data.type} has no sublist ${id}`);
  }

  addable(sublistId: unknown, method: string): string {
    const id = this.id(sublistId, method);
    if (this.#account.sublist(this.#data.type, id)?.addable === false || !this.#isEditable(id)) {
      invalid(`lines of the sublist ${id} cannot be added or removed`);
    }
    return id;
  }

  all(sublist: string): Line[] {
    const lines = this.#data.sublists[sublist] ?? [];
    this.#data.sublists[sublist] = lines;
    return lines;
  }

  at(sublist: string, line: unknown, method: string): Line {
    if (line === undefined || line === null) requireArgument(undefined, method, 'line');
    return this.all(sublist)[Number(line)] ?? this.missing(sublist, line);
  }

  missing(sublist: string, line: unknown): never {
    invalid(`${sublist} has no line ${String(line)}`);
  }

  /** The line at an index, or a new one right after the last. */
  atOrNext(sublist: string, line: unknown, method: string): Line {
    const lines = this.all(sublist);
    if (Number(line) === lines.length) {
      this.addable(sublist, method);
      lines.push({ fields: {}, subrecords: {} });
    }
    return this.at(sublist, line, method);
  }

  settable(sublist: string, fieldId: string): FieldDefinition {
    const field = this.fields(sublist).get(fieldId);
    const canBeSet = field && !field.readOnly && this.#isEditable(sublist);
    return canBeSet ? field : invalid(`${sublist}.${fieldId} does not exist or cannot be set`);
  }

  /** A field of the sublist, to be read. */
  known(sublist: string, fieldId: string): FieldDefinition {
    return this.fields(sublist).get(fieldId) ?? invalid(`${sublist} has no field ${fieldId}`);
  }

  mark(line: Line, fieldId: string, way: Way): void {
    const ways = this.#ways.get(line) ?? new Map<string, Way>();
    ways.set(fieldId, way);
    this.#ways.set(line, ways);
  }

  /** Refuses to read by text what was set by value, and the other way round. */
  demandWay(line: Line, fieldId: string, way: Way): void {
    const set = this.#ways.get(line)?.get(fieldId);
    if (set === undefined || set === way) return;
    const [read, wrote] =
      way === 'text' ? ['getSublistValue', 'setSublistValue'] : ['getSublistText', 'setSublistText'];
    refuse('SSS_INVALID_API_USAGE', `Invalid API usage. You must use ${read} to return the value set with ${wrote}.`);
  }

  #isEditable(sublist: string): boolean {
    const editable = this.#account.sublist(this.#data.type, sublist)?.editable;
    return !editable || editable(this.#data);
  }
}
