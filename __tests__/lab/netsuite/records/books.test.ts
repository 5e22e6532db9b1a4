// Stock, journals, periods and the ledger of the emulated account.

import * as fc from 'fast-check';
import { write } from '../../../../lab/netsuite/profileWrite';
import { refuseLocked } from '../../../../lab/netsuite/records/periods';
import { codeOf, create, load, openAccount, openWorld, order, type World } from './support';

type Values = Record<string, unknown>;

function adjust(world: World, lines: readonly Values[], body: Values = {}) {
  const { account, furniture } = world;
  const record = create(account, 'inventoryadjustment');
  const subsidiary = furniture.subsidiary === null ? {} : { subsidiary: furniture.subsidiary };
  for (const [fieldId, value] of Object.entries({ account: furniture.accounts['5100'], ...subsidiary, ...body })) {
    record.setValue({ fieldId, value });
  }
  const place = account.has('MULTILOCINVT') ? { location: furniture.location } : {};
  lines.forEach((line, index) => {
    for (const [fieldId, value] of Object.entries({ ...place, ...line })) {
      record.setSublistValue({ sublistId: 'inventory', fieldId, line: index, value });
    }
  });
  return record;
}

function journal(world: Pick<World, 'account' | 'furniture'>, lines: readonly Values[], body: Values = {}) {
  const { account, furniture } = world;
  const record = create(account, 'journalentry');
  const subsidiary = furniture.subsidiary === null ? {} : { subsidiary: furniture.subsidiary };
  for (const [fieldId, value] of Object.entries({ ...subsidiary, ...body })) record.setValue({ fieldId, value });
  lines.forEach((line, index) => {
    for (const [fieldId, value] of Object.entries(line))
      record.setSublistValue({ sublistId: 'line', fieldId, line: index, value });
  });
  return record;
}

const place = (world: World) => (world.account.has('MULTILOCINVT') ? world.furniture.location : null);

test('stock comes in at its cost and goes out at the average; the asset account holds exactly its value', () => {
  const world = openWorld();
  const { account, furniture, mug } = world;
  adjust(world, [{ item: mug, adjustqtyby: 3, unitcost: 5 }]).save();
  adjust(world, [{ item: mug, adjustqtyby: 4, unitcost: 6.01 }]).save();
  expect(account.stock.position(mug, place(world))).toMatchObject({
    onHand: 7,
    valueMinor: 3_904,
    averageCost: 5.57714286,
  });
  adjust(world, [{ item: mug, adjustqtyby: -2 }]).save();
  const { valueMinor } = account.stock.position(mug, place(world));
  expect(valueMinor).toBe(3_904 - 1_115);
  const balance = account.ledger.trialBalance();
  expect(balance.accounts.find(({ number }) => number === '1200')?.debitMinor).toBe(valueMinor);
  expect(balance.accounts.find(({ number }) => number === '5100')?.creditMinor).toBe(valueMinor);
  expect(account.records.get('item', mug)?.fields.itemtype).toBe('InvtPart');
  expect(furniture.accounts['1200']).toBeDefined();
});

test('an adjustment that is deleted or changed leaves stock and books as if it had never been', () => {
  const world = openWorld();
  const { account, mug } = world;
  adjust(world, [{ item: mug, adjustqtyby: 10, unitcost: 3.33 }]).save();
  const before = account.stock.position(mug, place(world));
  const id = adjust(world, [{ item: mug, adjustqtyby: -3 }]).save();
  const changed = load(account, 'inventoryadjustment', id);
  changed.setSublistValue({ sublistId: 'inventory', fieldId: 'adjustqtyby', line: 0, value: -4 });
  changed.save();
  expect(account.stock.position(mug, place(world)).onHand).toBe(6);
  account.records.remove('inventoryadjustment', id);
  expect(account.stock.position(mug, place(world))).toEqual(before);
});

test('adjustments refuse kits, foreign places, nothing at all, and costs below zero', () => {
  const world = openWorld();
  expect(codeOf(() => adjust(world, []).save())).toBe('VALID_LINE_ITEM_REQD');
  expect(codeOf(() => adjust(world, [{ item: world.set, adjustqtyby: 1 }]).save())).toBe('INVALID_KEY_OR_REF');
  expect(codeOf(() => adjust(world, [{ item: world.mug, adjustqtyby: 0 }]).save())).toBe('USER_ERROR');
  expect(codeOf(() => adjust(world, [{ item: world.mug, adjustqtyby: 1, unitcost: -1 }]).save())).toBe(
    'POSITIVE_UNITCOST_REQD',
  );
});

