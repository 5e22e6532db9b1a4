// F2: a service level that the map does not have is asked about; nothing is shipped in a way that nobody chose.

import { CA } from '../../lab/catalogue';
import { SERVICE_LEVELS } from '../../src/TypeScript/flows/orders/activation';
import { type AddOn, visit } from '../support/addOn';
import { create, marketplaceState, setMarketplace } from '../support/orderFlow';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const lines = [{ sku: 'HH-MUG-SAND', price: 2_000 }];
const marketplace = (): number => story.setUp.marketplaces[CA] as number;
const setUpPage = (): string => {
  const world: AddOn = { account: story.world.account, items: {}, connection: 0, marketplace: 0 };
  return visit(world, { script: 'setup' })
    .text.replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
};

beforeAll(() => {
  story.world.account.store.run('DELETE FROM customrecord_cwy_shipservice WHERE custrecord_cwy_svc_marketplace = ?', [
    marketplace(),
  ]);
});

test.each([...SERVICE_LEVELS, 'DRONE_IN_AN_HOUR'])(
  'F2 the level %s without an entry in the map holds the order with an exception, and no default is applied',
  (serviceLevel) => {
    const id = story.arrive({ marketplaceId: CA, lines, serviceLevel });
    expect(story.salesOrders(id)).toEqual([]);
    const [exception, ...others] = story.exceptions(id);
    expect(others).toEqual([]);
    expect(exception?.class).toBe('ship-service-unmapped');
    expect(exception?.message).toContain(serviceLevel);
  },
);

const coverage = (): string | undefined => /Amazon CA .*?(\d of \d)/.exec(setUpPage())?.[1];

test('F2 the set-up page shows how many levels the map covers, before the marketplace goes live', () => {
  setMarketplace(story, CA, { state: marketplaceState(story, 'paused') });
  expect(coverage()).toBe(`0 of ${SERVICE_LEVELS.length}`);
  setMarketplace(story, CA, { state: marketplaceState(story, 'live') });
});

test('F2 with the level in the map the order ships as the map says, and the next level is still asked about', () => {
  const shipItem = story.setUp.ids.shipItems['Second Day'] as number;
  create(story, 'customrecord_cwy_shipservice', {
    custrecord_cwy_svc_marketplace: String(marketplace()),
    custrecord_cwy_svc_level: 'STANDARD',
    custrecord_cwy_svc_ship_item: shipItem,
  });
  expect(coverage()).toBe(`1 of ${SERVICE_LEVELS.length}`);
  const standard = story.arrive({ marketplaceId: CA, lines });
  expect(story.salesOrder(standard).fields.shipmethod).toBe(String(shipItem));
  const other = story.arrive({ marketplaceId: CA, lines, serviceLevel: 'EXPEDITED' });
  expect(story.salesOrders(other)).toEqual([]);
});
