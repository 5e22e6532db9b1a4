// One simulation: a history drawn, played and audited; where a rule is broken, the shortest history that breaks one.

import { audit } from './audit';
import { drawHistory, type Happening, type HistoryOptions } from './history';
import { play } from './play';
import { shrink } from './shrink';

export interface Outcome {
  readonly seed: number;
  readonly ok: boolean;
  /** Broken rules, in words. */
  readonly broken: readonly string[];
  /** Where something broke, the shortest history found that breaks something; empty otherwise. */
  readonly history: readonly Happening[];
}

export interface SimulateOptions extends HistoryOptions {
  /** How often a broken history may be played again to shorten it. */
  readonly tries: number;
}

export function simulate(options: SimulateOptions): Outcome {
  const { seed } = options;
  const history = drawHistory(options);
  const broken = findings(history);
  if (broken.length === 0) return { seed, ok: true, broken, history: [] };
  const happenings = shrink(
    history.happenings,
    (part) => findings({ ...history, happenings: part }).length > 0,
    options.tries,
  );
  return { seed, ok: false, broken: findings({ ...history, happenings }), history: happenings };
}

function findings(history: ReturnType<typeof drawHistory>): string[] {
  const played = play(history);
  try {
    return audit(played);
  } finally {
    played.world.account.close();
  }
}
