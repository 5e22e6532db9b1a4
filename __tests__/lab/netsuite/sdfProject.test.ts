// Reading a SuiteCloud project: where it is, what its deploy paths cover, and its objects as typed values.

import * as fs from 'node:fs';
import * as path from 'node:path';
import { NoProject } from '../../../lab/netsuite/sdf/locate';
import { readProject, type SdfProject } from '../../../lab/netsuite/sdf/project';
import { MalformedXml } from '../../../lab/netsuite/sdf/xml';
import { CLEAN, type ProjectFiles, script, writeProject } from '../../support/sdfProject';

const folders: string[] = [];
afterAll(() => {
  for (const each of folders) fs.rmSync(each, { recursive: true });
});

function folderWith(changes: ProjectFiles): string {
  const folder = writeProject(changes);
  folders.push(folder);
  return folder;
}

const read = (changes: ProjectFiles = {}): SdfProject => readProject(folderWith(changes));
const deployOf = (files: string, objects: string): string =>
  `<deploy><files>${files}</files><objects>${objects}</objects></deploy>`;

test('The project folder is the one suitecloud.config.js names, comments aside', () => {
  const nested = Object.fromEntries(Object.entries(CLEAN).map(([file, content]) => [`inner/${file}`, content]));
  const none = Object.fromEntries(Object.keys(CLEAN).map((file) => [file, null]));
  const config = "// defaultProjectFolder: 'old',\nmodule.exports = { defaultProjectFolder: 'inner', commands: {} };\n";
  const folder = folderWith({ ...none, ...nested, 'suitecloud.config.js': config });
  const project = readProject(folder);
  expect(project.folder).toBe(path.join(folder, 'inner'));
  expect(project.manifest.name).toBe('harbour');
});

test('A folder without a project, and a computed project folder, are refused with what to do', () => {
  expect(() => read({ 'manifest.xml': null })).toThrow(NoProject);
  expect(() => read({ 'suitecloud.config.js': 'module.exports = { defaultProjectFolder: folder() };' })).toThrow(
    /Name the folder that holds manifest.xml/,
  );
  expect(() => read({ 'suitecloud.config.js': "module.exports = { defaultProjectFolder: 'dist' };" })).toThrow(
    /Build the project first/,
  );
});

test('A manifest that is not XML says its line', () => {
  expect(() => read({ 'manifest.xml': '<manifest>\n<projectname>\n</manifest>' })).toThrow(MalformedXml);
  expect(() => read({ 'manifest.xml': '<manifest>\n<projectname>\n</manifest>' })).toThrow(/^manifest\.xml:3 /);
});

test('The manifest gives features, objects and files of the account', () => {
  const { manifest } = read();
  expect(manifest.features.map(({ id, required }) => [id, required])).toEqual([
    ['CUSTOMRECORDS', true],
    ['SERVERSIDESCRIPTING', true],
    ['SUBSIDIARIES', false],
  ]);
  expect(manifest.objects).toEqual(['customrecord_hb_there.custrecord_hb_there_code']);
  expect(manifest.files).toEqual(['/SuiteScripts/there.js']);
});

test('A path with /* covers the folder with all that is under it, dotfiles and attributes included', () => {
  const project = read({
    'FileCabinet/SuiteScripts/harbour/.gitkeep': '',
    'FileCabinet/SuiteScripts/harbour/.attributes/tide_mr.js.attr.xml': '<file><bundleable>T</bundleable></file>',
    'FileCabinet/SuiteScripts/else/left.js': '',
    'TypeScript/out.ts': '',
  });
  expect(project.files.map((each) => each.path)).toEqual([
    '/SuiteScripts/harbour/.gitkeep',
    '/SuiteScripts/harbour/berth_ue.js',
    '/SuiteScripts/harbour/clock_ss.js',
    '/SuiteScripts/harbour/lib/rope.js',
    '/SuiteScripts/harbour/tide_mr.js',
  ]);
  expect(project.attributeFiles.map((each) => each.path)).toEqual([
    '/SuiteScripts/harbour/.attributes/tide_mr.js.attr.xml',
  ]);
});

test('Objects come in the order of the paths, each once', () => {
  const objects = ['~/Objects/customrole_hb_pilot.xml', '~/Objects/lists/*', '~/Objects/*'];
  const project = read({
    'deploy.xml': deployOf('', objects.map((each) => `<path>${each}</path>`).join('')),
  });
  expect(project.objects.map((each) => each.scriptId)).toEqual([
    'customrole_hb_pilot',
    'customlist_hb_state',
    'customrecord_hb_berth',
    'customscript_hb_berth_ue',
    'customscript_hb_clock_ss',
    'customscript_hb_tide_mr',
  ]);
});

