/**
 * Calendar days in the zones of Amazon's marketplaces. SuiteScript's own dates live in the server's zone, and its
 * formatter needs N/format, so the few daylight-saving rules in use are kept here as a table.
 *
 * @NApiVersion 2.1
 */

/** Month is 1 to 12. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Last (5) or n-th Sunday (0) … Saturday (6) of a month, at an hour of the zone's standard time or of UTC. */
interface Turn {
  readonly month: number;
  readonly week: number;
  readonly weekday: number;
  readonly hour: number;
}

interface Saving {
  readonly begins: Turn;
  readonly ends: Turn;
  /** Whether the hours above are UTC (Europe) or the zone's standard time. */
  readonly utc: boolean;
}

const SUNDAY = 0;
const LAST = 5;

const NORTH_AMERICA: Saving = {
  begins: { month: 3, week: 2, weekday: SUNDAY, hour: 2 },
  ends: { month: 11, week: 1, weekday: SUNDAY, hour: 1 },
  utc: false,
};
const EUROPE: Saving = {
  begins: { month: 3, week: LAST, weekday: SUNDAY, hour: 1 },
  ends: { month: 10, week: LAST, weekday: SUNDAY, hour: 1 },
  utc: true,
};
const AUSTRALIA: Saving = {
  begins: { month: 10, week: 1, weekday: SUNDAY, hour: 2 },
  ends: { month: 4, week: 1, weekday: SUNDAY, hour: 2 },
  utc: false,
};
const EGYPT: Saving = {
  begins: { month: 4, week: LAST, weekday: 5, hour: 0 },
  // Midnight in summer time at the end of the last Thursday: 23 o'clock of that Thursday in standard time.
  ends: { month: 10, week: LAST, weekday: 4, hour: 23 },
  utc: false,
};

const ZONES: Readonly<Record<string, { readonly hours: number; readonly saving?: Saving }>> = {
  UTC: { hours: 0 },
  'America/Los_Angeles': { hours: -8, saving: NORTH_AMERICA },
  'America/Denver': { hours: -7, saving: NORTH_AMERICA },
  'America/Phoenix': { hours: -7 },
  'America/Chicago': { hours: -6, saving: NORTH_AMERICA },
  'America/New_York': { hours: -5, saving: NORTH_AMERICA },
  'America/Toronto': { hours: -5, saving: NORTH_AMERICA },
  'America/Mexico_City': { hours: -6 },
  'America/Sao_Paulo': { hours: -3 },
  'Europe/London': { hours: 0, saving: EUROPE },
  'Europe/Dublin': { hours: 0, saving: EUROPE },
  'Europe/Berlin': { hours: 1, saving: EUROPE },
  'Europe/Paris': { hours: 1, saving: EUROPE },
  'Europe/Rome': { hours: 1, saving: EUROPE },
  'Europe/Madrid': { hours: 1, saving: EUROPE },
  'Europe/Amsterdam': { hours: 1, saving: EUROPE },
  'Europe/Brussels': { hours: 1, saving: EUROPE },
  'Europe/Stockholm': { hours: 1, saving: EUROPE },
  'Europe/Warsaw': { hours: 1, saving: EUROPE },
  'Europe/Istanbul': { hours: 3 },
  'Asia/Dubai': { hours: 4 },
  'Asia/Riyadh': { hours: 3 },
  'Africa/Cairo': { hours: 2, saving: EGYPT },
  'Africa/Johannesburg': { hours: 2 },
  'Asia/Kolkata': { hours: 5.5 },
  'Asia/Tokyo': { hours: 9 },
  'Australia/Sydney': { hours: 10, saving: AUSTRALIA },
  'Asia/Singapore': { hours: 8 },
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const KNOWN_ZONES: readonly string[] = Object.keys(ZONES);

/** The day an instant (ISO 8601) falls on in a zone; null where the zone is not in the table or the text is no instant. */
export function dayIn(zone: string, instant: string): CalendarDate | null {
  const rule = ZONES[zone];
  const at = Date.parse(instant);
  if (rule === undefined || Number.isNaN(at)) return null;
  const standard = at + rule.hours * HOUR;
  const local = rule.saving && isSaving(rule.saving, at, standard) ? standard + HOUR : standard;
  const date = new Date(local);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `YYYY-MM-DD`, which sorts as the days do. */
export function dayText(date: CalendarDate): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
}

function isSaving(saving: Saving, utc: number, standard: number): boolean {
  const at = saving.utc ? utc : standard;
  const year = new Date(at).getUTCFullYear();
  const begins = instantOf(saving.begins, year);
  const ends = instantOf(saving.ends, year);
  return begins < ends ? at >= begins && at < ends : at >= begins || at < ends;
}

function instantOf(turn: Turn, year: number): number {
  const hours = turn.hour * HOUR;
  if (turn.week === LAST) {
    const lastDay = Date.UTC(year, turn.month, 0);
    const back = (new Date(lastDay).getUTCDay() - turn.weekday + 7) % 7;
    return lastDay - back * DAY + hours;
  }
  const firstDay = Date.UTC(year, turn.month - 1, 1);
  const ahead = (turn.weekday - new Date(firstDay).getUTCDay() + 7) % 7;
  return firstDay + (ahead + (turn.week - 1) * 7) * DAY + hours;
}
