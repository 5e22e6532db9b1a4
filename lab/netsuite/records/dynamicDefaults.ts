// What a new record starts with because of who makes it, and when.
// Source: dynamic defaults of custom fields (help); owner of a custom record: its creator (help).

import type { Account } from '../account';
import type { Identity } from '../execution';
import { serverDay } from '../serverTime';
import type { FieldDefinition, FieldValue, RecordData, RecordDefinition } from './definition';

export function fillDynamicDefaults(
  account: Account,
  definition: RecordDefinition,
  data: RecordData,
  identity: Identity,
): void {
  const fields = account.fields(definition.type);
  if (definition.cost === 'custom' && fields.has('owner')) data.fields.owner = userOf(account, identity);
  for (const field of fields.values()) {
    if (!field.dynamicDefault) continue;
    const value = defaultOf(account, field, identity);
    if (value !== null) data.fields[field.id] = value;
  }
}

function defaultOf(account: Account, field: FieldDefinition, identity: Identity): FieldValue {
  switch (field.dynamicDefault) {
    case 'NOW':
      return now(account, field);
    case 'ME':
      return userOf(account, identity);
    default:
      return ofEmployee(account, identity, String(field.dynamicDefault).toLowerCase());
  }
}

/** Scheduled and map/reduce scripts run as the system, user -4 (practice). */
function userOf(account: Account, { userId }: Identity): string | null {
  return userId < 0 || account.records.exists('employee', userId) ? String(userId) : null;
}

function now({ clock }: Account, { type }: FieldDefinition): FieldValue {
  if (type === 'date') return serverDay(clock.now());
  return type === 'datetime' ? Math.floor(clock.now() / 1_000) * 1_000 : null;
}

function ofEmployee(account: Account, { userId }: Identity, field: string): FieldValue {
  return account.records.get('employee', userId)?.fields[field] ?? null;
}
