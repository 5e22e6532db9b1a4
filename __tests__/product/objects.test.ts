// The add-on's SuiteCloud objects: they declare exactly the ids that the scripts use, and open to each role what it needs.

import * as path from 'node:path';
import { checkProject } from '../../lab/netsuite/sdf/check';
import type { CustomField, Deployment, PermissionLevel, Script, SdfObject } from '../../lab/netsuite/sdf/objects';
import { readProject } from '../../lab/netsuite/sdf/project';
import * as ids from '../../src/TypeScript/netsuite/ids';

const project = readProject(path.join(__dirname, '..', '..', 'src'));
const of = <K extends SdfObject['kind']>(kind: K) =>
  project.objects.filter((each): each is Extract<SdfObject, { kind: K }> => each.kind === kind);
const records = of('customrecordtype');
const scripts = of('script');
const roles = of('role');
const fields = [
  ...records.flatMap((record) => record.fields),
  ...of('transactionbodycustomfield'),
  ...of('transactioncolumncustomfield'),
];

const SLOTS = [1, 2, 3, 4];
const ROLES = ['customrole_cwy_admin', 'customrole_cwy_ops', 'customrole_cwy_accountant'];
const RANK: readonly PermissionLevel[] = ['NONE', 'VIEW', 'CREATE', 'EDIT', 'FULL'];

/** Pages that only show, from files that lie beside documents which accountants may not open. */
const SHOW_ONLY = new Set<string>([ids.SCRIPT.settlementPages.deployment, ids.SCRIPT.clearingPage.deployment]);

/** Every id in a value of ids.ts, however deep; an id made of a slot is made for every slot. */
function idsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return /^(cust(om(record|list|script|deploy)|record|body|col|script)|val)_/.test(value) ? [value] : [];
  if (typeof value === 'function') return SLOTS.flatMap((slot) => idsIn(value(slot)));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

/** Every id the objects declare, in the places where scripts name ids. */
function declared(): string[] {
  return [
    ...records.map((each) => each.scriptId),
    ...fields.map((each) => each.scriptId),
    ...of('customlist').flatMap((list) => [list.scriptId, ...list.values.map((each) => each.scriptId)]),
    ...scripts.flatMap((script) => [
      script.scriptId,
      ...script.parameters.map((each) => each.scriptId),
      ...script.deployments.map((each) => each.scriptId),
    ]),
  ];
}

/** Ids that no script names: user events and the nightly run start by themselves, deployments by their schedule or by being idle. */
function nobodyNames(id: string): boolean {
  return id.startsWith('customdeploy_') || /^customscript_.*_ue$/.test(id) || id === 'customscript_cwy_privacy_mr';
}

const script = (id: string): Script => {
  const found = scripts.find((each) => each.scriptId === id);
  if (!found) throw new Error(`Expected a script ${id} among the objects, found none.`);
  return found;
};
const deployment = (of: Script, suffix: string): Deployment => {
  const id = of.scriptId.replace('customscript', 'customdeploy') + suffix;
  const found = of.deployments.find((each) => each.scriptId === id);
  if (!found) throw new Error(`Expected a deployment ${id}, found none.`);
  return found;
};

test('Every id that the scripts name is declared by an object', () => {
  const known = new Set(declared());
  expect(idsIn(ids).filter((each) => !known.has(each))).toEqual([]);
});

test('Every declared record, field, list, value, script and parameter stands in ids.ts', () => {
  const named = new Set(idsIn(ids));
  expect(declared().filter((each) => !named.has(each) && !nobodyNames(each))).toEqual([]);
});

test('Each record of ids.ts holds the fields named under it, and each list the values', () => {
  const groups = Object.values(ids).filter((each): each is typeof each & { type: string } => hasType(each));
  const lists = Object.values(ids.LIST);
  expect(groups.length).toBe(records.length);
  for (const group of groups) {
    const record = records.find((each) => each.scriptId === group.type);
    expect(record?.fields.map((each) => each.scriptId).sort()).toEqual(without(group.type, group));
  }
  for (const list of lists) {
    const found = of('customlist').find((each) => each.scriptId === list.type);
    expect(found?.values.map((each) => each.scriptId).sort()).toEqual(without(list.type, list));
  }
});

