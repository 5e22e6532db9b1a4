// What a measurement answers: figures beside their bars, and how close any invocation came to its limit meanwhile.

import type { Account } from '../lab/netsuite/account';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar: number;
  /** Whether the value must not be larger than the bar, or not smaller. */
  readonly side: 'at most' | 'at least';
  readonly ok: boolean;
}

export interface Finding {
  readonly figures: readonly Figure[];
  /** The largest part of its units that one invocation used, in per cent; null where nothing ran. */
  readonly highest: { readonly of: string; readonly percent: number } | null;
}

export type Measurement = () => Finding;

export function figure(name: string, value: number, unit: string, bar: number): Figure {
  const rounded = Math.round(value * 100) / 100;
  return { name, value: rounded, unit, bar, side: 'at most', ok: rounded <= bar };
}

/** A figure that is the better the larger it is. */
export function figureAtLeast(name: string, value: number, unit: string, bar: number): Figure {
  const rounded = Math.round(value * 100) / 100;
  return { name, value: rounded, unit, bar, side: 'at least', ok: rounded >= bar };
}

/** Over all invocations of the add-on's scripts so far. */
export function highestOf(account: Account): Finding['highest'] {
  const used = account.runner.statistics().map(({ script, stage, highest, limit }) => ({
    of: `${script} ${stage}`,
    percent: Math.round((highest / limit) * 1_000) / 10,
  }));
  return used.reduce<Finding['highest']>((most, each) => (most && most.percent >= each.percent ? most : each), null);
}
