// Cash sales, invoices and payments as scripts meet them: units, user events, custom fields, roles, searches and queries.

import { deployProject } from '../../../../lab/netsuite/customization';
import { CLEAN, script, writeProject } from '../../../support/sdfProject';
import { executionIn, inScript, refusalIn } from '../kernel/support';
import { openWorld, order, sale, stockUp, transform, type World } from './support';

const MODULES = ['N/record', 'N/search', 'N/query'];
const CUSTOM = -1;

const field = (kind: string, id: string, flag: string): string =>
  `<${kind} scriptid="${id}"><fieldtype>TEXT</fieldtype><label>${id}</label><storevalue>T</storevalue><${flag}>T</${flag}></${kind}>`;

const WATCH = `/**
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define(['N/log'], (log) => {
  const told = (moment) => ({ type, newRecord }) => log.audit(moment, type + ' ' + newRecord.type + ' ' + newRecord.getValue('memo'));
  return { beforeSubmit: told('before'), afterSubmit: told('after') };
});`;

const watch = (name: string, recordType: string): Record<string, string> => ({
  [`Objects/customscript_hb_${name}.xml`]: `<usereventscript scriptid="customscript_hb_${name}"><name>${name}</name>
    <scriptfile>[/SuiteScripts/harbour/bill_ue.js]</scriptfile><scriptdeployments>
    <scriptdeployment scriptid="customdeploy_hb_${name}"><recordtype>${recordType}</recordtype><status>RELEASED</status>
    <allroles>T</allroles></scriptdeployment></scriptdeployments></usereventscript>`,
});

/** A project that watches bills and has a field on the body and the lines of sales. */
function openProject() {
  const world = openWorld();
  const accounting = '<features><feature required="true">ACCOUNTING</feature>';
  const folder = writeProject({
    'manifest.xml': String(CLEAN['manifest.xml']).replace('<features>', accounting),
    'Objects/custbody_hb_berth.xml': field('transactionbodycustomfield', 'custbody_hb_berth', 'bodysale'),
    'Objects/custcol_hb_hold.xml': field('transactioncolumncustomfield', 'custcol_hb_hold', 'colsale'),
    ...watch('cash_ue', 'CASHSALE'),
    ...watch('owed_ue', 'INVOICE'),
    ...watch('paid_ue', 'CUSTOMERPAYMENT'),
    'FileCabinet/SuiteScripts/harbour/bill_ue.js': WATCH,
    'FileCabinet/SuiteScripts/harbour/tide_mr.js': script('MapReduceScript'),
  });
  deployProject(world.account, folder);
  stockUp(world, [world.mug, 10, 4]);
  const env = executionIn(world.account);
  return {
    world,
    run: (body: string, input?: unknown) => inScript(env, MODULES, body, { input }),
    units: () => env.execution.usedUnits,
    heard: () =>
      world.account.log
        .list()
        .filter(({ type }) => type === 'AUDIT')
        .map(({ title, details }) => `${title} ${details}`),
  };
}

const shippedOrder = (world: World, line: Record<string, unknown> = {}, body: Record<string, unknown> = {}): number => {
  const id = order(world, [{ item: world.mug, quantity: 2, price: CUSTOM, amount: 20, ...line }], body).save();
  transform(world.account, id, 'itemfulfillment').setValue({ fieldId: 'shipstatus', value: 'C' }).save();
  return id;
};

const BILL = `const bill = record.transform({ fromType: 'salesorder', fromId: input, toType: 'cashsale' });`;

test('a bill costs 10 units to make and 20 to save, and user events hear of it; what it does to the order sets off none', () => {
  const { world, run, units, heard } = openProject();
  const id = shippedOrder(world);
  const before = units();
  const made = run(`${BILL} bill.setValue('memo', 'm'); return bill.save();`, id);
  expect(units() - before).toBe(30);
  run(`record.submitFields({ type: 'cashsale', id: input, values: { memo: 'n' } });`, made);
  run(`record.delete({ type: 'cashsale', id: input });`, made);
  const all = ['create cashsale m', 'xedit cashsale n', 'delete cashsale n'];
  expect(heard()).toEqual(all.flatMap((words) => [`before ${words}`, `after ${words}`]));
});

