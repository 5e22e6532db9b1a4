/**
 * Dates with a time, as SuiteQL gives them: text in the server's zone, which is also the zone of the script's clock.
 *
 * @NApiVersion 2.1
 */

import * as format from 'N/format';

/** A column of a moment, as text that `momentOf` reads. */
export const momentColumn = (column: string): string => `TO_CHAR(${column}, 'YYYY-MM-DD HH24:MI:SS')`;

export function momentOf(text: string | null): Date | null {
  const match = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text ?? '');
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return new Date(year, month - 1, day, hour, minute, second);
}

/** In the person's own format and zone, to the minute; empty where there is none. */
export function shownMoment(moment: Date | null): string {
  if (moment === null) return '';
  const text = String(format.format({ value: moment, type: format.Type.DATETIMETZ }));
  return text.replace(/(\d\d?:\d\d):\d\d/, '$1');
}
