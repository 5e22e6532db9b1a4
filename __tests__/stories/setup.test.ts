// Setting up, in the built scripts: what connections, marketplaces and SKU map rows refuse, and what the page does.

import { CONNECTION, DOCUMENT, MARKETPLACE, SKU_MAP } from '../../src/TypeScript/netsuite/ids';
import { SetupWorld, US } from '../support/setupWorld';

let world: SetupWorld;
let connection: number;
let marketplace: number;

beforeEach(() => {
  world = new SetupWorld();
  world.enterSecrets();
  connection = world.connection();
  marketplace = world.marketplace(connection);
});

const about = (what: string, id: number) => ({ custparam_do: what, custparam_id: String(id) });
const stateOf = (id: number) => world.stateOf(CONNECTION.type, id, CONNECTION.state, 'connectionState');
const textOf = (body: unknown) =>
  String(body)
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const goLive = () => world.edit(MARKETPLACE.type, marketplace, { [MARKETPLACE.state]: { text: 'Live' } });

test('A connection gets its external id and the first free slot', () => {
  const seller = world.amazon.accounts[0]!.sellerId;
  expect(world.field(CONNECTION.type, connection, 'externalid')).toBe(`cwy-con-${seller}-NA`);
  expect(world.field(CONNECTION.type, connection, CONNECTION.slot)).toBe(1);
});

test('A fifth connection is refused with the cure', () => {
  for (const n of [2, 3, 4]) world.connection({ name: `C${n}`, [CONNECTION.seller]: `SELLER${n}` });
  const refusal = world.refusal(() => world.connection({ name: 'C5', [CONNECTION.seller]: 'SELLER5' }));
  expect(refusal).toContain('Every one of the 4 deployment slots is taken');
  expect(refusal).toContain('inactive');
});

test('A slot that another connection has is refused, by its name', () => {
  const more = { name: 'Second', [CONNECTION.seller]: 'SELLER2', [CONNECTION.slot]: 1 };
  expect(world.refusal(() => world.connection(more))).toContain('Slot 1 belongs to the connection "North America"');
});

test('A secret entered in place of its id is refused and never repeated', () => {
  const refusal = world.refusal(() =>
    world.edit(CONNECTION.type, connection, { [CONNECTION.refreshTokenSecret]: 'Atzr|the-token-itself' }),
  );
  expect(refusal).toContain('API secret');
  expect(refusal).not.toContain('the-token-itself');
});

test('Nobody activates a connection by hand', () => {
  const refusal = world.refusal(() =>
    world.edit(CONNECTION.type, connection, { [CONNECTION.state]: { text: 'Active' } }),
  );
  expect(refusal).toContain('Set-up');
  expect(stateOf(connection)).toBe('Draft');
});

test('The set-up page activates a connection for this account, and then its seller stays', () => {
  const answer = world.submit(world.page(about('activate', connection)));
  expect(answer.error).toBeUndefined();
  expect(stateOf(connection)).toBe('Active');
  expect(world.field(CONNECTION.type, connection, CONNECTION.account)).toBe(world.account.id);
  expect(textOf(world.page().body)).toContain('is active in account 1234567');
  const refusal = world.refusal(() => world.edit(CONNECTION.type, connection, { [CONNECTION.seller]: 'ANOTHER1' }));
  expect(refusal).toContain('Another seller or region is another connection');
});

test('The set-up page stops a connection', () => {
  world.submit(world.page(about('activate', connection)));
  world.submit(world.page(about('stop', connection)));
  expect(stateOf(connection)).toBe('Stopped');
});

test('A posted form without the token of the page, or from another role, changes nothing', () => {
  const page = world.page(about('activate', connection));
  world.submit(page, { custpage_token: 'guessed' });
  expect(stateOf(connection)).toBe('Draft');
  expect(() => world.submit(page, {}, 'customrole_cwy_ops')).toThrow(/privileges/);
  expect(stateOf(connection)).toBe('Draft');
});

test('A GET never changes anything', () => {
  world.page({ ...about('activate', connection), custpage_do: 'activate', custpage_id: String(connection) });
  expect(stateOf(connection)).toBe('Draft');
});

test('Testing a connection makes one call inside its quota and lists the marketplaces of the seller', () => {
  const answer = world.submit(world.page(about('test', connection)));
  const text = textOf(answer.body);
  expect(text).toContain('The connection works: the seller sells in 2 marketplaces.');
  expect(text).toContain('Amazon US (draft)');
  expect(text).toContain('A2EUQ1WTGCTBG2');
  const made = world.amazon.control.requests.getMarketplaceParticipations;
  expect(made).toEqual({ made: 1, throttled: 0 });
  expect(world.account.records.count('customrecord_cwy_quota')).toBe(1);
});

