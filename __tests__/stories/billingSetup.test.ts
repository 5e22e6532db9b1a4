// The settings of billing on a marketplace, in the built scripts: what going live asks for, and how a way is switched.

import { MARKETPLACE } from '../../src/TypeScript/netsuite/ids';
import { SetupWorld } from '../support/setupWorld';

let world: SetupWorld;
let marketplace: number;

beforeEach(() => {
  world = new SetupWorld();
  world.enterSecrets();
  marketplace = world.marketplace(world.connection());
});
afterEach(() => world.account.close());

const edit = (values: Readonly<Record<string, unknown>>): string =>
  world.refusal(() => world.edit(MARKETPLACE.type, marketplace, values as never));
const goLive = (more: Readonly<Record<string, unknown>> = {}): string =>
  edit({ [MARKETPLACE.state]: { text: 'Live' }, ...more });
const ways = (): unknown => world.field(MARKETPLACE.type, marketplace, MARKETPLACE.ways);

function accountOf(number: string): string {
  const [row] = world.account.store.all('SELECT id FROM account WHERE acctnumber = ?', [number]);
  return String(row?.id);
}

test('A marketplace without a recording way does not go live, and says everything that billing lacks', () => {
  const refusal = goLive({ [MARKETPLACE.way]: '', [MARKETPLACE.payment]: '' });
  expect(refusal).toContain('Choose the recording way.');
  expect(goLive({ [MARKETPLACE.payment]: '', [MARKETPLACE.clearing]: '' })).toMatch(
    /Choose the payment method\. Choose the clearing account\./,
  );
  expect(goLive()).toBe('');
});

test('A clearing account that is no bank is refused, unless account lists are expanded; income never does', () => {
  expect(goLive({ [MARKETPLACE.clearing]: accountOf('1020') })).toContain('type Bank, found OthCurrAsset');
  world.account.company.setPreference('accountingpreferences', 'assetcogsitemaccts', true);
  expect(goLive({ [MARKETPLACE.clearing]: accountOf('4000') })).toContain('found Income');
  expect(goLive({ [MARKETPLACE.clearing]: accountOf('1020') })).toBe('');
});

test('A clearing account in another currency is refused', () => {
  expect(goLive({ [MARKETPLACE.clearing]: accountOf('1053') })).toContain('kept in GBP');
});

test('A draft changes its way freely; what is in force is switched by a day to come alone', () => {
  expect(edit({ [MARKETPLACE.way]: { text: 'Settlement' } })).toBe('');
  expect(ways()).toBe('always settlement');
  expect(edit({ [MARKETPLACE.way]: { text: 'Order' } })).toBe('');
  expect(goLive()).toBe('');
  expect(ways()).toBe('always order');
  const daily = { [MARKETPLACE.way]: { text: 'Daily' }, [MARKETPLACE.itemDaily]: dailyItem() };
  expect(edit(daily)).toContain('needs a cut-over day that is still to come');
  expect(edit({ ...daily, [MARKETPLACE.wayFrom]: '2026-03-02' })).toContain('after 2026-03-02');
  expect(edit({ ...daily, [MARKETPLACE.wayFrom]: '2026-03-03' })).toBe('');
  expect(ways()).toBe('always order\n2026-03-03 daily');
});

test('The ways so far are the add-on’s alone: whatever is written over them is put right with the save', () => {
  goLive();
  expect(edit({ [MARKETPLACE.ways]: 'always settlement', name: 'Amazon.com' })).toBe('');
  expect(ways()).toBe('always order');
});

const dailyItem = (): string => String(world.ids.marketplaces.ATVPDKIKX0DER?.charges.dailySale);
