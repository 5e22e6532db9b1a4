// Shipments as they should not be. Each is an order of its own beside a healthy one: it is told to Amazon as it should be,
// or a named exception stands; nothing is told twice, and the neighbour is not held up.

import { Person } from '../../lab/netsuite/runner/person';
import { transform } from '../lab/netsuite/records/support';
import {
  answering,
  type BadShipment,
  checkBadShipment,
  countTold,
  inTwo,
  MUG,
  numbered,
  sellMore,
  stating,
} from '../support/badShipment';
import { Story } from '../support/story';
import { confirmAll, effects, newTracking, packagesAtAmazon, planAndSend, ship } from '../support/warehouse';

const story = new Story();
afterAll(() => story.close());
const told = countTold(story);
const { control } = story.world.amazon;

const CANDLES = { lines: [{ sku: 'HH-CANDLE-6', quantity: 1 }] };
const tracked = (count: number) => Array.from({ length: count }, () => ({ tracking: newTracking() }));
/** What Amazon was told stays; nothing of ours is open. */
const HANDLED = { told: ['USPS 2'] };
const NOT_TOLD = { told: [], states: [] };

/** A row of the carrier map, as long as the case lasts. */
const mapped =
  (...rows: Record<string, unknown>[]) =>
  (): (() => void) => {
    const person = new Person(story.world.account, { userId: story.setUp.ids.employee });
    const made = rows.map((values) => person.create('customrecord_cwy_carrier', { values, sublists: {} } as never));
    return () => {
      for (const id of made) story.world.account.records.remove('customrecord_cwy_carrier', id);
    };
  };
const textRow = (text: string, code: string, more: object = {}) => ({
  custrecord_cwy_car_text: text,
  custrecord_cwy_car_code: code,
  ...more,
});

const cancelled = (count?: number) => (_: Story, id: string) =>
  control.cancel(id, { by: 'BUYER', reason: 'BuyerCanceled', ...(count ? { units: { [MUG]: count } } : {}) });

