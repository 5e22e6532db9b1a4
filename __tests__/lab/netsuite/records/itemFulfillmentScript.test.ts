// Item fulfilments as scripts meet them: the transform and its units, user events, custom fields, searches and queries.

import { deployProject } from '../../../../lab/netsuite/customization';
import { CLEAN, script, writeProject } from '../../../support/sdfProject';
import { executionIn, inScript, refusalIn } from '../kernel/support';
import { place } from './fulfillments';
import { openWorld, order, type World } from './support';

const field = (kind: string, id: string, flags: readonly string[]): string =>
  `<${kind} scriptid="${id}"><fieldtype>TEXT</fieldtype><label>${id}</label><storevalue>T</storevalue>
   ${flags.map((flag) => `<${flag}>T</${flag}>`).join('')}</${kind}>`;

const WATCH = `/**
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define(['N/log'], (log) => {
  const told = (moment) => ({ type, newRecord, oldRecord }) => log.audit(moment, [type, newRecord.getValue('shipstatus') || null,
    oldRecord === null ? null : oldRecord.getValue('shipstatus')].join(' '));
  return { beforeSubmit: told('before'), afterSubmit: told('after') };
});`;

/** A project that watches fulfilments and has a field on the body and the lines of orders and fulfilments. */
function openProject(): { world: World; run: (body: string, input?: unknown) => unknown; units: () => number } {
  const world = openWorld();
  const accounting = '<features><feature required="true">ACCOUNTING</feature>';
  const folder = writeProject({
    'manifest.xml': String(CLEAN['manifest.xml']).replace('<features>', accounting),
    'Objects/custbody_hb_berth.xml': field('transactionbodycustomfield', 'custbody_hb_berth', [
      'bodysale',
      'bodyitemfulfillment',
    ]),
    'Objects/custcol_hb_hold.xml': field('transactioncolumncustomfield', 'custcol_hb_hold', [
      'colsale',
      'colitemfulfillment',
    ]),
    'Objects/customscript_hb_berth_ue.xml': `<usereventscript scriptid="customscript_hb_berth_ue"><name>Watch</name>
      <scriptfile>[/SuiteScripts/harbour/berth_ue.js]</scriptfile><scriptdeployments>
      <scriptdeployment scriptid="customdeploy_hb_berth_ue"><recordtype>ITEMFULFILLMENT</recordtype><status>RELEASED</status>
      <allroles>T</allroles></scriptdeployment></scriptdeployments></usereventscript>`,
    'FileCabinet/SuiteScripts/harbour/berth_ue.js': WATCH,
    'FileCabinet/SuiteScripts/harbour/tide_mr.js': script('MapReduceScript'),
  });
  deployProject(world.account, folder);
  world.account.stock.receive(world.mug, place(world), 10, 4_000);
  const env = executionIn(world.account);
  return {
    world,
    run: (body, input) => inScript(env, ['N/record', 'N/search', 'N/query'], body, { input }),
    units: () => env.execution.usedUnits,
  };
}

const FULFIL = `const made = record.transform({ fromType: 'salesorder', fromId: input, toType: 'itemfulfillment' });`;

test('a fulfilment costs 10 units to make and 20 to save, and user events hear of each save and of its end', () => {
  const { world, run, units } = openProject();
  const id = order(world, [{ item: world.mug, quantity: 2 }]).save();
  const before = units();
  const made = run(`${FULFIL} made.setValue('shipstatus', 'B'); return made.save();`, id) as number;
  expect(units() - before).toBe(30);
  run(
    `const again = record.load({ type: 'itemfulfillment', id: input }); again.setValue('shipstatus', 'C'); again.save();
     record.submitFields({ type: 'itemfulfillment', id: input, values: { memo: 'gone' } });
     record.delete({ type: 'itemfulfillment', id: input });`,
    made,
  );
  const told = world.account.log.list().filter(({ type }) => type === 'AUDIT');
  expect(told.map(({ details }) => details)).toEqual([
    ...['create B ', 'create B '],
    ...['edit C B', 'edit C B'],
    ...['xedit  C', 'xedit  C'],
    ...['delete C C', 'delete C C'],
  ]);
  expect(world.account.stock.position(world.mug, place(world)).onHand).toBe(10);
});

