// What Amazon is told of shipped fulfilments: packages, corrections, what was shipped elsewhere, what cannot be told.

import * as fc from 'fast-check';
import type { ShipmentPackage } from '../../../../src/TypeScript/amazon/confirmShipment';
import type { Fulfilment } from '../../../../src/TypeScript/flows/shipments/shipment';
import { classes, type context, fulfilment, line, plan, progress, rowsOf, told, UPS } from './shipmentWorld';

const packages = (...trackings: (string | null)[]): Fulfilment['packages'] =>
  trackings.map((tracking, index) => ({ position: index + 1, tracking, description: null }));

test('one package holds everything, and its name is the fulfilment and its place', () => {
  const first = plan();
  expect(told(first)).toEqual(['4711001.1 1Z1 2×1001']);
  expect(classes(first)).toEqual([]);
  expect(first.intend[0]).toMatchObject({ kind: 'confirm-shipment', subject: '5-4711001', fulfilment: '4711' });
  expect(first.intend[0]?.externalId).toBe('cwy-eff-confirm-shipment-5-4711001-1');
});

test('several packages hold what the lines say', () => {
  const shared = fulfilment({
    packages: packages('1Z1', '1Z2'),
    lines: [line({ quantity: 3, packages: '1:2, 2:1' }), line({ orderItemId: '1002', quantity: 4, packages: '2' })],
  });
  const lines = ['1001', '1002'].map((orderItemId) => ({
    orderItemId,
    fulfilled: 0,
    unfulfilled: 4,
    isCancelled: false,
  }));
  expect(told(plan({ fulfilments: [shared], progress: progress({ lines }) }))).toEqual([
    '4711001.1 1Z1 2×1001',
    '4711002.1 1Z2 1×1001+4×1002',
  ]);
});

test.each([
  [null, 'found nothing'],
  ['3', 'from 1 to 2'],
  ['1:1', 'found 1 in'],
  ['1:2, 1:1', 'from 1 to 2'],
  ['1, 2', 'from 1 to 2'],
  ['1:0, 2:2', 'in packages'],
  ['box', 'from 1 to 2'],
  ['1', 'Package 2 holds nothing'],
])('with several packages, "%s" on a line is a question to a person', (entered, words) => {
  const unclear = fulfilment({ packages: packages('1Z1', '1Z2'), lines: [line({ packages: entered })] });
  const asked = plan({ fulfilments: [unclear] });
  expect(told(asked)).toEqual([]);
  expect(classes(asked)).toEqual(['package-contents-unclear']);
  expect(asked.exceptions[0]?.message).toContain(words);
});

test('quantities are Amazon’s: packs are counted, and a part of a pack is a question to a person', () => {
  expect(told(plan({ fulfilments: [fulfilment({ lines: [line({ quantity: 6, pack: 3 })] })] }))).toEqual([
    '4711001.1 1Z1 2×1001',
  ]);
  const part = plan({ fulfilments: [fulfilment({ lines: [line({ quantity: 4, pack: 3 })] })] });
  expect([told(part), classes(part)]).toEqual([[], ['pack-not-whole']]);
});

test('blanks in a tracking number are gone, of whatever kind', () => {
  const spaced = fulfilment({ packages: packages(' 1Z 99\u00a09\u200b ') });
  expect(told(plan({ fulfilments: [spaced] }))).toEqual(['4711001.1 1Z999 2×1001']);
});

test.each([[packages()], [packages(null)], [packages('1Z1', ' ')]])(
  'no package is told of without a tracking number',
  (found) => {
    const asked = plan({
      fulfilments: [fulfilment({ packages: found, lines: [line({ packages: found.length > 1 ? '1:1, 2:1' : null })] })],
    });
    expect([told(asked), classes(asked)]).toEqual([[], ['tracking-missing']]);
  },
);

test('what was planned is planned once, whatever became of it', () => {
  const first = plan();
  for (const state of ['intended', 'sent', 'confirmed', 'refused'] as const) {
    const again = plan({ known: rowsOf(first, state) });
    expect([told(again), again.stale, classes(again)]).toEqual([[], [], []]);
  }
});

test('a corrected tracking number is a new version of the same package, and the old one stays', () => {
  const first = plan();
  const corrected = fulfilment({ packages: packages('1Z9') });
  const waiting = plan({ known: rowsOf(first), fulfilments: [corrected] });
  expect([told(waiting), waiting.stale]).toEqual([['4711001.2 1Z9 2×1001'], ['1']]);
  for (const state of ['sent', 'confirmed', 'refused'] as const) {
    const out = plan({ known: rowsOf(first, state), fulfilments: [corrected] });
    expect([told(out), out.stale]).toEqual([['4711001.2 1Z9 2×1001'], []]);
  }
  const back = plan({ known: [...rowsOf(first, 'stale'), ...rowsOf(waiting, 'intended', 2)] });
  expect([told(back), back.stale]).toEqual([['4711001.3 1Z1 2×1001'], ['2']]);
});

