// Wall-clock times in a zone, and back: what N/format needs to write and read dates.

import type { Instant } from '../clock';

export interface WallTime {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

export function isZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the clocks in the zone show. */
export function wallTimeIn(zone: string, instant: Instant): WallTime {
  const shown = new Date(instant + offsetAt(zone, instant));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
  };
}

/** Asked of the language's own formats, which take long. */
function askedWallTime(zone: string, instant: Instant): WallTime {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

/** The instant at which the clocks in the zone show it. A time that summer time skips moves on by the hour skipped. */
export function instantIn(zone: string, time: WallTime): Instant {
  const asUtc = utcOf(time);
  const guess = asUtc - offsetAt(zone, asUtc);
  return asUtc - offsetAt(zone, guess);
}

/** Since this year all zones change their clocks at whole quarters of an hour, so one answer serves a quarter. */
const REGULAR = Date.UTC(1980, 0, 1);
const QUARTER = 900_000;
const MOST_OFFSETS = 100_000;
const offsets = new Map<string, Map<number, number>>();

/** Milliseconds the zone is ahead of UTC at an instant. */
export function offsetAt(zone: string, instant: Instant): number {
  if (instant < REGULAR) return askedOffset(zone, instant);
  const quarter = Math.floor(instant / QUARTER);
  let known = offsets.get(zone);
  if (!known || known.size > MOST_OFFSETS) {
    known = new Map();
    offsets.set(zone, known);
  }
  let offset = known.get(quarter);
  if (offset === undefined) {
    offset = askedOffset(zone, instant);
    known.set(quarter, offset);
  }
  return offset;
}

function askedOffset(zone: string, instant: Instant): number {
  return utcOf(askedWallTime(zone, instant)) - Math.floor(instant / 1_000) * 1_000;
}

function utcOf(time: WallTime): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}

/** Whether there is such a day and time of day. */
export function isRealTime(time: WallTime): boolean {
  const date = new Date(utcOf(time));
  return (
    date.getUTCMonth() === time.month - 1 &&
    date.getUTCDate() === time.day &&
    time.hour < 24 &&
    time.minute < 60 &&
    time.second < 60
  );
}
