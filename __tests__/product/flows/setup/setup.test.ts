// What set-up decides without NetSuite: steps, slots, secrets, marketplaces, SKU map rows.

import * as fc from 'fast-check';
import {
  changeProblem,
  SLOTS,
  secretIdProblem,
  sellerProblem,
  slotFor,
} from '../../../../src/TypeScript/flows/connection/checks';
import { featureRows } from '../../../../src/TypeScript/flows/setup/account';
import type { ConnectionFact, MarketplaceFact, SetupFacts } from '../../../../src/TypeScript/flows/setup/facts';
import { checkMarketplace, movedProblem } from '../../../../src/TypeScript/flows/setup/marketplaceChecks';
import {
  type EnteredRow,
  neighbourProblem,
  pastProblem,
  rowKey,
  rowProblem,
} from '../../../../src/TypeScript/flows/setup/skuRow';
import { firstLine, nextStep, type StepId, stepsOf } from '../../../../src/TypeScript/flows/setup/steps';
import { resolveSku } from '../../../../src/TypeScript/flows/skumap/resolve';
import { html, link } from '../../../../src/TypeScript/netsuite/screens/html';

const CONNECTION: ConnectionFact = {
  id: '1',
  name: 'North America',
  region: 'NA',
  state: 'active',
  isHere: true,
  account: '1234567',
  slot: 1,
  hasSecrets: true,
  missing: [],
  secretWarning: null,
  hasOwner: true,
};
const MARKETPLACE: MarketplaceFact = {
  id: '1',
  name: 'US',
  marketplaceId: 'ATVPDKIKX0DER',
  connection: '1',
  state: 'live',
  problems: [],
  services: { mapped: ['STANDARD'], missing: [] },
  mapRows: 3,
  heldForSku: 0,
  passedOver: 0,
};
const READY: SetupFacts = { connections: [CONNECTION], marketplaces: [MARKETPLACE], hasRouteForAll: true };
const ROW: EnteredRow = {
  marketplace: '1',
  sku: 'LAMP-1',
  item: '7',
  pack: 1,
  channel: null,
  from: null,
  to: null,
  inactive: false,
};

const stateOf = (facts: SetupFacts, id: StepId) => stepsOf(facts).find((each) => each.id === id)?.state;
const withMarketplace = (more: Partial<MarketplaceFact>): SetupFacts => ({
  ...READY,
  marketplaces: [{ ...MARKETPLACE, ...more }],
});
const withConnection = (more: Partial<ConnectionFact>): SetupFacts => ({
  ...READY,
  connections: [{ ...CONNECTION, ...more }],
});

test('A set-up that is complete says so, with nothing next', () => {
  const steps = stepsOf(READY);
  expect(steps.map((each) => each.state)).toEqual(steps.map(() => 'done'));
  expect(nextStep(steps)).toBeNull();
  expect(firstLine(steps, READY)).toBe('Nothing is left to do: orders are imported from 1 marketplace.');
});

test('An empty account begins with the secrets', () => {
  const facts = { connections: [], marketplaces: [], hasRouteForAll: false };
  const steps = stepsOf(facts);
  expect(steps.map((each) => each.state)).toEqual(steps.map(() => 'open'));
  expect(firstLine(steps, facts)).toMatch(/^0 of 8 steps are done\. Next: enter the secrets\./);
});

test.each<[StepId, SetupFacts, 'open' | 'gaps']>([
  ['secrets', withConnection({ hasSecrets: false }), 'open'],
  ['secrets', withConnection({ secretWarning: 'The client secret expires.' }), 'gaps'],
  ['connection', withConnection({ missing: ['Enter the client ID.'] }), 'open'],
  ['activate', withConnection({ state: 'stopped' }), 'open'],
  ['activate', withConnection({ isHere: false }), 'open'],
  ['live', withConnection({ isHere: false }), 'gaps'],
  ['marketplaces', withMarketplace({ problems: ['Choose the currency.'] }), 'open'],
  ['services', withMarketplace({ services: { mapped: [], missing: ['STANDARD'] } }), 'open'],
  ['services', withMarketplace({ services: { mapped: ['STANDARD'], missing: ['PRIORITY'] } }), 'gaps'],
  ['skus', withMarketplace({ mapRows: 0 }), 'open'],
  ['skus', withMarketplace({ heldForSku: 2 }), 'gaps'],
  ['owners', { ...withConnection({ hasOwner: false }), hasRouteForAll: false }, 'open'],
  ['live', withMarketplace({ state: 'shadow' }), 'open'],
  ['live', withMarketplace({ passedOver: 4 }), 'gaps'],
])('The step %s is not done while something is left (%#)', (id, facts, expected) => {
  expect(stateOf(facts, id)).toBe(expected);
});

test('An open step goes before one with gaps', () => {
  const facts = { ...withMarketplace({ heldForSku: 2, state: 'draft' }) };
  expect(nextStep(stepsOf(facts))?.id).toBe('live');
});

test('Slots are given out once each, the first free one first', () => {
  const taken: { slot: number; name: string }[] = [];
  for (const slot of SLOTS) {
    expect(slotFor(null, taken)).toEqual({ slot });
    taken.push({ slot, name: `C${slot}` });
  }
  expect(slotFor(null, taken)).toHaveProperty('problem');
  expect(slotFor(2, taken.slice(0, 1))).toEqual({ slot: 2 });
  expect(slotFor(5, [])).toEqual({ problem: expect.stringContaining('from 1 to 4, found 5') });
});

