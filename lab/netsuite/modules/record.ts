// N/record: create, load, copy, transform, submitFields, delete, and what a save sets off.
// Source: N/record (help, stubs), SuiteScript 2.1 API Governance (help).

import type { Account } from '../account';
import { NotEmulated, refuse, requireArgument } from '../errors';
import { PROFILES } from '../features';
import type { CostClass, FieldValue, RecordBehaviour, RecordData, RecordDefinition } from '../records/definition';
import { fillDynamicDefaults } from '../records/dynamicDefaults';
import { recordTypes } from '../records/index';
import { refuseLocked } from '../records/periods';
import { RecordObject } from '../records/recordObject';
import { accessOf } from '../records/recordState';
import { isRecordType, RECORD_TYPES } from '../records/types';
import { toStored } from '../records/values';
import type { Effort } from '../runner/spans';
import { runUserEvents } from '../runner/userEvents';
import type { Env, NModule } from './module';

interface Units {
  readonly open: number;
  readonly save: number;
}

/** Source: the table of N/record in the governance page. */
const UNITS: Record<CostClass, Units> = {
  transaction: { open: 10, save: 20 },
  custom: { open: 2, save: 4 },
  other: { open: 5, save: 10 },
};

const SAVE_EFFORT: Record<CostClass, Effort> = {
  transaction: 'save-transaction',
  custom: 'save-custom-record',
  other: 'save-record',
};

type Level = 'VIEW' | 'CREATE' | 'EDIT' | 'FULL';

/** Refuses what the running role may not do. Source: PERMISSION_VIOLATION (help); the system is an administrator. */
function demand(env: Env, definition: RecordDefinition, level: Level): void {
  if (definition.permission) demandPermission(env, definition.permission, level);
}

function demandPermission({ account, execution }: Env, permission: string, level: Level): void {
  if (account.permits(execution.options.identity, permission, level)) return;
  refuse(
    'INSUFFICIENT_PERMISSION',
    `Permission Violation: You need the '${permission}' permission (${level.toLowerCase()}) to access this page.`,
  );
}

/** Source: Closed and Locked Periods (help). */
function demandUnlocked(
  { account, execution }: Env,
  { locks }: RecordDefinition,
  data: RecordData,
  old: RecordData | null,
): void {
  if (!locks) return;
  const held = [...locks(data), ...(old ? locks(old) : [])];
  if (held.length > 0) refuseLocked(account, data, old, execution.options.identity, held);
}

function typeOf(account: Account, type: unknown, method: string): RecordDefinition {
  requireArgument(type, method, 'type');
  const id = String(type).toLowerCase();
  const definition = account.definition(id);
  if (definition) return definition;
  if (isRecordType(id) && !labTypes().has(id)) throw new NotEmulated(`${method} of ${id}`);
  return account.records.definition(id);
}

/** Types the lab has when every feature is on; one that this account's features lack is an invalid type there. */
function labTypes(): ReadonlySet<string> {
  known ??= new Set(recordTypes(new Set([...PROFILES.oneworld, ...PROFILES.small])).map(({ type }) => type));
  return known;
}

let known: ReadonlySet<string> | undefined;

function idOf(id: unknown, method: string): number {
  requireArgument(id, method, 'id');
  const number = Number(id);
  if (!Number.isInteger(number)) refuse('SSS_INVALID_TYPE_ARG', `${method}: id must be a number, found ${String(id)}.`);
  return number;
}

function load(account: Account, definition: RecordDefinition, id: number): RecordData {
  return account.records.get(definition.type, id) ?? refuse('RCRD_DSNT_EXIST', 'That record does not exist.');
}

/** Keys outside the documented list are refused (unconfirmed: stricter reading). */
function defaultsOf(type: string, allowed: readonly string[] = [], given: unknown): Record<string, FieldValue> {
  const defaults = (given ?? {}) as Record<string, FieldValue>;
  for (const key of Object.keys(defaults)) {
    if (key !== 'customform' && !allowed.includes(key)) {
      refuse('SSS_INVALID_API_USAGE', `${type} takes no default value ${key}.`);
    }
  }
  return defaults;
}

