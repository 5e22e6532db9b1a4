// The page of the settlement map, on the built scripts: a kind of line that nobody knows holds a settlement, a person
// accepts a class for it, and the settlement is posted.

import { write } from '../../lab/netsuite/profileWrite';
import { Person } from '../../lab/netsuite/runner/person';
import type { SettlementOutcome } from '../../lab/settle/outcomes';
import { tokenOf } from '../support/addOn';
import { SettledBooks, wordsOf } from '../support/settledBooks';
import type { Row } from '../support/settlementText';

const ACCOUNTANT = 'customrole_cwy_accountant';
const OPS = 'customrole_cwy_ops';

const ORDER: readonly Row[] = [
  ['Order', 'ItemPrice', 'Principal', '29.98'],
  ['Order', 'ItemFees', 'Commission', '-4.50'],
];
const UNKNOWN: Row = ['Order', 'ItemFees', 'FBAPerUnitFulfilmentCharge', '-1.23'];
const REVIEW: Row = ['FBAFees', 'Low-inventory-level fee', 'Base fee', '-1.00'];
const STRANGE: Row = ['Quirk', 'Quirks', 'Something Else', '-2.00'];

const open: SettledBooks[] = [];
afterEach(() => {
  for (const { account } of open.splice(0)) account.close();
});

/** Books with a report for each list of rows, settled once. */
function books(...reports: readonly (readonly Row[])[]): SettledBooks {
  const made = new SettledBooks();
  open.push(made);
  reports.forEach((rows, at) => {
    made.keep({ id: String(11_223_344_551 + at), rows });
  });
  made.settle();
  return made;
}

