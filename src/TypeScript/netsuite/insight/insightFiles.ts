/**
 * Files of what is found out about settlements, beside the reports that it is found in: a name is one file, written over.
 *
 * @NApiVersion 2.1
 */

import * as file from 'N/file';
import { SETTLEMENT_FOLDER } from '../ids';
import { restrictedFolder } from '../orders/folders';
import { requiredText, rows } from '../rows';

/** Internal id of the file: 20 units, and those of the folder. */
export function saveFile(name: string, contents: string, folder: number): string {
  const { PLAINTEXT } = file.Type;
  const made = file.create({ name, fileType: PLAINTEXT, contents, encoding: file.Encoding.UTF_8, folder });
  return String(made.save());
}

/** Null where there is none of that name (10 units, and 10 to load it). */
export function readFile(name: string, folder: number): string | null {
  const [row] = rows('SELECT id FROM file WHERE folder = ? AND name = ?', [folder, name]);
  return row === undefined ? null : loadFile(requiredText(row, 'id'));
}

/** 10 units. */
export const loadFile = (id: string): string => file.load({ id: Number(id) }).getContents();

/** Of settlement reports, and of what is found in them: nobody but the add-on's people may open it. */
export const insightFolder = (): number => restrictedFolder(SETTLEMENT_FOLDER);
