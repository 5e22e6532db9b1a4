// What every record must satisfy to be stored: required fields, lengths, ranges, references that exist and are active.
// Source: N/record save (help); INVALID_KEY_OR_REF and "Please enter value(s) for" (practice).

import type { Account } from '../account';
import { refuse } from '../errors';
import type { FieldDefinition, FieldValue, RecordData } from './definition';
import { checkLength } from './values';

/** Unconfirmed: external ids up to 255 characters; the stricter reading counts bytes. */
const MAX_EXTERNAL_ID = 255;
/** The user scheduled scripts run as; it may own records though it is no employee. Practice. */
const SYSTEM_USER = '-4';

type Fields = ReadonlyMap<string, FieldDefinition>;
type Values = Readonly<Record<string, FieldValue>>;

const isEmpty = (value: FieldValue | undefined): boolean => value === null || value === undefined || value === '';

export class RecordCheck {
  readonly #account: Account;

  constructor(account: Account) {
    this.#account = account;
  }

  check(record: RecordData, old: RecordData | null, ignoreMandatory: boolean): void {
    const missing = new Set<string>();
    const known = (field: string) => (old ? asList(old.fields[field]) : []);
    this.#checkFields(this.#account.fields(record.type), record.fields, known, missing, ignoreMandatory);
    for (const [sublist, lines] of Object.entries(record.sublists)) {
      const fields = this.#account.lineFields(record.type, sublist);
      const before = old?.sublists[sublist] ?? [];
      const onLines = (field: string) => before.flatMap((line) => asList(line.fields[field]));
      for (const line of lines) this.#checkFields(fields, line.fields, onLines, missing, ignoreMandatory);
    }
    checkExternalId(record.fields.externalid);
    if (missing.size > 0) refuse('USER_ERROR', `Please enter value(s) for: ${[...missing].join(', ')}`);
  }

  #checkFields(
    fields: Fields,
    values: Values,
    known: (field: string) => readonly string[],
    missing: Set<string>,
    ignoreMandatory: boolean,
  ): void {
    for (const field of fields.values()) {
      const value = values[field.id];
      if (value === undefined || isEmpty(value)) {
        // Source: save, ignoreMandatoryFields (help): for custom fields only, never for what NetSuite itself needs.
        if (field.required && !(ignoreMandatory && field.custom)) missing.add(field.label);
        continue;
      }
      checkLength(field, value);
      checkRange(field, value);
      if (field.type === 'select' || field.type === 'multiselect') this.#checkReference(field, value, known);
    }
  }

  #checkReference(field: FieldDefinition, value: FieldValue, known: (field: string) => readonly string[]): void {
    for (const id of asList(value)) {
      if (field.options ? !Object.hasOwn(field.options, id) : !this.#exists(field, id)) invalidKey(field, id);
      // Practice: an inactive record can be chosen no more, but stays where it was chosen before.
      if (
        !field.options &&
        field.target &&
        this.#account.records.isInactive(field.target, Number(id)) &&
        !known(field.id).includes(id)
      ) {
        invalidKey(field, id);
      }
    }
  }

  #exists(field: FieldDefinition, id: string): boolean {
    if (field.target === undefined || (field.target === 'employee' && id === SYSTEM_USER)) return true;
    return /^-?\d+$/.test(id) && this.#account.records.exists(field.target, Number(id));
  }
}

function asList(value: FieldValue | undefined): readonly string[] {
  if (value === undefined || isEmpty(value)) return [];
  return Array.isArray(value) ? (value as readonly string[]) : [String(value)];
}

function invalidKey(field: FieldDefinition, id: string): never {
  refuse('INVALID_KEY_OR_REF', `Invalid ${field.id} reference key ${id}.`);
}

function checkExternalId(value: FieldValue | undefined): void {
  if (typeof value === 'string' && Buffer.byteLength(value) > MAX_EXTERNAL_ID) {
    refuse(
      'THE_FIELD_1_CONTAINED_MORE_THAN_THE_MAXIMUM_NUMBER__2__OF_CHARACTERS_ALLOWED',
      `The field externalid contained more than the maximum number (${MAX_EXTERNAL_ID}) of characters allowed.`,
    );
  }
}

/** Source: minimum and maximum value of a custom field (help). The code is unconfirmed. */
function checkRange(field: FieldDefinition, value: FieldValue): void {
  if (typeof value !== 'number') return;
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = field;
  if (value < minimum || value > maximum) {
    refuse(
      'INVALID_FLD_VALUE',
      `You have entered an Invalid Field Value ${value} for the following field: ${field.id} (${minimum} to ${maximum})`,
    );
  }
}
