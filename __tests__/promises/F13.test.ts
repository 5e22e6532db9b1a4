// F13: a settlement is a stream of lines of many kinds. Each line has exactly one class, and nothing of a settlement is
// posted while one line has none.

import { Random } from '../../lab/random';
import { DEFAULT_MAP } from '../../src/TypeScript/flows/settlements/defaultMap';
import { SettledBooks } from '../support/settledBooks';
import type { Row } from '../support/settlementText';
import { size } from '../support/size';

const SETTLEMENTS = size('F13 settlements', 24, 240);
const BATCH = 80;
const random = new Random(1_313);

/** Kinds of line of the shipped map whose three texts are whole, with the one class that each has. */
const KINDS = DEFAULT_MAP.filter((row) => !`${row.amountType}${row.amountDescription}`.includes('*'));
const POSTED = KINDS.filter((row) => row.class !== 'review');
const REVIEWED = KINDS.filter((row) => row.class === 'review');

type Doubt = 'none' | 'unknown' | 'review';

interface Drawn {
  readonly id: string;
  readonly doubt: Doubt;
  /** Cents by class of the lines that have one that can be posted. */
  readonly byClass: Readonly<Record<string, number>>;
  readonly lines: number;
  /** Of the lines in doubt. */
  readonly doubtful: { readonly lines: number; readonly cents: number };
  readonly rows: readonly Row[];
}

const decimal = (cents: number): string =>
  `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;

function draw(number: number, doubt: Doubt): Drawn {
  const byClass: Record<string, number> = {};
  const rows: Row[] = [];
  const add = (kind: Pick<(typeof KINDS)[number], 'transactionType' | 'amountType' | 'amountDescription'>): number => {
    const cents = random.int(-99_999, 99_999);
    rows.push([kind.transactionType, kind.amountType, kind.amountDescription, decimal(cents)]);
    return cents;
  };
  for (let line = random.int(1, 60); line > 0; line--) {
    const kind = random.pick(POSTED);
    byClass[kind.class] = (byClass[kind.class] ?? 0) + add(kind);
  }
  const doubtful = { lines: 0, cents: 0 };
  for (let line = doubt === 'none' ? 0 : random.int(1, 3); line > 0; line--) {
    doubtful.lines++;
    doubtful.cents += add(doubt === 'review' ? random.pick(REVIEWED) : unknownKind());
  }
  return { id: String(50_000_000_000 + number), doubt, byClass, lines: rows.length, doubtful, rows };
}

/** The word of a known kind under types that no row has, or a new word under known types. */
function unknownKind(): { transactionType: string; amountType: string; amountDescription: string } {
  const kind = random.pick(POSTED);
  return random.chance(0.5)
    ? { ...kind, transactionType: `New ${kind.transactionType}` }
    : { transactionType: 'Order', amountType: 'ItemFees', amountDescription: `NewFee${random.int(1, 99_999)}` };
}

interface Kept {
  readonly state: string;
  readonly journals: number;
  readonly lines: number;
  readonly byClass: readonly { readonly class: string; readonly lines: number; readonly amount: number }[];
  readonly held: readonly { readonly lines?: number; readonly amount?: number; readonly reason: string }[];
}

function kept({ account }: SettledBooks): ReadonlyMap<string, Kept> {
  const found = account.records.list('customrecord_cwy_settlement', { limit: 1_000 }).rows.map(({ id, fields }) => {
    const text = (name: string): string => String(fields[`custrecord_cwy_set_${name}`] ?? '');
    const { byClass } = JSON.parse(text('groups')) as Pick<Kept, 'byClass'>;
    const entries = account.store.all(
      `SELECT id FROM "transaction" WHERE type = 'Journal' AND custbody_cwy_settlement = ?`,
      [Number(id)],
    );
    const its: Kept = {
      state: text('state'),
      journals: entries.length,
      lines: Number(text('lines')),
      byClass,
      held: JSON.parse(text('held')) as Kept['held'],
    };
    return [text('number'), its] as const;
  });
  return new Map(found);
}

const total = <T>(list: readonly T[], amount: (each: T) => number): number =>
  list.reduce((sum, each) => sum + amount(each), 0);

const drawn = Array.from({ length: SETTLEMENTS }, (_, at) =>
  draw(at, (['none', 'none', 'unknown', 'review'] as const)[at % 4] ?? 'none'),
);
const outcomes = new Map<string, Kept>();

beforeAll(() => {
  const world = new SettledBooks();
  try {
    for (let at = 0; at < drawn.length; at += BATCH) {
      for (const each of drawn.slice(at, at + BATCH)) world.keep(each);
      world.settle();
    }
    for (const [id, each] of kept(world)) outcomes.set(id, each);
  } finally {
    world.account.close();
  }
});

const outcomeOf = ({ id }: Drawn): Kept => {
  const found = outcomes.get(id);
  if (found === undefined) throw new Error(`Expected a record of settlement ${id}, found none.`);
  return found;
};

test('F13 every line of every settlement has exactly one class, the one of its own kind, and all are posted', () => {
  const whole = drawn.filter(({ doubt }) => doubt === 'none');
  expect(whole.length).toBeGreaterThan(0);
  for (const settlement of whole) {
    const outcome = outcomeOf(settlement);
    expect([settlement.id, outcome.state, outcome.held]).toEqual([settlement.id, 'posted', []]);
    expect(Object.fromEntries(outcome.byClass.map((each) => [each.class, each.amount]))).toEqual(settlement.byClass);
    expect(total(outcome.byClass, ({ lines }) => lines)).toBe(settlement.lines);
    expect(outcome.lines).toBe(settlement.lines);
  }
});

test.each<[string, Doubt]>([
  ['has no class', 'unknown'],
  ['is to be decided by a person', 'review'],
])('F13 while a line %s nothing of its settlement is posted, and what waits is named to the cent', (_case, doubt) => {
  const doubted = drawn.filter((each) => each.doubt === doubt);
  expect(doubted.length).toBeGreaterThan(0);
  for (const settlement of doubted) {
    const { state, journals, held } = outcomeOf(settlement);
    expect([settlement.id, state, journals]).toEqual([settlement.id, 'held', 0]);
    expect(total(held, ({ lines = 0 }) => lines)).toBe(settlement.doubtful.lines);
    expect(total(held, ({ amount = 0 }) => amount)).toBe(settlement.doubtful.cents);
  }
});

test('F13 a kind of line has one class however often the shipped map names it', () => {
  const classes = new Map<string, Set<string>>();
  for (const row of KINDS) {
    const key = `${row.transactionType}\t${row.amountType}\t${row.amountDescription}`;
    classes.set(key, (classes.get(key) ?? new Set()).add(row.class));
  }
  expect([...classes].filter(([, found]) => found.size !== 1)).toEqual([]);
});
