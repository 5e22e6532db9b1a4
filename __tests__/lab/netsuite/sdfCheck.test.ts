// Every kind of damage to a SuiteCloud project is found, at its place; a clean project has no problems.

import * as fs from 'node:fs';
import { checkProject } from '../../../lab/netsuite/sdf/check';
import { type Problem, problemLine } from '../../../lab/netsuite/sdf/problem';
import { readProject } from '../../../lab/netsuite/sdf/project';
import { CLEAN, type ProjectFiles, script, writeProject } from '../../support/sdfProject';

function problemsWith(changes: ProjectFiles): Problem[] {
  const folder = writeProject(changes);
  try {
    return checkProject(readProject(folder));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test('A clean project has no problems', () => {
  expect(problemsWith({})).toEqual([]);
});

const LIST = 'Objects/lists/customlist_hb_state.xml';
const RECORD = 'Objects/customrecord_hb_berth.xml';
const ROLE = 'Objects/customrole_hb_pilot.xml';
const MAPREDUCE = 'Objects/customscript_hb_tide_mr.xml';
const SCHEDULED = 'Objects/customscript_hb_clock_ss.xml';
const EVENT = 'Objects/customscript_hb_berth_ue.xml';
const SCRIPTS = 'FileCabinet/SuiteScripts/harbour';
const MANIFEST = 'manifest.xml';
const DEPLOY = 'deploy.xml';

/** What is damaged, in which file, which text becomes which, and the problem: where and in which words. */
type Damage = [what: string, file: string, from: string, to: string, problem: RegExp];

const ELEMENTS: Damage[] = [
  ['an unknown element', LIST, '<name>', '<colour>red</colour><name>', /customlist_hb_state\.xml:2 error: .*<colour>/],
  ['a misspelt element', LIST, 'customvalues', 'customvalue5', /<customvalue5>/],
  ['a missing required element', LIST, '<name>Harbour State</name>', '', /<name> in <customlist>, found none/],
  ['an empty required element', LIST, 'Harbour State', '', /<name> in <customlist>, found it empty/],
  ['a SELECT without its list', RECORD, '<selectrecordtype>-117</selectrecordtype>', '', /fieldtype> is SELECT/],
  ['an element twice', LIST, '<name>', '<name>A</name><name>', /<name> once in <customlist>/],
  ['a value not in the list', RECORD, 'USEPERMISSIONLIST', 'EVERYONE', /CUSTRECORDENTRYPERM.*"EVERYONE"/],
  ['a field type that does not exist', MAPREDUCE, 'INTEGER', 'LONGTEXT', /"LONGTEXT"/],
  [
    'a display type of the screen',
    RECORD,
    '<label>State',
    '<displaytype>DISABLED</displaytype><label>State',
    /"DISABLED"/,
  ],
  ['a boolean in words', RECORD, '<includename>F', '<includename>false', /T or F in <includename>, found "false"/],
  [
    'a list name over 30',
    LIST,
    'Harbour State',
    'Harbour State of Things and Boats',
    /at most 30 characters in <name>/,
  ],
  ['text between elements', LIST, '<customvalues>', '<customvalues>loose', /the text "loose"/],
  ['elements where text belongs', LIST, '<value>New</value>', '<value><b/></value>', /Expected text in <value>/],
  ['a record type in lower case', EVENT, '[scriptid=customrecord_hb_berth]', 'salesorder', /upper case.*"salesorder"/],
  ['an invented permission', ROLE, 'TRAN_SALESORD', 'SELL_THINGS', /a permission.*"SELL_THINGS"/],
  ['a permission not known here', ROLE, 'TRAN_SALESORD', 'TRAN_SALESORDR', /warning: .*"TRAN_SALESORDR"/],
  ['an invented context', EVENT, 'CSVIMPORT|', 'CSVIMPORT|DREAM|', /"DREAM"/],
  ['an unknown attribute', LIST, 'scriptid="val_hb_new"', 'scriptid="val_hb_new" id="1"', /no attribute id/],
  [
    'an object type that does not exist',
    LIST,
    'customlist',
    'listofcustoms',
    /object type of SDF, found <listofcustoms>/,
  ],
  ['malformed XML', LIST, '</name>', '', /error: Expected well-formed XML/],
];

const IDS: Damage[] = [
  ['an id over its length', LIST, 'val_hb_done', `val_${'x'.repeat(40)}`, /at most 40 characters.*found 44/],
  [
    'a wrong prefix',
    MAPREDUCE,
    'customdeploy_hb_tide_mr',
    'deploy_hb_tide_mr',
    /start with customdeploy, found "deploy_/,
  ],
  ['capitals in an id', MAPREDUCE, 'customdeploy_hb_tide_mr', 'customdeploy_hb_Tide', /lower-case letters.*Tide/],
  ['an id that is not there', LIST, ' scriptid="val_hb_new"', '', /Expected a scriptid on <customvalue>/],
  [
    'a file name that is not the id',
    ROLE,
    '"customrole_hb_pilot"',
    '"customrole_hb_pilots"',
    /file name customrole_hb_pilots\.xml/,
  ],
  ['a list value id twice', LIST, 'val_hb_done', 'val_hb_new', /"val_hb_new" once/],
  [
    'a deployment id twice in the project',
    SCHEDULED,
    'customdeploy_hb_clock_ss',
    'customdeploy_hb_tide_mr',
    /"customdeploy_hb_tide_mr" once/,
  ],
];

const REFERENCES: Damage[] = [
  [
    'a dangling reference',
    RECORD,
    'e>[scriptid=customlist_hb_state]',
    'e>[scriptid=customlist_hb_gone]',
    /\[scriptid=customlist_hb_gone\]/,
  ],
  ['a dangling part', RECORD, 'state.val_hb_new', 'state.val_hb_old', /\[scriptid=customlist_hb_state\.val_hb_old\]/],
  [
    'a part of the manifest that is not listed',
    RECORD,
    'customlist_hb_state.val_hb_new',
    'customrecord_hb_there.custrecord_hb_there_name',
    /custrecord_hb_there_name/,
  ],
  [
    'a reference to the wrong kind',
    ROLE,
    '[scriptid=customrecord_hb_berth]',
    '[scriptid=customlist_hb_state]',
    /which is a customlist/,
  ],
  [
    'an object of a SuiteApp not in the manifest',
    RECORD,
    '[scriptid=customrole_hb_pilot]',
    '[appid=com.x.y, scriptid=customrole_x]',
    /application com\.x\.y/,
  ],
  [
    'a dangling role among several',
    EVENT,
    '|[scriptid=customrole_hb_pilot]',
    '|[scriptid=customrole_hb_gone]',
    /customrole_hb_gone/,
  ],
  [
    'brackets without scriptid=',
    RECORD,
    'e>[scriptid=customlist_hb_state]',
    'e>[customlist_hb_state]',
    /"\[customlist_hb_state\]"/,
  ],
  ['an internal id as a list', RECORD, '>-117<', '>117<', /"117"/],
  ['an internal id as a default', RECORD, '[scriptid=customlist_hb_state.val_hb_new]', '3', /internal id 3/],
  ['an internal id in a shipped row', RECORD, '[scriptid=customlist_hb_state.val_hb_done]', '4', /internal id 4/],
  [
    'a value of one account',
    EVENT,
    '<allroles>T</allroles>',
    '<audemployee>12</audemployee>',
    /exists in one account only/,
  ],
  [
    'a value an export could not carry',
    MAPREDUCE,
    'ADMINISTRATOR',
    '[ACCOUNT_SPECIFIC_VALUE]',
    /\[ACCOUNT_SPECIFIC_VALUE\]/,
  ],
  [
    'a row with a field the record lacks',
    RECORD,
    '<name>One</name>',
    '<custrecord_hb_gone>1</custrecord_hb_gone>',
    /field of this record/,
  ],
];

const SCRIPT_OBJECTS: Damage[] = [
  [
    'a map/reduce that is released',
    MAPREDUCE,
    'SCHEDULED',
    'RELEASED',
    /NOTSCHEDULED, SCHEDULED, TESTING in <status>, found "RELEASED"/,
  ],
  [
    'a user event that is scheduled',
    EVENT,
    'RELEASED',
    'SCHEDULED',
    /RELEASED, TESTING in <status>, found "SCHEDULED"/,
  ],
  [
    'runasrole on a scheduled script',
    SCHEDULED,
    '<title>',
    '<runasrole>ADMINISTRATOR</runasrole><title>',
    /<runasrole>.*run as the system/,
  ],
  ['a title on a user event deployment', EVENT, '<status>', '<title>Guard</title><status>', /<title>/],
  [
    'a priority',
    MAPREDUCE,
    '<title>',
    '<priority>HIGH</priority><title>',
    /priority of a deployment is set in the account/,
  ],
  [
    'two recurrences',
    MAPREDUCE,
    '</weekly>',
    '</weekly><single><startdate>2026-12-01</startdate><starttime>02:00:00Z</starttime></single>',
    /exactly one of .* found 2/,
  ],
  [
    'a recurrence without a child',
    SCHEDULED,
    '<title>',
    '<recurrence></recurrence><title>',
    /exactly one of .* found 0/,
  ],
  [
    'a schedule without recurrence',
    SCHEDULED,
    'NOTSCHEDULED',
    'SCHEDULED',
    /warning: .*SCHEDULED, found none: it never starts/,
  ],
  ['a repeat NetSuite does not offer', MAPREDUCE, 'PT15M', 'PT5M', /<repeat>, found "PT5M"/],
  ['a week without Sunday', MAPREDUCE, '<sunday>F</sunday>', '', /<sunday> in <weekly>/],
  ['a date in another form', MAPREDUCE, '2026-12-01', '12/01/2026', /yyyy-MM-dd in <startdate>/],
  ['a time without Z', MAPREDUCE, '02:10:00Z', '02:10', /HH:mm:ssZ in <starttime>/],
  ['weeks out of range', MAPREDUCE, '<everyxweeks>1<', '<everyxweeks>0<', /from 1 to 1000 in <everyxweeks>/],
  [
    'a value for a parameter that is not declared',
    MAPREDUCE,
    '<custscript_hb_tide_limit>7</custscript_hb_tide_limit>',
    '<custscript_hb_other>7</custscript_hb_other>',
    /parameter of this script/,
  ],
  ['a script file that does not exist', MAPREDUCE, 'tide_mr.js', 'gone_mr.js', /gone_mr\.js\].*no such file/],
  ['a script file outside the deployed folders', MAPREDUCE, 'harbour/tide_mr.js', 'else/tide.js', /else\/tide\.js\]/],
  [
    'a file path without brackets',
    MAPREDUCE,
    '[/SuiteScripts/harbour/tide_mr.js]',
    '/SuiteScripts/harbour/tide_mr.js',
    /path in brackets/,
  ],
];

