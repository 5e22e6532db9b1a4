// User events around a save: when they run, with what, and what their errors do.

import type { Account } from '../../../../lab/netsuite/account';
import { Person } from '../../../../lab/netsuite/runner/person';
import { accountWith, audits, NOTE, notes, type ScriptSpec, scriptId } from '../../../support/runnerProject';

const userEvent = (body: string, deployment?: string): ScriptSpec => ({
  kind: 'userevent',
  body,
  ...(deployment === undefined ? {} : { deployment }),
});

const TARGET = `<recordtype>[scriptid=${NOTE}]</recordtype><status>RELEASED</status><allroles>T</allroles>`;

/** A scheduled script that does something with notes. */
const actor = (body: string): ScriptSpec => ({
  kind: 'scheduled',
  body: `return { execute: () => { ${body} } };`,
});

function act(body: string, events: Readonly<Record<string, ScriptSpec>>): Account {
  const account = accountWith({ actor: actor(body), ...events });
  account.runner.run(scriptId('actor'));
  return account;
}

const WATCH = `
  const told = (moment) => ({ type, newRecord, oldRecord }) => log.audit(moment, [type, newRecord.id || null,
    newRecord.getValue({ fieldId: 'custrecord_rt_text' }), oldRecord === null ? null : oldRecord.getValue({ fieldId: 'custrecord_rt_text' })]);
  return { beforeSubmit: told('before'), afterSubmit: told('after') };`;

test('create, edit and delete come with the record as it will be and as it was', () => {
  const account = act(
    `const id = note('one');
     const loaded = record.load({ type: '${NOTE}', id });
     loaded.setValue({ fieldId: 'custrecord_rt_text', value: 'two' });
     loaded.save();
     record.delete({ type: '${NOTE}', id });`,
    { ue: userEvent(WATCH) },
  );
  expect(audits(account)).toEqual([
    ['create', null, 'one', null],
    ['create', 1, 'one', null],
    ['edit', 1, 'two', 'one'],
    ['edit', 1, 'two', 'one'],
    ['delete', 1, 'two', 'two'],
    ['delete', 1, 'two', 'two'],
  ]);
});

test('submitFields is XEDIT, and its new record holds only what changes', () => {
  const account = act(
    `const id = note('one');
     record.submitFields({ type: '${NOTE}', id, values: { custrecord_rt_mark: 'm' } });`,
    {
      ue: userEvent(`return { afterSubmit: ({ type, newRecord, oldRecord, UserEventType }) => {
        if (type !== UserEventType.XEDIT) return;
        log.audit('xedit', [newRecord.getValue('custrecord_rt_mark'), newRecord.getValue('custrecord_rt_text'), oldRecord.getValue('custrecord_rt_text')]);
      } };`),
    },
  );
  expect(audits(account)).toEqual([['m', '', 'one']]);
});

test('what beforeSubmit sets is saved, what afterSubmit sets is refused', () => {
  const account = act("note('one');", {
    ue: userEvent(`return {
      beforeSubmit: ({ newRecord }) => newRecord.setValue({ fieldId: 'custrecord_rt_text', value: 'changed' }),
      afterSubmit: ({ newRecord }) => { try { newRecord.setValue({ fieldId: 'custrecord_rt_text', value: 'late' }); } catch (e) { log.audit('refused', e.name); } },
    };`),
  });
  expect(notes(account)).toEqual(['changed']);
  expect(audits(account)).toHaveLength(1);
});

test('a save made by a user event sets off no user events', () => {
  const account = act("note('one');", {
    ue: userEvent(`return { afterSubmit: ({ newRecord }) => {
      log.audit('ran', newRecord.getValue('custrecord_rt_text'));
      note('by the event');
    } };`),
  });
  expect(audits(account)).toEqual(['one']);
  expect(notes(account)).toEqual(['by the event', 'one']);
});

test('a user event has 1,000 units of its own, and its saver keeps its own', () => {
  const account = act(
    `const before = runtime.getCurrentScript().getRemainingUsage();
     note('one');
     log.audit('saver', before - runtime.getCurrentScript().getRemainingUsage());`,
    {
      ue: userEvent(`return { beforeSubmit: () => {
        log.audit('event', runtime.getCurrentScript().getRemainingUsage()); burn(900); } };`),
    },
  );
  expect(audits(account)).toEqual([1_000, 6]);
  expect(account.runner.statistics()).toEqual(
    expect.arrayContaining([expect.objectContaining({ stage: 'beforeSubmit', highest: 900, limit: 1_000 })]),
  );
});

