/**
 * When the personal data of an order must be gone.
 * Source: Amazon's Data Protection Policy: no longer than 30 days after delivery.
 *
 * @NApiVersion 2.1
 */

const DAY = 86_400_000;
const DAYS_AFTER_DELIVERY = 30;

/** Orders that Amazon still wants shipped keep the address that they ship to. */
export const OPEN_AT_AMAZON: readonly string[] = ['PENDING_AVAILABILITY', 'PENDING', 'UNSHIPPED', 'PARTIALLY_SHIPPED'];

/** Orders delivered (or, where Amazon does not say, to be delivered) up to this instant are due now; ISO 8601. */
export function dueUpTo(now: number): string {
  return new Date(now - DAYS_AFTER_DELIVERY * DAY).toISOString();
}
