/**
 * Days in date fields: NetSuite gives and takes a `Date` whose parts, in the zone of the server, are the calendar day.
 *
 * @NApiVersion 2.1
 */

/** The day of a date field's value, in the zone that NetSuite gives scripts. */
export function dayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The value that a date field takes for a day `YYYY-MM-DD`: from parts, so that it stays that day in every zone. */
export function dateOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}
