// Reads what stands behind a command: checks it against the command's own description, which is its --help too.

import { parseArgs } from 'node:util';

export interface OptionShape {
  /** `flag` takes no value, `text` one, `texts` one each time it is given, `whole` a whole number from 0. */
  readonly kind: 'flag' | 'text' | 'texts' | 'whole';
  /** How the value is called in the help, for instance `file`. */
  readonly value?: string;
  /** The values there are, where only these are taken. */
  readonly choices?: readonly string[];
  readonly about: string;
}

export interface PlaceShape {
  readonly name: string;
  readonly about: string;
  readonly optional?: boolean;
  /** Takes everything that is left; only the last place may. */
  readonly many?: boolean;
}

export interface CommandShape {
  /** As it is typed, for instance `npm run lab -- run`. */
  readonly command: string;
  readonly about: string;
  readonly places: readonly PlaceShape[];
  readonly options: Readonly<Record<string, OptionShape>>;
  /** Ends the help: shapes of files, exit codes. */
  readonly notes?: string;
}

/** Something typed wrongly: says what was expected, what was found, and where to read more. */
export class UsageError extends Error {
  constructor(message: string, command?: string) {
    super(command === undefined ? message : `${message}\nSee ${withHelp(command)}`);
    this.name = 'UsageError';
  }
}

/** `npm start` needs the two dashes before its options, `npm run lab -- run` has them. */
const withHelp = (command: string): string =>
  / -- ?/.test(command) || !command.startsWith('npm') ? `${command} --help` : `${command} -- --help`;

/** What was given, by name. Asking for what the command does not declare is a mistake of the program. */
export class Given {
  readonly #shape: CommandShape;
  readonly #values: ReadonlyMap<string, readonly string[]>;
  readonly #places: readonly string[];

  constructor(shape: CommandShape, values: ReadonlyMap<string, readonly string[]>, places: readonly string[]) {
    this.#shape = shape;
    this.#values = values;
    this.#places = places;
  }

  /** The help was asked for: nothing else was checked. */
  get help(): boolean {
    return this.#values.has('help');
  }

  flag(name: string): boolean {
    return this.#of(name).length > 0;
  }

  text(name: string): string | undefined {
    return this.#of(name)[0];
  }

  texts(name: string): readonly string[] {
    return this.#of(name);
  }

  whole(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : Number(text);
  }

  /** A value by its place; a required one is always there. */
  place(name: string): string {
    return this.#places[this.#index(name)] ?? '';
  }

  /** Everything from a place on. */
  rest(name: string): readonly string[] {
    return this.#places.slice(this.#index(name));
  }

  /** A refusal that points to this command's help. */
  wrong(message: string): UsageError {
    return new UsageError(message, this.#shape.command);
  }

  #of(name: string): readonly string[] {
    if (!(name in this.#shape.options)) throw new Error(`${this.#shape.command} declares no option ${name}.`);
    return this.#values.get(name) ?? [];
  }

  #index(name: string): number {
    const index = this.#shape.places.findIndex((each) => each.name === name);
    if (index < 0) throw new Error(`${this.#shape.command} declares no place ${name}.`);
    return index;
  }
}

/** Throws UsageError on an unknown option, a missing or wrong value, and too few or too many places. */
export function readArguments(shape: CommandShape, words: readonly string[]): Given {
  const wrong = (message: string) => new UsageError(message, shape.command);
  const options = Object.fromEntries(
    Object.entries(shape.options).map(([name, { kind }]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  const asks = tokens.some((token) => token.kind === 'option' && (token.name === 'help' || token.rawName === '-h'));
  if (asks) return new Given(shape, new Map([['help', []]]), []);
  const values = new Map<string, string[]>();
  const places: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') places.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const option = shape.options[name];
    if (!option || !rawName.startsWith('--')) {
      throw wrong(`Expected one of ${optionNames(shape)}, found ${rawName}.`);
    }
    const text = valueAfter(option, rawName, value, token.inlineValue === true, wrong);
    const known = values.get(name);
    if (known && option.kind !== 'texts') throw wrong(`Expected ${rawName} once, found it twice.`);
    values.set(name, [...(known ?? []), text]);
  }
  checkPlaces(shape, places, wrong);
  return new Given(shape, values, places);
}

type Wrong = (message: string) => UsageError;

function valueAfter(
  { kind, choices, value: called }: OptionShape,
  rawName: string,
  value: string | undefined,
  isInline: boolean,
  wrong: Wrong,
): string {
  if (kind === 'flag') {
    if (value !== undefined) throw wrong(`Expected ${rawName} without a value, found "${value}".`);
    return '';
  }
  const wanted = choices?.join(' or ') ?? (kind === 'whole' ? 'a whole number' : `a value (${called ?? 'text'})`);
  if (value === undefined || (!isInline && value.startsWith('--'))) {
    throw wrong(`Expected ${wanted} after ${rawName}, found ${value ?? 'nothing'}.`);
  }
  const fits = choices ? choices.includes(value) : kind !== 'whole' || /^\d{1,9}$/.test(value);
  if (!fits) throw wrong(`Expected ${wanted} after ${rawName}, found "${value}".`);
  return value;
}

function checkPlaces(shape: CommandShape, places: readonly string[], wrong: Wrong): void {
  const missing = shape.places.find((each, index) => !each.optional && (places[index] ?? '') === '');
  if (missing) throw wrong(`Expected ${missing.name} (${missing.about}), found nothing.`);
  const last = shape.places.at(-1);
  const extra = places[shape.places.length];
  if (extra !== undefined && !last?.many) {
    const wanted = shape.places.map(({ name }) => name).join(' ') || 'no further words';
    throw wrong(`Expected ${wanted}, found "${extra}" as well.`);
  }
}

const optionNames = (shape: CommandShape): string =>
  [...Object.keys(shape.options), 'help'].map((name) => `--${name}`).join(', ');

/** The help of a command, made from its shape. */
export function helpOf(shape: CommandShape): string {
  const places = shape.places.map(({ name, optional, many }) => {
    const word = `${optional ? name : `<${name}>`}${many ? ' …' : ''}`;
    return optional ? `[${word}]` : word;
  });
  const rows: [string, string][] = [
    ...shape.places.map(({ name, about }): [string, string] => [name, about]),
    ...Object.entries(shape.options).map(([name, option]): [string, string] => [labelOf(name, option), option.about]),
    ['--help', 'this text'],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return [
    shape.about,
    '',
    `  ${[shape.command, ...places, '[options]'].join(' ')}`,
    '',
    ...rows.map(([label, about]) => `  ${label.padEnd(width)}  ${about}`),
    ...(shape.notes === undefined ? [] : ['', shape.notes]),
  ].join('\n');
}

function labelOf(name: string, { kind, value, choices }: OptionShape): string {
  if (kind === 'flag') return `--${name}`;
  const called = choices?.join('|') ?? value ?? (kind === 'whole' ? 'n' : 'text');
  return `--${name} ${called}${kind === 'texts' ? ' …' : ''}`;
}