const hasType = (value: unknown): boolean => typeof value === 'object' && value !== null && 'type' in value;
const without = (type: string, group: object): string[] =>
  idsIn(group)
    .filter((each) => each !== type)
    .sort();

test('The checker finds no error, apart from scripts that are not built yet', () => {
  const errors = checkProject(project).filter((each) => each.severity === 'error');
  expect(errors.filter((each) => !each.what.includes('[/SuiteScripts/causeway/scripts/'))).toEqual([]);
});

test('A script, its file and its first deployment share one name', () => {
  for (const each of scripts) {
    const name = each.scriptId.replace('customscript_', '');
    expect(each.scriptFile).toBe(`/SuiteScripts/causeway/scripts/${name}.js`);
    for (const { scriptId } of each.deployments)
      expect(scriptId).toMatch(new RegExp(`^customdeploy_${name}(_r?\\d[bcm]?)?$`));
  }
});

test('Each slot is read every quarter hour, twice between for fast marketplaces, and has a twin for unfinished work', () => {
  const fetch = script(ids.SCRIPT.ordersFetch.id);
  const starts = { '': '00:00:00', b: '00:05:00', c: '00:10:00' };
  expect(fetch.deployments).toHaveLength(SLOTS.length * 4);
  for (const slot of SLOTS) {
    for (const [suffix, startTime] of Object.entries(starts)) {
      const { status, recurrence, parameters } = deployment(fetch, `_${slot}${suffix}`);
      expect(status).toBe('SCHEDULED');
      expect(recurrence).toMatchObject({ pattern: 'daily', everyDays: 1, startTime, repeatMinutes: 15, endDate: null });
      expect(parameters[ids.SCRIPT.ordersFetch.slotParameter]).toBe(String(slot));
      expect(parameters[ids.SCRIPT.ordersFetch.betweenParameter]).toBe(suffix === '' ? 'F' : 'T');
    }
    const twin = fetch.deployments.find((each) => each.scriptId === ids.SCRIPT.ordersFetch.more(slot));
    expect(twin).toMatchObject({ status: 'NOTSCHEDULED', recurrence: null });
    expect(twin?.parameters[ids.SCRIPT.ordersFetch.slotParameter]).toBe(String(slot));
  }
});

test('Each slot is sent for every quarter hour, and has a twin for what has just been planned', () => {
  const send = script(ids.SCRIPT.send.id);
  expect(send.deployments).toHaveLength(SLOTS.length * 2);
  for (const slot of SLOTS) {
    const { status, recurrence, parameters } = deployment(send, `_${slot}`);
    expect(status).toBe('SCHEDULED');
    expect(recurrence).toMatchObject({ startTime: '00:04:00', repeatMinutes: 15, endDate: null });
    const twin = deployment(send, `_${slot}m`);
    expect(twin).toMatchObject({ status: 'NOTSCHEDULED', recurrence: null });
    for (const each of [parameters, twin.parameters]) expect(each[ids.SCRIPT.send.slotParameter]).toBe(String(slot));
  }
});

test('Each slot compares days every quarter hour, between the runs that read its orders', () => {
  const complete = script(ids.SCRIPT.complete.id);
  expect(complete.deployments).toHaveLength(SLOTS.length);
  for (const slot of SLOTS) {
    const { status, recurrence, parameters } = deployment(complete, `_${slot}`);
    expect(status).toBe('SCHEDULED');
    expect(recurrence).toMatchObject({ startTime: '00:12:00', repeatMinutes: 15, endDate: null });
    expect(parameters[ids.SCRIPT.complete.slotParameter]).toBe(String(slot));
  }
});