test('open orders commit stock, kits by their members; what comes later goes to the earliest that waits', () => {
  const world = openWorld();
  const { account, mug, bowl, set } = world;
  adjust(world, [
    { item: mug, adjustqtyby: 5, unitcost: 4 },
    { item: bowl, adjustqtyby: 5, unitcost: 6 },
  ]).save();
  const kit = order(world, [{ item: set, quantity: 3 }]).save();
  expect(account.stock.position(mug, place(world))).toMatchObject({ committed: 5, available: 0, backordered: 1 });
  const committed = (id: number) =>
    load(account, 'salesorder', id).getSublistValue({ sublistId: 'item', fieldId: 'quantitycommitted', line: 0 });
  const backordered = (id: number) =>
    load(account, 'salesorder', id).getSublistValue({ sublistId: 'item', fieldId: 'quantitybackordered', line: 0 });
  expect([committed(kit), backordered(kit)]).toEqual([2, 1]);
  const late = order(world, [{ item: mug, quantity: 2 }]).save();
  expect([committed(late), backordered(late)]).toEqual([0, 2]);
  adjust(world, [{ item: mug, adjustqtyby: 2, unitcost: 4 }]).save();
  expect(committed(kit)).toBe(3);
  expect([committed(late), backordered(late)]).toEqual([1, 1]);
  const row = account.store.get('SELECT * FROM aggregateitemlocation WHERE item = ?', [mug]);
  expect(row).toMatchObject({ quantityonhand: 7, quantitycommitted: 7, quantityavailable: 0, quantitybackordered: 1 });
  const unapproved = order(world, [{ item: bowl, quantity: 1 }], { orderstatus: 'A' }).save();
  expect(committed(unapproved)).toBe(0);
});

test('commitment leaves an order’s version alone: whoever has it open may still save it', () => {
  const world = openWorld();
  const id = order(world, [{ item: world.mug, quantity: 2 }]).save();
  const open = load(world.account, 'salesorder', id);
  adjust(world, [{ item: world.mug, adjustqtyby: 2, unitcost: 1 }]).save();
  open.setValue({ fieldId: 'memo', value: 'still mine' });
  open.save();
  expect(
    load(world.account, 'salesorder', id).getSublistValue({ sublistId: 'item', fieldId: 'quantitycommitted', line: 0 }),
  ).toBe(2);
});

test('without multi-location inventory an item has one stock, which queries find on the item', () => {
  const world = openWorld({ profile: 'small' });
  adjust(world, [{ item: world.mug, adjustqtyby: 8, unitcost: 2.5 }]).save();
  order(world, [{ item: world.mug, quantity: 3 }]).save();
  const row = world.account.store.get('SELECT * FROM item WHERE id = ?', [world.mug]);
  expect(row).toMatchObject({ quantityonhand: 8, quantitycommitted: 3, quantityavailable: 5, averagecost: 2.5 });
  expect(world.account.tables.table('aggregateitemlocation')).toBeUndefined();
});

test('a journal posts what it says, each side on its account', () => {
  const world = openAccount();
  const { accounts } = world.furniture;
  const id = journal(world, [
    { account: accounts['1000'], debit: 12.34 },
    { account: accounts['4000'], credit: 10 },
    { account: accounts['4100'], credit: 2.34 },
  ]).save();
  expect(
    world.account.ledger.impact(id).map(({ number, debitMinor, creditMinor }) => [number, debitMinor, creditMinor]),
  ).toEqual([
    ['1000', 1234, 0],
    ['4000', 0, 1000],
    ['4100', 0, 234],
  ]);
  world.account.records.remove('journalentry', id);
  expect(world.account.ledger.trialBalance().accounts).toEqual([]);
});

test.each([
  [
    'out of balance',
    [
      { account: '1000', debit: 1 },
      { account: '4000', credit: 2 },
    ],
    'TRANS_UNBALNCD',
  ],
  ['one line', [{ account: '1000', debit: 1 }], 'VALID_LINE_ITEM_REQD'],
  [
    'a line on both sides',
    [
      { account: '1000', debit: 1, credit: 1 },
      { account: '4000', credit: 1 },
    ],
    'USER_ERROR',
  ],
  ['a line on neither side', [{ account: '1000' }, { account: '4000', credit: 1 }], 'USER_ERROR'],
  [
    'a negative debit',
    [
      { account: '1000', debit: -1 },
      { account: '4000', credit: -1 },
    ],
    'USER_ERROR',
  ],
  [
    'receivables of nobody',
    [
      { account: '1100', debit: 1 },
      { account: '4000', credit: 1 },
    ],
    'USER_ERROR',
  ],
  [
    'a non-posting account',
    [
      { account: '9000', debit: 1 },
      { account: '4000', credit: 1 },
    ],
    'INVALID_KEY_OR_REF',
  ],
])('a journal with %s is refused', (_words, lines: readonly Values[], code) => {
  const world = openAccount();
  const accounts = world.furniture.accounts;
  const named = lines.map((line) => ({ ...line, account: accounts[String(line.account)] }));
  expect(codeOf(() => journal(world, named).save())).toBe(code);
});

