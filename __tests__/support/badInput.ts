// A bad order beside a healthy one: what must hold whatever is wrong with the bad one. It ends as one sales order, one
// exception with a masked excerpt, or ignored by a named rule; the neighbour is imported in the same run; nothing
// crashes; and reading the same again changes nothing.

import type { OrderDraft } from '../../lab/amazon/orderDraft';
import { Person } from '../../lab/netsuite/runner/person';
import type { ExceptionRow, Story } from './story';

/** An order as Amazon sends it, open to any change. */
export type Raw = Record<string, unknown>;

export type Outcome =
  | { readonly imported: readonly string[] }
  | { readonly held: readonly string[] }
  | { readonly ignored: string }
  | { readonly reserved: true }
  /** The row has no id that can be read, or no time: there is no document, only the exception. */
  | { readonly unfiled: string };

export interface BadOrder {
  /** Completes “an order with …”. */
  readonly title: string;
  readonly draft?: OrderDraft;
  /** Changes the document on its way; what it returns is sent instead. */
  readonly spoil?: (order: Raw) => unknown;
  /** Changes the account first; what it returns undoes that. */
  readonly prepare?: (story: Story) => () => void;
  readonly becomes: Outcome;
  /** The id under which it arrives, where that is spoiled too. */
  readonly comesAs?: string;
  /** Further things that must hold. */
  readonly also?: (story: Story, amazonOrderId: string) => void;
}

export const MUG = { sku: 'HH-MUG-BLUE', price: 1499, tax: 112 };

const BUYER = { name: 'Wilhelmina Ostrander', email: 'k3v9zq@marketplace.example' };
const ADDRESS = { addressLine1: '77 Quillfeather Crescent', addressLine2: 'Gate 4B', phone: '+1 206-555-0188' };
/** Nothing of this may be seen in an exception or a log. */
const PERSONAL = [...Object.values(BUYER), ...Object.values(ADDRESS), 'Ostrander', 'Quillfeather'];

/** What is in the account that a second reading could change. */
function stateOf(story: Story): unknown {
  return {
    documents: story.documents(),
    exceptions: story
      .exceptions(undefined, true)
      .map(({ id, class: name, state, count }) => ({ id, name, state, count })),
    claims: story.rows('SELECT id, custrecord_cwy_doc_claim AS claim FROM customrecord_cwy_document ORDER BY id'),
    reservations: story.rows(
      'SELECT id, custrecord_cwy_res_quantity AS quantity FROM customrecord_cwy_reservation ORDER BY id',
    ),
    orders: story.rows('SELECT id, version FROM record WHERE grp = ? ORDER BY id', ['transaction']),
  };
}

const errorsLogged = (story: Story): number =>
  Number(story.rows("SELECT COUNT(*) AS n FROM scriptnote WHERE type IN ('ERROR', 'EMERGENCY', 'SYSTEM')")[0]?.n);

/** Lets the bad order and a healthy one arrive in one page, and checks all that holds for every bad order. */
export function checkBadOrder(story: Story, bad: BadOrder): void {
  const undo = bad.prepare?.(story);
  const errorsBefore = errorsLogged(story);
  const lastException = story.exceptions(undefined, true).at(-1)?.id ?? 0;
  const draft: OrderDraft = { lines: [MUG], ...bad.draft };
  const id = story.place({
    ...draft,
    buyer: { ...BUYER, ...draft.buyer },
    address: draft.address === null ? null : { ...ADDRESS, ...draft.address },
  });
  const { spoil } = bad;
  if (spoil) story.world.amazon.control.tamper(id, (order) => spoil(order) ?? order);
  const healthy = story.place({ lines: [MUG] });

  try {
    check(story, bad, { id, healthy, errorsBefore, lastException });
  } finally {
    story.world.amazon.control.tamper(id, (order) => order);
    undo?.();
  }
}

interface Arriving {
  readonly id: string;
  readonly healthy: string;
  readonly errorsBefore: number;
  readonly lastException: number;
}

