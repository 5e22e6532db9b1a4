// Which files are orders, what is read from them, and what people are told of those that are not.
import { NotOrders, readOrderFile } from '../../../lab/orders/orderFile';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const read = (text: string): string[] => readOrderFile('f.json', bytes(text)).map(({ raw }) => raw);
const placesOf = (text: string): string[] => readOrderFile('f.json', bytes(text)).map(({ place }) => place);
const ORDER = '{"orderId":"1","orderItems":[]}';

test.each([
  ['a searchOrders answer', `{"orders":[${ORDER}],"pagination":{"nextToken":"x"}}`],
  ['a getOrder answer', `{"order":${ORDER}}`],
  ['a searchOrders answer in an envelope', `{"payload":{"orders":[${ORDER}]}}`],
  ['a getOrder answer in an envelope', `{"payload":{"order":${ORDER}}}`],
  ['a list of answers', `[{"orders":[${ORDER}]}]`],
  ['a list of orders', `[${ORDER}]`],
  ['one order', ORDER],
  ['one order amid blanks', `\n  ${ORDER}\n`],
  ['a file with a byte order mark', `\ufeff{"order":${ORDER}}`],
])('reads %s', (_, text) => {
  expect(read(text)).toEqual([ORDER]);
});

test('reads UTF-16 files of either order of bytes by their mark', () => {
  const little = Buffer.from(`\ufeff${ORDER}`, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const file of [little, big]) expect(readOrderFile('f.json', file)[0]?.raw).toBe(ORDER);
});

test('keeps each order exactly as it is written, numbers and blanks included', () => {
  const odd = '{ "orderId" : "a\\"}]", "orderItems":[ {"quantityOrdered": 1.10e0, "x": 12345678901234567890} ] }';
  expect(read(`{"orders":[ ${odd} , ${ORDER} ]}`)).toEqual([odd, ORDER]);
});

test('keeps every row of an answer, whatever it is', () => {
  expect(read('{"orders":[null, 7, "x", {}, [1,[2]], true]}')).toEqual(['null', '7', '"x"', '{}', '[1,[2]]', 'true']);
});

test('takes the last of two lists of one name, as every reader of JSON does', () => {
  expect(read(`{"orders":[1,2,3],"orders":[${ORDER}]}`)).toEqual([ORDER]);
});

test('an answer without orders holds none', () => {
  expect(read('{"orders":[],"pagination":{}}')).toEqual([]);
});

test('says where each order stands', () => {
  expect(placesOf(`[{"orders":[1,2]},{"payload":{"order":${ORDER}}},${ORDER}]`)).toEqual([
    'f.json, [0].orders[0]',
    'f.json, [0].orders[1]',
    'f.json, [1].payload.order',
    'f.json, [2]',
  ]);
});

test.each([
  ['nothing', '', 'an empty file'],
  ['blanks', ' \n', 'an empty file'],
  ['text', 'order 1', 'text that is no JSON'],
  ['an answer that breaks off', `{"orders":[${ORDER}`, 'breaks off early'],
  ['a number', '12', 'a number'],
  ['null', 'null', 'null'],
  ['an empty list', '[]', 'an empty list'],
  ['a list in a list', `[[${ORDER}]]`, 'a list in a list at [0]'],
  ['a list with something else in it', `[${ORDER},{"sku":"A"}]`, 'an object with sku at [1]'],
  ['an empty object', '{}', 'an empty object'],
  ['something else', '{"a":1,"b":2}', 'an object with a, b'],
  ['an order that is a text', '{"order":"1"}', 'an object with order'],
  ['orders that are no list', '{"orders":{"0":1}}', 'an object with orders'],
  ['an error', '{"errors":[{"code":"QuotaExceeded","message":"Slow down."}]}', 'QuotaExceeded: Slow down.'],
  ['the older version', '{"payload":{"Orders":[{"AmazonOrderId":"1"}]}}', 'the older Orders API v0'],
])('refuses %s and says what was expected, found and to do', (_, text, found) => {
  let refusal: unknown;
  try {
    read(text);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(NotOrders);
  const { message } = refusal as Error;
  expect(message).toContain('f.json: not orders. Expected answers of searchOrders or getOrder');
  expect(message).toContain(found);
  expect(message).toMatch(/(Save|Ask) .*\.$/);
});

test('refuses an order that no answer could carry', () => {
  const big = `{"orderId":"1","orderItems":[],"x":"${'y'.repeat(10 * 1024 * 1024)}"}`;
  expect(() => read(big)).toThrow('an order of more than 10 MB');
});