/** Saves through an execution: units, permission, user events around the store's own save. */
export function saveThrough(env: Env, record: RecordObject, options: { ignoreMandatoryFields: boolean }): number {
  const { account, execution } = env;
  const data = RecordObject.contentOf(record);
  const definition = account.records.definition(data.type);
  demand(env, definition, data.id === null ? 'CREATE' : 'EDIT');
  if (definition.editable === false) refuse('THAT_RECORD_IS_NOT_EDITABLE', 'That record is not editable.');
  return execution.work(UNITS[definition.cost].save, SAVE_EFFORT[definition.cost], () => {
    const old = data.id === null ? null : load(account, definition, data.id);
    const event = old ? 'edit' : 'create';
    runUserEvents(env, 'beforeSubmit', event, data, old);
    for (const permission of definition.alsoNeeds?.(account, data, old) ?? [])
      demandPermission(env, permission, 'FULL');
    demandUnlocked(env, definition, data, old);
    const id = account.records.save(data, { ignoreMandatory: options.ignoreMandatoryFields });
    account.runner.created(execution, data, old === null);
    runUserEvents(env, 'afterSubmit', event, data, old);
    return id;
  });
}

/** Source: "Dynamic Mode Not Supported" (Records Browser). Error name unconfirmed. */
function hold(env: Env, data: RecordData, isDynamic: unknown): RecordObject {
  if (isDynamic === true && env.account.definition(data.type)?.dynamic === false) {
    refuse('SSS_INVALID_API_USAGE', `A ${data.type} does not support dynamic mode.`);
  }
  const host = {
    account: env.account,
    role: env.execution.options.identity.role,
    save: (record: RecordObject, options: { ignoreMandatoryFields: boolean }) => saveThrough(env, record, options),
  };
  return new RecordObject(host, data, { isDynamic: isDynamic === true });
}

function create(env: Env, { type, isDynamic, defaultValues }: Record<string, unknown>): RecordObject {
  const { account, execution } = env;
  const definition = typeOf(account, type, 'record.create');
  demand(env, definition, 'CREATE');
  if (definition.creatable === false) {
    refuse(
      'SSS_UNSUPPORTED_METHOD',
      `${definition.type} cannot be created; it is made by a transform or by NetSuite itself.`,
    );
  }
  const defaults = defaultsOf(definition.type, definition.defaultValues, defaultValues);
  return execution.work(UNITS[definition.cost].open, 'create-record', () => {
    const data = account.records.blank(definition.type);
    fillDynamicDefaults(account, definition, data, execution.options.identity);
    definition.behaviour?.initialise?.(account, data, defaults);
    return hold(env, data, isDynamic);
  });
}

function open(env: Env, { type, id, isDynamic, defaultValues }: Record<string, unknown>): RecordObject {
  const definition = typeOf(env.account, type, 'record.load');
  const number = idOf(id, 'record.load');
  defaultsOf(definition.type, definition.defaultValues, defaultValues);
  demand(env, definition, 'VIEW');
  return env.execution.work(UNITS[definition.cost].open, 'load-record', () =>
    hold(env, load(env.account, definition, number), isDynamic),
  );
}

/** What belongs to the original alone. */
const NOT_COPIED = [
  'externalid',
  'created',
  'createddate',
  'lastmodified',
  'lastmodifieddate',
  'tranid',
  'orderstatus',
  'createdfrom',
  'postingperiod',
  'amountpaid',
  'amountremaining',
];

function copy(env: Env, { type, id, isDynamic }: Record<string, unknown>): RecordObject {
  const definition = typeOf(env.account, type, 'record.copy');
  const number = idOf(id, 'record.copy');
  demand(env, definition, 'CREATE');
  if (definition.copyable === false || definition.creatable === false) {
    refuse('SSS_UNSUPPORTED_METHOD', `${definition.type} cannot be copied.`);
  }
  return env.execution.work(UNITS[definition.cost].open, 'load-record', () => {
    const data = load(env.account, definition, number);
    data.id = null;
    data.version = 0;
    for (const field of NOT_COPIED) if (field in data.fields) data.fields[field] = null;
    for (const line of Object.values(data.sublists).flat()) delete line.fields.orderline;
    if (definition.numbering) data.fields.name = null;
    return hold(env, data, isDynamic);
  });
}

/** An order made of a customer is a new order with the customer set. */
function ofEntity(from: RecordDefinition, to: RecordDefinition): RecordBehaviour['transformTo'] {
  if (from.group !== 'entity' || !to.defaultValues?.includes('entity')) return undefined;
  return (account, source, target, defaults) =>
    to.behaviour?.initialise?.(account, target, { ...defaults, entity: String(source.id) });
}

