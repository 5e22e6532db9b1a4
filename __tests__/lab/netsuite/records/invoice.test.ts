// Invoices and customer payments of the emulated account: what is owed, what is paid, and what the books say of it.

import * as fc from 'fast-check';
import { write } from '../../../../lab/netsuite/profileWrite';
import type { RecordObject } from '../../../../lab/netsuite/records/recordObject';
import { codeOf, journalOf, load, openWorld, sale, stockUp, transformFrom, type World } from './support';

const CUSTOM = -1;

const charge = (world: World, amount: number) => ({ item: world.shipping, quantity: 1, price: CUSTOM, amount });

const invoice = (world: World, amount: number, body: Record<string, unknown> = {}): number =>
  sale(world, 'invoice', [charge(world, amount)], body).save();

const payment = (world: World, id: number, body: Record<string, unknown> = {}): RecordObject => {
  const record = transformFrom(world.account, ['invoice', id], 'customerpayment');
  for (const [fieldId, value] of Object.entries(body)) record.setValue({ fieldId, value });
  return record;
};

const value = (world: World, type: string, id: number, fieldId: string) =>
  load(world.account, type, id).getValue({ fieldId });

/** Paid, open, status. */
const stateOf = (world: World, id: number) =>
  ['amountpaid', 'amountremaining', 'status'].map((fieldId) => value(world, 'invoice', id, fieldId));

const apply = (record: RecordObject, line: number, values: Record<string, unknown>) => {
  for (const [fieldId, each] of Object.entries(values))
    record.setSublistValue({ sublistId: 'apply', fieldId, line, value: each });
};

const unpaidInBooks = (world: World, id: number) =>
  world.account.store.get(
    'SELECT amountunpaid FROM transactionaccountingline WHERE "transaction" = ? AND transactionline = 0',
    [id],
  )?.amountunpaid;

/** A customer of the root subsidiary who buys in a currency. */
const buyerIn = (world: World, iso: string): number =>
  write(world.account, 'customer', {
    companyname: `Buyers in ${iso}`,
    subsidiary: String(world.furniture.subsidiary),
    currency: String(world.furniture.currencies[iso]),
  });

test.each(['oneworld', 'small'] as const)(
  'on %s an invoice is owed until a payment is applied to it (GL impact, help)',
  (profile) => {
    const world = openWorld({ profile });
    const { account } = world;
    stockUp(world, [world.mug, 5, 4]);
    const lines = [{ item: world.mug, quantity: 2, price: CUSTOM, amount: 30 }, charge(world, 4.5)];
    const id = sale(world, 'invoice', lines).save();
    expect(journalOf(world, id)).toEqual(['1100 3450', '1200 -800', '4000 -3450', '5000 800']);
    expect(stateOf(world, id)).toEqual([0, 34.5, 'Open']);
    expect(unpaidInBooks(world, id)).toBe(34.5);
    const paid = payment(world, id).save();
    expect(journalOf(world, paid)).toEqual(['1020 3450', '1100 -3450']);
    expect(stateOf(world, id)).toEqual([34.5, 0, 'Paid In Full']);
    expect(unpaidInBooks(world, id)).toBe(0);
    expect(account.store.get('SELECT status FROM "transaction" WHERE id = ?', [id])).toEqual({ status: 'B' });
    const balance = account.ledger.trialBalance();
    expect(balance.debitMinor).toBe(balance.creditMinor);
    expect(balance.accounts.find(({ number }) => number === '1100')).toMatchObject({ debitMinor: 0, creditMinor: 0 });
  },
);

