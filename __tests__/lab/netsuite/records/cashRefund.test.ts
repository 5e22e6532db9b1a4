// Cash refunds of the emulated account: what they post, what they refuse, and how queries see them.

import { NotEmulated } from '../../../../lab/netsuite/errors';
import { codeOf, create, journalOf, load, openWorld, type World } from './support';

let world: World;
beforeEach(() => {
  world = openWorld();
});

type Values = Readonly<Record<string, unknown>>;

function refund(lines: readonly Values[], body: Values = {}) {
  const { account, customer, furniture } = world;
  const record = create(account, 'cashrefund');
  const start = { entity: String(customer), account: String(furniture.accounts['1000']) };
  for (const [fieldId, value] of Object.entries({ ...start, ...body })) record.setValue({ fieldId, value });
  lines.forEach((each, line) => {
    for (const [fieldId, value] of Object.entries(each))
      record.setSublistValue({ sublistId: 'item', fieldId, line, value });
  });
  return record;
}

const charge = (amount: number, more: Values = {}): Values => ({
  item: String(world.shipping),
  quantity: 1,
  amount,
  ...more,
});

test('a cash refund debits the income of its items and credits the account that pays it', () => {
  const id = refund([charge(12.34)], { memo: 'Returned' }).save();
  expect(journalOf(world, id).sort()).toEqual(['1000 -1234', '4000 1234']);
  expect(load(world.account, 'cashrefund', id).getValue({ fieldId: 'total' })).toBe(12.34);
});

test('queries have it with the signs of a refund', () => {
  const id = refund([charge(12.34)]).save();
  const rows = world.account.store.all(
    `SELECT t.type, l.quantity, l.foreignamount, a.amount FROM "transaction" t JOIN transactionline l ON l."transaction" = t.id
     JOIN transactionaccountingline a ON a."transaction" = t.id AND a.transactionline = l.id WHERE t.id = ? ORDER BY l.id`,
    [id],
  );
  expect(rows).toEqual([
    { type: 'CashRfnd', quantity: null, foreignamount: -12.34, amount: -12.34 },
    { type: 'CashRfnd', quantity: 1, foreignamount: 12.34, amount: 12.34 },
  ]);
});

test('it is changed and deleted with all that it posted', () => {
  const id = refund([charge(12.34)]).save();
  const again = load(world.account, 'cashrefund', id);
  again.setSublistValue({ sublistId: 'item', fieldId: 'amount', line: 0, value: 10 });
  again.save();
  expect(journalOf(world, id).sort()).toEqual(['1000 -1000', '4000 1000']);
  world.account.records.remove('cashrefund', id);
  expect(journalOf(world, id)).toEqual([]);
});

test('goods that would go back on the shelf, and a refund made of a cash sale, are refused by name', () => {
  expect(() => refund([{ item: String(world.mug), quantity: 1, amount: 5 }]).save()).toThrow(NotEmulated);
});

test.each<[string, () => unknown, string]>([
  ['without a line', () => refund([]).save(), 'VALID_LINE_ITEM_REQD'],
  [
    'out of an account of receivables',
    () => refund([charge(1)], { account: String(world.furniture.accounts['1100']) }).save(),
    'INVALID_KEY_OR_REF',
  ],
])('one %s is refused', (_title, run, code) => {
  expect(codeOf(run)).toBe(code);
});
