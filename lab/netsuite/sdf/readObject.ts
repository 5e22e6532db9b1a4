// From the root element of an object file to its typed value.

import type { ObjectBase, SdfObject } from './objects';
import { readBodyField, readColumnField, readEntityField, readItemField, readOtherField } from './readFields';
import { readCategory, readCenterLink, readRole, readTab } from './readMenu';
import { readList, readRecordType } from './readRecords';
import { readScript, SCRIPT_KINDS } from './readScripts';
import { idOf } from './values';
import type { XmlElement } from './xml';

const READERS: Readonly<Record<string, (base: ObjectBase) => SdfObject>> = {
  customrecordtype: readRecordType,
  customlist: readList,
  transactionbodycustomfield: readBodyField,
  transactioncolumncustomfield: readColumnField,
  itemcustomfield: readItemField,
  entitycustomfield: readEntityField,
  othercustomfield: readOtherField,
  role: readRole,
  centertab: readTab,
  centercategory: readCategory,
  centerlink: readCenterLink,
};

/** Reads as much as is there; what is missing or wrong is the checker's to report. `file` is relative to the project. */
export function readObject(element: XmlElement, file: string): SdfObject {
  const base: ObjectBase = { scriptId: idOf(element), file, line: element.line, element };
  const scriptKind = SCRIPT_KINDS[element.name];
  if (scriptKind) return readScript(base, scriptKind);
  const read = READERS[element.name];
  return read ? read(base) : { ...base, kind: 'other', root: element.name };
}
