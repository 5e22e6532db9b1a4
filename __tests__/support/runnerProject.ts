// A lab account with a few scripts in it, each written where it is tested; all share one custom record, a note.

import * as fs from 'node:fs';
import { Account } from '../../lab/netsuite/account';
import { deployProject } from '../../lab/netsuite/customization';
import type { ScriptKind } from '../../lab/netsuite/sdf/objects';
import { type ProjectFiles, writeProject } from './sdfProject';

export const NOTE = 'customrecord_rt_note';
export const START = Date.parse('2026-11-02T09:00:00-08:00');

export interface ScriptSpec {
  readonly kind: ScriptKind;
  /** Body of the define callback, which ends by returning the entry points. `record`, `task`, … are at hand. */
  readonly body: string;
  /** XML inside the only deployment, or inside each of several. */
  readonly deployment?: string | readonly string[];
  /** Parameters of type TEXT, by id. */
  readonly parameters?: readonly string[];
}

const MODULES = ['record', 'task', 'runtime', 'query', 'search', 'error', 'file', 'https'];
const ELEMENTS: Partial<Record<ScriptKind, readonly [string, string]>> = {
  mapreduce: ['mapreducescript', 'MapReduceScript'],
  scheduled: ['scheduledscript', 'ScheduledScript'],
  userevent: ['usereventscript', 'UserEventScript'],
  suitelet: ['suitelet', 'Suitelet'],
  restlet: ['restlet', 'Restlet'],
};
const DEPLOYMENTS: Partial<Record<ScriptKind, string>> = {
  userevent: `<recordtype>[scriptid=${NOTE}]</recordtype><status>RELEASED</status><allroles>T</allroles>`,
  suitelet: '<status>RELEASED</status><allroles>T</allroles>',
  restlet: '<status>RELEASED</status><allroles>T</allroles>',
};

const NOTHING_OF_THE_HARBOUR = [
  'Objects/lists/customlist_hb_state.xml',
  'Objects/customrecord_hb_berth.xml',
  'Objects/customrole_hb_pilot.xml',
  'Objects/customscript_hb_tide_mr.xml',
  'Objects/customscript_hb_clock_ss.xml',
  'Objects/customscript_hb_berth_ue.xml',
  'FileCabinet/SuiteScripts/harbour/tide_mr.js',
  'FileCabinet/SuiteScripts/harbour/clock_ss.js',
  'FileCabinet/SuiteScripts/harbour/berth_ue.js',
];

export const scriptId = (name: string): string => `customscript_rt_${name}`;
export const deployId = (name: string, n = 1): string => `customdeploy_rt_${name}${n === 1 ? '' : n}`;

/** A fresh account, nothing in it but the note and the scripts. */
export function accountWith(scripts: Readonly<Record<string, ScriptSpec>>, seed = 1): Account {
  const files: ProjectFiles = Object.fromEntries(NOTHING_OF_THE_HARBOUR.map((file) => [file, null]));
  files['manifest.xml'] = MANIFEST;
  files[`Objects/${NOTE}.xml`] = NOTE_XML;
  for (const [name, spec] of Object.entries(scripts)) {
    files[`Objects/${scriptId(name)}.xml`] = scriptXml(name, spec);
    files[`FileCabinet/SuiteScripts/harbour/${name}.js`] = source(spec);
  }
  const folder = writeProject(files);
  try {
    const account = new Account({ profile: 'small', seed, start: START });
    deployProject(account, folder);
    return account;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** The texts of all notes, sorted. */
export const notes = (account: Account): string[] =>
  account.records
    .list(NOTE)
    .rows.map((row) => String(row.fields.custrecord_rt_text))
    .sort();

/** What a script wrote with log.audit, in order, details parsed where they are JSON. */
export const audits = (account: Account, title?: string): unknown[] =>
  account.log
    .list()
    .filter((entry) => entry.type === 'AUDIT' && (title === undefined || entry.title === title))
    .map(({ details }) => {
      try {
        return JSON.parse(details);
      } catch {
        return details;
      }
    });

/** Script text that saves a note: `note('text')`, `note('text', 'external id')`. */
const HELPERS = `
  const note = (text, externalId) => {
    const made = record.create({ type: '${NOTE}' });
    made.setValue({ fieldId: 'custrecord_rt_text', value: text });
    if (externalId) made.setValue({ fieldId: 'externalid', value: externalId });
    return made.save();
  };
  const burn = (units) => { for (let n = 0; n < units / 10; n++) query.runSuiteQL({ query: 'SELECT id FROM script' }); };
`;

function source({ kind, body }: ScriptSpec): string {
  const ids = MODULES.map((name) => `'N/${name}'`).join(', ');
  return `/**\n * @NApiVersion 2.1\n * @NScriptType ${ELEMENTS[kind]?.[1]}\n */
define([${ids}], (${MODULES.join(', ')}) => {${HELPERS}\n${body}\n});\n`;
}

function scriptXml(name: string, { kind, deployment, parameters = [] }: ScriptSpec): string {
  const element = ELEMENTS[kind]?.[0];
  const inner = deployment ?? DEPLOYMENTS[kind] ?? '<status>NOTSCHEDULED</status>';
  const deployments = (typeof inner === 'string' ? [inner] : inner).map(
    (xml, index) =>
      `<scriptdeployment scriptid="${deployId(name, index + 1)}">${title(name, kind)}${xml}</scriptdeployment>`,
  );
  const fields = parameters.map(
    (id) => `<scriptcustomfield scriptid="${id}"><fieldtype>TEXT</fieldtype><label>${id}</label></scriptcustomfield>`,
  );
  return `<${element} scriptid="${scriptId(name)}">
  <name>${name}</name>
  <scriptfile>[/SuiteScripts/harbour/${name}.js]</scriptfile>
  ${fields.length > 0 ? `<scriptcustomfields>${fields.join('')}</scriptcustomfields>` : ''}
  <scriptdeployments>${deployments.join('')}</scriptdeployments>
</${element}>`;
}

/** A deployment on a record type has no title. */
const title = (name: string, kind: ScriptKind): string => (kind === 'userevent' ? '' : `<title>${name}</title>`);

const MANIFEST = `<manifest projecttype="ACCOUNTCUSTOMIZATION">
  <projectname>notes</projectname>
  <frameworkversion>1.0</frameworkversion>
  <dependencies><features>
    <feature required="true">CUSTOMRECORDS</feature>
    <feature required="true">SERVERSIDESCRIPTING</feature>
  </features></dependencies>
</manifest>`;

const NOTE_XML = `<customrecordtype scriptid="${NOTE}">
  <recordname>Note</recordname>
  <accesstype>NONENEEDED</accesstype>
  <includename>F</includename>
  <customrecordcustomfields>
    <customrecordcustomfield scriptid="custrecord_rt_text">
      <fieldtype>TEXT</fieldtype>
      <label>Text</label>
      <ismandatory>F</ismandatory>
    </customrecordcustomfield>
    <customrecordcustomfield scriptid="custrecord_rt_mark">
      <fieldtype>TEXT</fieldtype>
      <label>Mark</label>
    </customrecordcustomfield>
  </customrecordcustomfields>
</customrecordtype>`;
