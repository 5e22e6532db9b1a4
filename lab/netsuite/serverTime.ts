// The server's own zone: what SuiteQL shows, what local getters of a Date give on the server.

import type { Instant } from '../clock';
import { SERVER_ZONE } from '../timezone';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: SERVER_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** 'YYYY-MM-DD HH:MM:SS' in the server's zone, as date-times stand in the store. */
export function serverDateTime(instant: Instant): string {
  return parts.format(new Date(instant)).replace(', ', ' ');
}

/** 'YYYY-MM-DD': the server's calendar day at an instant. */
export function serverDay(instant: Instant): string {
  return serverDateTime(instant).slice(0, 10);
}