test('custom fields of body and lines go from the order to its fulfilment, which keeps its own (custom fields, help)', () => {
  const { world, run } = openProject();
  const id = order(world, [{ item: world.mug, quantity: 2, custcol_hb_hold: 'fore' }], {
    custbody_hb_berth: 'seven',
  }).save();
  const made = run(
    `${FULFIL} const own = [made.getValue('custbody_hb_berth'), made.getSublistValue('item', 'custcol_hb_hold', 0)];
     made.setSublistValue('item', 'custcol_hb_hold', 0, 'aft'); return [...own, made.save()];`,
    id,
  ) as unknown[];
  expect(made.slice(0, 2)).toEqual(['seven', 'fore']);
  expect(
    run(
      `return query.runSuiteQL({ query: \`SELECT t.custbody_hb_berth AS berth, l.custcol_hb_hold AS hold, l.quantity, BUILTIN.DF(t.status) AS status
        FROM transaction t JOIN transactionline l ON l.transaction = t.id
        WHERE t.type = 'ItemShip' AND l.createdfrom = ? AND l.mainline = 'F'\`, params: [input] }).asMappedResults();`,
      id,
    ),
  ).toEqual([{ berth: 'seven', hold: 'aft', quantity: -2, status: 'Item Fulfillment : Picked' }]);
});

test('a search by the type finds fulfilments, and the order they were made of by its join', () => {
  const { world, run } = openProject();
  const id = order(world, [{ item: world.mug, quantity: 2 }], { otherrefnum: '111-1' }).save();
  const made = run(`${FULFIL} made.setValue('shipstatus', 'C'); return made.save();`, id) as number;
  expect(
    run(
      `return search.create({ type: 'itemfulfillment', filters: [['mainline', 'is', 'T'], 'AND', ['createdfrom', 'anyof', input], 'AND',
        ['status', 'anyof', 'ItemShip:C']], columns: ['tranid', 'createdfrom', 'createdfrom.otherrefnum'] })
        .run().getRange({ start: 0, end: 9 }).map((found) => [Number(found.id), found.getValue('tranid'),
          Number(found.getValue('createdfrom')), found.getValue({ name: 'otherrefnum', join: 'createdfrom' })]);`,
      id,
    ),
  ).toEqual([[made, 'IF1', id, '111-1']]);
});

test('a fulfilment is made of an order and in no other way; its lines are edited, never added', () => {
  const { world, run } = openProject();
  const env = executionIn(world.account);
  const refusal = (body: string, input?: unknown) => refusalIn(env, ['N/record'], body, input);
  const id = order(world, [{ item: world.mug, quantity: 2 }]).save();
  const made = run(`${FULFIL} return made.save();`, id) as number;
  expect(refusal(`record.create({ type: 'itemfulfillment' })`)).toBe('SSS_UNSUPPORTED_METHOD');
  expect(refusal(`record.copy({ type: 'itemfulfillment', id: input })`, made)).toBe('SSS_UNSUPPORTED_METHOD');
  expect(
    refusal(
      `record.transform({ fromType: 'salesorder', fromId: input, toType: 'itemfulfillment', defaultValues: { memo: 'x' } })`,
      id,
    ),
  ).toBe('SSS_INVALID_API_USAGE');
  expect(
    refusal(
      `record.transform({ fromType: 'salesorder', fromId: input, toType: 'itemfulfillment', defaultValues: { nsi: '1' } })`,
      id,
    ),
  ).toBe('NotEmulated');
  expect(
    refusal(`record.load({ type: 'itemfulfillment', id: input, isDynamic: true }).selectNewLine('item')`, made),
  ).toBe('SSS_INVALID_SUBLIST_OPERATION');
  expect(
    refusal(
      `record.load({ type: 'itemfulfillment', id: input }).setSublistValue('packageups', 'packageweightups', 0, 1)`,
      made,
    ),
  ).toBe('NotEmulated');
  run(
    `const open = record.load({ type: 'itemfulfillment', id: input, isDynamic: true });
     open.selectLine('item', 0); open.setCurrentSublistValue('item', 'quantity', 1); open.commitLine('item');
     open.selectNewLine('package'); open.setCurrentSublistValue('package', 'packageweight', 2); open.commitLine('package'); open.save();`,
    made,
  );
  expect(
    refusal(`record.submitFields({ type: 'itemfulfillment', id: input, values: { shipstatus: 'C' } })`, made),
  ).toBe('SSS_INVALID_FIELD');
  const saved = world.account.records.get('itemfulfillment', made);
  expect([saved?.sublists.item?.[0]?.fields.quantity, saved?.sublists.package?.length]).toEqual([1, 1]);
});

test('a role that may not fulfil is refused (permissions, help)', () => {
  const { world } = openProject();
  const id = order(world, [{ item: world.mug, quantity: 2 }]).save();
  const identity = { userId: 5, name: 'A Pilot', email: 'pilot@lab.example', role: 'customrole_hb_pilot', roleId: 9 };
  const env = executionIn(world.account, { identity });
  expect(refusalIn(env, ['N/record'], FULFIL, id)).toBe('INSUFFICIENT_PERMISSION');
});