function transform(
  env: Env,
  { fromType, fromId, toType, isDynamic, defaultValues }: Record<string, unknown>,
): RecordObject {
  const { account, execution } = env;
  const from = typeOf(account, fromType, 'record.transform');
  const id = idOf(fromId, 'record.transform');
  requireArgument(toType, 'record.transform', 'toType');
  const wanted = String(toType).toLowerCase();
  // Error name unconfirmed.
  if (!from.transforms?.includes(wanted)) {
    refuse('INVALID_RCRD_TRANSFORM', `A ${from.type} cannot be transformed into a ${wanted}.`);
  }
  const to = account.definition(wanted);
  const make = from.behaviour?.transformTo ?? (to && ofEntity(from, to));
  if (!to || !make) throw new NotEmulated(`record.transform of ${from.type} to ${wanted}`);
  demand(env, from, 'VIEW');
  demand(env, to, 'CREATE');
  const dearer = Math.max(UNITS[from.cost].open, UNITS[to.cost].open);
  return execution.work(dearer, 'create-record', () => {
    const data = account.records.blank(to.type);
    const defaults = defaultsOf(to.type, to.transformDefaults, defaultValues);
    fillDynamicDefaults(account, to, data, execution.options.identity);
    make(account, load(account, from, id), data, defaults);
    return hold(env, data, isDynamic);
  });
}

function submitFields(env: Env, { type, id, values, options }: Record<string, unknown>): number {
  const { account, execution } = env;
  const definition = typeOf(account, type, 'record.submitFields');
  const number = idOf(id, 'record.submitFields');
  requireArgument(values, 'record.submitFields', 'values');
  demand(env, definition, 'EDIT');
  if (definition.editable === false) refuse('THAT_RECORD_IS_NOT_EDITABLE', 'That record is not editable.');
  const changes = changesOf(env, definition, values as Record<string, unknown>);
  const { ignoreMandatoryFields } = (options ?? {}) as { ignoreMandatoryFields?: unknown };
  return execution.work(UNITS[definition.cost].open, 'submit-fields', () => {
    const data = load(account, definition, number);
    const old = load(account, definition, number);
    Object.assign(data.fields, changes);
    runUserEvents(env, 'beforeSubmit', 'xedit', data, old, Object.keys(changes));
    account.records.save(data, { ignoreMandatory: ignoreMandatoryFields === true });
    account.runner.created(execution, data, false);
    runUserEvents(env, 'afterSubmit', 'xedit', data, old, Object.keys(changes));
    return number;
  });
}

/** Source: record.submitFields (help): body fields that allow inline edit only. Strings are no dates or ticks here. */
function changesOf(
  { account, execution }: Env,
  definition: RecordDefinition,
  values: Record<string, unknown>,
): Record<string, FieldValue> {
  const changes: Record<string, FieldValue> = {};
  for (const [fieldId, value] of Object.entries(values)) {
    const field = account.fields(definition.type).get(fieldId);
    if (!field?.inlineEdit || field.readOnly || accessOf(field, execution.options.identity.role) < 2) {
      refuse('SSS_INVALID_FIELD', `${fieldId} of ${definition.type} cannot be set with submitFields.`);
    }
    changes[fieldId] = toStored(field, value);
  }
  return changes;
}

function remove(env: Env, { type, id }: Record<string, unknown>): number {
  const definition = typeOf(env.account, type, 'record.delete');
  const number = idOf(id, 'record.delete');
  demand(env, definition, 'FULL');
  if (definition.deletable === false) refuse('THAT_RECORD_IS_NOT_EDITABLE', 'That record cannot be deleted.');
  return env.execution.work(UNITS[definition.cost].save, 'delete-record', () => {
    const data = load(env.account, definition, number);
    runUserEvents(env, 'beforeSubmit', 'delete', data, data);
    demandUnlocked(env, definition, data, data);
    env.account.records.remove(definition.type, number);
    runUserEvents(env, 'afterSubmit', 'delete', data, data);
    return number;
  });
}

function left(name: string): never {
  throw new NotEmulated(`record.${name}`);
}

export const recordModule: NModule = {
  id: 'N/record',
  build: (env) => {
    const free = <T>(name: string, body: (options: Record<string, unknown>) => T) => {
      const method = (options: Record<string, unknown>) => {
        env.execution.alive();
        requireArgument(options, `record.${name}`, 'options');
        return body(options);
      };
      // Source: asynchronous server-side promises (help): not in N/record. The code is unconfirmed.
      const promise = () => refuse('SSS_UNSUPPORTED_METHOD', `record.${name}.promise works in client scripts only.`);
      return Object.assign(method, { promise });
    };
    return {
      Type: RECORD_TYPES,
      create: free('create', (options) => create(env, options)),
      load: free('load', (options) => open(env, options)),
      copy: free('copy', (options) => copy(env, options)),
      transform: free('transform', (options) => transform(env, options)),
      submitFields: free('submitFields', (options) => submitFields(env, options)),
      delete: free('delete', (options) => remove(env, options)),
      attach: free('attach', () => left('attach')),
      detach: free('detach', () => left('detach')),
    };
  },
};
