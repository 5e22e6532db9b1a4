// Folders of the File Cabinet as records. Source: folder (Records Browser).

import { NotEmulated } from '../errors';
import { area, checkbox, externalId, inactive, select, text } from './build';
import type { FieldDefinition, RecordDefinition } from './definition';

const FIELDS: readonly FieldDefinition[] = [
  text('name', 'Folder Name', { required: true }),
  select('parent', 'Sub-Folder of', 'folder'),
  area('description', 'Description'),
  checkbox('isprivate', 'Private'),
  inactive,
  externalId,
];

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
    // Folders live in the cabinet, whose ids they keep; scripts of the lab reach them through N/file and queries.
    initialise: () => {
      throw new NotEmulated('record.create of a folder');
    },
  },
};