test('Nothing but an id of a secret is taken for one, and no refusal repeats what was entered', () => {
  expect(secretIdProblem('Secret', 'custsecret_a')).toBeNull();
  expect(secretIdProblem('Secret', null)).toBeNull();
  fc.assert(
    fc.property(fc.string({ minLength: 8 }), (entered) => {
      fc.pre(!entered.startsWith('custsecret'));
      const problem = secretIdProblem('Secret', entered);
      return problem !== null && !problem.includes(entered);
    }),
  );
  expect(sellerProblem('A1B2-C3')).toContain('letters and digits');
});

test('Only the set-up page activates, or writes the account', () => {
  const draft = { state: 'draft', sellerId: 'A1', region: 'NA', account: null } as const;
  const active = { ...draft, state: 'active', account: '1' } as const;
  expect(changeProblem(draft, active, true)).toBeNull();
  expect(changeProblem(draft, active, false)).not.toBeNull();
  expect(changeProblem(null, active, false)).not.toBeNull();
  expect(changeProblem(active, { ...active, account: '2' }, false)).not.toBeNull();
  expect(changeProblem(active, { ...active, state: 'stopped' }, false)).toBeNull();
  expect(changeProblem(active, { ...active, region: 'EU' }, true)).toContain('active for seller A1 in NA');
});

test('A marketplace takes currency and zone from Amazon’s table, and keeps a zone of its own', () => {
  const entered = { connection: '1', amazonId: 'A1F83G8C2ARO7P', currency: null, zone: null };
  expect(checkMarketplace(entered, 'EU')).toEqual({ ok: true, currency: 'GBP', zone: 'Europe/London' });
  expect(checkMarketplace({ ...entered, zone: 'UTC' }, 'EU')).toMatchObject({ zone: 'UTC' });
  expect(checkMarketplace(entered, 'NA')).toMatchObject({ ok: false });
  expect(checkMarketplace({ ...entered, currency: 'EUR' }, 'EU')).toMatchObject({ ok: false });
});

test('A marketplace that has left Draft stays where it is', () => {
  const before = { connection: '1', amazonId: 'A', state: 'live' } as const;
  expect(movedProblem(before, { connection: '2', amazonId: 'A' })).not.toBeNull();
  expect(movedProblem({ ...before, state: 'draft' }, { connection: '2', amazonId: 'A' })).toBeNull();
  expect(movedProblem(before, before)).toBeNull();
});

test('A row that ends today is past; one that ends tomorrow is not', () => {
  const before = { ...ROW, to: '2026-03-02' };
  const after = { ...before, item: '8' };
  expect(pastProblem(before, after, '2026-03-02')).toContain('ended on 2026-03-02');
  expect(pastProblem(before, after, '2026-03-01')).toBeNull();
  expect(pastProblem(before, { ...before }, '2026-03-02')).toBeNull();
});

test('A row’s own mistakes are named', () => {
  expect(rowProblem(ROW)).toBeNull();
  expect(rowProblem({ ...ROW, sku: '' })).toContain('empty');
  expect(rowProblem({ ...ROW, pack: 1.5 })).toContain('1.5');
  expect(rowProblem({ ...ROW, from: '2026-03-02', to: '2026-03-01' })).toContain('Valid To after Valid From');
});

test('The key of an open row says open, and of a closed one when it began', () => {
  const place = { connection: '3', marketplaceId: 'A1' };
  expect(rowKey(place, ROW)).toMatch(/-open$/);
  expect(rowKey(place, { ...ROW, from: '2026-01-31', to: '2026-03-01' })).toMatch(/-20260131$/);
});

const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-03-0${n}`);
const span = fc
  .record({ from: fc.option(day), to: fc.option(day) })
  .filter(({ from, to }) => !from || !to || from < to);
const neighbour = fc.tuple(span, fc.constantFrom(null, 'FBM' as const, 'FBA' as const));

test('Rows that may stand side by side never leave an order line two answers', () => {
  fc.assert(
    fc.property(
      neighbour,
      neighbour,
      day,
      fc.constantFrom('FBM' as const, 'FBA' as const),
      (one, other, on, channel) => {
        const rows = [one, other].map(([dates, of], index) => ({
          ...dates,
          channel: of,
          id: String(index),
          inactive: false,
        }));
        const [first, second] = rows;
        if (neighbourProblem({ ...first!, sku: 'S' }, [second!]) !== null) return true;
        const map = rows.map((each) => ({
          ...each,
          marketplaceId: 'M',
          sku: 'S',
          itemId: '1',
          pack: 1,
          itemActive: true,
          itemSubsidiaries: null,
        }));
        return resolveSku(map, { marketplaceId: 'M', sku: 'S', channel, on, subsidiary: null }).found !== 'ambiguous';
      },
    ),
  );
});

test('An inactive row that is still open keeps its key, and the refusal says that it is inactive', () => {
  const open = { id: '4', channel: null, from: null, to: null, inactive: true };
  expect(neighbourProblem({ ...ROW, channel: null }, [open])).toContain('row 4, which is inactive');
});

test('Features are told as what they mean here', () => {
  const features = {
    oneWorld: false,
    multiCurrency: false,
    multiLocation: false,
    suiteTax: false,
    perLineTax: false,
    baseCurrency: 'USD',
  };
  expect(featureRows(features).map((each) => each.isOn)).toEqual([false, false, false, false, false]);
  expect(featureRows(features)[1]?.meaning).toContain('USD');
});

test('Markup escapes whatever is put into it, and links lead to pages only', () => {
  fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(html`${text}`.text)));
  expect(html`<b title="${'"x'}">${[html`<i>1</i>`, html`2`]}${null}</b>`.text).toBe(
    '<b title="&quot;x"><i>1</i>2</b>',
  );
  expect(link('javascript:alert(1)', 'x').text).toBe('x');
  expect(link('//evil.example', 'x').text).toBe('x');
  expect(link('/app/x?a=1&b=2', 'x').text).toBe('<a href="/app/x?a=1&amp;b=2">x</a>');
});