test('A failing test says what to do and shows what Amazon answered, escaped', () => {
  world.account.secrets.put('custsecret_na_refresh', 'Atzr|wrong');
  const answer = world.submit(world.page(about('test', connection)));
  expect(textOf(answer.body)).toContain('The connection does not work.');
  expect(stateOf(connection)).toBe('Draft');
});

test('A secret that does not exist is named on the page, and no script ends with an error', () => {
  world.edit(CONNECTION.type, connection, { [CONNECTION.refreshTokenSecret]: 'custsecret_nowhere' });
  const answer = world.submit(world.page(about('test', connection)));
  expect(answer.error).toBeUndefined();
  expect(textOf(answer.body)).toContain('custsecret_nowhere');
});

test('A connection of another account is not even tested', () => {
  world.submit(world.page(about('activate', connection)));
  world.account.id = '1234567_SB1';
  const answer = world.submit(world.page(about('test', connection)));
  expect(textOf(answer.body)).toContain('was activated in account 1234567');
  expect(world.amazon.control.requests.getMarketplaceParticipations?.made ?? 0).toBe(0);
});

test('What people entered is shown as text', () => {
  world.edit(CONNECTION.type, connection, { name: '<script>alert(1)</script>' });
  for (const page of [world.page(), world.page(about('activate', connection))]) {
    expect(String(page.body)).not.toContain('<script>alert(1)');
  }
});

test('The first line names the next step, and each step says what is left', () => {
  const text = textOf(world.page().body);
  expect(text).toContain('3 of 8 steps are done. Next: test and activate the connections. North America is draft.');
  expect(text).toContain('Amazon US: no service level has a shipping item.');
});

test('A marketplace gets currency, zone and external id from Amazon’s table', () => {
  const field = (id: string) => world.field(MARKETPLACE.type, marketplace, id);
  expect(field(MARKETPLACE.currency)).toBe('USD');
  expect(field(MARKETPLACE.zone)).toBe('America/Los_Angeles');
  expect(field('externalid')).toBe(`cwy-mkt-${connection}-${US}`);
});

test('A marketplace of another region, an unknown id, or another currency is refused with what is right', () => {
  const refused = (more: Record<string, string>) => world.refusal(() => world.marketplace(connection, more));
  expect(refused({ [MARKETPLACE.amazonId]: 'A1F83G8C2ARO7P' })).toContain('belongs to the region EU');
  expect(refused({ [MARKETPLACE.amazonId]: 'ATVP' })).toContain('A2EUQ1WTGCTBG2 (Canada)');
  expect(refused({ [MARKETPLACE.amazonId]: 'A2EUQ1WTGCTBG2', [MARKETPLACE.currency]: 'USD' })).toContain('come in CAD');
});

test('Going live names everything that is missing at once', () => {
  world.edit(MARKETPLACE.type, marketplace, { [MARKETPLACE.customer]: '', [MARKETPLACE.fromDate]: '' });
  const refusal = world.refusal(goLive);
  expect(refusal).toContain('Choose the default customer.');
  expect(refusal).toContain('Enter the purchase date');
  expect(world.refusal(() => world.edit(MARKETPLACE.type, marketplace, { name: 'Still a draft' }))).toBe('');
});

test('A currency record of another code keeps a marketplace from going live', () => {
  const other = world.account.records.list('currency').rows.find((each) => each.fields.symbol === 'GBP');
  world.edit(MARKETPLACE.type, marketplace, { [MARKETPLACE.currencyRecord]: String(other?.id) });
  expect(world.refusal(goLive)).toContain('The chosen currency is GBP, and orders come in USD');
});

test('Going live plans orders that were passed over, 150 at once, and the page plans the rest', () => {
  for (let n = 0; n < 160; n++) {
    world.document(connection, `111-${n}`, {
      [DOCUMENT.state]: 'ignored',
      [DOCUMENT.reason]: n < 155 ? 'marketplace-not-live' : 'before-start-date',
      [DOCUMENT.skus]: '["LAMP-1"]',
    });
  }
  expect(world.refusal(goLive)).toBe('');
  const cleared = () =>
    world.account.records.list(DOCUMENT.type).rows.filter((each) => (each.fields[DOCUMENT.applied] ?? null) === null)
      .length;
  expect(cleared()).toBe(150);
  const page = world.page(about('plan', marketplace));
  expect(textOf(page.body)).toContain('5 orders of Amazon US were read while it was not live.');
  world.submit(page);
  expect(cleared()).toBe(155);
  for (const { script, highest, limit } of world.account.runner.statistics()) {
    expect({ script, isBelowHalf: highest <= limit / 2 }).toEqual({ script, isBelowHalf: true });
  }
});