function check(story: Story, bad: BadOrder, { id, healthy, errorsBefore, lastException }: Arriving): void {
  story.sync();
  expect(story.reasons(healthy)).toEqual([]);
  expect(story.salesOrders(healthy)).toHaveLength(1);
  expect(errorsLogged(story)).toBe(errorsBefore);
  const raised = story.exceptions(undefined, true).filter((each) => each.id > lastException);
  checkOutcome(story, bad.comesAs ?? id, bad.becomes, raised);
  for (const exception of raised) checkExcerpt(exception);
  checkLog(story);
  bad.also?.(story, id);

  const before = stateOf(story);
  story.sync();
  expect(stateOf(story)).toEqual(before);
}

function checkOutcome(story: Story, id: string, becomes: Outcome, raised: readonly ExceptionRow[]): void {
  const classes = raised.map((each) => each.class).sort();
  if ('unfiled' in becomes) {
    expect({ classes, filed: story.documents().some((each) => each.amazonOrderId === id) }).toEqual({
      classes: [becomes.unfiled],
      filed: false,
    });
  } else if ('imported' in becomes) {
    expect({ ...found(story, id), classes }).toEqual({
      state: 'applied',
      orders: 1,
      claims: 0,
      classes: [...becomes.imported].sort(),
    });
  } else if ('held' in becomes) {
    expect({ ...found(story, id), classes }).toEqual({
      state: 'held',
      orders: 0,
      claims: 0,
      classes: [...becomes.held].sort(),
    });
  } else if ('reserved' in becomes) {
    expect({ ...found(story, id), classes }).toEqual({ state: 'planned', orders: 0, claims: 1, classes: [] });
  } else {
    expect({ ...found(story, id), classes }).toEqual({ state: 'ignored', orders: 0, claims: 0, classes: [] });
    expect(story.document(id).reason).toBe(becomes.ignored);
  }
}

function found(story: Story, id: string): { state: string; orders: number; claims: number } {
  return {
    state: story.document(id).state,
    orders: story.salesOrders(id).length,
    claims: story.reservations(id).filter((each) => each.state === 'live').length,
  };
}

/** A person can see what came, and nobody can see who bought. */
function checkExcerpt({ message, excerpt }: ExceptionRow): void {
  expect(message).not.toBe('');
  expect(excerpt).not.toBe('');
  expect(PERSONAL.filter((each) => `${message}\n${excerpt}`.includes(each))).toEqual([]);
}

function checkLog(story: Story): void {
  const said = story.rows('SELECT title, detail FROM scriptnote').map((row) => `${row.title}\n${row.detail}`);
  expect(PERSONAL.filter((each) => said.some((entry) => entry.includes(each)))).toEqual([]);
}

/** Changes fields of a record behind every script's back; answers what puts them back. */
export function quietly(story: Story, type: string, id: number, values: Record<string, unknown>): () => void {
  // A new person each time: who keeps a form open for hours is signed out.
  const person = () => new Person(story.world.account, { quietly: true });
  const before = story.world.account.records.get(type, id)?.fields ?? {};
  const content = (given: Record<string, unknown>) => ({ values: given, sublists: {} });
  const old = Object.fromEntries(Object.keys(values).map((field) => [field, before[field] ?? null]));
  person().edit(type, id, content(values));
  return () => {
    person().edit(type, id, content(old));
  };
}

/** Writes a value at a path such as `orderItems.0.quantityOrdered`. */
export const set =
  (path: string, value: unknown) =>
  (order: Raw): void => {
    const names = path.split('.');
    const last = names.pop() as string;
    (inside(order, names) as Raw)[last] = value;
  };

export const drop =
  (path: string) =>
  (order: Raw): void => {
    const names = path.split('.');
    const last = names.pop() as string;
    delete (inside(order, names) as Raw)[last];
  };

/** One change after the other. */
export const all =
  (...changes: readonly ((order: Raw) => void)[]) =>
  (order: Raw): void => {
    for (const change of changes) change(order);
  };

export function inside(order: Raw, names: readonly string[]): unknown {
  return names.reduce<unknown>((value, name) => {
    const next = (value as Raw | undefined)?.[name];
    if (next === undefined)
      throw new Error(`The order has no ${names.join('.')}: ${JSON.stringify(order).slice(0, 400)}`);
    return next;
  }, order);
}