const CASES: readonly BadShipment[] = [
  // Tracking numbers.
  {
    title: 'with zero-width characters within its tracking number',
    shipping: numbered((number) => number.replace('0', '0\u200b')),
    ...HANDLED,
  },
  {
    title: 'with its tracking number in small letters',
    shipping: numbered((number) => number.toLowerCase()),
    ...HANDLED,
  },
  {
    title: 'with no tracking number',
    shipping: numbered(() => null),
    ...NOT_TOLD,
    classes: ['tracking-missing'],
    words: /package 1 has no tracking number/,
  },
  {
    title: 'with a tracking number of zero-width characters alone',
    shipping: numbered(() => '\u200b\u200d'),
    ...NOT_TOLD,
    classes: ['tracking-missing'],
    words: /package 1 has no tracking number/,
  },
  {
    title: 'of two packages, one without a tracking number',
    shipping: () => ({ ...inTwo('1:1, 2:1')(), parcels: [{ tracking: newTracking() }, { tracking: null }] }),
    ...NOT_TOLD,
    classes: ['tracking-missing'],
    words: /package 2 has no tracking number/,
  },
  {
    title: 'without packages',
    shipping: () => ({ parcels: [] }),
    ...NOT_TOLD,
    classes: ['tracking-missing'],
    words: /expected 1 to 999 packages with tracking numbers, found 0/,
  },

  // Carriers.
  {
    title: 'without a ship method',
    shipping: () => ({ parcels: tracked(1), shipItem: null }),
    ...NOT_TOLD,
    classes: ['carrier-unmapped'],
    words: /Expected a ship method .* found neither/,
  },
  {
    title: 'by a carrier that no row of the map knows',
    shipping: stating('Carrier: DHL Exprss'),
    ...NOT_TOLD,
    classes: ['carrier-unmapped'],
    words: /the text "DHL Exprss", found none/,
  },
  { title: 'whose package names its carrier and says none', shipping: stating('Carrier: '), ...HANDLED },
  {
    title: 'by a carrier of two rows',
    before: mapped(textRow('Twice', 'GLS'), textRow('Twice', 'DPD')),
    shipping: stating('Carrier: Twice'),
    ...NOT_TOLD,
    classes: ['carrier-unmapped'],
    words: /found several/,
  },
  {
    title: 'by Other, without a name',
    before: mapped(textRow('Cousin', 'Other')),
    shipping: stating('Carrier: Cousin'),
    ...NOT_TOLD,
    classes: ['carrier-unmapped'],
    words: /names no carrier/,
  },
  {
    title: 'by a carrier whose row is inactive',
    before: mapped(textRow('Gone', 'GLS', { isinactive: true })),
    shipping: stating('Carrier: Gone'),
    ...NOT_TOLD,
    classes: ['carrier-unmapped'],
    words: /found none/,
  },
  {
    title: 'by a carrier that the package writes in other letters',
    before: mapped(textRow('Royal Mail 48', 'Royal Mail')),
    shipping: stating('two mugs; CARRIER:  royal  MAIL 48 ; fragile'),
    told: ['Royal Mail 2'],
  },

  // What lies in which package.
  ...(
    [
      [undefined, /because there are 2; found nothing/],
      ['3', /package numbers from 1 to 2/],
      ['0', /package numbers from 1 to 2/],
      ['box 1', /found "box 1"/],
      ['1:1', /expected all 2 units in packages, found 1/],
      ['1:2, 2:2', /expected all 2 units in packages, found 4/],
      ['1:1, 1:1', /package numbers from 1 to 2/],
      ['1:0, 2:2', /expected all 2 units/],
      ['1, 2', /package numbers from 1 to 2/],
      ['1:1, 2:1,', /package numbers from 1 to 2/],
      ['1:0.5, 2:1.5', /package numbers from 1 to 2/],
      ['1', /Package 2 holds nothing/],
    ] as const
  ).map(([entered, words]) => ({
    title: `of two packages that hold ${entered === undefined ? 'nobody says what' : `"${entered}"`}`,
    shipping: inTwo(entered),
    ...NOT_TOLD,
    classes: ['package-contents-unclear'],
    words,
  })),
  {
    title: 'of two packages, written with semicolons and without blanks',
    shipping: inTwo('1:1;2:1'),
    told: ['USPS 1', 'USPS 1'],
  },
  {
    title: 'of half a pack',
    draft: CANDLES,
    shipping: () => ({ parcels: tracked(1), quantities: { 'HH-CANDLE-6': 3 } }),
    ...NOT_TOLD,
    classes: ['pack-not-whole'],
    words: /3 units in package 1 are no whole number of packs of 6/,
  },
  {
    title: 'of a pack that is parted between two packages',
    draft: CANDLES,
    shipping: () => ({ parcels: tracked(2), packages: { 'HH-CANDLE-6': '1:3, 2:3' } }),
    ...NOT_TOLD,
    classes: ['pack-not-whole'],
    words: /no whole number of packs of 6/,
  },

  // More than Amazon expects.
  {
    title: 'larger than its order',
    before: (_, id) => {
      sellMore(story, id, 3);
      return undefined;
    },
    ...NOT_TOLD,
    classes: ['shipment-exceeds-order', 'total-differs'],
    words: /expected at most 2 units in all packages, found 3/,
  },
  {
    title: 'of a line that Amazon never ordered',
    shipping: () => ({ parcels: tracked(1), columns: { custcol_cwy_order_item: '99999999999999' } }),
    ...NOT_TOLD,
    classes: ['shipment-exceeds-order'],
    words: /99999999999999: expected at most 0 units/,
  },
  {
    title: 'of what was confirmed in Seller Central, in part, by another package',
    before: (_, id) => {
      control.update(id, { fulfilled: { [MUG]: 1 } });
      story.sync();
      return undefined;
    },
    told: [expect.stringMatching(/ 1$/) as unknown as string],
    states: [],
    classes: ['shipment-exceeds-order'],
    words: /confirmed without Causeway/,
  },

  // What Amazon refuses.
  {
    title: 'by a carrier code that Amazon does not know',
    before: mapped(textRow('Pigeon', 'PIGEON')),
    shipping: stating('Carrier: Pigeon'),
    told: [],
    states: ['refused'],
    classes: ['confirmation-refused'],
    words: /CarrierCode: PIGEON is not supported/,
  },
  {
    title: 'by a carrier code in small letters',
    before: mapped(textRow('Post', 'usps')),
    shipping: stating('Carrier: Post'),
    told: [],
    states: ['refused'],
    classes: ['confirmation-refused'],
    words: /CarrierCode: usps is not supported/,
  },
  {
    title: 'of goods that need transparency codes',
    draft: { lines: [{ sku: MUG, quantity: 2, programs: ['TRANSPARENCY'] }] },
    told: [],
    states: ['refused'],
    classes: ['confirmation-refused'],
    words: /TransparencyCodes: 0 given for order item/,
  },
  {
    title: 'of an order that Amazon takes back into pending',
    meanwhile: (_, id) => control.update(id, { status: 'PENDING' }),
    told: [],
    states: ['refused'],
    classes: ['confirmation-refused'],
    words: /cannot be shipped in status PENDING/,
  },
  {
    title: 'of an order that is cancelled before Amazon is told',
    meanwhile: cancelled(),
    told: [],
    states: ['refused'],
    classes: ['confirmation-refused', 'cancelled-after-shipment'],
    words: /PackageToUpdateNotFound/,
  },
  {
    title: 'of an order that is cancelled in part before Amazon is told',
    meanwhile: cancelled(1),
    told: [],
    states: ['refused'],
    classes: ['confirmation-refused', 'cancelled-after-shipment'],
    words: /more than the 1 left to ship/,
  },
  {
    title: 'of an order that is billed, and cancelled before Amazon is told',
    meanwhile: (_, id) => {
      transform(story.world.account, story.salesOrder(id).id as number, 'cashsale').save();
      control.cancel(id, { by: 'BUYER', reason: 'BuyerCanceled' });
    },
    told: [],
    states: ['refused'],
    classes: ['confirmation-refused', 'cancelled-after-shipment'],
    words: /PackageToUpdateNotFound/,
  },
  ...(
    [
      [404, 'NotFound', 'The specified order was not found.'],
      [409, 'Conflict', 'The order is being changed.'],
      [413, 'RequestTooLarge', 'The request size exceeded the maximum accepted size.'],
      [415, 'UnsupportedMediaType', 'The request payload is in an unsupported format.'],
      [418, 'Teapot', 'Nobody knows this answer.'],
      [400, 'InvalidInput', 'ShipDate: is invalid, must not be before the order date.'],
      [400, 'InvalidInput', 'PackageReferenceId: is invalid, must be a positive numeric value.'],
      [400, 'InvalidInput', 'MarketplaceId: is not the marketplace of the order.'],
    ] as const
  ).map(([status, code, message]) => ({
    title: `that Amazon answers with ${status}: ${message}`,
    meanwhile: answering(status, code, message),
    told: [],
    states: ['refused'],
    classes: ['confirmation-refused'],
    words: new RegExp(message.replaceAll('.', '\\.')),
  })),
  ...(['throttle', 'internal-error', 'unavailable', 'timeout-before', 'timeout-after', 'expired-token'] as const).map(
    (kind) => ({
      title: `whose call meets ${kind}`,
      fault: { kind, operation: 'confirmShipment', times: 1 },
      ...HANDLED,
    }),
  ),

  // Times.
  {
    title: 'dated before its order',
    shipping: () => ({ parcels: tracked(1), values: { shippeddate: new Date(2026, 0, 2) } }),
    ...HANDLED,
  },
  {
    title: 'dated next year',
    shipping: () => ({ parcels: tracked(1), values: { shippeddate: new Date(2027, 11, 31) } }),
    ...HANDLED,
  },

  // What is changed after Amazon has confirmed it.
  {
    title: 'that is deleted after it was confirmed',
    later: 'deleted',
    ...HANDLED,
    classes: ['shipment-changed-after-sending'],
    words: /is shipped no longer, and Amazon was told that it is/,
  },
  {
    title: 'that goes back to the packing table after it was confirmed',
    later: { status: 'B' },
    ...HANDLED,
    classes: ['shipment-changed-after-sending'],
    words: /is shipped no longer/,
  },
  {
    title: 'that holds less after it was confirmed',
    later: { quantities: { [MUG]: 1 } },
    ...HANDLED,
    classes: ['shipment-changed-after-sending'],
    words: /holds other quantities than Amazon was told/,
  },
  {
    title: 'of two packages of which one is removed after both were confirmed',
    shipping: inTwo('1:1, 2:1'),
    later: { parcels: tracked(1), packages: { [MUG]: '' } },
    told: ['USPS 1', 'USPS 1'],
    classes: ['shipment-changed-after-sending'],
    words: /a package is gone that Amazon was told of/,
  },
  {
    title: 'that is parted into two packages after it was confirmed as one',
    later: { parcels: tracked(2), packages: { [MUG]: '1:1, 2:1' } },
    ...HANDLED,
    classes: ['shipment-changed-after-sending', 'shipment-exceeds-order'],
    words: /holds other quantities than Amazon was told/,
  },
  {
    title: 'with another tracking number after it was confirmed',
    later: { parcels: tracked(1) },
    told: ['USPS 2'],
    states: ['confirmed', 'refused'],
    classes: ['tracking-not-corrected'],
    words: /Expected the tracking number|PackageToUpdateNotFound/,
  },
  {
    title: 'whose tracking number is taken out after it was confirmed',
    later: { parcels: [{ tracking: null }] },
    ...HANDLED,
    classes: ['tracking-missing'],
    words: /no tracking number/,
  },
  { title: 'with another date after it was confirmed', later: { values: { memo: 'Left on Friday' } }, ...HANDLED },
];

