// The queue without NetSuite: choices, words, addresses.

import { EXCEPTION_CLASSES, type ExceptionClass } from '../../../../src/TypeScript/flows/exceptions/classes';
import {
  classRow,
  filterParameters,
  type QueueFilter,
  readFilter,
  readsAgain,
  sellerCentralUrl,
  span,
} from '../../../../src/TypeScript/flows/exceptions/queue';
import { nextStep, retriedNotice } from '../../../../src/TypeScript/flows/exceptions/queueWords';

const NONE = { overdue: 0, today: 0, open: 0 };

test('a choice reads back from its own parameters', () => {
  const filter: QueueFilter = {
    show: 'snoozed',
    owner: 'mine',
    class: 'sku-unmapped',
    flow: 'orders',
    severity: 'high',
    marketplace: 'ATVPDKIKX0DER',
    page: 3,
  };
  expect(readFilter(filterParameters(filter, 'x_'), 'x_')).toEqual(filter);
});

test('what is usual needs no parameter, and nonsense counts as not given', () => {
  const usual = readFilter({}, 'x_');
  expect(filterParameters(usual, 'x_')).toEqual({});
  expect(readFilter({ x_show: 'everything', x_owner: '7', x_page: '-2' }, 'x_')).toEqual(usual);
  expect(readFilter({ x_page: '1e99' }, 'x_').page).toBe(0);
});

test.each([
  [0, '0 min'],
  [59 * 60_000, '59 min'],
  [60 * 60_000, '1 h'],
  [47 * 3_600_000, '47 h'],
  [48 * 3_600_000, '2 d'],
  [-5, '0 min'],
])('%d milliseconds are %s', (milliseconds, words) => {
  expect(span(milliseconds)).toBe(words);
});

test.each([
  ['ATVPDKIKX0DER', 'https://sellercentral.amazon.com/orders-v3/order/111-1'],
  ['A1F83G8C2ARO7P', 'https://sellercentral.amazon.co.uk/orders-v3/order/111-1'],
  ['NOWHERE', null],
])('an order of %s is found at %s', (marketplace, address) => {
  expect(sellerCentralUrl(marketplace, '111-1')).toBe(address);
});

test('an order number cannot lead out of its address', () => {
  expect(sellerCentralUrl('ATVPDKIKX0DER', '../../x?y#"')).toBe(
    'https://sellercentral.amazon.com/orders-v3/order/..%2F..%2Fx%3Fy%23%22',
  );
  expect(sellerCentralUrl(null, '111-1')).toBeNull();
  expect(sellerCentralUrl('ATVPDKIKX0DER', null)).toBeNull();
});

test('every class whose cure is to read the order again is read again', () => {
  const promised = (Object.keys(EXCEPTION_CLASSES) as ExceptionClass[]).filter((each) =>
    /Retry to read|Retry; or enter the address|to read it again/.test(EXCEPTION_CLASSES[each].fix),
  );
  expect(promised.length).toBeGreaterThan(5);
  expect(promised.filter((each) => !readsAgain(each))).toEqual([]);
  expect(readsAgain('sku-unmapped')).toBe(false);
});

test('a class that this version does not know has no row', () => {
  expect(classRow('of-tomorrow')).toBeNull();
  expect(classRow('toString')).toBeNull();
});

test.each([
  [NONE, NONE, 'Nothing waits for anybody.'],
  [{ ...NONE, overdue: 1, open: 1 }, { ...NONE, overdue: 2, open: 2 }, 'Begin with what is yours and overdue.'],
  [{ ...NONE, today: 1, open: 1 }, { ...NONE, overdue: 2, open: 3 }, 'Begin with what is yours and due today.'],
  [NONE, { ...NONE, overdue: 1, open: 1 }, 'Nothing of yours is late; others have overdue exceptions.'],
  [{ ...NONE, open: 1 }, { ...NONE, open: 1 }, 'Nothing is late. Yours are next.'],
  [NONE, { ...NONE, open: 1 }, 'Nothing is late and nothing is yours.'],
])('mine %j of all %j: %s', (mine, all, words) => {
  expect(nextStep(mine, all)).toBe(words);
});

test('a retry says what was started, what waits and what is left', () => {
  const counts = { retried: 100, readAgain: 2, withoutDocument: 1, left: 5, started: false };
  const { mood, text } = retriedNotice(counts);
  expect(mood).toBe('partly');
  for (const words of [
    '100 exceptions are tried again',
    'already running',
    '2 orders are read',
    '1 other has',
    '5 are left',
  ]) {
    expect(text).toContain(words);
  }
  expect(retriedNotice({ ...counts, left: 0, started: true }).mood).toBe('done');
  expect(retriedNotice({ ...counts, retried: 0 }).mood).toBe('refused');
});
