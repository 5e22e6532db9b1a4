// What custom fields that point to a record mean for it: deleting it empties them or is refused, and saving a
// sub-record counts as a change of its parent.
// Source: custom record types, parent-child relationships, When Parent Is Deleted (help); the refusal's code is practice.

import type { Account } from '../account';
import { refuse } from '../errors';
import type { FieldDefinition, RecordData, RecordDefinition } from './definition';

interface Pointer {
  readonly definition: RecordDefinition;
  readonly field: FieldDefinition;
}

export class References {
  readonly #account: Account;

  constructor(account: Account) {
    this.#account = account;
  }

  /** Lets go of a record that is about to be deleted. */
  release({ type, group }: RecordDefinition, id: number): void {
    const found = this.#pointers(type, group).map((pointer) => ({ ...pointer, ids: this.#holders(pointer, id) }));
    if (found.some(({ field, ids }) => field.onParentDelete !== 'SET_NULL' && ids.length > 0)) {
      refuse(
        'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
        'This record cannot be deleted because it has dependent records.',
      );
    }
    for (const { definition, field, ids } of found) {
      for (const holder of ids) this.#empty(definition, field, holder);
    }
  }

  /** Saving a parent collides with child edits made in between. Source: optimistic locking (help). */
  touchParents(definition: RecordDefinition, record: RecordData, old: RecordData | null): void {
    if (definition.cost !== 'custom') return;
    for (const field of this.#account.fields(record.type).values()) {
      if (!field.isParent || !field.target) continue;
      const parents = new Set([record.fields[field.id], old?.fields[field.id]]);
      const { group } = this.#account.records.definition(field.target);
      for (const parent of parents) {
        if (parent === null || parent === undefined) continue;
        this.#account.records.touch(group, Number(parent));
      }
    }
  }

  /** Looks at custom fields only: what standard fields point to is checked by the types themselves. */
  #pointers(type: string, group: string): Pointer[] {
    const found: Pointer[] = [];
    for (const definition of this.#account.definitions.values()) {
      if (!definition.table) continue;
      for (const field of this.#account.fields(definition.type).values()) {
        const isReference = field.type === 'select' && field.custom;
        if (isReference && (field.target === type || field.target === group)) found.push({ definition, field });
      }
    }
    return found;
  }

  #holders({ definition, field }: Pointer, id: number): number[] {
    if (field.notStored) return [];
    const sql = `SELECT id FROM "${definition.table}" WHERE "${field.id}" = ?`;
    return this.#account.store.all(sql, [id]).map((row) => row.id as number);
  }

  #empty({ type }: RecordDefinition, field: FieldDefinition, id: number): void {
    const record = this.#account.records.get(type, id);
    if (!record) return;
    record.fields[field.id] = null;
    this.#account.records.save(record, { system: true, ignoreMandatory: true });
  }
}