test('Each slot looks for settlement reports every half hour', () => {
  const settlements = script(ids.SCRIPT.settlements.id);
  expect(settlements.deployments).toHaveLength(SLOTS.length);
  for (const slot of SLOTS) {
    const { status, recurrence, parameters } = deployment(settlements, `_${slot}`);
    expect(status).toBe('SCHEDULED');
    expect(recurrence).toMatchObject({ startTime: '00:10:00', repeatMinutes: 30, endDate: null });
    expect(parameters[ids.SCRIPT.settlements.slotParameter]).toBe(String(slot));
  }
});

test('A connection offers exactly the slots that have deployments', () => {
  const slot = fields.find((each) => each.scriptId === ids.CONNECTION.slot);
  expect([slot?.minValue, slot?.maxValue]).toEqual(['1', String(SLOTS.length)]);
});

test('Orders are imported by one scheduled deployment and three that wait to be started', () => {
  const apply = script(ids.SCRIPT.ordersApply.id);
  expect(deployment(apply, '').recurrence).toMatchObject({ startTime: '00:07:00', repeatMinutes: 15 });
  const onDemand = apply.deployments.filter((each) => each.status === 'NOTSCHEDULED');
  expect(onDemand.map((each) => each.scriptId.slice(-2))).toEqual(['_1', '_2', '_3', '_4', 'r1', 'r2']);
  for (const each of apply.deployments) expect(each).toMatchObject({ bufferSize: 1, concurrencyLimit: 2 });
});

test('Pages run as their user, behind the login, for the roles that need them; one that only shows reads what accountants may not', () => {
  for (const each of scripts.filter(({ scriptKind }) => scriptKind === 'suitelet').flatMap((one) => one.deployments)) {
    // Reports of settlements lie in the File Cabinet, beside documents with buyers' data that accountants may not open.
    const asAdmin = SHOW_ONLY.has(each.scriptId);
    expect(each).toMatchObject({ status: 'RELEASED', isOnline: false });
    expect(each.runAsRole?.id ?? null).toBe(asAdmin ? 'customrole_cwy_admin' : null);
    expect(each.audience).toMatchObject({ allRoles: false, allEmployees: false });
    expect(each.audience.roles).toContainEqual({ kind: 'standard', id: 'ADMINISTRATOR' });
  }
});

test('Rows made by hand, by CSV or by a script all pass the user events', () => {
  const events = scripts.filter(({ scriptKind }) => scriptKind === 'userevent').flatMap((each) => each.deployments);
  expect(events.map((each) => each.recordType?.id).sort()).toEqual(
    [
      'ITEMFULFILLMENT',
      'SALESORDER',
      ids.CONNECTION.type,
      ids.MARKETPLACE.type,
      ids.SKU_MAP.type,
      ids.LINE_MAP.type,
      ids.SETTLEMENT_STEP.type,
      ids.PAYOUT.type,
    ].sort(),
  );
  for (const each of events) {
    expect(each).toMatchObject({ status: 'RELEASED', eventType: null });
    // The import itself would pay for the one on sales orders with every order.
    const contexts = each.executionContexts ?? ['MAPREDUCE', 'SCHEDULED'];
    expect(contexts.includes('MAPREDUCE')).toBe(each.recordType?.id !== 'SALESORDER');
    expect(each.audience.allRoles).toBe(true);
    // Whoever saves a map row has the held orders planned again, and whoever ships asks the sales order: in a role that may.
    const asOps = [ids.SKU_MAP.type, 'ITEMFULFILLMENT'].includes(each.recordType?.id ?? '');
    // Whoever saves a row of the settlement map, asks for a step or confirms a payout, has something posted: a run has the
    // role of what started it.
    const starts = [ids.LINE_MAP.type, ids.SETTLEMENT_STEP.type, ids.PAYOUT.type];
    const asAdministrator = starts.some((type) => type === each.recordType?.id);
    expect(each.runAsRole?.id ?? null).toBe(asOps ? 'customrole_cwy_ops' : asAdministrator ? 'ADMINISTRATOR' : null);
  }
});