test('a payment goes to a bank account in its currency, or waits for its deposit', () => {
  const world = openWorld();
  const { furniture } = world;
  const bank = (number: string, iso: string, accttype = 'Bank') =>
    write(world.account, 'account', {
      acctnumber: number,
      acctname: `Clearing ${number}`,
      accttype,
      subsidiary: [String(furniture.subsidiary)],
      currency: String(furniture.currencies[iso]),
    });
  const into = (account: number) => payment(world, invoice(world, 10), { undepfunds: 'F', account });
  const id = into(bank('1051', 'USD')).save();
  expect(journalOf(world, id)).toEqual(['1051 1000', '1100 -1000']);
  expect(value(world, 'customerpayment', id, 'status')).toBe('Deposited');
  expect(value(world, 'customerpayment', payment(world, invoice(world, 10)).save(), 'status')).toBe('Not Deposited');
  expect(codeOf(() => into(bank('1052', 'EUR')).save())).toBe('INVALID_KEY_OR_REF');
  expect(codeOf(() => into(bank('1053', 'USD', 'OthCurrAsset')).save())).toBe('INVALID_KEY_OR_REF');
});

test('an invoice with a payment applied cannot be deleted; without it, it can be again', () => {
  const world = openWorld();
  const id = invoice(world, 10);
  const paid = payment(world, id).save();
  expect(codeOf(() => world.account.records.remove('invoice', id))).toBe(
    'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
  );
  world.account.records.remove('customerpayment', paid);
  expect(stateOf(world, id)).toEqual([0, 10, 'Open']);
  world.account.records.remove('invoice', id);
  expect(world.account.ledger.trialBalance().accounts).toEqual([]);
});

test('a paid invoice cannot be paid again, and two payments made at once do not pay it twice', () => {
  const world = openWorld();
  const id = invoice(world, 10);
  const [one, other] = [payment(world, id), payment(world, id)];
  one.save();
  expect(codeOf(() => other.save())).toBe('USER_ERROR');
  expect(codeOf(() => payment(world, id))).toBe('INVALID_INITIALIZE_REF');
  expect(stateOf(world, id)).toEqual([10, 0, 'Paid In Full']);
});

test('payments in parts leave the rest open; what a payment has beyond what is applied stays unapplied', () => {
  const world = openWorld();
  const id = invoice(world, 10);
  const part = payment(world, id, { payment: 4 });
  apply(part, 0, { amount: 4 });
  part.save();
  expect(stateOf(world, id)).toEqual([4, 6, 'Open']);
  const more = payment(world, id, { payment: 8 });
  expect(more.getSublistValue({ sublistId: 'apply', fieldId: 'due', line: 0 })).toBe(6);
  const rest = more.save();
  expect(journalOf(world, rest)).toEqual(['1020 800', '1100 -800']);
  expect(value(world, 'customerpayment', rest, 'unapplied')).toBe(2);
  const beyond = payment(world, invoice(world, 5), { payment: 4 });
  expect(codeOf(() => beyond.save())).toBe('USER_ERROR');
});

test('a payment of a customer lists the open invoices, the oldest first, and pays those that are ticked', () => {
  const world = openWorld();
  const late = invoice(world, 10, { trandate: new Date(2026, 10, 19) });
  const early = invoice(world, 7, { trandate: new Date(2026, 10, 2) });
  const record = transformFrom(world.account, ['customer', world.customer], 'customerpayment');
  const docs = [0, 1].map((line) => record.getSublistValue({ sublistId: 'apply', fieldId: 'doc', line }));
  expect(docs).toEqual([early, late]);
  expect(codeOf(() => apply(record, 2, { apply: true }))).toBe('SSS_INVALID_SUBLIST_OPERATION');
  apply(record, 1, { apply: true });
  record.save();
  expect([stateOf(world, early)[2], stateOf(world, late)[2]]).toEqual(['Open', 'Paid In Full']);
});

