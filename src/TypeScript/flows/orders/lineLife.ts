/**
 * The life of an order line, unit by unit: one table of states and moves. A line has some units in each state and events
 * move units from one to another, so shipped + cancelled + open = ordered whatever happens, in whatever turn.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClass } from '../exceptions/classes';

/** What the units of a line count as. */
export type LinePart = 'open' | 'shipped' | 'cancelled';

/** Every state, and what its units count as. */
export const LINE_STATES = {
  /** Amazon still checks the payment: a reservation, no sales order. */
  pending: 'open',
  /** On the sales order, with or without stock. */
  open: 'open',
  /** The buyer asked to cancel; the order waits for people. */
  asked: 'open',
  /** On a fulfilment that has not left. */
  picked: 'open',
  shipped: 'shipped',
  /** Amazon says that it shipped. */
  confirmed: 'shipped',
  /** Billed before Amazon said that it shipped. */
  billed: 'shipped',
  /** Billed, and Amazon says that it shipped. */
  complete: 'shipped',
  /** Shipped, and its revenue is recorded elsewhere than by a bill of this order. */
  closed: 'shipped',
  /** Closed by people before it shipped; Amazon does not say so yet. */
  withdrawn: 'cancelled',
  cancelled: 'cancelled',
} as const satisfies Readonly<Record<string, LinePart>>;

export type LineState = keyof typeof LINE_STATES;

export type LineEvent =
  /** Amazon lets the order go ahead. */
  | 'release'
  /** The buyer asks to cancel; nothing is cancelled by that. */
  | 'ask'
  /** People let an order go ahead although its buyer asked. */
  | 'keep'
  | 'pick'
  /** A fulfilment that had not left is deleted. */
  | 'unpick'
  /** The seller's fulfilment leaves. */
  | 'ship'
  /** Amazon shipped units of an FBA order. */
  | 'ship-by-amazon'
  /** Amazon says that what the seller shipped is shipped. */
  | 'confirm'
  | 'bill'
  /** Lines are closed after the fulfilment, because their revenue is recorded elsewhere. */
  | 'close'
  /** People close what has not shipped. */
  | 'withdraw'
  | 'reopen'
  /** Amazon says that units are cancelled, whoever did it. */
  | 'cancel';

/** What an event does to units in one state. */
export type Move =
  | { readonly to: LineState }
  /** Nothing: it happened already, or comes too late to matter. */
  | 'stays'
  /** It cannot be, so a person must hear of it. */
  | { readonly never: ExceptionClass };

const to = (state: LineState): Move => ({ to: state });
const never = (exceptionClass: ExceptionClass): Move => ({ never: exceptionClass });
const OUT_OF_STEP = never('order-out-of-step');
const WHILE_PICKED = never('cancelled-while-picked');
const AFTER_SHIPMENT = never('cancelled-after-shipment');

const ALL_STAY: Readonly<Record<LineState, Move>> = {
  pending: 'stays',
  open: 'stays',
  asked: 'stays',
  picked: 'stays',
  shipped: 'stays',
  confirmed: 'stays',
  billed: 'stays',
  complete: 'stays',
  closed: 'stays',
  withdrawn: 'stays',
  cancelled: 'stays',
};

const ALL_NEVER = Object.fromEntries(Object.keys(LINE_STATES).map((state) => [state, OUT_OF_STEP])) as Readonly<
  Record<LineState, Move>
>;