test('a closed period takes no posting, new or old; a locked one only from those who may override it (help)', () => {
  const world = openAccount();
  const { account, furniture } = world;
  const lines = [
    { account: furniture.accounts['1000'], debit: 5 },
    { account: furniture.accounts['4000'], credit: 5 },
  ];
  const id = journal(world, lines, { trandate: new Date(2026, 9, 5) }).save();
  const period = account.records.list('accountingperiod').rows.find(({ fields }) => fields.periodname === 'Oct 2026');
  if (!period) throw new Error('No period Oct 2026.');
  account.records.save({ ...period, fields: { ...period.fields, closed: true } }, { system: true });
  expect(codeOf(() => journal(world, lines, { trandate: new Date(2026, 9, 6) }).save())).toBe('CLOSED_TRAN_PRD');
  expect(codeOf(() => account.records.remove('journalentry', id))).toBe('CLOSED_TRAN_PRD');
  const moved = load(account, 'journalentry', id);
  moved.setValue({ fieldId: 'trandate', value: new Date(2026, 10, 1) });
  expect(codeOf(() => moved.save())).toBe('CLOSED_TRAN_PRD');
  expect(codeOf(() => journal(world, lines, { trandate: new Date(2031, 0, 1) }).save())).toBe('VALID_PRD_REQD');
  const reopened = account.records.get('accountingperiod', period.id as number);
  if (!reopened) throw new Error('No period.');
  account.records.save(
    { ...reopened, fields: { ...reopened.fields, closed: false, alllocked: true } },
    { system: true },
  );
  const journalData = account.records.get('journalentry', id);
  if (!journalData) throw new Error('No journal.');
  const who = (role: string) => ({ userId: 5, name: 'A', email: 'a@example.com', role, roleId: 1 });
  const lockedFor = (role: string) =>
    codeOf(() => refuseLocked(account, journalData, journalData, who(role), ['alllocked']));
  expect(lockedFor('customrole_x')).toBe('CLOSED_TRAN_PRD');
  expect(lockedFor('administrator')).toBe('nothing was refused');
});

test('scripts cannot write accounting periods', () => {
  const { account } = openAccount();
  const [period] = account.records.list('accountingperiod').rows;
  expect(codeOf(() => period && account.records.save(period))).toBe('CANT_UPDATE_ACCTNG_PRDS');
});

test('a foreign-currency account takes its own currency only; subsidiaries keep to their accounts', () => {
  const world = openAccount();
  const { account, furniture } = world;
  const euro = String(furniture.currencies.EUR);
  const bank = write(account, 'account', {
    acctnumber: '1050',
    acctname: 'Euro Bank',
    accttype: 'Bank',
    currency: euro,
    subsidiary: [String(furniture.subsidiary)],
  });
  const lines = [
    { account: bank, debit: 10 },
    { account: furniture.accounts['4000'], credit: 10 },
  ];
  expect(codeOf(() => journal(world, lines).save())).toBe('INVALID_KEY_OR_REF');
  expect(journal(world, lines, { currency: euro }).save()).toBeGreaterThan(0);
  const child = write(account, 'subsidiary', {
    name: 'UK',
    country: 'GB',
    currency: String(furniture.currencies.GBP),
    parent: String(furniture.subsidiary),
  });
  expect(codeOf(() => journal(world, lines, { subsidiary: child, currency: euro }).save())).toBe('SUBSIDIARY_MISMATCH');
});

test('journals that wait for approval post nothing until they have it', () => {
  const world = openAccount();
  const { account, furniture } = world;
  account.company.setPreference('accountingpreferences', 'customapprovaljournalentry', true);
  const id = journal(world, [
    { account: furniture.accounts['1000'], debit: 5 },
    { account: furniture.accounts['4000'], credit: 5 },
  ]).save();
  expect(account.ledger.impact(id)).toEqual([]);
  const record = load(account, 'journalentry', id);
  record.setValue({ fieldId: 'approved', value: true });
  record.save();
  expect(account.ledger.impact(id)).toHaveLength(2);
});

test('whatever amounts and rates journals have, the books balance to the minor unit in every currency', () => {
  const world = openAccount();
  const { furniture } = world;
  const amount = fc.integer({ min: 1, max: 10_000_000 });
  const entry = fc.record({
    amounts: fc.array(amount, { minLength: 1, maxLength: 6 }),
    currency: fc.constantFrom('USD', 'EUR', 'JPY'),
    rate: fc.double({ min: 0.0001, max: 200, noNaN: true }),
  });
  fc.assert(
    fc.property(entry, ({ amounts, currency, rate }) => {
      const scale = currency === 'JPY' ? 1 : 100;
      const total = amounts.reduce((sum, each) => sum + each, 0);
      const debits = amounts.map((each) => ({ account: furniture.accounts['6000'], debit: each / scale }));
      const body = { currency: furniture.currencies[currency], ...(currency === 'USD' ? {} : { exchangerate: rate }) };
      journal(world, [...debits, { account: furniture.accounts['4000'], credit: total / scale }], body).save();
      const { debitMinor, creditMinor, subsidiaries } = world.account.ledger.trialBalance();
      expect(debitMinor).toBe(creditMinor);
      for (const book of subsidiaries) expect(book.debitMinor).toBe(book.creditMinor);
    }),
    { numRuns: 60 },
  );
});
