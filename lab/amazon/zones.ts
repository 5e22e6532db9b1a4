// Where each marketplace counts its days, and when such a day ends.

import { DAY, HOUR, type Instant } from '../clock';

/** Where a marketplace counts its days. Source: Amazon's business day there (practice). */
export const ZONES: Readonly<Record<string, string>> = {
  US: 'America/Los_Angeles',
  CA: 'America/Los_Angeles',
  MX: 'America/Mexico_City',
  BR: 'America/Sao_Paulo',
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
  DE: 'Europe/Berlin',
  FR: 'Europe/Paris',
  IT: 'Europe/Rome',
  ES: 'Europe/Madrid',
  NL: 'Europe/Amsterdam',
  BE: 'Europe/Brussels',
  SE: 'Europe/Stockholm',
  PL: 'Europe/Warsaw',
  TR: 'Europe/Istanbul',
  AE: 'Asia/Dubai',
  SA: 'Asia/Riyadh',
  EG: 'Africa/Cairo',
  ZA: 'Africa/Johannesburg',
  IN: 'Asia/Kolkata',
  JP: 'Asia/Tokyo',
  AU: 'Australia/Sydney',
  SG: 'Asia/Singapore',
};

export function zoneOf(country: string): string {
  const zone = ZONES[country];
  if (zone === undefined) throw new RangeError(`No zone is known for the marketplace of ${country}.`);
  return zone;
}

/** Milliseconds that a zone is ahead of UTC. */
export function offsetOf(zone: string, at: Instant): number {
  const whole = Math.floor(at / 1_000) * 1_000;
  return Date.parse(`${wallText(zone, whole)}Z`) - whole;
}

/** `2026-03-01T10:20:30` as clocks of the zone show it. */
export function wallText(zone: string, at: Instant): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    .format(at)
    .replace(' ', 'T');
}

/** The first instant of a day (`YYYY-MM-DD`) in a zone. */
export function startOfDay(day: string, zone: string): Instant {
  const wall = Date.parse(`${day}T00:00:00Z`);
  // The offset at a guess that is wrong by hours at most; a second look is right but where midnight itself is skipped.
  const near = wall - offsetOf(zone, wall - 12 * HOUR);
  return wall - offsetOf(zone, near);
}

/** The day after one. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