test('in dynamic mode ticking a line applies what is due, and the payment is what is applied', () => {
  const world = openWorld();
  const [one, other] = [invoice(world, 10), invoice(world, 7)];
  const record = transformFrom(world.account, ['invoice', one], 'customerpayment', {}, true);
  record.selectLine({ sublistId: 'apply', line: 1 });
  record.setCurrentSublistValue({ sublistId: 'apply', fieldId: 'apply', value: true });
  record.commitLine({ sublistId: 'apply' });
  expect(record.getValue({ fieldId: 'payment' })).toBe(17);
  record.save();
  expect([stateOf(world, one)[2], stateOf(world, other)[2]]).toEqual(['Paid In Full', 'Paid In Full']);
});

test('a payment that is changed lets go of the invoices it no longer pays', () => {
  const world = openWorld();
  const id = invoice(world, 10);
  const paid = payment(world, id).save();
  const changed = load(world.account, 'customerpayment', paid);
  apply(changed, 0, { amount: 3 });
  changed.save();
  expect(stateOf(world, id)).toEqual([3, 7, 'Open']);
  expect(value(world, 'customerpayment', paid, 'unapplied')).toBe(7);
});

test('what is paid of an invoice stays: its total cannot fall below, its customer and its rate cannot change', () => {
  const world = openWorld();
  const id = invoice(world, 10);
  payment(world, id).save();
  const less = load(world.account, 'invoice', id);
  less.setSublistValue({ sublistId: 'item', fieldId: 'amount', line: 0, value: 9 });
  expect(codeOf(() => less.save())).toBe('USER_ERROR');
  const more = load(world.account, 'invoice', id);
  more.setSublistValue({ sublistId: 'item', fieldId: 'amount', line: 0, value: 11 });
  more.save();
  expect(stateOf(world, id)).toEqual([10, 1, 'Open']);
  const other = load(world.account, 'invoice', id);
  other.setValue({ fieldId: 'account', value: otherReceivables(world) });
  expect(codeOf(() => other.save())).toBe('USER_ERROR');
});

function otherReceivables(world: World): number {
  return write(world.account, 'account', {
    acctnumber: '1110',
    acctname: 'Receivables of others',
    accttype: 'AcctRec',
    subsidiary: [String(world.furniture.subsidiary)],
  });
}

test('an invoice is owed on the account chosen, the customer’s or the chart’s, and on no other type', () => {
  const world = openWorld();
  const own = otherReceivables(world);
  expect(journalOf(world, invoice(world, 1, { account: own }))).toEqual(['1110 100', '4000 -100']);
  const customer = load(world.account, 'customer', world.customer);
  customer.setValue({ fieldId: 'receivablesaccount', value: own });
  customer.save();
  expect(journalOf(world, invoice(world, 1))).toEqual(['1110 100', '4000 -100']);
  const wrong = world.furniture.accounts['1000'];
  expect(codeOf(() => invoice(world, 1, { account: wrong }))).toBe('INVALID_KEY_OR_REF');
});

test('what exchange rates make between invoice and payment is a realized gain or loss, and nothing stays owed', () => {
  const world = openWorld();
  const entity = buyerIn(world, 'EUR');
  const id = invoice(world, 100, { entity, exchangerate: 1.09 });
  expect(unpaidInBooks(world, id)).toBe(109);
  const paid = payment(world, id, { exchangerate: 1.1234 }).save();
  expect(journalOf(world, paid)).toEqual(['1020 11234', '1100 -10900', '8100 -334']);
  const lost = payment(world, invoice(world, 100, { entity, exchangerate: 1.09 }), { exchangerate: 1 }).save();
  expect(journalOf(world, lost)).toEqual(['1020 10000', '1100 -10900', '8100 900']);
});

test('the payment that pays the rest clears what the others left in the books, whatever was rounded on the way', () => {
  const world = openWorld();
  const id = invoice(world, 0.03, { entity: buyerIn(world, 'EUR'), exchangerate: 0.5 });
  const paid = [1, 2, 3].map(() => {
    const record = payment(world, id, { payment: 0.01, exchangerate: 0.5 });
    apply(record, 0, { amount: 0.01 });
    return journalOf(world, record.save());
  });
  expect(journalOf(world, id)).toEqual(['1100 2', '4000 -2']);
  expect(paid).toEqual([
    ['1020 1', '1100 -1'],
    ['1020 1', '1100 -1'],
    ['1020 1', '8100 -1'],
  ]);
});

