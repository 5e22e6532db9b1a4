// Bank deposits of the emulated account: what they post, what they refuse, and how queries see them.

import { NotEmulated } from '../../../../lab/netsuite/errors';
import { write } from '../../../../lab/netsuite/profileWrite';
import { Person } from '../../../../lab/netsuite/runner/person';
import { executionIn, refusalIn } from '../kernel/support';
import { codeOf, create, journalOf, load, openAccount } from './support';

type Values = Record<string, unknown>;
type World = ReturnType<typeof openAccount>;

let world: World;
beforeEach(() => {
  world = openAccount();
});

/** Accounts by their numbers, `1000` where the body names no other. */
function deposit(other: readonly Values[], body: Values = {}, cashback: readonly Values[] = []) {
  const { account, furniture } = world;
  const named = (values: Values): Values =>
    'account' in values ? { ...values, account: furniture.accounts[String(values.account)] ?? values.account } : values;
  const record = create(account, 'deposit');
  const start = { subsidiary: furniture.subsidiary, account: '1000' };
  for (const [fieldId, value] of Object.entries(named({ ...start, ...body }))) record.setValue({ fieldId, value });
  for (const [sublistId, lines] of Object.entries({ other, cashback })) {
    lines.map(named).forEach((each, line) => {
      for (const [fieldId, value] of Object.entries(each)) record.setSublistValue({ sublistId, fieldId, line, value });
    });
  }
  return record;
}

function euroBank(subsidiary = world.furniture.subsidiary): number {
  return write(world.account, 'account', {
    acctnumber: '1060',
    acctname: 'Euro Bank',
    accttype: 'Bank',
    currency: String(world.furniture.currencies.EUR),
    subsidiary: [String(subsidiary)],
  });
}

test('a deposit debits the bank and credits the accounts of its lines; what the bank kept and cash back are debits', () => {
  const id = deposit(
    [
      { account: '1300', amount: 100.01, memo: 'What was on its way' },
      { account: '6100', amount: -2.5 },
    ],
    { memo: 'A payment' },
    [{ account: '3100', amount: 7.5 }],
  ).save();
  expect(journalOf(world, id)).toEqual(['1000 9001', '1300 -10001', '3100 750', '6100 250']);
  expect(load(world.account, 'deposit', id).getValue({ fieldId: 'total' })).toBe(90.01);
});

test('it is changed and deleted with all that it posted', () => {
  const id = deposit([{ account: '1300', amount: 10 }]).save();
  const again = load(world.account, 'deposit', id);
  again.setSublistValue({ sublistId: 'other', fieldId: 'amount', line: 0, value: 12 });
  again.save();
  expect(journalOf(world, id)).toEqual(['1000 1200', '1300 -1200']);
  world.account.records.remove('deposit', id);
  expect(world.account.ledger.trialBalance().accounts).toEqual([]);
});

test('queries see a transaction of the type Deposit, its bank as the main line', () => {
  const id = deposit([{ account: '1300', amount: 10, memo: 'From there' }], { externalid: 'mine' }).save();
  const row = world.account.store.get('SELECT * FROM "transaction" WHERE id = ?', [id]);
  expect(row).toMatchObject({
    type: 'Deposit',
    recordtype: 'deposit',
    posting: 'T',
    foreigntotal: 10,
    externalid: 'mine',
  });
  expect(String(row?.tranid)).toMatch(/^DEP\d+$/);
  const lines = world.account.store.all(
    'SELECT mainline, expenseaccount AS account, foreignamount AS amount, memo FROM transactionline WHERE "transaction" = ? ORDER BY id',
    [id],
  );
  const { accounts } = world.furniture;
  expect(lines).toEqual([
    { mainline: 'T', account: accounts['1000'], amount: 10, memo: null },
    { mainline: 'F', account: accounts['1300'], amount: -10, memo: 'From there' },
  ]);
});

test('the bank account gives it its subsidiary and its currency, the day its rate; the books balance in both', () => {
  const bank = euroBank();
  const record = create(world.account, 'deposit');
  record.setValue({ fieldId: 'account', value: bank });
  record.setValue({ fieldId: 'exchangerate', value: 1.0837 });
  [33.33, 33.33, 33.34].forEach((amount, line) => {
    record.setSublistValue({ sublistId: 'other', fieldId: 'account', line, value: world.furniture.accounts['1300'] });
    record.setSublistValue({ sublistId: 'other', fieldId: 'amount', line, value: amount });
  });
  const id = record.save();
  expect(world.account.records.get('deposit', id)?.fields).toMatchObject({
    subsidiary: String(world.furniture.subsidiary),
    currency: String(world.furniture.currencies.EUR),
    total: 100,
  });
  expect(journalOf(world, id)).toEqual(['1060 10837', '1300 -10837']);
});