test('Records open to the three roles alone, and record and role say the same', () => {
  expect(roles.map((each) => each.scriptId).sort()).toEqual([...ROLES].sort());
  for (const record of records) {
    expect(record.accessType).toBe('USEPERMISSIONLIST');
    const fromRoles = roles.flatMap((role) =>
      role.permissions.filter((each) => each.key.id === record.scriptId).map((each) => [role.scriptId, each.level]),
    );
    expect(record.permissions.map((each) => [each.role.id, each.level]).sort()).toEqual(fromRoles.sort());
  }
});

/** What scripts write and people only read. */
const WRITTEN = [
  ids.DOCUMENT,
  ids.RESERVATION,
  ids.EFFECT,
  ids.EXCEPTION,
  ids.RUN,
  ids.CURSOR,
  ids.QUOTA,
  ids.REPORT,
  ids.PROOF,
  ids.DAILY,
  ids.SETTLEMENT_STEP,
].map((each) => each.type);

test('No role may set up the account, post to the ledger or delete what the add-on wrote', () => {
  for (const role of roles) {
    const standard = role.permissions.filter((each) => each.key.kind === 'standard');
    const more = standard.filter((each) => RANK.indexOf(each.level) > RANK.indexOf('VIEW')).map((each) => each.key.id);
    expect(
      more.filter((each) => !['REPO_ANALYTICS', 'ADMI_SS_SCHEDULING', 'TRAN_SALESORD', 'TRAN_ITEMSHIP'].includes(each)),
    ).toEqual([]);
    const own = role.permissions.filter((each) => WRITTEN.some((type) => type === each.key.id));
    expect(own.filter((each) => each.level === 'FULL')).toEqual([]);
  }
});

test('Whoever sees a menu tab may open everything in it, but for the set-up page, which is the admin’s', () => {
  const closed: string[] = [];
  for (const tab of of('centertab')) {
    const audience = tab.audience.roles.filter((each) => each.kind === 'object').map((each) => each.id);
    const seenBy = roles.filter((each) => audience.includes(each.scriptId));
    expect(seenBy.map((each) => each.centerType.id)).toEqual(seenBy.map(() => tab.center.id));
    const categories = of('centercategory').filter((each) => each.tab.id === tab.scriptId);
    expect(categories.map((each) => each.label).sort()).toEqual(['Daily Work', 'Maps', 'Monitoring', 'Set-up']);
    for (const target of categories.flatMap((each) => each.links).map(({ object, task }) => object?.id ?? task)) {
      const shut = seenBy.filter((role) => !mayOpen(role.scriptId, target));
      closed.push(...shut.map((role) => `${role.scriptId} ${target}`));
    }
  }
  const setup = `${ids.SCRIPT.setup.id}.${ids.SCRIPT.setup.deployment}`;
  expect(closed).toEqual([`customrole_cwy_ops ${setup}`]);
});

test('Every role has a menu tab in its own centre', () => {
  const seen = of('centertab').flatMap((tab) => tab.audience.roles.map((each) => each.id));
  expect(ROLES.filter((each) => !seen.includes(each))).toEqual([]);
});

const TASK_PERMISSIONS: Readonly<Record<string, string>> = { LIST_TRAN_SALESORD: 'TRAN_SALESORD' };

/** `target`: `script.deployment`, a record type or a standard page. */
function mayOpen(role: string, target: string | null | undefined): boolean {
  const deployed = scripts.flatMap((each) => each.deployments).find((each) => target?.endsWith(`.${each.scriptId}`));
  if (deployed) return deployed.audience.roles.some((each) => each.id === role);
  const key = TASK_PERMISSIONS[target ?? ''] ?? target;
  const held = roles.find((each) => each.scriptId === role)?.permissions.find((each) => each.key.id === key);
  return held !== undefined && held.level !== 'NONE';
}

