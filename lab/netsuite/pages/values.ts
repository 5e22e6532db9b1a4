// How values are shown: amounts, dates, instants, yes and no.

import type { Instant } from '../../clock';
import { SERVER_ZONE } from '../../timezone';

const INSTANT = new Intl.DateTimeFormat('en-US', {
  timeZone: SERVER_ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
});

export const MINUS = '−';

/** '7/4/2026 9:05:00 AM', in the server's zone. */
export function instantText(at: Instant): string {
  return INSTANT.format(at).replace(',', '');
}

/** '2026-07-04' as '7/4/2026'. */
export function dayText(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return parts ? `${Number(parts[2])}/${Number(parts[3])}/${parts[1]}` : day;
}

/** '2026-07-04 09:05:00' as '7/4/2026 9:05:00 AM'. */
export function dateTimeText(dateTime: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2})(:\d{2}:\d{2})$/.exec(dateTime);
  if (!parts) return dateTime;
  const hour = Number(parts[2]);
  return `${dayText(parts[1] ?? '')} ${hour % 12 || 12}${parts[3]} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Minor units of a currency as '−1,234.50'. */
export function minorText(minor: number, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent > 0 ? `.${digits.slice(-exponent)}` : '';
  return `${minor < 0 ? MINUS : ''}${grouped(whole)}${fraction}`;
}

/** A count or quantity, with separators. */
export function countText(value: number): string {
  const [whole = '0', fraction] = String(Math.abs(value)).split('.');
  return `${value < 0 ? MINUS : ''}${grouped(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** An amount as records hold it, with two decimals at least. */
export function amountText(value: number): string {
  const [whole = '0', fraction = ''] = String(Math.abs(value)).split('.');
  return `${value < 0 ? MINUS : ''}${grouped(whole)}.${fraction.padEnd(2, '0')}`;
}

export function plural(count: number, one: string, many: string): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

function exponentOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // A currency the account named itself, unknown outside: two decimals.
    return 2;
  }
}