test.each<[string, string, () => unknown]>([
  ['no line', 'VALID_LINE_ITEM_REQD', () => deposit([]).save()],
  ['a line of nothing', 'USER_ERROR', () => deposit([{ account: '1300', amount: 0 }]).save()],
  ['a line without account', 'USER_ERROR', () => deposit([{ amount: 1 }]).save()],
  ['less than nothing', 'USER_ERROR', () => deposit([{ account: '1300', amount: -1 }]).save()],
  [
    'cash back below zero',
    'USER_ERROR',
    () => deposit([{ account: '1300', amount: 1 }], {}, [{ account: '3100', amount: -1 }]).save(),
  ],
  ['receivables of nobody', 'USER_ERROR', () => deposit([{ account: '1100', amount: 1 }]).save()],
  [
    'an account that is no bank',
    'INVALID_KEY_OR_REF',
    () => deposit([{ account: '1300', amount: 1 }], { account: '1800' }).save(),
  ],
  [
    'another currency than the bank’s',
    'INVALID_KEY_OR_REF',
    () =>
      deposit([{ account: '1300', amount: 1 }], {
        account: euroBank(),
        currency: world.furniture.currencies.USD,
      }).save(),
  ],
  [
    'the books’ bank in a foreign currency',
    'INVALID_KEY_OR_REF',
    () => deposit([{ account: '1300', amount: 1 }], { currency: world.furniture.currencies.EUR }).save(),
  ],
  [
    'a line on an account of another currency',
    'INVALID_KEY_OR_REF',
    () => deposit([{ account: euroBank(), amount: 1 }]).save(),
  ],
  ['a summary of nothing that posts', 'INVALID_KEY_OR_REF', () => deposit([{ account: '9000', amount: 1 }]).save()],
  [
    'no subsidiary where the bank is of several',
    'USER_ERROR',
    () => deposit([{ account: '1300', amount: 1 }], { subsidiary: '' }).save(),
  ],
  [
    'a day that no period has',
    'VALID_PRD_REQD',
    () => deposit([{ account: '1300', amount: 1 }], { trandate: new Date(2031, 0, 1) }).save(),
  ],
])('a deposit with %s is refused', (_words, code, work) => {
  expect(codeOf(work)).toBe(code);
});

test('its external id is no other transaction’s', () => {
  const lines = [{ account: '1300', amount: 1 }];
  deposit(lines, { externalid: 'one' }).save();
  expect(codeOf(() => deposit(lines, { externalid: 'one' }).save())).toBe('DUP_RCRD');
});

test('a closed period takes no deposit, and keeps those that it has', () => {
  const { account } = world;
  const lines = [{ account: '1300', amount: 5 }];
  const id = deposit(lines, { trandate: new Date(2026, 9, 5) }).save();
  const period = account.records.list('accountingperiod').rows.find(({ fields }) => fields.periodname === 'Oct 2026');
  if (!period) throw new Error('No period Oct 2026.');
  account.records.save({ ...period, fields: { ...period.fields, closed: true } }, { system: true });
  expect(codeOf(() => deposit(lines, { trandate: new Date(2026, 9, 6) }).save())).toBe('CLOSED_TRAN_PRD');
  expect(codeOf(() => account.records.remove('deposit', id))).toBe('CLOSED_TRAN_PRD');
});

test('people and scripts enter it in standard mode alone, and copy none; its list of payments is refused by name', () => {
  const { accounts, subsidiary } = world.furniture;
  const id = new Person(world.account).create('deposit', {
    values: { account: accounts['1000'], subsidiary, trandate: '2026-11-20' },
    sublists: { other: [{ account: accounts['1300'], amount: 8 }] },
  });
  expect(journalOf(world, id)).toEqual(['1000 800', '1300 -800']);
  const refusal = (body: string): unknown => refusalIn(executionIn(world.account), ['N/record'], body, id);
  expect(refusal("record.create({ type: 'deposit', isDynamic: true })")).toBe('SSS_INVALID_API_USAGE');
  expect(refusal("record.load({ type: 'deposit', id: input, isDynamic: true })")).toBe('SSS_INVALID_API_USAGE');
  expect(refusal("record.copy({ type: 'deposit', id: input })")).toBe('SSS_UNSUPPORTED_METHOD');
  const pay = () =>
    load(world.account, 'deposit', id).getSublistValue({ sublistId: 'payment', fieldId: 'id', line: 0 });
  expect(pay).toThrow(NotEmulated);
});