test('a period closed after the sale takes no payment; an invoice in it can still be paid in the next', () => {
  const world = openWorld();
  const { account } = world;
  const inOctober = { trandate: new Date(2026, 9, 30) };
  const id = invoice(world, 10, inOctober);
  const october = account.records.list('accountingperiod').rows.find(({ fields }) => fields.periodname === 'Oct 2026');
  if (!october) throw new Error('No period Oct 2026.');
  account.records.save({ ...october, fields: { ...october.fields, closed: true } }, { system: true });
  expect(codeOf(() => payment(world, id, inOctober).save())).toBe('CLOSED_TRAN_PRD');
  payment(world, id).save();
  expect(stateOf(world, id)).toEqual([10, 0, 'Paid In Full']);
});

test('a payment counts as a change of its invoice: whoever had it open must load it again', () => {
  const world = openWorld();
  const id = invoice(world, 10);
  const open = load(world.account, 'invoice', id);
  payment(world, id).save();
  open.setValue({ fieldId: 'memo', value: 'late' });
  expect(codeOf(() => open.save())).toBe('RCRD_HAS_BEEN_CHANGED');
});

test('queries find the payments of an invoice', () => {
  const world = openWorld();
  const id = invoice(world, 10);
  const paid = payment(world, id).save();
  const { store } = world.account;
  expect(store.get('SELECT * FROM nexttransactionlink WHERE previousdoc = ?', [id])).toMatchObject({
    nextdoc: paid,
    previoustype: 'CustInvc',
    nexttype: 'CustPymt',
    linktype: 'Payment',
    foreignamount: 10,
  });
  expect(store.get('SELECT * FROM "transaction" WHERE id = ?', [paid])).toMatchObject({
    type: 'CustPymt',
    entity: world.customer,
    foreigntotal: 10,
    status: 'B',
  });
});

test('whatever is paid of whatever invoices in whatever parts, receivables hold exactly what is open', () => {
  const world = openWorld();
  const entity = buyerIn(world, 'EUR');
  const rate = fc.double({ min: 0.5, max: 2, noNaN: true });
  const part = fc.record({ cents: fc.integer({ min: 1, max: 3_000 }), rate, isDeleted: fc.boolean() });
  const story = fc.record({ cents: fc.integer({ min: 1, max: 9_000 }), rate, parts: fc.array(part, { maxLength: 4 }) });
  fc.assert(
    fc.property(story, ({ cents, rate: exchangerate, parts }) => {
      const id = invoice(world, cents / 100, { entity, exchangerate });
      const payments: number[] = [];
      for (const each of parts) {
        const due = Math.round(Number(value(world, 'invoice', id, 'amountremaining')) * 100);
        if (due === 0) break;
        const amount = Math.min(due, each.cents) / 100;
        const record = payment(world, id, { payment: amount, exchangerate: each.rate });
        apply(record, record.findSublistLineWithValue({ sublistId: 'apply', fieldId: 'doc', value: id }), { amount });
        const made = record.save();
        if (each.isDeleted) world.account.records.remove('customerpayment', made);
        else payments.push(made);
      }
      const owed = [id, ...payments]
        .flatMap((each) => world.account.ledger.impact(each))
        .filter(({ number }) => number === '1100')
        .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0);
      expect(owed).toBe(Math.round(Number(unpaidInBooks(world, id)) * 100));
      if (value(world, 'invoice', id, 'status') === 'Paid In Full') expect(owed).toBe(0);
      const { debitMinor, creditMinor } = world.account.ledger.trialBalance();
      expect(debitMinor).toBe(creditMinor);
    }),
    { numRuns: 40 },
  );
});
