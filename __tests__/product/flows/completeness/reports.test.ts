// Which spans are due, what is next for a report, and which report of another application does as well as our own.

import * as fc from 'fast-check';
import type { Report } from '../../../../src/TypeScript/amazon/reports';
import {
  dayName,
  dueSpans,
  halves,
  isWholeDay,
  partsOf,
  type Span,
} from '../../../../src/TypeScript/flows/completeness/days';
import {
  isAnothers,
  type KnownReport,
  madeOf,
  nextStep,
  reportToAdopt,
  restAfter,
} from '../../../../src/TypeScript/flows/completeness/reportLife';
import { isSettled, REPORT_STATES } from '../../../../src/TypeScript/flows/completeness/states';
import { spanName } from '../../../../src/TypeScript/flows/completeness/words';

const at = (text: string): number => Date.parse(`${text}Z`);
const DAY: Span = { from: at('2026-03-01T00:00'), to: at('2026-03-02T00:00') };
const names = (spans: readonly Span[]): string[] => spans.map(spanName);

test('the first day is yesterday, once Amazon has had time to show all of it', () => {
  expect(names(dueSpans(at('2026-03-02T00:19'), null, new Set()))).toEqual([]);
  expect(names(dueSpans(at('2026-03-02T00:20'), null, new Set()))).toEqual(['2026-03-01']);
});

test('days that nothing proved yet are taken up from the first one on, at most thirty', () => {
  const settled = new Set(['2026-03-02', '2026-03-04']);
  expect(names(dueSpans(at('2026-03-06T01:00'), '2026-03-01', settled))).toEqual([
    '2026-03-01',
    '2026-03-03',
    '2026-03-05',
  ]);
  expect(dueSpans(at('2026-06-01T01:00'), '2026-01-01', new Set())).toHaveLength(30);
});

test('the morning is looked at in the afternoon, so that no order stays unseen for a day', () => {
  expect(names(dueSpans(at('2026-03-02T12:20'), '2026-03-01', new Set(['2026-03-01'])))).toEqual([
    '2026-03-02 00:00 to 12:00 UTC',
  ]);
  expect(names(dueSpans(at('2026-03-02T12:19'), '2026-03-01', new Set(['2026-03-01'])))).toEqual([]);
});

test('a day is covered by its own report, or by the halves of those that were too large', () => {
  const report = (span: Span, state: string) => ({ ...span, state });
  const [morning, evening] = halves(DAY) as readonly [Span, Span];
  const [early, late] = halves(evening) as readonly [Span, Span];
  expect(partsOf([], DAY)).toEqual([]);
  expect(partsOf([report(DAY, 'ready'), report(morning, 'compared')], DAY)).toEqual([report(DAY, 'ready')]);
  const all = [report(DAY, 'split'), report(morning, 'ready'), report(evening, 'split'), report(early, 'wanted')];
  expect(partsOf([...all, report(late, 'empty')], DAY).map(({ state }) => state)).toEqual(['ready', 'wanted', 'empty']);
});

test('halves cover a span without a gap, down to minutes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1440 }), (minutes) => {
      const span = { from: DAY.from, to: DAY.from + minutes * 60_000 };
      const parts = halves(span);
      if (parts === null) expect(minutes).toBeLessThan(2);
      else {
        const [one, two] = parts;
        expect([one.from, one.to, two.to]).toEqual([span.from, two.from, span.to]);
        expect(Math.min(one.to - one.from, two.to - two.from)).toBeGreaterThan(0);
      }
    }),
  );
});

test('a whole day is one of UTC', () => {
  expect(isWholeDay(DAY)).toBe(true);
  expect(isWholeDay({ from: DAY.from + 3_600_000, to: DAY.to + 3_600_000 })).toBe(false);
  expect(dayName(DAY.from)).toBe('2026-03-01');
});

const known = (facts: Partial<KnownReport> = {}): KnownReport => ({
  ...DAY,
  state: 'wanted',
  attempts: 0,
  next: 0,
  ...facts,
});
const NOW = at('2026-03-02T01:00');
const around = { now: NOW, position: DAY.to, waiting: 0 };

