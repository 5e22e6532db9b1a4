// What an admin is told before a marketplace goes live.

import {
  activationProblems,
  SERVICE_LEVELS,
  shipServiceCoverage,
} from '../../../../src/TypeScript/flows/orders/activation';
import { EVERYTHING, marketplace } from '../support';

test('a complete marketplace may go live', () => {
  expect(activationProblems(marketplace(), EVERYTHING)).toEqual([]);
});

test('importing FBA orders without Multi-Location Inventory is refused with the reason', () => {
  const features = { ...EVERYTHING, multiLocation: false };
  expect(activationProblems(marketplace(), features)).toEqual([
    expect.stringMatching(/^FBA orders need Multi-Location/),
  ]);
  expect(activationProblems(marketplace({ importFba: false, locationFbm: null, locationFba: null }), features)).toEqual(
    [],
  );
});

test.each([
  [{ customer: null }, /default customer/],
  [{ fromDate: null }, /purchase date/],
  [{ subsidiary: null }, /subsidiary/],
  [{ currencyId: null }, /currency/],
  [{ zone: 'PST' }, /time zone/],
  [{ locationFbm: null }, /location for FBM/],
  [{ locationFba: null }, /location for FBA/],
  [{ itemDiscount: null }, /discount item/],
  [{ sharding: 'count', shardSize: 0 }, /how many orders/],
  [{ suiteTax: { ...marketplace().suiteTax, facilitator: null } }, /tax Amazon collects/],
] as const)('one setting that is missing is one sentence: %j', (given, sentence) => {
  expect(activationProblems(marketplace(given), EVERYTHING)).toEqual([expect.stringMatching(sentence)]);
});

test('F2 the coverage of the ship service map names each level that would hold an order', () => {
  const { mapped, missing } = shipServiceCoverage({ STANDARD: '801', 'OLD LEVEL': '9' });
  expect(mapped).toEqual(['STANDARD']);
  expect([...missing, ...mapped].sort()).toEqual([...SERVICE_LEVELS]);
});
