// The ways in which a marketplace's sales are recorded: every day has one, and no save changes what has begun.

import * as fc from 'fast-check';
import {
  changeWay,
  RECORDING_WAYS,
  readSpans,
  spansText,
  type WaySpan,
  wayOn,
} from '../../../../src/TypeScript/flows/billing/ways';

const TODAY = '2026-04-10';
const ALWAYS: readonly WaySpan[] = [{ way: 'order', from: null }];
const changed = (spans: readonly WaySpan[], way: WaySpan['way'] | null, from: string | null = null) => {
  const change = changeWay(spans, { way, from }, TODAY);
  return change.ok ? spansText(change.spans) : change.problem;
};

test('the first way holds since ever, or from the day that is given with it', () => {
  expect(changed([], 'daily')).toBe('always daily');
  expect(changed([], 'daily', '2026-03-01')).toBe('2026-03-01 daily');
  expect(changed([], null)).toBe('');
});

test('a switch is refused without a cut-over day, and with one that has begun', () => {
  for (const from of [null, '2026-04-09', TODAY]) expect(changed(ALWAYS, 'daily', from)).toContain('cut-over day');
  expect(changed(ALWAYS, null)).toContain('cannot be emptied');
});

test('a switch with a day to come keeps the old way for all that ships before it', () => {
  expect(changed(ALWAYS, 'daily', '2026-04-11')).toBe('always order\n2026-04-11 daily');
  const spans = readSpans('always order\n2026-04-11 daily');
  expect(['2026-01-01', '2026-04-10', '2026-04-11', '2027-01-01'].map((day) => wayOn(spans, day))).toEqual([
    'order',
    'order',
    'daily',
    'daily',
  ]);
});

test('a planned switch moves, becomes another one, or is taken back; one in force stays', () => {
  const planned = readSpans('always order\n2026-05-01 daily');
  expect(changed(planned, 'daily', '2026-06-01')).toBe('always order\n2026-06-01 daily');
  expect(changed(planned, 'settlement', '2026-05-01')).toBe('always order\n2026-05-01 settlement');
  expect(changed(planned, 'order')).toBe('always order');
  expect(changed(planned, 'daily', '2026-04-01')).toContain('cut-over day');
  const begun = readSpans('always order\n2026-04-10 daily');
  expect(changed(begun, 'daily', '2026-05-01')).toContain('in force since 2026-04-10');
  expect(changed(begun, 'order', '2026-05-01')).toBe('always order\n2026-04-10 daily\n2026-05-01 order');
});

test('a save that changes neither way nor day changes nothing, whenever it happens', () => {
  for (const spans of [ALWAYS, readSpans('always order\n2026-04-01 daily'), readSpans('2026-05-01 daily')]) {
    const last = spans.at(-1) as WaySpan;
    expect(changed(spans, last.way, last.from)).toBe(spansText(spans));
  }
});

const anyDay = fc.integer({ min: 1, max: 28 }).map((day) => `2026-04-${String(day).padStart(2, '0')}`);
const anySave = fc.record({ way: fc.constantFrom(...RECORDING_WAYS), from: fc.option(anyDay), today: anyDay });

test('whatever is saved on whatever day, what was recorded until that day keeps its way, and each day has one', () => {
  fc.assert(
    fc.property(fc.array(anySave, { maxLength: 8 }), anyDay, (saves, day) => {
      let spans = ALWAYS;
      for (const save of [...saves].sort((one, other) => (one.today < other.today ? -1 : 1))) {
        const before = spans;
        const change = changeWay(spans, save, save.today);
        if (change.ok) spans = change.spans;
        if (day <= save.today) expect(wayOn(spans, day)).toBe(wayOn(before, day));
        expect(wayOn(spans, day)).not.toBeNull();
        expect(readSpans(spansText(spans))).toEqual(spans);
      }
    }),
  );
});

test('ways that somebody has written over are refused, not guessed', () => {
  expect(() => readSpans('always order\nsoon daily')).toThrow('found "soon daily"');
  expect(() => readSpans('always sometimes')).toThrow('recording way');
});
