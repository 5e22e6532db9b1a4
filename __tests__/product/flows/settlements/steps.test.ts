// What a person may have done with a settlement, where it stands.

import {
  amountProblem,
  reasonProblem,
  type StepFacts,
  stepsOffered,
} from '../../../../src/TypeScript/flows/settlements/steps';
import { minor } from '../../../../src/TypeScript/ledger/minor';

const facts = (changed: Partial<StepFacts>): StepFacts => ({
  state: 'posted',
  standing: 2,
  waiting: 0,
  difference: minor(0),
  lines: 10,
  approval: null,
  hasOther: false,
  asked: [],
  ...changed,
});

test.each<[string, Partial<StepFacts>, readonly string[]]>([
  ['what is posted can be undone', {}, ['undo']],
  ['not twice at once', { asked: ['undo'] }, []],
  ['not while it is matched to a deposit', { state: 'matched' }, []],
  ['not while entries of it wait for approval in NetSuite', { waiting: 1 }, []],
  ['what is held with one of its entries posted can be undone', { state: 'held', standing: 1 }, ['undo']],
  ['what is held without entries cannot', { state: 'held', standing: 0 }, []],
  ['what was undone can be posted again', { state: 'reversed', standing: 0 }, ['post']],
  ['but first what came too late is undone as well', { state: 'reversed', standing: 1 }, ['undo']],
  [
    'a known difference of what is held can be posted',
    { state: 'held', standing: 0, difference: minor(-1) },
    ['suspense'],
  ],
  ['not where there is no line', { state: 'held', standing: 0, difference: minor(-1), lines: 0 }, []],
  ['not of what is posted', { difference: minor(-1) }, ['undo']],
  ['a draft that waits here can be approved', { state: 'ready', standing: 0, approval: 'here' }, ['approve']],
  [
    'entries that wait in NetSuite are approved there',
    { state: 'ready', standing: 0, waiting: 2, approval: 'netsuite' },
    [],
  ],
  ['other content of what is posted can be left out', { hasOther: true }, ['undo', 'keep']],
  [
    'of what was undone either content can be posted',
    { state: 'reversed', standing: 0, hasOther: true },
    ['post', 'post-new', 'keep'],
  ],
  ['posting again is asked for once', { state: 'reversed', standing: 0, asked: ['post'] }, []],
])('%s', (_what, changed, expected) => {
  expect(stepsOffered(facts(changed))).toEqual(expected);
});

test('a reason is words, and not too many of them', () => {
  expect(reasonProblem('undo', '  ')).toContain('Say in a few words why');
  expect(reasonProblem('undo', 'x'.repeat(1_001))).toContain('1001 characters');
  expect(reasonProblem('undo', 'wrong account')).toBeNull();
  expect(reasonProblem('approve', '')).toBeNull();
});

test.each([
  ['-0.01', null],
  ['−0.01', null],
  [' -0.01 ', null],
  ['0.01', 'found 0.01. There is no tolerance'],
  ['-0.02', 'found -0.02'],
  ['-0.010', 'at most 2 decimals'],
  ['', 'Expected the difference exactly, -0.01 USD'],
  ['-0,01', 'expected a decimal number'],
])('the difference typed as "%s" is taken only where it is the difference', (typed, expected) => {
  const problem = amountProblem(typed, minor(-1), 2, 'USD');
  if (expected === null) expect(problem).toBeNull();
  else expect(problem).toContain(expected);
});
