/**
 * How the sales of a marketplace are recorded, and since when: a list of spans, so that what ships is always recorded in
 * the way of its own day, however late that happens.
 *
 * @NApiVersion 2.1
 */

/**
 * `order`: a bill for each shipment. `daily`: one consolidated sale a day and channel. `settlement`: shipments move stock
 * and its cost only; the sale comes with Amazon's settlement.
 */
export const RECORDING_WAYS = ['order', 'daily', 'settlement'] as const;
export type RecordingWay = (typeof RECORDING_WAYS)[number];

/** From the day `from` (`YYYY-MM-DD`, by the date of the shipment) until the next span; null is since ever. */
export interface WaySpan {
  readonly way: RecordingWay;
  readonly from: string | null;
}

/** The way in which a shipment of that day is recorded; null where the marketplace recorded nothing yet. */
export function wayOn(spans: readonly WaySpan[], day: string): RecordingWay | null {
  return spans.findLast(({ from }) => from === null || from <= day)?.way ?? null;
}

/** As the marketplace record keeps it: a line each, `always order` or `2026-04-01 daily`. */
export function spansText(spans: readonly WaySpan[]): string {
  return spans.map(({ way, from }) => `${from ?? 'always'} ${way}`).join('\n');
}

/** Reads `spansText` back. Throws on text that somebody has changed: guessing would bill twice or never. */
export function readSpans(text: string | null): readonly WaySpan[] {
  if (text === null) return [];
  return text.split('\n').map((line) => {
    const [, from = '', name = ''] = /^(always|\d{4}-\d{2}-\d{2}) (\w+)$/.exec(line.trim()) ?? [];
    const way = RECORDING_WAYS.find((each) => each === name);
    if (way === undefined) throw new Error(`Expected a recording way such as "2026-04-01 daily", found "${line}".`);
    return { way, from: from === 'always' ? null : from };
  });
}

export interface EnteredWay {
  readonly way: RecordingWay | null;
  /** The cut-over as it was entered, `YYYY-MM-DD`. */
  readonly from: string | null;
}

export type WayChange =
  | { readonly ok: true; readonly spans: readonly WaySpan[] }
  | { readonly ok: false; readonly problem: string };

/**
 * The spans after a save. `spans` stood before it; `today` is the day in the marketplace's zone. A way that is in force
 * changes by a day that is still to come, and by nothing else: what has shipped until then is recorded the old way.
 */
export function changeWay(spans: readonly WaySpan[], entered: EnteredWay, today: string): WayChange {
  const { way, from } = entered;
  if (spans.length === 0) return { ok: true, spans: way === null ? [] : [{ way, from }] };
  if (way === null) {
    return { ok: false, problem: 'The recording way cannot be emptied: what ships must be recorded in some way.' };
  }
  const last = spans.at(-1);
  if (last?.way === way && last.from === from) return { ok: true, spans };
  const kept = spans.filter((span) => span.from === null || span.from <= today);
  const current = kept.at(-1);
  if (current === undefined) return { ok: true, spans: [{ way, from }] };
  if (current.way === way) return from === null || from === current.from ? { ok: true, spans: kept } : inForce(current);
  if (from === null || from <= today) {
    return {
      ok: false,
      problem:
        `Switching the recording way needs a cut-over day that is still to come: expected a Recording Way From after ${today}, found ${from ?? 'none'}. ` +
        'What ships before that day is recorded the old way, what ships from that day on the new way.',
    };
  }
  return { ok: true, spans: [...kept, { way, from }] };
}

/** A planned switch is taken back by choosing the way in force again; its own day is part of the past. */
function inForce({ way, from }: WaySpan): WayChange {
  return {
    ok: false,
    problem: `The recording way ${way} is in force since ${from ?? 'the beginning'}; that day is part of the past and stays.`,
  };
}