test('an invoice and its payment by script: 60 units, and the payment sets off no event of the invoice', () => {
  const { world, run, units, heard } = openProject();
  const before = units();
  const paid = run(
    `const id = record.transform({ fromType: 'salesorder', fromId: input, toType: 'invoice' }).save();
     const payment = record.transform({ fromType: 'invoice', fromId: id, toType: 'customerpayment' });
     const line = payment.findSublistLineWithValue({ sublistId: 'apply', fieldId: 'doc', value: id });
     return [payment.getSublistValue('apply', 'apply', line), payment.getSublistValue('apply', 'amount', line), payment.save() > 0];`,
    shippedOrder(world),
  );
  expect(paid).toEqual([true, 20, true]);
  expect(units() - before).toBe(60);
  expect(heard().filter((words) => words.startsWith('after'))).toEqual([
    'after create invoice ',
    'after create customerpayment ',
  ]);
});

test('custom fields of body and lines come along from the order to its bill', () => {
  const { world, run } = openProject();
  const id = shippedOrder(world, { custcol_hb_hold: 'fore' }, { custbody_hb_berth: 'seven' });
  run(`${BILL} bill.save();`, id);
  expect(
    run(
      `return query.runSuiteQL({ query: \`SELECT t.custbody_hb_berth AS berth, l.custcol_hb_hold AS hold, l.quantity, t.type,
        BUILTIN.DF(t.status) AS status, BUILTIN.DF(t.type) AS name FROM transaction t JOIN transactionline l ON l.transaction = t.id
        WHERE t.type = 'CashSale' AND l.createdfrom = ? AND l.mainline = 'F'\`, params: [input] }).asMappedResults();`,
      id,
    ),
  ).toEqual([
    {
      berth: 'seven',
      hold: 'fore',
      quantity: -2,
      type: 'CashSale',
      status: 'Cash Sale : Not Deposited',
      name: 'Cash Sale',
    },
  ]);
});

test('searches find bills and payments by type, status, what is open and what they were made of', () => {
  const { world, run } = openProject();
  const id = shippedOrder(world, {}, { otherrefnum: '111-1' });
  const found = run(
    `const owed = record.transform({ fromType: 'salesorder', fromId: input, toType: 'invoice' }).save();
     const open = search.create({ type: 'invoice', filters: [['mainline', 'is', 'T'], 'AND', ['status', 'anyof', 'CustInvc:A'], 'AND',
       ['createdfrom', 'anyof', input]], columns: ['amountremaining', 'createdfrom.otherrefnum', 'status'] });
     const rows = open.run().getRange({ start: 0, end: 9 }).map((row) => [Number(row.id) === owed, row.getValue('amountremaining'),
       row.getValue({ name: 'otherrefnum', join: 'createdfrom' }), row.getText('status')]);
     record.transform({ fromType: 'invoice', fromId: owed, toType: 'customerpayment' }).save();
     const count = (type, status) => search.create({ type, filters: [['mainline', 'is', 'T'], 'AND', ['status', 'anyof', status]] }).runPaged().count;
     return [rows, open.runPaged().count, count('invoice', 'CustInvc:B'), count('customerpayment', 'CustPymt:B')];`,
    id,
  );
  expect(found).toEqual([[[true, '20', '111-1', 'Open']], 0, 1, 1]);
});

test('a payment is neither created nor copied; a copy of a bill bills nothing of its order', () => {
  const { world, run } = openProject();
  const env = executionIn(world.account);
  expect(refusalIn(env, MODULES, `record.create({ type: 'customerpayment' })`)).toBe('SSS_UNSUPPORTED_METHOD');
  const id = shippedOrder(world);
  const copied = run(
    `${BILL} const first = bill.save(); const copy = record.copy({ type: 'cashsale', id: first });
     return [copy.getValue('createdfrom'), copy.getSublistValue('item', 'orderline', 0)];`,
    id,
  );
  expect(copied).toEqual(['', '']);
  expect(refusalIn(env, MODULES, BILL, id)).toBe('INVALID_INITIALIZE_REF');
});

