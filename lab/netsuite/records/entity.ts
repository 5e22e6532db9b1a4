// What customers, vendors and employees have in common: a unique name, and a row in the table of all entities.

import type { Account } from '../account';
import { refuse } from '../errors';
import type { RecordBehaviour, RecordData } from './definition';

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
  if (fields.isperson === true) {
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
