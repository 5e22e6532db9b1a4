// One quarter: drawn, played and audited; where a rule is broken, the shortest quarter that breaks one.

import { shrink } from '../shrink';
import { auditQuarter } from './audit';
import { drawQuarter, type Happening, type QuarterHistory, type QuarterOptions } from './history';
import { playQuarter } from './play';

export interface QuarterOutcome {
  readonly seed: number;
  readonly ok: boolean;
  /** Broken rules, in words. */
  readonly broken: readonly string[];
  /** Settlements that Amazon closed, by marketplace. */
  readonly settlements: Readonly<Record<string, number>>;
  readonly orders: number;
  /** What people had to do. */
  readonly manual: readonly string[];
  /** Where something broke, the shortest history found that breaks something; empty otherwise. */
  readonly history: readonly Happening[];
}

/** `tries`: how often a broken history may be played again to shorten it. */
export function simulateQuarter(options: QuarterOptions & { readonly tries: number }): QuarterOutcome {
  const history = drawQuarter(options);
  const whole = outcomeOf(history);
  if (whole.ok) return whole;
  const isBroken = (happenings: readonly Happening[]): boolean => !outcomeOf({ ...history, happenings }).ok;
  const happenings = shrink(history.happenings, isBroken, options.tries);
  return { ...outcomeOf({ ...history, happenings }), history: happenings };
}

function outcomeOf(history: QuarterHistory): QuarterOutcome {
  const played = playQuarter(history);
  const { world, places } = played.company;
  try {
    const broken = auditQuarter(played);
    const settlements = places.map(({ seller, facts }) => [
      facts.name,
      world.amazon.control.ledgerTruth(seller, facts.id).settlements.length,
    ]);
    return {
      seed: history.seed,
      ok: broken.length === 0,
      broken,
      settlements: Object.fromEntries(settlements),
      orders: played.orders.size,
      manual: played.manual,
      history: [],
    };
  } finally {
    world.account.close();
  }
}
