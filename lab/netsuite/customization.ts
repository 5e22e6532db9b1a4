// Deploys a SuiteCloud project into an account, from its own XML: what the XML does not declare does not exist there.
// Source: SDF deployment (help): files before objects, references resolved against the project, then the manifest.

import * as fs from 'node:fs';
import type { Account } from './account';
import { canBecome, placeOfRecordType, placesOf, toFieldDefinition } from './customFields';
import { fillList, listDefinition, recordDefinition } from './customRecords';
import { fileTypeOf } from './fileTypes';
import { deployInstances } from './instances';
import type { Level } from './permissions';
import type { FieldDefinition } from './records/definition';
import { checkProject } from './sdf/check';
import type { CustomField, CustomRecordType, Role, SdfObject } from './sdf/objects';
import { problemLine } from './sdf/problem';
import { readProject, type SdfProject } from './sdf/project';

/** The server refused the project; `problems` says each reason with its place. */
export class DeploymentRefused extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The project cannot be deployed:\n${problems.map((each) => `  ${each}`).join('\n')}`);
    this.name = 'DeploymentRefused';
    this.problems = problems;
  }
}

export interface Deployed {
  readonly project: SdfProject;
  readonly warnings: readonly string[];
}

/** Puts a project's files and objects into the account. Throws DeploymentRefused, and then nothing is changed. */
export function deployProject(account: Account, folder: string): Deployed {
  const project = readProject(folder);
  const problems = checkProject(project)
    .filter((each) => each.severity === 'error')
    .map(problemLine);
  for (const feature of project.manifest.features) {
    if (feature.required && !account.has(feature.id)) {
      problems.push(`manifest.xml:${feature.line} The feature ${feature.id} must be enabled to install this project.`);
    }
  }
  problems.push(...typeChanges(account, project.objects));
  if (problems.length > 0) throw new DeploymentRefused(problems);
  const warnings: string[] = [];
  account.store.transaction(() => {
    deployFiles(account, project);
    deployObjects(account, project.objects, warnings);
  });
  account.forgetSources();
  return { project, warnings };
}

function deployFiles(account: Account, project: SdfProject): void {
  for (const file of project.files) {
    const slash = file.path.lastIndexOf('/');
    const folder = account.files.folderByPath(file.path.slice(0, slash), { create: true });
    const name = file.path.slice(slash + 1);
    account.files.save({
      name,
      folder: folder?.id ?? 0,
      fileType: fileTypeOf(name),
      contents: fs.readFileSync(file.absolute),
    });
  }
}

function deployObjects(account: Account, objects: readonly SdfObject[], warnings: string[]): void {
  const of = <K extends SdfObject['kind']>(kind: K) =>
    objects.filter((each): each is Extract<SdfObject, { kind: K }> => each.kind === kind);
  const lists = of('customlist');
  account.tables.together(() => {
    for (const list of lists) account.define(listDefinition(list));
  });
  for (const list of lists) fillList(account, list);
  for (const role of of('role')) addRole(account, role);
  const records = of('customrecordtype');
  account.tables.together(() => defineFields(account, objects, records, warnings));
  for (const { scriptId } of records) fillCheckboxes(account, scriptId);
  deployInstances(account, records);
  for (const script of of('script')) account.scripts.add(script);
  account.menu.add(of('centertab'), of('centercategory'), of('centerlink'));
}

/** The custom record types, and the custom fields of all types. */
function defineFields(
  account: Account,
  objects: readonly SdfObject[],
  records: readonly CustomRecordType[],
  warnings: string[],
): void {
  // All types first: their fields may point to each other.
  for (const record of records) if (!account.definition(record.scriptId)) account.define(recordDefinition(record, []));
  for (const record of records) deployRecordType(account, record, warnings);
  for (const object of objects) {
    switch (object.kind) {
      case 'transactionbodycustomfield':
      case 'transactioncolumncustomfield':
      case 'itemcustomfield':
      case 'entitycustomfield':
        addField(account, object, placesOf(object.kind, object.appliesTo), warnings);
        break;
      case 'othercustomfield':
        addField(account, object, placeOfRecordType(object.recordType), warnings);
    }
  }
}

function deployRecordType(account: Account, record: CustomRecordType, warnings: string[]): void {
  const before = account.definition(record.scriptId)?.fields ?? [];
  const fields: FieldDefinition[] = [];
  for (const field of record.fields) {
    const definition = toFieldDefinition(account, field);
    if (definition) fields.push(definition);
    else if (field.fieldType !== 'HELP') warnings.push(leftOut(`${record.scriptId}.${field.scriptId}`));
  }
  // Source: SDF deployment: parts with a script id of their own that left the project stay in the account.
  const declared = new Set(fields.map(({ id }) => id));
  const kept = before.filter((field) => field.custom && !declared.has(field.id));
  account.define(recordDefinition(record, [...fields, ...kept]));
  if (record.inactive) warnings.push(`${record.scriptId} is inactive: the lab treats it like any other.`);
  for (const permission of record.permissions) {
    account.permissions.grant(permission.role.id, record.scriptId, permission.level as Level);
  }
}

/** A new checkbox of rows that are there is not ticked. */
function fillCheckboxes(account: Account, type: string): void {
  for (const field of account.fields(type).values()) {
    if (field.type !== 'checkbox' || field.notStored) continue;
    account.store.run(`UPDATE "${type}" SET "${field.id}" = 'F' WHERE "${field.id}" IS NULL`);
  }
}

function addField(account: Account, field: CustomField, places: readonly string[], warnings: string[]): void {
  const definition = toFieldDefinition(account, field);
  if (definition) for (const place of places) account.addField(place, definition);
  else if (field.fieldType !== 'HELP') warnings.push(leftOut(field.scriptId));
}

const leftOut = (what: string): string => `${what} was left out: this account lacks the feature of what it points to.`;

/** Fields whose type cannot become another with data in them. Source: changing the type of a custom field (practice). */
function typeChanges(account: Account, objects: readonly SdfObject[]): string[] {
  const problems: string[] = [];
  for (const object of objects) {
    if (object.kind !== 'customrecordtype') continue;
    const fields = account.definition(object.scriptId) ? account.fields(object.scriptId) : undefined;
    for (const field of object.fields) {
      const known = fields?.get(field.scriptId);
      if (known && !canBecome(known, field.fieldType)) {
        problems.push(
          `${object.file}:${field.line} ${field.scriptId} is a field of type ${known.type} in the account and cannot become ${field.fieldType}. Give the new field an id of its own.`,
        );
      }
    }
  }
  return problems;
}

function addRole(account: Account, role: Role): void {
  const permissions = new Map(role.permissions.map((each) => [each.key.id, each.level as Level]));
  account.permissions.add(role.scriptId, role.name, permissions);
}
