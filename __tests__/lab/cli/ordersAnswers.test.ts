// How the orders of files are given to the add-on: by region, page by page, as they are written.
import type { HttpResponse } from '../../../lab/http';
import { Answers } from '../../../lab/orders/answers';
import { sortOrders } from '../../../lab/orders/assortment';

const START = Date.parse('2026-11-21T18:00:00Z');
const ORDERS = '/orders/2026-01-01/orders';
const WINDOW = 'lastUpdatedAfter=1999-12-31T00:00:00Z&lastUpdatedBefore=2026-11-21T17:57:55Z';

const order = (id: string | null, marketplaceId: string | null, rest = ''): string =>
  `{${id === null ? '' : `"orderId":"${id}",`}"salesChannel":{"marketplaceId":${JSON.stringify(marketplaceId)}}${rest}}`;

function answersFor(...raws: readonly string[]) {
  const answers = new Answers(sortOrders(raws.map((raw, index) => ({ raw, place: String(index) }))), START);
  const routes = new Map(answers.routes().map(({ host, serve }) => [host, serve]));
  const ask = (region: string, path: string): HttpResponse => {
    const host = `sellingpartnerapi-${region}.amazon.com`;
    const serve = routes.get(host);
    if (!serve) throw new Error(`Nothing answers at ${host}.`);
    return serve({ method: 'GET', url: `https://${host}${path}`, headers: {}, body: '' });
  };
  const search = (region: string, query = WINDOW) => {
    const body = String(ask(region, `${ORDERS}?${query}`).body);
    return { body, ...(JSON.parse(body) as { orders: { orderId?: string }[]; pagination: { nextToken?: string } }) };
  };
  const all = (region: string): (string | undefined)[] => {
    const ids: (string | undefined)[] = [];
    for (let token: string | undefined = '0'; token !== undefined; ) {
      const page = search(region, `${WINDOW}&paginationToken=${token}`);
      ids.push(...page.orders.map(({ orderId }) => orderId));
      token = page.pagination.nextToken;
    }
    return ids;
  };
  return { ask, search, all, routes };
}

test('each order comes from the host of its region; an unknown marketplace counts as North American', () => {
  const { all } = answersFor(
    order('us', 'ATVPDKIKX0DER'),
    order('de', 'A1PA6795UKMFR9'),
    order('jp', 'A1VC38T7YXB528'),
    order('odd', 'XXX'),
    order('none', null),
  );
  expect([all('na'), all('eu'), all('fe')]).toEqual([['us', 'odd', 'none'], ['de'], ['jp']]);
});

test('rows go out as they are written', () => {
  const raw = order('a', 'ATVPDKIKX0DER', ', "amount":10.10, "n":12345678901234567890');
  const { search, ask } = answersFor(raw);
  expect(search('na').body).toContain(raw);
  expect(ask('na', `${ORDERS}/a?includedData=BUYER`).body).toBe(`{"order":${raw}}`);
});

test('pages hold a hundred orders and follow one another', () => {
  const { search, all } = answersFor(...Array.from({ length: 250 }, (_, n) => order(`o${n}`, 'ATVPDKIKX0DER')));
  expect(search('na').orders).toHaveLength(100);
  expect(all('na')).toEqual(Array.from({ length: 250 }, (_, n) => `o${n}`));
});

test('a page never names an order twice, and no row is left out', () => {
  const { search, all } = answersFor(
    order('a', 'ATVPDKIKX0DER'),
    order('b', 'ATVPDKIKX0DER'),
    order('a', 'A1PA6795UKMFR9', ',"x":1'),
  );
  expect(search('na').orders.map(({ orderId }) => orderId)).toEqual(['a', 'b']);
  expect(all('na')).toEqual(['a', 'b', 'a']);
  expect(all('eu')).toEqual([]);
});

test('large orders come few a page', () => {
  const rest = `,"x":"${'y'.repeat(1_500_000)}"`;
  const { search, all } = answersFor(...['a', 'b', 'c', 'd'].map((id) => order(id, null, rest)));
  expect(search('na').orders).toHaveLength(2);
  expect(all('na')).toEqual(['a', 'b', 'c', 'd']);
});

test('orders of any time of update, or of none, come in the first window and in no later one', () => {
  const { search } = answersFor(
    order('old', 'ATVPDKIKX0DER', ',"lastUpdatedTime":"1998-01-01T00:00:00Z"'),
    order('future', 'ATVPDKIKX0DER', ',"lastUpdatedTime":"2031-01-01T00:00:00Z"'),
    order('unreadable', 'ATVPDKIKX0DER', ',"lastUpdatedTime":"yesterday"'),
    order('none', 'ATVPDKIKX0DER'),
  );
  expect(search('na').orders).toHaveLength(4);
  const later = 'lastUpdatedAfter=2026-11-21T17:47:55Z&lastUpdatedBefore=2026-11-21T18:30:00Z';
  expect(search('na', later).orders).toEqual([]);
});

test('what the files do not hold is refused', () => {
  const { ask, routes } = answersFor(order('a', null));
  expect(ask('na', `${ORDERS}/b`).status).toBe(404);
  expect(ask('na', '/sellers/v1/marketplaceParticipations').status).toBe(403);
  expect(ask('na', ORDERS).status).toBe(400);
  const token = routes.get('api.amazon.com');
  const asked = { url: 'https://api.amazon.com/auth/o2/token', headers: {}, body: '' };
  expect(token?.({ ...asked, method: 'GET' }).status).toBe(400);
  expect(JSON.parse(String(token?.({ ...asked, method: 'POST' }).body))).toMatchObject({ token_type: 'bearer' });
});

test('getOrder gives the newest row of an id', () => {
  const { ask } = answersFor(
    order('a', null, ',"lastUpdatedTime":"2026-03-02T00:00:00Z","n":2'),
    order('a', null, ',"lastUpdatedTime":"2026-03-01T00:00:00Z","n":1'),
  );
  expect(JSON.parse(String(ask('na', `${ORDERS}/a`).body)).order.n).toBe(2);
});
