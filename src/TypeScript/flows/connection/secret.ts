/**
 * The client secret's life: Amazon refuses every call once it is over, so people hear of it in time.
 *
 * @NApiVersion 2.1
 */

const DAY = 86_400_000;

/** One alert, this many days ahead: more than the fourteen a rotation may need. */
export const WARNED_DAYS_AHEAD = 30;

/** What to say about the expiry date (`YYYY-MM-DD`), or null while it is far away or not entered. */
export function secretWarning(expiry: string | null, now: number): string | null {
  if (expiry === null) return null;
  const days = Math.floor((Date.parse(`${expiry}T00:00:00Z`) - now) / DAY);
  if (days > WARNED_DAYS_AHEAD) return null;
  if (days < 0)
    return `The client secret expired on ${expiry}. Rotate it at Amazon and enter the new one as API secret.`;
  return `The client secret expires on ${expiry}, in ${days} days. Rotate it at Amazon and enter the new one as API secret.`;
}