test('a locked period takes bills of the administrator only, and of roles that may override locks (help)', () => {
  const { world } = openProject();
  const { account } = world;
  const november = account.records.list('accountingperiod').rows.find(({ fields }) => fields.periodname === 'Nov 2026');
  if (!november) throw new Error('No period Nov 2026.');
  const charge = { item: world.shipping, quantity: 1, price: CUSTOM, amount: 5 };
  const id = sale(world, 'cashsale', [charge], {}).save();
  account.records.save({ ...november, fields: { ...november.fields, arlocked: true } }, { system: true });
  const clerk = (may: Readonly<Record<string, 'FULL'>>) => {
    account.permissions.add('customrole_hb_clerk', 'Clerk', new Map(Object.entries(may)));
    const identity = { userId: 5, name: 'A Clerk', email: 'clerk@lab.example', role: 'customrole_hb_clerk', roleId: 9 };
    return executionIn(account, { identity });
  };
  const edit = `const bill = record.load({ type: 'cashsale', id: input }); bill.setValue('memo', 'late'); bill.save();`;
  const billing = { TRAN_CASHSALE: 'FULL' } as const;
  expect(refusalIn(clerk(billing), MODULES, edit, id)).toBe('CLOSED_TRAN_PRD');
  const remove = `record.delete({ type: 'cashsale', id: input });`;
  expect(refusalIn(clerk(billing), MODULES, remove, id)).toBe('CLOSED_TRAN_PRD');
  expect(refusalIn(clerk({ ...billing, ADMI_PERIODOVERRIDE: 'FULL' }), MODULES, edit, id)).toBe('nothing');
  expect(refusalIn(executionIn(account), MODULES, edit, id)).toBe('nothing');
});

test('a role that may not bill is refused (permissions, help)', () => {
  const { world } = openProject();
  const identity = { userId: 5, name: 'A Pilot', email: 'pilot@lab.example', role: 'customrole_hb_pilot', roleId: 9 };
  const env = executionIn(world.account, { identity });
  expect(refusalIn(env, MODULES, `record.create({ type: 'cashsale' })`)).toBe('INSUFFICIENT_PERMISSION');
  expect(refusalIn(env, MODULES, `record.create({ type: 'invoice' })`)).toBe('INSUFFICIENT_PERMISSION');
});

test('where journals need approval, one posts nothing until somebody who may approve does (help)', () => {
  const { world } = openProject();
  const { account, furniture } = world;
  const preferences = account.company.page('accountingpreferences') as Record<string, unknown>;
  preferences.customapprovaljournalentry = true;
  const as = (may: Readonly<Record<string, 'FULL'>>) => {
    account.permissions.add('customrole_hb_books', 'Books', new Map(Object.entries(may)));
    const identity = { userId: 5, name: 'A Clerk', email: 'clerk@lab.example', role: 'customrole_hb_books', roleId: 9 };
    return executionIn(account, { identity });
  };
  const clerk = { TRAN_JOURNAL: 'FULL' } as const;
  const make = `const entry = record.create({ type: 'journalentry' });
    if (input.subsidiary !== null) entry.setValue('subsidiary', input.subsidiary);
    if (input.approved) entry.setValue('approved', true);
    ['debit', 'credit'].forEach((side, line) => {
      entry.setSublistValue({ sublistId: 'line', fieldId: 'account', line, value: input.account });
      entry.setSublistValue({ sublistId: 'line', fieldId: side, line, value: 5 });
    });
    entry.save();`;
  const input = { account: furniture.accounts['5100'], subsidiary: furniture.subsidiary };
  expect(refusalIn(as(clerk), MODULES, make, { ...input, approved: true })).toBe('INSUFFICIENT_PERMISSION');
  expect(refusalIn(as(clerk), MODULES, make, input)).toBe('nothing');
  const [entry] = account.records.list('journalentry').rows;
  expect([entry?.fields.approved, entry?.fields.status]).toEqual([false, 'Pending Approval']);
  const approve = `const entry = record.load({ type: 'journalentry', id: input }); entry.setValue('approved', true); entry.save();`;
  expect(refusalIn(as(clerk), MODULES, approve, entry?.id)).toBe('INSUFFICIENT_PERMISSION');
  expect(refusalIn(as({ ...clerk, TRAN_JOURNALAPPRV: 'FULL' }), MODULES, approve, entry?.id)).toBe('nothing');
  expect(account.records.list('journalentry').rows[0]?.fields.status).toBe('Approved for Posting');
});