const page = (world: SettledBooks, role = ACCOUNTANT): string => world.mapping({ role }).text;
const said = (html: string): string => wordsOf([...html.matchAll(/<div class="note[^>]*>(.*?)<\/div>/gs)].join(' '));
const mapRows = ({ account }: SettledBooks) => account.records.list('customrecord_cwy_linemap').rows;
const states = (world: SettledBooks): string[] =>
  world.account.records
    .list('customrecord_cwy_settlement')
    .rows.map(({ fields }) => String(fields.custrecord_cwy_set_state));
const classId = ({ account }: SettledBooks, name: string): string =>
  String(account.listValue('customlist_cwy_line_class', `val_cwy_cls_${name}`));

type Wish = readonly [row: Row, lineClass: string];

const cells = (list: string, wishes: readonly Wish[]): Record<string, string> =>
  Object.fromEntries(
    wishes.flatMap(([[wishtype, wishamount, wishtext], lineClass], line) =>
      Object.entries({ tick: 'T', wishtype, wishamount, wishtext, class: lineClass }).map(([name, value]) => [
        `${list}:${name}:${line}`,
        value,
      ]),
    ),
  );

interface Choice {
  readonly role?: string;
  readonly form?: Readonly<Record<string, string>>;
}

function preview(world: SettledBooks, wishes: readonly Wish[], { role = ACCOUNTANT, form = {} }: Choice = {}): string {
  const custpage_token = tokenOf(page(world, role));
  return world.mapping({ role, form: { custpage_token, ...cells('custpage_waiting', wishes), ...form } }).text;
}

function accept(world: SettledBooks, wishes: readonly Wish[], { role = ACCOUNTANT, form = {} }: Choice = {}): void {
  const custpage_token = tokenOf(page(world, role));
  world.mapping({
    role,
    form: { custpage_token, custpage_step: 'accept', ...cells('custpage_changes', wishes), ...form },
  });
}

test('a settlement held by an unknown fee is posted after the accountant accepts the class, by the next run', () => {
  const world = books([...ORDER, UNKNOWN]);
  expect(states(world)).toEqual(['held']);
  expect(wordsOf(page(world))).toContain('1 kind of line without a class (-1.23 USD): 1 settlement waits for that.');
  const shown = wordsOf(preview(world, [[UNKNOWN, 'fba-fees']]));
  expect(shown).toContain('1 settlement not yet posted changes, 1 settlement would no longer be held.');
  expect(shown).toContain('No longer held: the next run posts it.');
  expect([mapRows(world).length, states(world)]).toEqual([0, ['held']]);
  accept(world, [[UNKNOWN, 'fba-fees']]);
  expect(said(page(world))).toContain('Order / ItemFees / FBAPerUnitFulfilmentCharge is FBA fulfilment fees');
  world.account.runner.settle();
  const [settlement] = world.outcomes() as [SettlementOutcome];
  expect([states(world), settlement.byClass['fba-fees']]).toEqual([['posted'], -123]);
  const fees = settlement.journals.flatMap(({ lines }) => lines).filter(({ account }) => account === 'Amazon FBA Fees');
  expect(fees.map(({ debitMinor, creditMinor }) => debitMinor - creditMinor)).toEqual([123]);
  expect(wordsOf(page(world))).toContain('Every kind of line has its class.');
});

test('the page lists what is unmapped first, then what is to be decided, then the rest, with lines, money and account', () => {
  const world = books([...ORDER, REVIEW], [...ORDER, UNKNOWN]);
  const [, text = ''] = wordsOf(page(world)).split('Waiting for a Class');
  const order = ['▲ No class', '◆ To be decided', 'Commission', 'Principal'].map((each) => text.indexOf(each));
  expect(order.includes(-1)).toBe(false);
  expect([...order].sort((a, b) => a - b)).toEqual(order);
  expect(text).toMatch(
    /Kinds of Line with a Class .* Lines USD .*Order \/ ItemPrice \/ Principal 2 59\.96 3\/14\/2026 .*Amazon Sales/,
  );
});

test('a proposal stands beside an unknown kind, and nothing is written for it', () => {
  const world = books([...ORDER, UNKNOWN, STRANGE]);
  const text = wordsOf(page(world));
  expect(text).toContain('FBA fulfilment fees, like Order / ItemFees / FBAPerUnitFulfillmentFee');
  expect(text).toContain('No row of the map is like it. Choose a class.');
  world.account.runner.settle();
  expect([mapRows(world).length, states(world)]).toEqual([0, ['held']]);
});

test('accepting twice makes one row, and another class later changes that row', () => {
  const world = books([...ORDER, UNKNOWN]);
  accept(world, [[UNKNOWN, 'fba-fees']]);
  const first = mapRows(world);
  accept(world, [[UNKNOWN, 'fba-fees']]);
  expect(mapRows(world)).toEqual(first);
  expect(said(page(world))).toContain('1 kind of line had the chosen class already.');
  accept(world, [[UNKNOWN, 'other-fees']]);
  const [row, ...more] = mapRows(world);
  expect([row?.id, row?.fields.custrecord_cwy_lmp_class, more]).toEqual([
    first[0]?.id,
    classId(world, 'other_fees'),
    [],
  ]);
});

test('several are accepted at once; the preview names what still holds a settlement', () => {
  const world = books([...ORDER, UNKNOWN, STRANGE]);
  const shown = wordsOf(preview(world, [[UNKNOWN, 'fba-fees']]));
  expect(shown).toContain('1 settlement would still be held');
  expect(shown).toMatch(/Still held: "Quirk \/ Quirks \/ Something Else" has no class/);
  accept(world, [
    [UNKNOWN, 'fba-fees'],
    [STRANGE, 'other-fees'],
  ]);
  world.account.runner.settle();
  expect([mapRows(world).length, states(world)]).toEqual([2, ['posted']]);
});

test('a preview says when an account is missing for the class', () => {
  const world = books([...ORDER, UNKNOWN]);
  const role = String(world.account.listValue('customlist_cwy_account_role', 'val_cwy_acc_fba_fees'));
  for (const row of world.account.records.list('customrecord_cwy_account').rows) {
    if (row.fields.custrecord_cwy_acc_role !== role) continue;
    row.fields.isinactive = true;
    world.account.records.save(row);
  }
  expect(wordsOf(preview(world, [[UNKNOWN, 'fba-fees']]))).toMatch(
    /Still held: No account that can be used so is chosen for Amazon\.com: FBA Fees/,
  );
});

test('Ops sees the map and cannot change it', () => {
  const world = books([...ORDER, UNKNOWN]);
  const html = page(world, OPS);
  expect(wordsOf(html)).toContain('FBAPerUnitFulfilmentCharge');
  expect(html).not.toContain('custpage_waiting:tick');
  accept(world, [[UNKNOWN, 'fba-fees']], { role: OPS });
  expect(said(page(world, OPS))).toContain('may look at the map and not change it');
  world.account.runner.settle();
  expect([mapRows(world).length, states(world)]).toEqual([0, ['held']]);
});

test.each<[string, Wish, Readonly<Record<string, string>>, string]>([
  ['a form without its token', [UNKNOWN, 'fba-fees'], { custpage_token: '' }, 'Nothing was changed'],
  ['a class that is none', [UNKNOWN, 'gold'], {}, 'expected the key of a class, found "gold"'],
  ['no class', [UNKNOWN, ''], {}, 'choose a class'],
  ['a kind of line without a transaction-type', [['', 'A', 'B', '0'], 'fba-fees'], {}, 'names its transaction-type'],
  ['a kind of line without an amount-type', [['A', '', 'B', '0'], 'fba-fees'], {}, 'names its amount-type'],
])('%s writes nothing and says why', (_case, wish, form, words) => {
  const world = books([...ORDER, UNKNOWN]);
  accept(world, [wish], { form });
  expect(mapRows(world)).toEqual([]);
  expect(said(page(world))).toContain(words);
});

test('looking, with a ticked row in the address, writes nothing', () => {
  const world = books([...ORDER, UNKNOWN]);
  const custpage_token = tokenOf(page(world));
  const parameters = { custpage_token, custpage_step: 'accept', ...cells('custpage_changes', [[UNKNOWN, 'storage']]) };
  world.mapping({ role: ACCOUNTANT, parameters });
  expect(mapRows(world)).toEqual([]);
});

const HAND = { custrecord_cwy_lmp_transaction: 'Order', custrecord_cwy_lmp_type: 'ItemFees' };

test.each([
  ['without a transaction-type', { custrecord_cwy_lmp_transaction: '' }, 'names its transaction-type in full'],
  ['without an amount-type', { custrecord_cwy_lmp_type: '' }, 'names its amount-type'],
  ['with a star for every transaction-type', { custrecord_cwy_lmp_transaction: '*' }, 'names its transaction-type'],
  ['with a star for every amount-type', { custrecord_cwy_lmp_type: '*' }, 'names its amount-type'],
])('a row made by hand %s is refused in words', (_case, change, words) => {
  const world = books();
  const values = { ...HAND, custrecord_cwy_lmp_description: 'X', custrecord_cwy_lmp_class: classId(world, 'storage') };
  const save = (): unknown =>
    new Person(world.account).create('customrecord_cwy_linemap', { values: { ...values, ...change }, sublists: {} });
  expect(save).toThrow(words);
  expect(mapRows(world)).toEqual([]);
});

test('a second active row for one kind of line is refused; an inactive one is no obstacle', () => {
  const world = books();
  const person = new Person(world.account);
  const make = (name: string): number =>
    person.create('customrecord_cwy_linemap', {
      values: { ...HAND, custrecord_cwy_lmp_description: ' X ', custrecord_cwy_lmp_class: classId(world, name) },
      sublists: {},
    });
  const first = make('storage');
  expect(() => make('removal')).toThrow(`row ${first} already gives "Order / ItemFees / X" the class Storage fees`);
  person.edit('customrecord_cwy_linemap', first, { values: { isinactive: true }, sublists: {} });
  const second = make('removal');
  expect(() => person.edit('customrecord_cwy_linemap', first, { values: { isinactive: false }, sublists: {} })).toThrow(
    `row ${second} already gives`,
  );
});

test('a row made by hand has the waiting report read again at once', () => {
  const world = books([...ORDER, UNKNOWN]);
  new Person(world.account).create('customrecord_cwy_linemap', {
    values: {
      ...HAND,
      custrecord_cwy_lmp_description: 'FBAPerUnitFulfil*',
      custrecord_cwy_lmp_class: classId(world, 'fba_fees'),
    },
    sublists: {},
  });
  world.account.runner.settle();
  expect(states(world)).toEqual(['posted']);
});

test('a hundred reports that wait keep neither a new one nor one another from being read', () => {
  const world = books([...ORDER, UNKNOWN]);
  const [first] = world.account.records.list('customrecord_cwy_setfile').rows;
  for (let n = 0; n < 104; n++) {
    write(world.account, 'customrecord_cwy_setfile', { ...first?.fields, externalid: `waiting-${n}` });
  }
  world.keep({ id: '22334455661', rows: ORDER });
  world.keep({ id: '22334455662', rows: [...ORDER, STRANGE] });
  world.settle();
  expect(states(world).sort()).toEqual(['held', 'held', 'posted']);
  accept(world, [[STRANGE, 'other-fees']]);
  world.account.runner.settle();
  world.settle();
  expect(states(world).sort()).toEqual(['held', 'posted', 'posted']);
});

test('an account without settlements is told what would be here', () => {
  const text = wordsOf(page(books()));
  expect(text).toContain('No kind of line waits for a class.');
  expect(text).toContain('No settlement has been read yet.');
});

test('words of a kind of line narrow the list, and markup in them is shown as text', () => {
  const world = books([...ORDER, ['<b>Odd</b>', 'X', 'Y', '-1.00']]);
  const html = world.mapping({ role: ACCOUNTANT, parameters: { custparam_find: 'odd' } }).text;
  expect(html).toContain('&lt;b&gt;Odd');
  expect(html).not.toContain('<b>Odd');
  expect(wordsOf(html)).not.toContain('Principal');
});

test('a page over more settlements than it reads says so, and stays below its 1,000 units', () => {
  const world = books(ORDER);
  const [known] = world.account.records.list('customrecord_cwy_settlement').rows;
  const { groups } = JSON.parse(String(known?.fields.custrecord_cwy_set_groups)) as { groups: object[] };
  // Longer than what a query gives whole.
  const many = Array.from({ length: 25 }, (_, at) => ({
    ...groups[0],
    amountDescription: `Principal with a longer name ${at}`,
  }));
  const custrecord_cwy_set_groups = JSON.stringify({ groups: many, byClass: [] });
  expect(custrecord_cwy_set_groups.length).toBeGreaterThan(3_900);
  for (let n = 0; n < 320; n++) {
    const externalid = `many-${n}`;
    write(world.account, 'customrecord_cwy_settlement', { ...known?.fields, externalid, custrecord_cwy_set_groups });
  }
  for (const row of world.account.records.list('customrecord_cwy_settlement').rows) {
    row.fields.custrecord_cwy_set_state = 'held';
    world.account.records.save(row, { system: true });
  }
  const shown = wordsOf(preview(world, [[UNKNOWN, 'fba-fees']]));
  expect(shown).toContain('Only the latest 300 settlements not yet posted were looked at.');
  expect(wordsOf(page(world))).toContain('were seen in the latest 300 settlements.');
  const used = world.account.runner.statistics().find((each) => each.script === 'customscript_cwy_linemap_sl');
  expect(used?.highest).toBeLessThan(800);
});