test('what a person wants told again is told as it stands now: the same again, or a new version', () => {
  const known = rowsOf(plan(), 'refused').map((each) => ({ ...each, isRetried: true }));
  const same = plan({ known });
  expect([told(same), same.again.map(({ id }) => id)]).toEqual([[], ['1']]);
  const other = plan({ known, carriers: [{ ...UPS, carrierCode: 'GLS' }] });
  expect([told(other), other.again]).toEqual([['4711001.2 1Z1 2×1001'], []]);
});

test('what Amazon was told is not taken back: other quantities, a package or a fulfilment gone are questions', () => {
  const two = fulfilment({ packages: packages('1Z1', '1Z2'), lines: [line({ packages: '1:1, 2:1' })] });
  const first = plan({ fulfilments: [two] });
  const known = rowsOf(first, 'confirmed');
  const less = fulfilment({ packages: packages('1Z1', '1Z2'), lines: [line({ quantity: 1, packages: '1:1' })] });
  for (const changed of [
    { fulfilments: [fulfilment({ lines: [line({ quantity: 1 })] })] },
    { fulfilments: [], withdrawn: ['4711'] },
  ]) {
    const asked = plan({ known, ...changed });
    expect([told(asked), asked.stale, classes(asked)]).toEqual([[], [], ['shipment-changed-after-sending']]);
  }
  expect(classes(plan({ known, fulfilments: [less] }))).toContain('package-contents-unclear');
  // Before it was sent there is nothing to take back.
  const waiting = plan({ known: rowsOf(first), fulfilments: [], withdrawn: ['4711'] });
  expect([waiting.stale, classes(waiting)]).toEqual([['1', '2'], []]);
});

test('a package that is parted after Amazon was told of it counts as it was told: its part goes nowhere', () => {
  const known = rowsOf(plan(), 'confirmed');
  const parted = fulfilment({ packages: packages('1Z1', '1Z2'), lines: [line({ packages: '1:1, 2:1' })] });
  const asked = plan({ known, fulfilments: [parted] });
  expect([told(asked), classes(asked)]).toEqual([[], ['shipment-changed-after-sending', 'shipment-exceeds-order']]);
});

test('a shipment larger than its order is a question, all its fulfilments together', () => {
  expect(classes(plan({ fulfilments: [fulfilment({ lines: [line({ quantity: 3 })] })] }))).toEqual([
    'shipment-exceeds-order',
  ]);
  const second = fulfilment({ id: '4712', packages: packages('1Z2'), lines: [line({ quantity: 1 })] });
  const both = plan({ fulfilments: [fulfilment(), second] });
  expect([told(both), classes(both)]).toEqual([['4711001.1 1Z1 2×1001'], ['shipment-exceeds-order']]);
  const cancelled = progress({
    status: 'CANCELLED',
    lines: [{ orderItemId: '1001', fulfilled: 0, unfulfilled: 0, isCancelled: true }],
  });
  expect(classes(plan({ progress: cancelled }))).toEqual(['shipment-exceeds-order']);
  expect(told(plan({ progress: null, fulfilments: [fulfilment({ lines: [line({ quantity: 3 })] })] }))).toHaveLength(1);
});

const shipped = (trackingNumber: string, quantity = 2, referenceId = '1') =>
  progress({
    status: 'SHIPPED',
    lines: [{ orderItemId: '1001', fulfilled: 2, unfulfilled: 0, isCancelled: false }],
    packages: [{ referenceId, carrier: 'UPS', trackingNumber, items: [{ orderItemId: '1001', quantity }] }],
  });

test('a package that somebody confirmed without Causeway is taken as confirmed and never sent', () => {
  const adopted = plan({ progress: shipped('1z1') });
  expect([told(adopted), classes(adopted)]).toEqual([['4711001.1 1Z1 2×1001 confirmed'], []]);
});

test('units that left in other packages leave no room for ours', () => {
  const asked = plan({ progress: shipped('ELSE') });
  expect([told(asked), classes(asked)]).toEqual([[], ['shipment-exceeds-order']]);
  expect(asked.exceptions[0]?.message).toContain('without Causeway');
  const unnamed = progress({ lines: [{ orderItemId: '1001', fulfilled: 2, unfulfilled: 0, isCancelled: false }] });
  expect(classes(plan({ progress: unnamed }))).toEqual(['shipment-exceeds-order']);
  // Our own, told before, are no others.
  expect(classes(plan({ progress: unnamed, known: rowsOf(plan(), 'sent') }))).toEqual([]);
});