test('People cannot type into what scripts write, but for handing over and snoozing an exception', () => {
  const open = records
    .filter((each) => WRITTEN.some((type) => type === each.scriptId))
    .flatMap((each) => each.fields)
    .filter((each) => each.displayType !== 'LOCKED');
  expect(open.map((each) => each.scriptId)).toEqual([ids.EXCEPTION.owner, ids.EXCEPTION.snoozedUntil]);
});

test('Rows with buyers’ data keep no old values in system notes; settings do', () => {
  const withoutNotes = records.filter((each) => !each.systemNotes).map((each) => each.scriptId);
  expect(withoutNotes.sort()).toEqual([ids.DOCUMENT.type, ids.EXCEPTION.type].sort());
});

test('Two people, or two runs, cannot overwrite each other’s change of a row', () => {
  expect(records.filter((each) => !each.optimisticLocking)).toEqual([]);
});

test('Accountants cannot read a document as Amazon sent it', () => {
  const raw = fields.find((each) => each.scriptId === ids.DOCUMENT.raw);
  expect(raw?.roleAccesses.map((each) => [each.role.id, each.accessLevel, each.searchLevel])).toEqual([
    ['customrole_cwy_accountant', 0, 0],
  ]);
});

test('Every field says what it is and what to enter, once in its record', () => {
  const silent = fields.filter((each) => each.label === '' || !each.help.endsWith('.'));
  expect(silent.map((each) => each.scriptId)).toEqual([]);
  for (const record of records) expect(repeated(record.fields)).toEqual([]);
  expect(repeated(of('transactionbodycustomfield'))).toEqual([]);
  expect(repeated(of('transactioncolumncustomfield'))).toEqual([]);
});

function repeated(of: readonly CustomField[]): string[] {
  const labels = of.map((each) => each.label);
  return labels.filter((each, at) => labels.indexOf(each) !== at);
}

test('Defaults of a select field come from its own list', () => {
  for (const each of fields.filter(({ defaultSelection }) => defaultSelection !== null)) {
    expect(each.defaultSelection?.id.split('.')[0]).toBe(each.selectRecordType?.id);
  }
});

test('Fields stand on sales orders, and those a packer needs on the fulfilment and the picking ticket too', () => {
  const body = of('transactionbodycustomfield');
  const column = of('transactioncolumncustomfield');
  // What Amazon's time is of is posted; sales orders are not. What a save shipped is noted on what it made; settlements
  // have journal entries, and payouts deposits.
  const elsewhere: readonly string[] = [ids.HAPPENED_AT, ids.SHIPMENT_NOTE, ids.OF_SETTLEMENT, ids.OF_PAYOUT];
  const ofSales = body.filter((each) => !elsewhere.includes(each.scriptId));
  expect(ofSales.filter((each) => !each.appliesTo.includes('bodysale'))).toEqual([]);
  // Packages are there when goods are fulfilled, not before.
  const onFulfilment = column.filter((each) => !each.appliesTo.includes('colsale'));
  expect(onFulfilment.map((each) => [each.scriptId, each.appliesTo])).toEqual([
    [ids.COLUMN.packages, ['colitemfulfillment']],
  ]);
  for (const id of [ids.BODY.isGift, ids.BODY.giftMessage, ids.BODY.shipByLatest]) {
    const flags = body.find((each) => each.scriptId === id)?.appliesTo;
    expect(flags).toEqual(expect.arrayContaining(['bodyitemfulfillment', 'bodypickingticket']));
  }
  for (const id of [ids.COLUMN.isGift, ids.COLUMN.giftMessage, ids.COLUMN.giftWrapLevel]) {
    const flags = column.find((each) => each.scriptId === id)?.appliesTo;
    expect(flags).toEqual(expect.arrayContaining(['colitemfulfillment', 'colpickingticket']));
  }
});

test('Only what every account has is required of it', () => {
  const required = project.manifest.features.filter((each) => each.required).map((each) => each.id);
  expect(required.sort()).toEqual(['CUSTOMRECORDS', 'SERVERSIDESCRIPTING']);
});
