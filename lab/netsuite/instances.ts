// Rows that a project ships with its custom record types. Deploying again overwrites them and keeps their ids.
// Source: SDF XML reference, instances of custom record types (help).

import type { Account } from './account';
import type { FieldDefinition, FieldValue, RecordData } from './records/definition';
import type { CustomRecordType, RecordInstance } from './sdf/objects';
import { parseTarget, splitValues } from './sdf/reference';

/** Which row a shipped one became. Beside the records: scripts and queries do not see script ids of rows. */
const SCHEMA = `CREATE TABLE IF NOT EXISTS lab_instance (type TEXT NOT NULL, scriptid TEXT NOT NULL, id INTEGER NOT NULL,
  PRIMARY KEY (type, scriptid))`;

/** Deploys the rows of several types, which may point to each other. */
export function deployInstances(account: Account, records: readonly CustomRecordType[]): void {
  account.store.exec(SCHEMA);
  const rows = records.flatMap(({ scriptId, instances }) =>
    instances.map((instance) => ({ type: scriptId, instance })),
  );
  for (const { type, instance } of rows) ensure(account, type, instance);
  for (const { type, instance } of rows) fill(account, type, instance);
}

/** The internal id of a shipped row; undefined where there is none. */
function instanceId(account: Account, type: string, scriptId: string): number | undefined {
  const row = account.store.get('SELECT id FROM lab_instance WHERE type = ? AND scriptid = ?', [type, scriptId]);
  return row?.id as number | undefined;
}

function ensure(account: Account, type: string, instance: RecordInstance): void {
  const known = instanceId(account, type, instance.scriptId);
  if (known !== undefined && account.records.exists(type, known)) return;
  const data = account.records.blank(type);
  name(account, data, instance);
  const id = account.records.save(data, { system: true, ignoreMandatory: true });
  account.store.run('INSERT OR REPLACE INTO lab_instance VALUES (?, ?, ?)', [type, instance.scriptId, id]);
}

function fill(account: Account, type: string, instance: RecordInstance): void {
  const data = account.records.get(type, instanceId(account, type, instance.scriptId) as number);
  if (!data) return;
  name(account, data, instance);
  data.fields.isinactive = instance.inactive;
  const fields = account.fields(type);
  if (instance.parent && fields.has('parent')) data.fields.parent = idOf(account, instance.parent.id);
  for (const [id, text] of Object.entries(instance.values)) {
    const field = fields.get(id);
    if (field) data.fields[id] = valueOfXml(account, field, text);
  }
  account.records.save(data, { system: true });
}

function name(account: Account, data: RecordData, { name: written, altName, scriptId }: RecordInstance): void {
  const fields = account.fields(data.type);
  if (fields.has('altname')) data.fields.altname = altName ?? written;
  else if (fields.has('name')) data.fields.name = written ?? scriptId;
}

/** A field's value from its text in XML. */
function valueOfXml(account: Account, field: FieldDefinition, text: string): FieldValue {
  if (text === '') return field.type === 'checkbox' ? false : null;
  switch (field.type) {
    case 'checkbox':
      return text === 'T';
    case 'integer':
    case 'float':
    case 'currency':
    case 'percent':
      return Number(text);
    case 'select':
      return idOf(account, text);
    case 'multiselect':
      return splitValues(text).map((each) => idOf(account, each));
    case 'datetime':
      return Date.parse(text);
    default:
      return text;
  }
}

/** The internal id of `[scriptid=list.value]`, `[scriptid=record.row]` or `list.value`; a number stays what it is. */
function idOf(account: Account, written: string): string {
  const target = parseTarget(written);
  const id = target?.id ?? '';
  const [type = '', part = ''] = id.split('.');
  if (part === '') return id;
  return String(account.listValue(type, part) ?? instanceId(account, type, part) ?? id);
}
