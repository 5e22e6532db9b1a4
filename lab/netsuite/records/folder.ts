// Folders of the File Cabinet as records. Source: folder (Records Browser). They keep the ids the cabinet gives them.

import type { Account } from '../account';
import { NotEmulated, refuse } from '../errors';
import { area, checkbox, externalId, inactive, text } from './build';
import type { FieldDefinition, RecordData, RecordDefinition } from './definition';

const FIELDS: readonly FieldDefinition[] = [
  text('name', 'Folder Name', { required: true }),
  // The cabinet knows its folders, root folders included; the record store only those made as records.
  { id: 'parent', label: 'Sub-Folder of', type: 'select' },
  area('description', 'Description'),
  checkbox('isprivate', 'Private'),
  inactive,
  externalId,
];

function makeFolder(account: Account, { fields }: RecordData): number {
  const parent = fields.parent === null || fields.parent === undefined ? null : Number(fields.parent);
  if (parent !== null && !account.files.folder(parent)) {
    refuse('INVALID_KEY_OR_REF', `Invalid parent reference key ${parent}.`);
  }
  return account.files.makeFolder({ name: String(fields.name), parent, isPrivate: fields.isprivate === true });
}

export const FOLDER: RecordDefinition = {
  type: 'folder',
  label: 'Folder',
  plural: 'Folders',
  group: 'folder',
  cost: 'other',
  permission: 'LIST_FILECABINET',
  fields: FIELDS,
  sublists: [],
  optimisticLocking: true,
  nameField: 'name',
  behaviour: {
    allocateId: makeFolder,
    beforeSave: (_account, _record, old) => {
      if (old) throw new NotEmulated('renaming or moving a folder');
    },
  },
};