test('the time told is neither before the order nor to come, and today is now', () => {
  const at = (shippedOn: string, given = {}): string => {
    const [made] = plan({ fulfilments: [fulfilment({ shippedOn })], ...given }).intend;
    return (JSON.parse(made?.content ?? '{}') as ShipmentPackage).shippedAt;
  };
  expect(at('2026-03-04')).toBe('2026-03-04T12:00:00.000Z');
  expect(at('2026-03-05')).toBe('2026-03-05T17:59:00.000Z');
  expect(at('2026-12-24')).toBe('2026-03-05T17:59:00.000Z');
  expect(at('2026-03-01')).toBe('2026-03-02T16:01:00.000Z');
  expect(plan({ fulfilments: [fulfilment({ shippedOn: '2026-03-04' })] }).intend[0]?.slack).toBe(19 * 60 + 59);
});

test('however packages are corrected, every package is told as it stands last, and none under two names', () => {
  const step = fc.record({
    tracking: fc.constantFrom('1Z1', '1Z2', '1Z3'),
    state: fc.constantFrom('intended', 'sent', 'confirmed'),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      let known = rowsOf(plan({ known: [], fulfilments: [] }));
      for (const { tracking, state } of steps) {
        const next = plan({ known, fulfilments: [fulfilment({ packages: packages(tracking) })] });
        known = known.map((each) => (next.stale.includes(each.id) ? { ...each, state: 'stale' as const } : each));
        known = [...known, ...rowsOf(next, state as 'sent', known.length + 1)];
        const last = known.at(-1);
        expect(last?.content.trackingNumber).toBe(tracking);
        expect(new Set(known.map((each) => each.content.referenceId))).toEqual(new Set(['4711001']));
        expect(known.map((each) => each.version)).toEqual(known.map((_, index) => index + 1));
        expect(known.filter((each) => each.state === 'intended').length).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('what a package states goes before the ship method, a row of the marketplace before one for all', () => {
  const dhl = { ...UPS, id: '2', shipItem: null, text: 'DHL  Express', carrierCode: 'DHL', shippingMethod: null };
  const own = { ...UPS, id: '3', marketplace: '9', carrierCode: 'UPSMI' };
  const stated = fulfilment({
    packages: [{ position: 1, tracking: '1Z1', description: 'Box\ncarrier: dhl express; fragile' }],
  });
  const code = (given: Parameters<typeof context>[0]): unknown =>
    (JSON.parse(plan(given).intend[0]?.content ?? '{}') as Partial<ShipmentPackage>).carrierCode;
  expect(code({ carriers: [UPS, dhl], fulfilments: [stated] })).toBe('DHL');
  expect(code({ carriers: [UPS, own] })).toBe('UPSMI');
});

test.each([
  ['no row', [], 'found none'],
  ['two rows', [UPS, { ...UPS, id: '2' }], 'found several'],
  ['Other without a name', [{ ...UPS, carrierCode: 'Other' }], 'names no carrier'],
])('%s: a carrier is never guessed', (_, carriers, words) => {
  const asked = plan({ carriers });
  expect([told(asked), classes(asked)]).toEqual([[], ['carrier-unmapped']]);
  expect(asked.exceptions[0]?.message).toContain(words);
});

test('Other goes with its name, and a name with nothing else', () => {
  const content = (carrier: Partial<typeof UPS>): Partial<ShipmentPackage> =>
    JSON.parse(plan({ carriers: [{ ...UPS, ...carrier }] }).intend[0]?.content ?? '{}') as Partial<ShipmentPackage>;
  expect(content({ carrierCode: 'other', carrierName: 'Bob' })).toMatchObject({
    carrierCode: 'Other',
    carrierName: 'Bob',
  });
  expect(content({ carrierName: 'Bob' })).toMatchObject({ carrierCode: 'UPS', carrierName: null });
});

test('text on a package that no row knows is a question, also where the ship method has one', () => {
  const stated = fulfilment({ packages: [{ position: 1, tracking: '1Z1', description: 'Carrier: DHL Exprss' }] });
  expect(classes(plan({ fulfilments: [stated] }))).toEqual(['carrier-unmapped']);
  expect(classes(plan({ fulfilments: [fulfilment({ shipMethod: null })] }))).toEqual(['carrier-unmapped']);
});
