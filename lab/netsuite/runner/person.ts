// A person at a screen: opens a record's form, changes it and saves, and user events see the user interface.
// Source: User Event Script Type (help): beforeLoad when a form opens, then beforeSubmit and afterSubmit.

import type { Account } from '../account';
import { refuse } from '../errors';
import { Execution } from '../execution';
import type { Env } from '../modules/module';
import { recordModule } from '../modules/record';
import type { Form } from '../pages/widgets/form';
import { ADMINISTRATOR } from '../permissions';
import type { FieldDefinition } from '../records/definition';
import { RecordObject } from '../records/recordObject';
import { dayToDate } from '../records/values';
import { personAs } from './identity';
import { openedForm } from './openedForm';
import { NO_USER_EVENTS, runUserEvents } from './userEvents';

/**
 * Values by field id. Dates are ISO text ('2026-11-02', '2026-11-02T09:30:00Z'); a subrecord is an object of its own
 * values; `{ "text": … }` names a list entry as people see it.
 */
export type Values = Readonly<Record<string, unknown>>;

export interface RecordContent {
  readonly values: Values;
  /** Lines by sublist id, in order; in an edit the n-th entry changes the n-th line. */
  readonly sublists: Readonly<Record<string, readonly Values[]>>;
}

interface RecordCalls {
  create(options: object): RecordObject;
  copy(options: object): RecordObject;
  load(options: object): RecordObject;
  transform(options: object): RecordObject;
  submitFields(options: object): number;
  delete(options: object): number;
}

export interface PersonOptions {
  /** Internal id of the employee. */
  readonly userId?: number;
  /** Nobody notices: the record stands as if it had been there before any script. */
  readonly quietly?: boolean;
}

export class Person {
  readonly #env: Env;
  readonly #calls: RecordCalls;

  constructor(account: Account, { userId, quietly }: PersonOptions = {}) {
    this.#env = { account, execution: executionOf(account, userId), shared: new Map() };
    if (quietly) this.#env.shared.set(NO_USER_EVENTS, true);
    this.#calls = recordModule.build(this.#env) as RecordCalls;
  }

  /** Answers the internal id. Throws what NetSuite, or a user event, refuses. */
  create(type: string, content: RecordContent): number {
    // Forms source and check field by field, as dynamic mode does.
    const record = this.#calls.create({ type, isDynamic: this.#isDynamic(type) });
    this.#open('create', record);
    this.#fill(record, content);
    return record.save();
  }

  /** "Make Copy", saved as it opens. Answers the copy's internal id. */
  copy(type: string, id: number): number {
    return this.#calls.copy({ type, id }).save();
  }

  /** "Fulfill" on an order, "Bill" and the like: the form opens filled, the person chooses. Answers the new record's id. */
  transform(
    from: { readonly type: string; readonly id: number },
    toType: string,
    choose: (form: RecordObject) => RecordContent,
  ): number {
    const record = this.#calls.transform({ fromType: from.type, fromId: from.id, toType, isDynamic: true });
    this.#open('create', record);
    this.#fill(record, choose(record));
    return record.save();
  }

  /** The form of `transform` for callers that fill it themselves, field by field in any order. */
  start(
    from: { readonly type: string; readonly id: number },
    toType: string,
    defaultValues: Values = {},
  ): RecordObject {
    const record = this.#calls.transform({ fromType: from.type, fromId: from.id, toType, defaultValues });
    this.#open('create', record);
    return record;
  }

  /** The form of `edit`, likewise. */
  open(type: string, id: number): RecordObject {
    const record = this.#calls.load({ type, id });
    this.#open('edit', record);
    return record;
  }

  edit(type: string, id: number, content: RecordContent): number {
    const record = this.#calls.load({ type, id, isDynamic: this.#isDynamic(type) });
    this.#open('edit', record);
    this.#fill(record, content);
    return record.save();
  }

