// When deployments start by themselves.
// Source: scheduled script deployments (help): 15 minutes at best, start times approximate, in the company's zone.

import type { Instant } from '../../clock';
import { MINUTE } from '../../clock';
import { type OrderOfWeek, type Recurrence, WEEKDAYS } from '../sdf/recurrence';

/** The first start after an instant; undefined when there is none within two years. Server-zone calendar. */
export function nextStart(recurrence: Recurrence, after: Instant): Instant | undefined {
  const [hour = 0, minute = 0, second = 0] = recurrence.startTime.split(':').map(Number);
  const first = parseDay(recurrence.startDate);
  const last = recurrence.endDate ? parseDay(recurrence.endDate) : undefined;
  const from = new Date(after);
  const day = new Date(from.getFullYear(), from.getMonth(), from.getDate() - 1);
  for (let ahead = 0; ahead < 732; ahead++, day.setDate(day.getDate() + 1)) {
    if (day < first || (last && day > last) || !matches(recurrence, day, first)) continue;
    const start = new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute, second).getTime();
    const end = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
    const step = recurrence.repeatMinutes === null ? end - start : recurrence.repeatMinutes * MINUTE;
    const missed = after < start ? 0 : Math.floor((after - start) / step) + 1;
    const candidate = start + missed * step;
    if (candidate < end && candidate > after) return candidate;
  }
  return undefined;
}

function parseDay(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

function matches(recurrence: Recurrence, day: Date, first: Date): boolean {
  const days = Math.round((day.getTime() - first.getTime()) / 86_400_000);
  const months = (day.getFullYear() - first.getFullYear()) * 12 + day.getMonth() - first.getMonth();
  switch (recurrence.pattern) {
    case 'single':
      return days === 0;
    case 'daily':
      return days % recurrence.everyDays === 0;
    case 'everyweekday':
      return day.getDay() >= 1 && day.getDay() <= 5;
    case 'weekly':
      return (
        recurrence.weekdays.includes(WEEKDAYS[day.getDay()] as (typeof WEEKDAYS)[number]) &&
        Math.floor((days + first.getDay()) / 7) % recurrence.everyWeeks === 0
      );
    case 'monthly':
      return day.getDate() === first.getDate() && months % recurrence.everyMonths === 0;
    case 'monthlydayofweek':
      return (
        months % recurrence.everyMonths === 0 && isOrdered(day, recurrence.order, WEEKDAYS.indexOf(recurrence.weekday))
      );
    case 'yearly':
      return day.getDate() === first.getDate() && day.getMonth() === first.getMonth();
    case 'yearlydayofweek':
      return (
        day.getMonth() === first.getMonth() && isOrdered(day, recurrence.order, WEEKDAYS.indexOf(recurrence.weekday))
      );
  }
}

function isOrdered(day: Date, order: OrderOfWeek, weekday: number): boolean {
  if (day.getDay() !== weekday) return false;
  if (order === 'LAST')
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 7).getMonth() !== day.getMonth();
  return Math.ceil(day.getDate() / 7) === ['FIRST', 'SECOND', 'THIRD', 'FOURTH'].indexOf(order) + 1;
}