test('A SKU map row entered by hand is keyed and confirmed by who entered it', () => {
  const row = world.row(marketplace, 'Lamp 1');
  expect(world.field(SKU_MAP.type, row, 'externalid')).toBe(
    `cwy-sku-${connection}-.a.t.v.p.d.k.i.k.x0.d.e.r-.lamp~000w1-open`,
  );
  expect(world.field(SKU_MAP.type, row, SKU_MAP.confirmedBy)).toBe(String(world.ids.employee));
});

test('A second open row for one SKU is refused, and after closing the first it is taken', () => {
  const first = world.row(marketplace, 'LAMP-1');
  expect(world.refusal(() => world.row(marketplace, 'LAMP-1'))).toContain(
    `has an open row in this marketplace already: row ${first}`,
  );
  world.edit(SKU_MAP.type, first, { [SKU_MAP.from]: '2026-01-01', [SKU_MAP.to]: '2026-03-01' });
  expect(String(world.field(SKU_MAP.type, first, 'externalid'))).toMatch(/-20260101$/);
  expect(world.refusal(() => world.row(marketplace, 'LAMP-1', { [SKU_MAP.from]: '2026-02-01' }))).toContain(
    'do not share a day',
  );
  world.row(marketplace, 'LAMP-1', { [SKU_MAP.from]: '2026-03-01' });
});

test('A row that has ended keeps its meaning; what is only for reference may change', () => {
  const row = world.row(marketplace, 'LAMP-1', { [SKU_MAP.to]: '2026-03-01' });
  expect(world.refusal(() => world.edit(SKU_MAP.type, row, { [SKU_MAP.pack]: 3 }))).toContain(
    'This row ended on 2026-03-01',
  );
  expect(world.refusal(() => world.edit(SKU_MAP.type, row, { [SKU_MAP.to]: '' }))).toContain(
    'This row ended on 2026-03-01',
  );
  expect(world.refusal(() => world.edit(SKU_MAP.type, row, { [SKU_MAP.asin]: 'B000000001' }))).toBe('');
});

test('An impossible pack or span is refused', () => {
  expect(world.refusal(() => world.row(marketplace, 'LAMP-1', { [SKU_MAP.pack]: 0 }))).toContain('1 or more');
  const span = { [SKU_MAP.from]: '2026-03-02', [SKU_MAP.to]: '2026-03-02' };
  expect(world.refusal(() => world.row(marketplace, 'LAMP-1', span))).toContain('Valid To after Valid From');
});

test('A new row has the orders planned again that are held with its SKU, and no others', () => {
  const held = (id: string, skus: string, more = {}) =>
    world.document(connection, id, { [DOCUMENT.state]: 'held', [DOCUMENT.skus]: skus, ...more });
  const mine = held('1', '["X","LAMP-1"]');
  const others = [held('2', '["LAMP-10"]'), held('3', '["LAMP-1"]', { [DOCUMENT.marketplaceId]: 'A2EUQ1WTGCTBG2' })];
  world.row(marketplace, 'LAMP-1');
  expect(world.field(DOCUMENT.type, mine, DOCUMENT.applied)).toBeNull();
  for (const other of others) expect(world.field(DOCUMENT.type, other, DOCUMENT.applied)).not.toBeNull();
});

test('A change by submitFields is checked like any other', () => {
  const row = world.row(marketplace, 'LAMP-1', { [SKU_MAP.from]: '2026-01-01' });
  expect(world.refusal(() => world.person.editInline(SKU_MAP.type, row, { [SKU_MAP.to]: '2025-12-31' }))).toContain(
    'Valid To after Valid From',
  );
  world.person.editInline(SKU_MAP.type, row, { [SKU_MAP.to]: '2026-03-01' });
  expect(String(world.field(SKU_MAP.type, row, 'externalid'))).toMatch(/-20260101$/);
});

test('In an account with one currency and no subsidiaries the same pages and checks work', () => {
  world = new SetupWorld('small');
  world.enterSecrets();
  connection = world.connection();
  marketplace = world.marketplace(connection);
  const page = world.page();
  expect(page.error).toBeUndefined();
  expect(textOf(page.body)).toContain('Only marketplaces in USD can go live.');
  expect(
    world.refusal(() =>
      world.edit(MARKETPLACE.type, marketplace, {
        [MARKETPLACE.importFba]: true,
        [MARKETPLACE.state]: { text: 'Live' },
      }),
    ),
  ).toContain('Multi-Location Inventory');
});
