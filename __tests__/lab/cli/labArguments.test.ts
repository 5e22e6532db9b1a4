// The words behind a command: what is taken, and what a wrong one is answered with.

import { type CommandShape, Given, helpOf, readArguments, UsageError } from '../../../lab/cli/arguments';

const SHAPE: CommandShape = {
  command: 'npm run lab -- sail',
  about: 'Sails a boat.',
  places: [
    { name: 'boat', about: 'the boat' },
    { name: 'port', about: 'where to', optional: true },
  ],
  options: {
    crew: { kind: 'whole', value: 'n', about: 'how many' },
    wind: { kind: 'text', choices: ['east', 'west'], about: 'from where' },
    load: { kind: 'texts', value: 'thing', about: 'what' },
    fast: { kind: 'flag', about: 'under full sail' },
  },
  notes: 'Exit code: 0.',
};

const refusal = (words: readonly string[], shape = SHAPE): string => {
  try {
    readArguments(shape, words);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'taken';
};

test('values are found by name and by place, wherever they stand', () => {
  const given = readArguments(SHAPE, ['--crew', '3', 'dory', '--load=rope', '--fast', 'Cowes', '--load', 'a=b=c']);
  expect(given.place('boat')).toBe('dory');
  expect(given.place('port')).toBe('Cowes');
  expect(given.whole('crew')).toBe(3);
  expect(given.texts('load')).toEqual(['rope', 'a=b=c']);
  expect(given.flag('fast')).toBe(true);
  expect(given.text('wind')).toBeUndefined();
  expect(given.help).toBe(false);
});

test('what was not given is absent', () => {
  const given = readArguments(SHAPE, ['dory']);
  expect([given.place('port'), given.whole('crew'), given.flag('fast'), given.texts('load')]).toEqual([
    '',
    undefined,
    false,
    [],
  ]);
});

test.each([
  [['dory', '--sail'], /Expected one of --crew, --wind, --load, --fast, --help, found --sail/],
  [['dory', '-x'], /found -x/],
  [['dory', '--crew'], /Expected a whole number after --crew, found nothing/],
  [['dory', '--crew', '--fast'], /Expected a whole number after --crew, found --fast/],
  [['dory', '--crew', '-3'], /Expected a whole number after --crew, found "-3"/],
  [['dory', '--crew', 'many'], /found "many"/],
  [['dory', '--wind', 'north'], /Expected east or west after --wind, found "north"/],
  [['dory', '--wind', 'east', '--wind', 'west'], /Expected --wind once, found it twice/],
  [['dory', '--fast=yes'], /Expected --fast without a value, found "yes"/],
  [[], /Expected boat \(the boat\), found nothing/],
  [['dory', 'Cowes', 'Hull'], /Expected boat port, found "Hull" as well/],
])('%j is refused with what was expected and what was found', (words, message) => {
  expect(refusal(words)).toMatch(message);
  expect(refusal(words)).toMatch(/See npm run lab -- sail --help$/);
});

test('a last place may take all that is left', () => {
  const shape: CommandShape = { ...SHAPE, places: [{ name: 'boats', about: 'boats', many: true }] };
  expect(readArguments(shape, ['a', 'b', 'c']).rest('boats')).toEqual(['a', 'b', 'c']);
  expect(refusal([], shape)).toMatch(/Expected boats/);
});

test('help is given whatever else is wrong, and says everything the command takes', () => {
  expect(readArguments(SHAPE, ['--help', '--nonsense']).help).toBe(true);
  expect(readArguments(SHAPE, ['--nonsense', '--help']).help).toBe(true);
  expect(readArguments(SHAPE, ['-h']).help).toBe(true);
  const help = helpOf(SHAPE);
  for (const word of [
    'Sails a boat.',
    'npm run lab -- sail <boat> [port] [options]',
    '--crew n',
    '--wind east|west',
    '--load thing …',
    '--fast',
    '--help',
    'Exit code: 0.',
  ]) {
    expect(help).toContain(word);
  }
});

test('a command whose options come behind two dashes says so', () => {
  expect(refusal(['--x'], { ...SHAPE, command: 'npm start' })).toMatch(/See npm start -- --help$/);
});

test('asking for what the command does not declare is a mistake of the program', () => {
  expect(() => new Given(SHAPE, new Map(), []).flag('oars')).toThrow(/declares no option oars/);
  expect(() => new Given(SHAPE, new Map(), []).place('oars')).toThrow(/declares no place oars/);
});
