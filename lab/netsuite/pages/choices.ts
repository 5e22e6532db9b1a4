// The entries a select offers: the records of its type, or of every type of its group ('item', 'entity').

import type { RecordData, RecordDefinition } from '../records/definition';
import type { Choice } from './model';
import type { AccountSource } from './source';

type Source = Pick<AccountSource, 'definitions' | 'records'>;

/** Entries of a type or group, `limit` at most, undefined when the account knows neither. */
export function choicesOf(account: Source, source: string, limit: number): readonly Choice[] | undefined {
  const types = typesOf(account, source);
  if (types.length === 0) return undefined;
  const choices: Choice[] = [];
  for (const definition of types) {
    if (choices.length >= limit) break;
    const { rows } = account.records.list(definition.type, { offset: 0, limit: limit - choices.length });
    choices.push(...rows.map((record) => ({ value: String(record.id), text: nameOf(definition, record) })));
  }
  return choices;
}

/** The definitions a target names: the one of that type, or those of that group. */
export function typesOf(account: Source, target: string): readonly RecordDefinition[] {
  const named = account.definitions.get(target.toLowerCase());
  if (named) return [named];
  return [...account.definitions.values()].filter(({ group }) => group === target.toLowerCase());
}

/** What a reference shows: the record's name; one without a name goes by its external id, where it has one. */
export function referenceName(account: Pick<AccountSource, 'records'>, target: string, id: number): string | undefined {
  const name = account.records.nameOf(target, id);
  if (name !== undefined && name !== String(id)) return name;
  const type = account.records.typeOf(target, id);
  const externalId = type === undefined ? null : account.records.get(type, id)?.fields.externalid;
  return typeof externalId === 'string' && externalId !== '' ? externalId : name;
}

/** How a record is named to people. */
export function nameOf(definition: RecordDefinition, record: RecordData): string {
  const candidates = [definition.nameField, 'name', 'tranid', 'entityid', 'itemid', 'externalid'];
  for (const field of candidates) {
    const value = field === undefined ? null : record.fields[field];
    if (typeof value === 'string' && value !== '') return value;
  }
  return `${definition.label} ${record.id ?? ''}`.trim();
}