test.each<[string, Partial<KnownReport>, Partial<typeof around>, string]>([
  ['one that is wanted', { state: 'wanted' }, {}, 'look'],
  ['one that Amazon makes', { state: 'requested' }, {}, 'poll'],
  ['one that is made', { state: 'ready' }, {}, 'read'],
  ['one that is made, while the sweep has not passed it', { state: 'ready' }, { position: DAY.to - 1 }, 'rest'],
  ['one that rests', { state: 'requested', next: NOW + 1 }, {}, 'rest'],
  ['one whose orders are being read', { state: 'awaiting', next: NOW + 1 }, { waiting: 1 }, 'rest'],
  ['one whose orders are read', { state: 'awaiting', next: NOW + 1 }, {}, 'read'],
  ['one whose orders are being read for long', { state: 'awaiting', next: NOW }, { waiting: 1 }, 'read'],
  ['one that is compared', { state: 'compared' }, {}, 'rest'],
])('for %s the next step is %s', (_title, facts, surroundings, step) => {
  expect(nextStep(known(facts), { ...around, ...surroundings })).toBe(step);
});

test('every state is either settled or has a step', () => {
  for (const state of REPORT_STATES) {
    expect([state, nextStep(known({ state }), around) === 'rest']).toEqual([state, isSettled(state)]);
  }
});

test('a report is asked for less and less often, and never given up', () => {
  const hours = [1, 2, 3, 4, 5, 6, 40].map((attempts) => restAfter(attempts) / 3_600_000);
  expect(hours).toEqual([0.5, 1, 2, 4, 8, 12, 12]);
});

const report = (facts: Partial<Report> = {}): Report => ({
  reportId: '50013',
  reportType: 'T',
  marketplaceIds: ['A', 'B'],
  from: new Date(DAY.from).toISOString(),
  to: new Date(DAY.to).toISOString(),
  createdTime: '2026-03-02T00:30:00.000Z',
  status: 'IN_QUEUE',
  startedTime: null,
  documentId: null,
  ...facts,
});

test.each<[string, Partial<Report>, boolean]>([
  ['of the same day', {}, true],
  ['that is made already', { status: 'DONE', documentId: 'd' }, true],
  ['in a state nobody knows', { status: 'ALMOST' }, true],
  ['of more marketplaces', { marketplaceIds: ['C', 'B', 'A'] }, true],
  ['of fewer marketplaces', { marketplaceIds: ['A'] }, false],
  ['that names none', { marketplaceIds: [] }, false],
  ['of another day', { from: '2026-02-28T00:00:00.000Z' }, false],
  ['that ends earlier', { to: '2026-03-01T23:59:59.000Z' }, false],
  ['without a span', { from: null, to: null }, false],
  ['asked for before the day was over', { createdTime: '2026-03-01T23:59:00.000Z' }, false],
  ['that was cancelled', { status: 'CANCELLED' }, false],
  ['that failed', { status: 'FATAL' }, false],
  ['that is made without a document', { status: 'DONE' }, false],
])('a report %s, of another application: does it do?', (_title, facts, does) => {
  expect(reportToAdopt([report(facts)], DAY, ['A', 'B']) !== null).toBe(does);
});

test('of several, the one that is made is taken, or else the newest', () => {
  const made = report({ reportId: 'made', status: 'DONE', documentId: 'd' });
  const newer = report({ reportId: 'newer', createdTime: '2026-03-02T00:40:00.000Z' });
  expect(reportToAdopt([newer, made, report()], DAY, ['A'])?.reportId).toBe('made');
  expect(reportToAdopt([report(), newer], DAY, ['A'])?.reportId).toBe('newer');
});

test('a report made after a call whose answer was lost is our own', () => {
  const asked = Date.parse('2026-03-02T00:30:20.000Z');
  expect(isAnothers(report(), null)).toBe(true);
  expect(isAnothers(report(), asked)).toBe(false);
  expect(isAnothers(report(), asked + 120_000)).toBe(true);
});

test('what Amazon says of a report means one of four things', () => {
  const status = ['IN_QUEUE', 'IN_PROGRESS', 'NEW_WORD', 'CANCELLED', 'FATAL', 'DONE'];
  expect(status.map((each) => madeOf({ status: each, documentId: 'd' }))).toEqual([
    'waits',
    'waits',
    'waits',
    'cancelled',
    'failed',
    'made',
  ]);
});
