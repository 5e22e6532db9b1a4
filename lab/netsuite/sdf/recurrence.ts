// When a scheduled or map/reduce deployment starts: the child of `<recurrence>` as a typed value.
// Source: SDF XML reference, recurrence of scheduledscript and mapreducescript (help).

import { child, type XmlElement } from './xml';

export type Weekday = 'SUNDAY' | 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY';
export type OrderOfWeek = 'FIRST' | 'SECOND' | 'THIRD' | 'FOURTH' | 'LAST';

export const WEEKDAYS: readonly Weekday[] = [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
];

/** The repeats through the day that NetSuite offers, in minutes. */
export const REPEAT_MINUTES: Readonly<Record<string, number>> = {
  PT15M: 15,
  PT30M: 30,
  PT1H: 60,
  PT2H: 120,
  PT4H: 240,
  PT6H: 360,
  PT8H: 480,
  PT12H: 720,
};

interface Start {
  /** `yyyy-MM-dd`. */
  startDate: string;
  /** `HH:mm:ss`, company time although the XML ends it in Z. Practice; unconfirmed. */
  startTime: string;
  /** `yyyy-MM-dd`, the last day; null: without end. */
  endDate: string | null;
  /** Repeats through each day at this distance; null: once on the day. */
  repeatMinutes: number | null;
}

export type Recurrence = Start &
  (
    | { pattern: 'single' }
    | { pattern: 'daily'; everyDays: number }
    | { pattern: 'everyweekday' }
    | { pattern: 'weekly'; everyWeeks: number; weekdays: Weekday[] }
    | { pattern: 'monthly'; everyMonths: number }
    | { pattern: 'monthlydayofweek'; order: OrderOfWeek; weekday: Weekday; everyMonths: number }
    | { pattern: 'yearly' }
    | { pattern: 'yearlydayofweek'; order: OrderOfWeek; weekday: Weekday }
  );

/** Null when the element holds no known pattern; a project that passed the check always has exactly one. */
export function readRecurrence(element: XmlElement | undefined): Recurrence | null {
  const pattern = element?.children[0];
  if (pattern === undefined) return null;
  const value = (name: string): string => child(pattern, name)?.text ?? '';
  const count = (name: string): number => Number(value(name) || '1');
  const day = { order: value('orderofweek') as OrderOfWeek, weekday: value('dayofweek') as Weekday };
  const start: Start = {
    startDate: value('startdate'),
    startTime: value('starttime').replace(/Z$/, ''),
    endDate: value('enddate') || null,
    repeatMinutes: REPEAT_MINUTES[value('repeat')] ?? null,
  };
  switch (pattern.name) {
    case 'single':
    case 'everyweekday':
    case 'yearly':
      return { ...start, pattern: pattern.name };
    case 'daily':
      return { ...start, pattern: 'daily', everyDays: count('everyxdays') };
    case 'weekly': {
      const weekdays = WEEKDAYS.filter((each) => value(each.toLowerCase()) === 'T');
      return { ...start, pattern: 'weekly', everyWeeks: count('everyxweeks'), weekdays };
    }
    case 'monthly':
      return { ...start, pattern: 'monthly', everyMonths: count('everyxmonths') };
    case 'monthlydayofweek':
      return { ...start, pattern: 'monthlydayofweek', ...day, everyMonths: count('everyxmonths') };
    case 'yearlydayofweek':
      return { ...start, pattern: 'yearlydayofweek', ...day };
    default:
      return null;
  }
}
