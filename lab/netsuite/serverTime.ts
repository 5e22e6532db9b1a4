// The server's own zone: what SuiteQL shows, what local getters of a Date give on the server.

import type { Instant } from '../clock';
import { SERVER_ZONE } from '../timezone';
import { offsetAt } from './zones';

/** 'YYYY-MM-DD HH:MM:SS' in the server's zone, as date-times stand in the store. */
export function serverDateTime(instant: Instant): string {
  const shown = new Date(instant + offsetAt(SERVER_ZONE, instant)).toISOString();
  return `${shown.slice(0, 10)} ${shown.slice(11, 19)}`;
}

/** 'YYYY-MM-DD': the server's calendar day at an instant. */
export function serverDay(instant: Instant): string {
  return serverDateTime(instant).slice(0, 10);
}