const PROJECT: Damage[] = [
  [
    'a feature that is used and not listed',
    MANIFEST,
    '<feature required="false">SUBSIDIARIES</feature>',
    '',
    /customrecord_hb_berth\.xml:15 error: Expected the feature SUBSIDIARIES/,
  ],
  [
    'the feature of an object type',
    MANIFEST,
    '<feature required="true">CUSTOMRECORDS</feature>',
    '',
    /CUSTOMRECORDS in manifest\.xml, since <customrecordtype>/,
  ],
  ['a feature that is none', MANIFEST, 'false">SUBSIDIARIES', 'false">SUITESCRIPT', /SUITESCRIPT, which is none/],
  ['a feature without required', MANIFEST, ' required="false"', '', /attribute required/],
  ['a project without a name', MANIFEST, 'harbour', '', /<projectname>/],
  ['another framework version', MANIFEST, '1.0', '2.0', /<frameworkversion>, found "2\.0"/],
  ['a SuiteApp', MANIFEST, 'ACCOUNTCUSTOMIZATION', 'SUITEAPP', /found SUITEAPP/],
  [
    'a SuiteApp element',
    MANIFEST,
    '<frameworkversion>',
    '<publisherid>com.x</publisherid><frameworkversion>',
    /<publisherid>/,
  ],
  ['a path that does not exist', DEPLOY, '~/Objects/*', '~/Objekts/*', /deploy\.xml:6 warning: .*~\/Objekts/],
  ['a path outside the project', DEPLOY, '~/Objects/*', '../Objects/*', /deploy\.xml:6 warning: .*starts with ~\//],
  [
    'an object that no path covers',
    DEPLOY,
    '~/Objects/*',
    '~/Objects/lists/*',
    /customrole_hb_pilot\.xml:1 warning: .*not deployed/,
  ],
  ['an unknown section', DEPLOY, 'objects>', 'things>', /<things>/],
  [
    'a role that grants another level than the record',
    ROLE,
    '<permlevel>EDIT',
    '<permlevel>FULL',
    /same permission on customrecord_hb_berth.*FULL here and EDIT there/,
  ],
  [
    'a restriction on one side only',
    RECORD,
    '<permittedlevel>EDIT</permittedlevel>',
    '<permittedlevel>EDIT</permittedlevel><restriction>EDIT</restriction>',
    /EDIT here and EDIT EDIT there/,
  ],
];

test.each([...ELEMENTS, ...IDS, ...REFERENCES, ...SCRIPT_OBJECTS, ...PROJECT])(
  '%s is found',
  (_what, file, from, to, expected) => {
    const before = CLEAN[file] ?? '';
    expect(before).toContain(from);
    const lines = problemsWith({ [file]: before.replaceAll(from, to) }).map(problemLine);
    expect(lines).toContainEqual(expect.stringMatching(expected));
  },
);

const FILES: [what: string, changes: ProjectFiles, problem: RegExp][] = [
  [
    'a script of another type',
    { [`${SCRIPTS}/tide_mr.js`]: script('ScheduledScript') },
    /tide_mr\.js:1 error: .*MapReduceScript.*found ScheduledScript/,
  ],
  [
    'a script without header',
    { [`${SCRIPTS}/tide_mr.js`]: 'define([], () => ({}));' },
    /@NApiVersion in the first comment/,
  ],
  [
    'a header that is not the first comment',
    { [`${SCRIPTS}/tide_mr.js`]: `/* Licence. */\n${script('MapReduceScript')}` },
    /@NApiVersion in the first comment/,
  ],
  [
    'a script that no object names',
    { [`${SCRIPTS}/lone_sl.js`]: script('Suitelet') },
    /lone_sl\.js:1 warning: .*never runs/,
  ],
  ['source in a deployed folder', { [`${SCRIPTS}/tide_mr.ts`]: '' }, /warning: .*found tide_mr\.ts/],
  ['a source map in a deployed folder', { [`${SCRIPTS}/tide_mr.js.map`]: '{}' }, /warning: .*found tide_mr\.js\.map/],
  ['a folder file of a Mac', { [`${SCRIPTS}/.DS_Store`]: '' }, /error: .*\.DS_Store/],
  [
    'a wrong property of a file',
    { [`${SCRIPTS}/.attributes/tide_mr.js.attr.xml`]: '<file><hidden>T</hidden></file>' },
    /tide_mr\.js\.attr\.xml:1 error: .*<hidden>/,
  ],
  ['no deploy.xml', { 'deploy.xml': null }, /deploy\.xml:1 error: .*nothing would be deployed/],
  [
    'a file folder of SuiteApps',
    {
      'FileCabinet/SuiteApps/com.x/a.js': '',
      'deploy.xml': (CLEAN['deploy.xml'] ?? '').replace('SuiteScripts/harbour', 'SuiteApps'),
    },
    /SuiteApps\/com\.x\/a\.js.*Move the file/,
  ],
  [
    'the same object in two files',
    { 'Objects/more/customrole_hb_pilot.xml': CLEAN[ROLE] ?? '' },
    /"customrole_hb_pilot" once, found it already in Objects\/customrole_hb_pilot\.xml:1/,
  ],
];

test.each(FILES)('%s is found', (_what, changes, expected) => {
  expect(problemsWith(changes).map(problemLine)).toContainEqual(expect.stringMatching(expected));
});

test('What the manifest says the account holds may be referred to', () => {
  const there = (CLEAN[RECORD] ?? '').replace(
    'customlist_hb_state.val_hb_new',
    'customrecord_hb_there.custrecord_hb_there_code',
  );
  const file = (CLEAN[EVENT] ?? '').replace('/SuiteScripts/harbour/berth_ue.js', '/SuiteScripts/there.js');
  const problems = problemsWith({ [RECORD]: there, [EVENT]: file, [`${SCRIPTS}/berth_ue.js`]: null });
  expect(problems.map(problemLine)).toEqual([]);
});

test('A client module that a form names by path needs no object', () => {
  expect(problemsWith({ [`${SCRIPTS}/form_cs.js`]: script('ClientScript') })).toEqual([]);
});

test('A feature that is only named as NetSuite would take it anyway is not used', () => {
  const withDefault = (CLEAN[RECORD] ?? '').replace('<includename>', '<enabledle>T</enabledle><includename>');
  const switchedOff = (CLEAN[RECORD] ?? '').replace('<includename>', '<enabledle>F</enabledle><includename>');
  expect(problemsWith({ [RECORD]: withDefault })).toEqual([]);
  expect(problemsWith({ [RECORD]: switchedOff }).map(problemLine)).toContainEqual(expect.stringMatching(/EXTREMELIST/));
});

test('Problems come by file and line', () => {
  const places = problemsWith({
    [LIST]: (CLEAN[LIST] ?? '').replace('<value>New</value>', '').replace('<value>Done</value>', ''),
    [ROLE]: (CLEAN[ROLE] ?? '').replace('<name>Pilot</name>', ''),
  }).map((each) => `${each.file}:${each.line}`);
  expect(places).toEqual([`${ROLE}:1`, `${LIST}:4`, `${LIST}:5`]);
});