export const MOVES: Readonly<Record<LineEvent, Readonly<Record<LineState, Move>>>> = {
  release: { ...ALL_STAY, pending: to('open') },
  ask: { ...ALL_STAY, open: to('asked'), picked: never('buyer-asked-to-cancel') },
  keep: { ...ALL_STAY, asked: to('open') },
  pick: { ...ALL_NEVER, open: to('picked'), asked: never('buyer-asked-to-cancel') },
  unpick: { ...ALL_STAY, picked: to('open') },
  // Who ships what a buyer asked to cancel has decided.
  ship: { ...ALL_NEVER, open: to('shipped'), asked: to('shipped'), picked: to('shipped') },
  'ship-by-amazon': { ...ALL_NEVER, open: to('confirmed'), asked: to('confirmed') },
  confirm: {
    ...ALL_STAY,
    pending: OUT_OF_STEP,
    open: OUT_OF_STEP,
    asked: OUT_OF_STEP,
    picked: OUT_OF_STEP,
    shipped: to('confirmed'),
    billed: to('complete'),
    withdrawn: OUT_OF_STEP,
    cancelled: OUT_OF_STEP,
  },
  bill: { ...ALL_NEVER, shipped: to('billed'), confirmed: to('complete') },
  close: { ...ALL_NEVER, shipped: to('closed'), confirmed: to('closed'), closed: 'stays' },
  withdraw: { ...ALL_STAY, pending: OUT_OF_STEP, open: to('withdrawn'), asked: to('withdrawn'), picked: WHILE_PICKED },
  reopen: { ...ALL_STAY, withdrawn: to('open') },
  cancel: {
    pending: to('cancelled'),
    open: to('cancelled'),
    asked: to('cancelled'),
    picked: WHILE_PICKED,
    shipped: AFTER_SHIPMENT,
    confirmed: AFTER_SHIPMENT,
    billed: AFTER_SHIPMENT,
    complete: AFTER_SHIPMENT,
    closed: AFTER_SHIPMENT,
    withdrawn: to('cancelled'),
    cancelled: 'stays',
  },
};

/**
 * Which units an event takes first: what Amazon cancels is first what people gave up already, then what is farthest
 * from leaving; what ships was picked first.
 */
const FIRST: Readonly<Partial<Record<LineEvent, readonly LineState[]>>> = {
  cancel: ['withdrawn', 'pending', 'asked', 'open', 'picked'],
  ship: ['picked', 'open', 'asked'],
};

/** How many units of a line are in each state. */
export type LineUnits = Readonly<Record<LineState, number>>;

export interface Refused {
  readonly state: LineState;
  readonly class: ExceptionClass;
  readonly quantity: number;
}

export interface Moved {
  readonly units: LineUnits;
  /** Units that moved. */
  readonly quantity: number;
  /** Units that the event wanted and that may not move. */
  readonly refused: readonly Refused[];
  /** What the event wanted beyond all that the line has. */
  readonly missing: number;
}

const STATES = Object.keys(LINE_STATES) as readonly LineState[];

/** A line of which nothing is left out: states that are not given have no units. */
export function unitsOf(given: Partial<LineUnits>): LineUnits {
  return Object.fromEntries(STATES.map((state) => [state, given[state] ?? 0])) as LineUnits;
}

/** What `quantity` units of an event make of a line: units that may move go first, then those that may not are refused. */
export function move(units: LineUnits, event: LineEvent, quantity: number): Moved {
  const next: Record<LineState, number> = { ...units };
  const refused: Refused[] = [];
  let [left, done] = [quantity, 0];
  for (const state of inTurn(event)) {
    const moved = MOVES[event][state];
    const taken = Math.min(left, units[state]);
    if (moved === 'stays' || taken === 0) continue;
    left -= taken;
    if ('never' in moved) {
      refused.push({ state, class: moved.never, quantity: taken });
      continue;
    }
    next[state] -= taken;
    next[moved.to] += taken;
    done += taken;
  }
  return { units: next, quantity: done, refused, missing: left };
}

/** States whose units may move come before those whose may not. */
function inTurn(event: LineEvent): readonly LineState[] {
  const first = FIRST[event] ?? [];
  const all = [...first, ...STATES.filter((state) => !first.includes(state))];
  const mayMove = (state: LineState): boolean => {
    const moved = MOVES[event][state];
    return moved !== 'stays' && 'to' in moved;
  };
  return [...all.filter(mayMove), ...all.filter((state) => !mayMove(state))];
}

/** Units by what they count as; together they are what was ordered. */
export function partsOf(units: LineUnits): Readonly<Record<LinePart, number>> {
  const parts: Record<LinePart, number> = { open: 0, shipped: 0, cancelled: 0 };
  for (const state of STATES) parts[LINE_STATES[state]] += units[state];
  return parts;
}