  /** Inline editing in a list. */
  editInline(type: string, id: number, values: Values): number {
    const fields = this.#env.account.fields(type);
    const entries = Object.entries(values).map(([key, value]) => [key, convert(fields.get(key), value)]);
    return this.#calls.submitFields({ type, id, values: Object.fromEntries(entries) });
  }

  remove(type: string, id: number): number {
    return this.#calls.delete({ type, id });
  }

  #isDynamic(type: string): boolean {
    return this.#env.account.definition(type)?.dynamic !== false;
  }

  #open(event: 'create' | 'edit', record: RecordObject): void {
    const data = RecordObject.contentOf(record);
    let form: Form | undefined;
    const opened = (): Form => {
      form ??= openedForm(this.#env.account, data);
      return form;
    };
    runUserEvents(this.#env, 'beforeLoad', event, data, null, { form: opened });
  }

  #fill(record: RecordObject, { values, sublists }: RecordContent): void {
    const { account } = this.#env;
    fillBody(record, account.fields(record.type), values, account);
    for (const [sublist, lines] of Object.entries(sublists)) {
      lines.forEach((line, index) => {
        this.#fillLine(record, sublist, index, line);
      });
    }
  }

  #fillLine(record: RecordObject, sublistId: string, index: number, line: Values): void {
    const { account } = this.#env;
    const fields = account.lineFields(record.type, sublistId);
    if (!record.isDynamic) {
      for (const [fieldId, value] of Object.entries(line)) {
        record.setSublistValue({ sublistId, fieldId, line: index, value: convert(fields.get(fieldId), value) });
      }
      return;
    }
    if (index < record.getLineCount({ sublistId })) record.selectLine({ sublistId, line: index });
    else record.selectNewLine({ sublistId });
    for (const [fieldId, value] of Object.entries(line)) {
      const field = fields.get(fieldId);
      if (field?.type === 'subrecord') {
        fillSubrecord(record.getCurrentSublistSubrecord({ sublistId, fieldId }), value, account);
      } else if (isText(value)) record.setCurrentSublistText({ sublistId, fieldId, text: value.text });
      else record.setCurrentSublistValue({ sublistId, fieldId, value: convert(field, value) });
    }
    record.commitLine({ sublistId });
  }
}

function executionOf(account: Account, userId: number | undefined): Execution {
  return new Execution(
    {
      scriptId: '',
      scriptInternalId: 0,
      deploymentId: '',
      deploymentInternalId: 0,
      type: 'client',
      context: 'USERINTERFACE',
      identity: personAs(account, ADMINISTRATOR, userId),
      parameters: {},
      logLevel: 'DEBUG',
    },
    account.clock,
    account.random,
    account.control,
  );
}

type Fields = ReadonlyMap<string, FieldDefinition>;

function fillBody(record: RecordObject, fields: Fields, values: Values, account: Account): void {
  for (const [fieldId, value] of Object.entries(values)) {
    const field = fields.get(fieldId);
    if (field?.type === 'subrecord') fillSubrecord(record.getSubrecord({ fieldId }), value, account);
    else if (isText(value)) record.setText({ fieldId, text: value.text });
    else record.setValue({ fieldId, value: convert(field, value) });
  }
}

function fillSubrecord(subrecord: RecordObject, value: unknown, account: Account): void {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    refuse('INVALID_FLD_VALUE', `Expected an object of values for the subrecord ${subrecord.type}.`);
  }
  fillBody(subrecord, account.fields(subrecord.type), value as Values, account);
}

const isText = (value: unknown): value is { text: string } =>
  value !== null && typeof value === 'object' && typeof (value as { text?: unknown }).text === 'string';

/** JSON has no dates: by the field's type, a day in the server's zone or an instant. */
function convert(field: FieldDefinition | undefined, value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return value;
  if (field?.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dayToDate(value);
  if (field?.type !== 'date' && field?.type !== 'datetime' && field?.type !== 'timeofday') return value;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : date;
}
