// Custom record types and lists of a project as record types of the account.
// Source: custom record types, custom lists (help); names of their query columns: practice.

import type { Account } from './account';
import type { FieldDefinition, FieldValue, RecordDefinition } from './records/definition';
import type { CustomList, CustomRecordType } from './sdf/objects';

/** What every custom record has beside its own fields. */
export function recordDefinition(record: CustomRecordType, fields: readonly FieldDefinition[]): RecordDefinition {
  return {
    type: record.scriptId,
    label: record.name,
    plural: record.name,
    group: record.scriptId,
    cost: 'custom',
    optimisticLocking: record.optimisticLocking,
    ...(record.includeName ? { nameField: 'name' } : {}),
    ...(record.includeName && record.numbering ? { numbering: record.numbering } : {}),
    ...permissionOf(record),
    table: record.scriptId,
    fields: [...ownFields(record), ...fields],
    sublists: [],
  };
}

/** Source: access types of custom record types (help): none needed, one permission for all, a list by role. */
function permissionOf({ accessType, scriptId }: CustomRecordType): Pick<RecordDefinition, 'permission'> {
  if (accessType === 'NONENEEDED') return {};
  return { permission: accessType === 'USEPERMISSIONLIST' ? scriptId : 'LIST_CUSTRECORDENTRY' };
}

function ownFields(record: CustomRecordType): FieldDefinition[] {
  return [
    ...nameFields(record),
    ...(record.hierarchical
      ? [{ id: 'parent', label: 'Parent', type: 'select', target: record.scriptId } as const]
      : []),
    { id: 'externalid', label: 'External ID', type: 'text' },
    { id: 'isinactive', label: 'Inactive', type: 'checkbox', inlineEdit: true },
    { id: 'owner', label: 'Owner', type: 'select', target: 'employee' },
    { id: 'created', label: 'Date Created', type: 'datetime', readOnly: true },
    { id: 'lastmodified', label: 'Last Modified', type: 'datetime', readOnly: true },
  ];
}

/**
 * Without "Include Name field" there is none (practice). With automatic numbers the name is the number, which scripts
 * set only where the type allows overriding it, and the words stand in `altname`.
 */
function nameFields({ includeName, numbering }: CustomRecordType): FieldDefinition[] {
  if (!includeName) return [];
  if (!numbering) return [{ id: 'name', label: 'Name', type: 'text', required: true, inlineEdit: true }];
  return [
    { id: 'name', label: 'ID', type: 'text', readOnly: !numbering.override },
    { id: 'altname', label: 'Name', type: 'text', inlineEdit: true },
  ];
}

export function listDefinition(list: CustomList): RecordDefinition {
  return {
    type: list.scriptId,
    label: list.name,
    plural: list.name,
    group: list.scriptId,
    cost: 'custom',
    optimisticLocking: false,
    nameField: 'name',
    table: list.scriptId,
    fields: [
      { id: 'name', label: 'Value', type: 'text', required: true },
      { id: 'scriptid', label: 'ID', type: 'text', notQueryable: true },
      { id: 'isinactive', label: 'Inactive', type: 'checkbox' },
    ],
    sublists: [],
  };
}

/** Writes a list's values; a value that is there keeps its id, one that left the project stays. */
export function fillList(account: Account, list: CustomList): void {
  const known = new Map(account.records.list(list.scriptId).rows.map((row) => [row.fields.scriptid, row]));
  for (const { scriptId, value, inactive } of list.values) {
    const row = known.get(scriptId) ?? account.records.blank(list.scriptId);
    Object.assign<Record<string, FieldValue>, Record<string, FieldValue>>(row.fields, {
      name: value,
      scriptid: scriptId,
      isinactive: inactive,
    });
    account.records.save(row, { system: true });
  }
}
