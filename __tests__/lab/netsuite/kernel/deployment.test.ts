// What deploying a project makes of an account, the first time and again.

import type { Account } from '../../../../lab/netsuite/account';
import { DeploymentRefused, deployProject } from '../../../../lab/netsuite/customization';
import { PROJECT, SHIP_FIELDS, writeShips } from './project';
import { executionIn, inScript, makeAccount } from './support';

const deployed = (changes: Readonly<Record<string, string | null>> = {}): Account => {
  const account = makeAccount();
  deployProject(account, writeShips(changes));
  return account;
};

const problemsOf = (work: () => unknown): readonly string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof DeploymentRefused) return error.problems;
    throw error;
  }
  return [];
};

const ship = 'customrecord_k_ship';
const file = `Objects/${ship}.xml`;

test('a second deployment keeps rows with their values and internal ids', () => {
  const account = deployed();
  const env = executionIn(account);
  const id = inScript(
    env,
    ['N/record'],
    `return record.create({ type: '${ship}' }).setValue('custrecord_k_text', 'kept').save();`,
  ) as number;
  const script = account.scripts.find('customscript_hb_tide_mr');
  deployProject(account, writeShips());
  expect(account.records.get(ship, id)?.fields.custrecord_k_text).toBe('kept');
  expect(account.scripts.find('customscript_hb_tide_mr')?.id).toBe(script?.id);
  expect(account.scripts.find('customscript_hb_tide_mr')?.deployments[0]?.id).toBe(script?.deployments[0]?.id);
  expect(account.records.count('customlist_hb_state')).toBe(2);
});

test('a field that left the project stays in the account, a new one is empty, a new checkbox not ticked', () => {
  const account = deployed();
  const env = executionIn(account);
  inScript(env, ['N/record'], `record.create({ type: '${ship}' }).setValue('custrecord_k_text', 'old').save();`);
  const added =
    '<customrecordcustomfield scriptid="custrecord_k_new"><fieldtype>CHECKBOX</fieldtype><label>New</label></customrecordcustomfield>';
  const changed = (PROJECT[file] ?? '').replace(SHIP_FIELDS, added);
  deployProject(account, writeShips({ [file]: changed }));
  const rows = inScript(
    executionIn(account),
    ['N/query'],
    `return query.runSuiteQL({ query: "SELECT custrecord_k_text AS t, custrecord_k_new AS n FROM ${ship}" }).asMappedResults();`,
  );
  expect(rows).toEqual([{ t: 'old', n: 'F' }]);
});

test('a field cannot become one of another kind, and a refused deployment changes nothing', () => {
  const account = deployed();
  const changed = (PROJECT[file] ?? '').replace(
    '"custrecord_k_text"><fieldtype>TEXT<',
    '"custrecord_k_text"><fieldtype>DATE<',
  );
  const problems = problemsOf(() => deployProject(account, writeShips({ [file]: changed })));
  expect(problems).toEqual([expect.stringContaining('custrecord_k_text is a field of type text in the account')]);
  expect(account.fields(ship).get('custrecord_k_text')?.type).toBe('text');
  const longer = changed.replace('<fieldtype>DATE<', '<fieldtype>TEXTAREA<');
  expect(problemsOf(() => deployProject(account, writeShips({ [file]: longer })))).toEqual([]);
});

test('a required feature that is off refuses the deployment; a field whose target is off is left out with a warning', () => {
  const needs =
    '<manifest projecttype="ACCOUNTCUSTOMIZATION"><projectname>h</projectname><frameworkversion>1.0</frameworkversion><dependencies><features><feature required="true">CUSTOMRECORDS</feature><feature required="true">SERVERSIDESCRIPTING</feature><feature required="true">SUBSIDIARIES</feature></features></dependencies></manifest>';
  const small = makeAccount({ profile: 'small' });
  const problems = problemsOf(() => deployProject(small, writeShips({ 'manifest.xml': needs })));
  expect(problems.join()).toContain('SUBSIDIARIES must be enabled');
  const { warnings } = deployProject(makeAccount({ profile: 'small' }), writeShips());
  expect(warnings.join()).toContain('custrecord_hb_berth_sub was left out');
});

test('a script file whose header is of another type, or missing, refuses the deployment', () => {
  const clock = 'FileCabinet/SuiteScripts/harbour/clock_ss.js';
  const wrong = '/**\n * @NApiVersion 2.1\n * @NScriptType Suitelet\n */\ndefine([], () => ({}));\n';
  for (const content of [wrong, 'define([], () => ({}));\n']) {
    const problems = problemsOf(() => deployProject(makeAccount(), writeShips({ [clock]: content })));
    expect(problems.join()).toContain('customscript_hb_clock_ss');
  }
});

test('shipped rows exist after the deployment with their references, and are overwritten by the next one', () => {
  const account = deployed();
  const port = 'customrecord_k_port';
  const rows = () =>
    account.records
      .list(port)
      .rows.map(({ id, fields }) => [
        id,
        fields.name,
        fields.custrecord_k_next ?? null,
        fields.isinactive,
        fields.custrecord_k_depth ?? null,
      ])
      .sort();
  const [north, south] = rows();
  expect(north).toEqual([1, 'North', '2', false, 12]);
  expect(south).toEqual([2, 'South', null, true, null]);
  const state = account.listValue('customlist_hb_state', 'val_hb_done');
  expect(account.records.get(port, 1)?.fields.custrecord_k_port_state).toBe(String(state));
  const record = account.records.get(port, 1);
  if (record) account.records.save(Object.assign(record, { fields: { ...record.fields, custrecord_k_depth: 1 } }));
  deployProject(account, writeShips());
  expect(rows()).toEqual([north, south]);
});

test('queries of a list know its id, name and isinactive, and nothing else', () => {
  const account = deployed();
  expect([...(account.catalogue.table('customlist_hb_state')?.columns.keys() ?? [])].sort()).toEqual([
    'id',
    'isinactive',
    'name',
  ]);
});

test('a deployment that left the project stays deployed', () => {
  const account = deployed();
  const path = 'Objects/customscript_hb_clock_ss.xml';
  const other = `<scheduledscript scriptid="customscript_hb_clock_ss"><name>Clock</name>
    <scriptfile>[/SuiteScripts/harbour/clock_ss.js]</scriptfile><scriptdeployments>
    <scriptdeployment scriptid="customdeploy_hb_clock_2"><status>NOTSCHEDULED</status><title>Two</title></scriptdeployment>
    </scriptdeployments></scheduledscript>`;
  deployProject(account, writeShips({ [path]: other }));
  const ids = account.scripts.find('customscript_hb_clock_ss')?.deployments.map(({ scriptId }) => scriptId);
  expect(ids?.sort()).toEqual(['customdeploy_hb_clock_2', 'customdeploy_hb_clock_ss']);
});

test('parameters come typed: a deployment’s value before the default, a run’s before both', () => {
  const account = deployed();
  const script = account.scripts.find('customscript_hb_tide_mr');
  const deployment = script?.deployments[0];
  if (!script || !deployment) throw new Error('The script is not there.');
  expect(account.scripts.parameters(script, deployment).custscript_hb_tide_limit).toBe(7);
  expect(
    account.scripts.parameters(script, deployment, { custscript_hb_tide_limit: '9' }).custscript_hb_tide_limit,
  ).toBe(9);
});
