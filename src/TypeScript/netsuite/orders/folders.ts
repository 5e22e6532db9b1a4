/**
 * The File Cabinet folders of what is too long for a field.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import { DOCUMENT_FOLDER } from '../ids';
import { requiredText, rows } from '../rows';

/** SuiteScripts is folder -15 in every account. */
const SUITE_SCRIPTS = -15;

/** Internal id of the folder of documents. 10 units, 25 the first time. */
export const documentFolder = (): number => restrictedFolder(DOCUMENT_FOLDER);

/** The folder's internal id; made, restricted to the add-on's people, where it does not exist. 10 units, 25 the first time. */
export function restrictedFolder(path: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [row] = rows('SELECT id FROM mediaitemfolder WHERE name = ? AND parent = ?', [name, SUITE_SCRIPTS]);
  if (row) return Number(requiredText(row, 'id'));
  const folder = record.create({ type: record.Type.FOLDER });
  folder.setValue({ fieldId: 'name', value: name });
  folder.setValue({ fieldId: 'parent', value: SUITE_SCRIPTS });
  folder.setValue({ fieldId: 'isprivate', value: true });
  return folder.save();
}