test('a user event over its limit fails the save, whatever it catches', () => {
  const account = act("try { note('one'); } catch (e) { log.audit('saver caught', e.name); }", {
    ue: userEvent(
      'return { beforeSubmit: () => { try { burn(2000); } catch (e) { log.audit("event caught", e.name); } } };',
    ),
  });
  expect(audits(account)).toEqual(['SSS_USAGE_LIMIT_EXCEEDED']);
  expect(notes(account)).toEqual([]);
});

test('an error in beforeSubmit stops the save, one in afterSubmit comes when the record is stored', () => {
  const failing = (moment: string) =>
    act("try { note('one'); } catch (e) { log.audit('saver', [e.name, e.message]); }", {
      ue: userEvent(`return { ${moment}: () => { throw error.create({ name: 'NO', message: 'not this' }); } };`),
    });
  const before = failing('beforeSubmit');
  expect(audits(before)).toEqual([['NO', 'not this']]);
  expect(notes(before)).toEqual([]);
  const after = failing('afterSubmit');
  expect(audits(after)).toEqual([['NO', 'not this']]);
  expect(notes(after)).toEqual(['one']);
  expect(after.log.list().filter(({ type }) => type === 'SYSTEM')).toMatchObject([
    { title: 'NO', scriptId: scriptId('ue') },
  ]);
});

test('the event, the context and the state of the deployment decide whether it runs', () => {
  const body = "return { beforeSubmit: () => log.audit('ran', runtime.executionContext) };";
  const ran = (extra: string) => audits(act("note('one');", { ue: userEvent(body, `${TARGET}${extra}`) }));
  expect(ran('')).toEqual(['SCHEDULED']);
  expect(ran('<executioncontext>SCHEDULED|SUITELET</executioncontext>')).toEqual(['SCHEDULED']);
  expect(ran('<executioncontext>USERINTERFACE</executioncontext>')).toEqual([]);
  expect(ran('<eventtype>CREATE</eventtype>')).toEqual(['SCHEDULED']);
  expect(ran('<eventtype>DELETE</eventtype>')).toEqual([]);
  expect(ran('<isdeployed>F</isdeployed>')).toEqual([]);
  expect(audits(act("note('one');", { ue: userEvent(body, TARGET.replace('RELEASED', 'TESTING')) }))).toEqual([]);
});

test('a person at a screen sees the form first, and is the user interface', () => {
  const account = accountWith({
    ue: userEvent(`return {
      beforeLoad: ({ type, form, newRecord }) => {
        form.addButton({ id: 'custpage_go', label: 'Go' });
        log.audit('load', [type, form.getField({ id: 'custrecord_rt_text' }).label, newRecord.getValue('custrecord_rt_text')]);
      },
      beforeSubmit: ({ type }) => log.audit('submit', [type, runtime.executionContext, runtime.getCurrentUser().role]),
    };`),
  });
  const person = new Person(account);
  const id = person.create(NOTE, { values: { custrecord_rt_text: 'one' }, sublists: {} });
  person.edit(NOTE, id, { values: { custrecord_rt_text: 'two' }, sublists: {} });
  person.editInline(NOTE, id, { custrecord_rt_mark: 'm' });
  person.remove(NOTE, id);
  expect(audits(account, 'load')).toEqual([
    ['create', 'Text', ''],
    ['edit', 'Text', 'one'],
  ]);
  expect((audits(account, 'submit') as string[][]).map(([type, context]) => [type, context])).toEqual(
    ['create', 'edit', 'xedit', 'delete'].map((type) => [type, 'USERINTERFACE']),
  );
});

test('nobody notices what a person stores quietly', () => {
  const account = accountWith({ ue: userEvent(WATCH) });
  new Person(account, { quietly: true }).create(NOTE, { values: { custrecord_rt_text: 'one' }, sublists: {} });
  expect(notes(account)).toEqual(['one']);
  expect(audits(account)).toEqual([]);
});
