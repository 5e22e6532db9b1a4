/**
 * Where reading begins for a connection that has read nothing yet.
 *
 * @NApiVersion 2.1
 */

const DAY = 86_400_000;
/** A connection without any start date looks back this far, to see what is on its way. */
const DEFAULT_DAYS = 2;

/**
 * The earliest start date of its marketplaces, a day early for their zones (milliseconds). Orders are read by last
 * update, so what was bought before and changes later comes too, and is then ignored by its rule.
 */
export function firstInstant(marketplaces: readonly { readonly fromDate: string | null }[], now: number): number {
  const dates = marketplaces.flatMap((each) =>
    each.fromDate === null ? [] : [Date.parse(`${each.fromDate}T00:00:00Z`) - DAY],
  );
  return dates.length === 0 ? now - DEFAULT_DAYS * DAY : Math.min(...dates);
}
