// Deploys a SuiteCloud project into an account, from its own XML: what the XML does not declare does not exist there.
// Source: SDF deployment (help): files before objects, references resolved against the project, then the manifest.

import * as fs from 'node:fs';
import type { Account } from './account';
import { placesOf, toFieldDefinition } from './customFields';
import type { Level } from './permissions';
import type { FieldDefinition, RecordDefinition } from './records/definition';
import { checkProject } from './sdf/check';
import type { CustomList, CustomRecordType, Role, SdfObject } from './sdf/objects';
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
      fileType: name.endsWith('.js') ? 'JAVASCRIPT' : 'PLAINTEXT',
      contents: fs.readFileSync(file.absolute),
    });
  }
}

function deployObjects(account: Account, objects: readonly SdfObject[], warnings: string[]): void {
  const of = <K extends SdfObject['kind']>(kind: K) =>
    objects.filter((each): each is Extract<SdfObject, { kind: K }> => each.kind === kind);
  for (const list of of('customlist')) defineList(account, list);
  for (const role of of('role')) addRole(account, role);
  const records = of('customrecordtype');
  for (const record of records) account.define(recordDefinition(record, []));
  for (const record of records) {
    const fields: FieldDefinition[] = [];
    for (const field of record.fields) {
      const definition = toFieldDefinition(account, field);
      if (definition) fields.push(definition);
      else
        warnings.push(
          `${record.scriptId}.${field.scriptId} was left out: this account lacks the feature of what it points to.`,
        );
    }
    account.define(recordDefinition(record, fields));
    for (const permission of record.permissions) {
      account.permissions.grant(permission.role.id, record.scriptId, permission.level as Level);
    }
  }
  for (const kind of [
    'transactionbodycustomfield',
    'transactioncolumncustomfield',
    'itemcustomfield',
    'entitycustomfield',
  ] as const) {
    for (const field of of(kind)) {
      const definition = toFieldDefinition(account, field);
      if (!definition)
        warnings.push(`${field.scriptId} was left out: this account lacks the feature of what it points to.`);
      else for (const place of placesOf(kind, field.appliesTo)) account.addField(place, definition);
    }
  }
  for (const script of of('script')) account.scripts.add(script);
  account.menu.add(of('centertab'), of('centercategory'), of('centerlink'));
}

function defineList(account: Account, list: CustomList): void {
  account.define({
    type: list.scriptId,
    label: list.name,
    plural: list.name,
    group: list.scriptId,
    cost: 'custom',
    optimisticLocking: false,
    nameField: 'name',
    table: list.scriptId,
    fields: [
      { id: 'name', label: 'Value', type: 'text', required: true },
      { id: 'scriptid', label: 'ID', type: 'text' },
      { id: 'isinactive', label: 'Inactive', type: 'checkbox' },
    ],
    sublists: [],
    columns: [{ name: 'externalid', type: 'string', from: () => null }],
  });
  const known = new Map(account.records.list(list.scriptId).rows.map((row) => [row.fields.scriptid, row]));
  for (const value of list.values) {
    const row = known.get(value.scriptId) ?? account.records.blank(list.scriptId);
    Object.assign(row.fields, { name: value.value, scriptid: value.scriptId, isinactive: value.inactive });
    account.records.save(row, { system: true });
  }
}

function addRole(account: Account, role: Role): void {
  const permissions = new Map(role.permissions.map((each) => [each.key.id, each.level as Level]));
  account.permissions.add(role.scriptId, role.name, permissions);
}

/** What every custom record has beside its own fields. Source: custom record types (help); column names: practice. */
function recordDefinition(record: CustomRecordType, fields: readonly FieldDefinition[]): RecordDefinition {
  const own: FieldDefinition[] = [
    ...(record.includeName ? [{ id: 'name', label: 'Name', type: 'text', required: true } as const] : []),
    { id: 'externalid', label: 'External ID', type: 'text' },
    { id: 'isinactive', label: 'Inactive', type: 'checkbox', inlineEdit: true },
    { id: 'owner', label: 'Owner', type: 'select', target: 'employee' },
    { id: 'created', label: 'Date Created', type: 'datetime', readOnly: true },
    { id: 'lastmodified', label: 'Last Modified', type: 'datetime', readOnly: true },
  ];
  return {
    type: record.scriptId,
    label: record.name,
    plural: record.name,
    group: record.scriptId,
    cost: 'custom',
    optimisticLocking: record.optimisticLocking,
    ...(record.includeName ? { nameField: 'name' } : {}),
    ...(record.accessType === 'NONENEEDED'
      ? {}
      : { permission: record.accessType === 'USEPERMISSIONLIST' ? record.scriptId : 'LIST_CUSTRECORDENTRY' }),
    table: record.scriptId,
    fields: [...own, ...fields],
    sublists: [],
  };
}
