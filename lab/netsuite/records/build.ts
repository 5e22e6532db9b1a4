// Short words to write record types with: fields, and the query columns that show them.

import type { ColumnType } from '../catalogue';
import type { Feature } from '../features';
import { columnType } from '../tables';
import type { FieldDefinition, FieldType, FieldValue, QueryColumn, RecordData } from './definition';

export type Extra = Omit<FieldDefinition, 'id' | 'label' | 'type' | 'target' | 'options'>;

const maker =
  (type: FieldType) =>
  (id: string, label: string, extra: Extra = {}): FieldDefinition => ({ id, label, type, ...extra });

export const text = maker('text');
export const area = maker('textarea');
export const email = maker('email');
export const phone = maker('phone');
export const url = maker('url');
export const checkbox = maker('checkbox');
export const date = maker('date');
export const datetime = maker('datetime');
export const currency = maker('currency');
export const float = maker('float');
export const integer = maker('integer');
export const percent = maker('percent');
export const rate = maker('rate');

/** A reference to a record of a type or group. */
export const select = (id: string, label: string, target: string, extra: Extra = {}): FieldDefinition => ({
  id,
  label,
  type: 'select',
  target,
  ...extra,
});

export const multiselect = (id: string, label: string, target: string, extra: Extra = {}): FieldDefinition => ({
  id,
  label,
  type: 'multiselect',
  target,
  ...extra,
});

/** A select over a fixed list of values with their texts. */
export const choice = (
  id: string,
  label: string,
  options: Readonly<Record<string, string>>,
  extra: Extra = {},
): FieldDefinition => ({ id, label, type: 'select', options, ...extra });

export const subrecord = (id: string, label: string, target: string, extra: Extra = {}): FieldDefinition => ({
  id,
  label,
  type: 'subrecord',
  target,
  ...extra,
});

/** Every type's external id: an ordinary field, unique within the group. */
export const externalId: FieldDefinition = text('externalid', 'External ID');
export const inactive: FieldDefinition = checkbox('isinactive', 'Inactive', { inlineEdit: true });
export const lastModified: FieldDefinition = datetime('lastmodifieddate', 'Last Modified', { readOnly: true });
export const created: FieldDefinition = datetime('createddate', 'Date Created', { readOnly: true });

/** A query column that may depend on a feature of its own. */
export interface GatedColumn extends QueryColumn {
  readonly feature?: Feature;
  readonly notWith?: Feature;
}

type Scalar = string | number | boolean | null;

export const scalar = (value: FieldValue | undefined): Scalar =>
  value === undefined || value === null || typeof value === 'object' ? null : value;

/** The fields that queries show under their own names; a column goes where its field goes. */
export function columnsOf(fields: readonly FieldDefinition[], ids: readonly string[]): GatedColumn[] {
  return ids.map((id) => {
    const field = fields.find((each) => each.id === id);
    const type = field && columnType(field);
    if (!field || !type) throw new Error(`No field ${id} that a query could show.`);
    return {
      name: id,
      type,
      ...(field.target ? { target: field.target } : {}),
      ...(field.options ? { texts: field.options } : {}),
      ...gateOf(fields.filter((each) => each.id === id)),
      from: (record: RecordData) =>
        Array.isArray(record.fields[id]) ? listText(record, id) : scalar(record.fields[id]),
    };
  });
}

const listText = (record: RecordData, id: string): string => (record.fields[id] as readonly string[]).join(', ');

/** Two definitions of one id (settable with a feature, read-only without) make one column that is always there. */
function gateOf(definitions: readonly FieldDefinition[]): Pick<GatedColumn, 'feature' | 'notWith'> {
  const [only, other] = definitions;
  if (!only || other) return {};
  return {
    ...(only.feature ? { feature: only.feature } : {}),
    ...(only.notWith ? { notWith: only.notWith } : {}),
  };
}

export const column = (
  name: string,
  type: ColumnType,
  from: QueryColumn['from'],
  extra: Partial<Pick<GatedColumn, 'target' | 'texts' | 'feature' | 'notWith'>> = {},
): GatedColumn => ({ name, type, from, ...extra });
