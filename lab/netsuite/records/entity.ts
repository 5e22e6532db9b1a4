// What customers, vendors and employees have in common: a unique name, and a row in the table of all entities.

import type { Account } from '../account';
import { refuse } from '../errors';
import { choice, column, type GatedColumn } from './build';
import type { FieldDefinition, RecordBehaviour, RecordData } from './definition';

/** Two radio buttons, so scripts set 'T' or 'F', not a boolean. Source: isperson of customer and vendor (Records Browser). */
export const individual: FieldDefinition = choice(
  'isperson',
  'Type',
  { T: 'Individual', F: 'Company' },
  { initially: 'F', inlineEdit: true },
);

/** Queries see it as a checkbox. Practice. */
export const individualColumn: GatedColumn = column('isperson', 'boolean', ({ fields }) => fields.isperson === 'T');

/** Practice: the name of the company or of the person, whatever number the entity has. */
export const nameColumn: GatedColumn = column('altname', 'string', ({ fields }) => ownName(fields));

function ownName({ isperson, companyname, firstname, lastname }: RecordData['fields']): string | null {
  const person = [firstname, lastname].filter(Boolean).join(' ');
  return (isperson === 'T' || !companyname ? person : String(companyname)) || null;
}

type Sourcing = (account: Account, record: RecordData) => void;

/** `kind` is the entity type as queries show it. */
export function entityBehaviour(kind: string, complete: Sourcing = namePerson): RecordBehaviour {
  return {
    beforeSave: (account, record) => {
      complete(account, record);
      requireName(record);
      refuseNamesake(account, record);
    },
    afterSave: (account, record) => {
      account.tables.replace('entity', 'id', record.id, [
        {
          id: record.id,
          entityid: record.fields.entityid ?? null,
          type: kind,
          isinactive: record.fields.isinactive ?? false,
          altname: ownName(record.fields),
          email: record.fields.email ?? null,
          externalid: record.fields.externalid ?? null,
        },
      ]);
    },
    beforeDelete: (account, record) => account.tables.replace('entity', 'id', record.id, []),
  };
}

/** Source: customer (help): a company needs its name, an individual first and last name. */
export function namesOf(_account: Account, record: RecordData): void {
  const { fields } = record;
  if (fields.isperson === 'T') {
    const missing = [
      ['firstname', 'First Name'],
      ['lastname', 'Last Name'],
    ].flatMap(([id, label]) => (fields[id as string] ? [] : [label]));
    if (missing.length > 0) refuse('USER_ERROR', `Please enter value(s) for: ${missing.join(', ')}`);
    namePerson(_account, record);
  } else {
    if (!fields.companyname) refuse('USER_ERROR', 'Please enter value(s) for: Company Name');
    fields.entityid ??= fields.companyname;
  }
}

function namePerson(_account: Account, { fields }: RecordData): void {
  const name = `${fields.firstname ?? ''} ${fields.lastname ?? ''}`.trim();
  if (name !== '') fields.entityid ??= name;
}

function requireName({ fields }: RecordData): void {
  if (!fields.entityid) refuse('USER_ERROR', 'Please enter value(s) for: Name');
}

/** Source: UNIQUE_CUST_ID_REQD (SuiteScript error codes). */
function refuseNamesake(account: Account, record: RecordData): void {
  const rows = account.store.all('SELECT id FROM entity WHERE entityid = ?', [String(record.fields.entityid)]);
  if (rows.some(({ id }) => id !== record.id)) {
    refuse(
      'UNIQUE_CUST_ID_REQD',
      'A customer record with this ID already exists. You must enter a unique customer ID for each record you create.',
    );
  }
}
