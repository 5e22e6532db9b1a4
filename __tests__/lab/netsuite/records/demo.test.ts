// The demo company's account on both profiles: everything is there, stock is valued, the books balance.

import { catalogue } from '../../../../lab/catalogue';
import { furnishDemo } from '../../../../lab/demo/netsuite';
import { openAccount } from './support';

function demo(profile: 'oneworld' | 'small') {
  const { account, furniture } = openAccount({ profile });
  return { account, furniture, ids: furnishDemo(account, catalogue, furniture) };
}

test('the demo company sells in three countries, each with a company, places and stock of its own', () => {
  const { account, ids } = demo('oneworld');
  const worlds = Object.values(ids.marketplaces);
  expect(worlds).toHaveLength(3);
  expect(new Set(worlds.map((world) => world.subsidiary)).size).toBe(3);
  expect(new Set(worlds.flatMap((world) => Object.values(world.places))).size).toBe(15);
  for (const { item } of catalogue) expect(ids.items[item]).toBeDefined();
  const currencies = new Set(account.stock.all().map((row) => row.currency));
  expect(currencies).toEqual(new Set(['USD', 'CAD', 'GBP']));
});

test.each(['oneworld', 'small'] as const)(
  'the opening stock of the demo on %s stands in a trial balance that balances',
  (profile) => {
    const { account, furniture } = demo(profile);
    const { subsidiaries } = account.ledger.trialBalance();
    expect(subsidiaries).toHaveLength(profile === 'oneworld' ? 3 : 1);
    for (const book of subsidiaries) {
      expect(book.debitMinor).toBe(book.creditMinor);
      const asset = book.accounts.find(({ account: id }) => id === furniture.accounts['1200']);
      const stock = account.stock.all().filter(({ currency }) => currency === book.currency);
      expect(asset?.debitMinor).toBe(stock.reduce((total, row) => total + row.valueMinor, 0));
      expect(asset?.debitMinor).toBeGreaterThan(1_000_000);
    }
  },
);

test('the small profile has one marketplace, no Amazon warehouse and no matrix', () => {
  const { account, ids } = demo('small');
  expect(Object.keys(ids.marketplaces)).toHaveLength(1);
  const [world] = Object.values(ids.marketplaces);
  expect(world?.places.fba).toBeNull();
  expect(world?.subsidiary).toBeNull();
  expect(ids.items['HH-TEE']).toBeUndefined();
  expect(account.stock.all().every(({ location }) => location === null)).toBe(true);
});