test.each(CASES)('a shipment $title', (bad) => checkBadShipment(story, bad, told));

/** NetSuite itself keeps these out: nothing leaves, and the form stays open until the number is right. */
test.each([
  ['blanks around it', (number: string) => [`  ${number} `]],
  ['blanks within it', (number: string) => [number.replace(/(.{4})/g, '$1 ')]],
  ['no-break spaces within it', (number: string) => [number.replace(/(.{4})/g, '$1\u00a0')]],
  ['a tab behind it', (number: string) => [`${number}\t`]],
  ['a byte order mark before it', (number: string) => [`\ufeff${number}`]],
  ['blanks alone', () => ['   ']],
  ['commas within it', (number: string) => [`${number},2`]],
  ['its twin on the same fulfilment', (number: string) => [number, number]],
] as const)('a tracking number with %s does not leave the warehouse, and is told when it is right', (_, write) => {
  const id = story.arrive({ lines: [{ sku: MUG, quantity: 2 }] });
  const parcels = write(newTracking()).map((tracking) => ({ tracking }));
  expect(() => ship(story, id, { parcels })).toThrow(/Tracking numbers have no spaces/);
  planAndSend(story);
  expect([effects(story, id), story.reasons(id)]).toEqual([[], []]);
  const tracking = newTracking();
  ship(story, id, { parcels: [{ tracking }] });
  planAndSend(story);
  confirmAll(story);
  expect([packagesAtAmazon(story, id), story.reasons(id)]).toEqual([[`${tracking} USPS 2`], []]);
});