test('Missing paths, paths outside the project, other letter case and bare folders cover nothing', () => {
  const paths = ['~/Objects/none/*', 'Objects/*', '~/../*', '~/objects/*', '~/Objects', '~/Objects/lists/*'];
  const project = read({ 'deploy.xml': deployOf('', paths.map((each) => `<path>${each}</path>`).join('')) });
  expect(project.paths.map((each) => each.state)).toEqual([
    'missing',
    'outside',
    'outside',
    'missing',
    'folder',
    'covered',
  ]);
  expect(project.objects.map((each) => each.scriptId)).toEqual(['customlist_hb_state']);
});

test('Symbolic links are left out, as the CLI leaves them out', () => {
  const folder = folderWith({ 'FileCabinet/SuiteScripts/else/left.js': script('Suitelet') });
  const cabinet = path.join(folder, 'FileCabinet/SuiteScripts');
  fs.symlinkSync(path.join(cabinet, 'else/left.js'), path.join(cabinet, 'harbour/linked.js'));
  expect(readProject(folder).files.map((each) => each.path)).not.toContain('/SuiteScripts/harbour/linked.js');
});

test('Without deploy.xml nothing is deployed, and that is a problem', () => {
  const project = read({ 'deploy.xml': null });
  expect(project.objects).toEqual([]);
  expect(project.unreadable).toMatchObject([{ file: 'deploy.xml', severity: 'error' }]);
});

test('A record type carries its fields with the defaults NetSuite fills in', () => {
  const record = read().objects.find((each) => each.kind === 'customrecordtype');
  expect(record).toMatchObject({
    name: 'Berth',
    includeName: false,
    optimisticLocking: true,
    accessType: 'USEPERMISSIONLIST',
    permissions: [{ role: { kind: 'object', id: 'customrole_hb_pilot' }, level: 'EDIT', restriction: null }],
    instances: [
      {
        scriptId: 'val_hb_berth_one',
        values: { custrecord_hb_berth_state: '[scriptid=customlist_hb_state.val_hb_done]' },
      },
    ],
  });
  expect(record?.fields).toMatchObject([
    {
      scriptId: 'custrecord_hb_berth_state',
      fieldType: 'SELECT',
      selectRecordType: { kind: 'object', id: 'customlist_hb_state' },
      defaultSelection: { kind: 'object', id: 'customlist_hb_state.val_hb_new' },
      mandatory: false,
      storeValue: true,
      accessLevel: 2,
      displayType: 'NORMAL',
    },
    { scriptId: 'custrecord_hb_berth_sub', selectRecordType: { kind: 'standard', id: '-117' } },
  ]);
});

test('A deployment carries status, audience, contexts, parameter values and its recurrence', () => {
  const scripts = read().objects.filter((each) => each.kind === 'script');
  expect(scripts.map((each) => [each.scriptKind, each.scriptFile])).toEqual([
    ['userevent', '/SuiteScripts/harbour/berth_ue.js'],
    ['scheduled', '/SuiteScripts/harbour/clock_ss.js'],
    ['mapreduce', '/SuiteScripts/harbour/tide_mr.js'],
  ]);
  expect(scripts[0]?.deployments).toMatchObject([
    {
      recordType: { kind: 'object', id: 'customrecord_hb_berth' },
      executionContexts: ['CSVIMPORT', 'USERINTERFACE'],
      audience: { allRoles: true, roles: [{ id: 'ADMINISTRATOR' }, { kind: 'object', id: 'customrole_hb_pilot' }] },
    },
  ]);
  expect(scripts[2]?.deployments).toMatchObject([
    {
      status: 'SCHEDULED',
      isDeployed: true,
      logLevel: 'AUDIT',
      runAsRole: { kind: 'standard', id: 'ADMINISTRATOR' },
      concurrencyLimit: 1,
      yieldAfterMinutes: 60,
      parameters: { custscript_hb_tide_limit: '7' },
      executionContexts: null,
      recurrence: {
        pattern: 'weekly',
        startDate: '2026-12-01',
        startTime: '02:10:00',
        endDate: null,
        repeatMinutes: 15,
        everyWeeks: 1,
        weekdays: ['MONDAY', 'THURSDAY'],
      },
    },
  ]);
});
