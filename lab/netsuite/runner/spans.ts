// How long each kind of work takes, in virtual time: one table, drawn from by the account's seed.
// Practice: typical spans seen in accounts; not measured on a real one.

import type { Random } from '../../random';

export type Effort =
  | 'save-transaction'
  | 'save-record'
  | 'save-custom-record'
  | 'load-record'
  | 'create-record'
  | 'submit-fields'
  | 'delete-record'
  | 'query'
  | 'search'
  | 'lookup'
  | 'http'
  | 'file-read'
  | 'file-write'
  | 'cache'
  | 'task'
  | 'email'
  | 'config'
  | 'other'
  | 'start-script'
  | 'render-page';

/** Milliseconds, shortest and longest. */
const SPANS: Record<Effort, readonly [number, number]> = {
  'save-transaction': [500, 2_000],
  'save-record': [300, 1_000],
  'save-custom-record': [80, 250],
  'load-record': [50, 200],
  'create-record': [20, 80],
  'submit-fields': [80, 250],
  'delete-record': [100, 400],
  query: [100, 500],
  search: [100, 500],
  lookup: [20, 60],
  http: [200, 1_000],
  'file-read': [50, 200],
  'file-write': [100, 400],
  cache: [2, 10],
  task: [50, 200],
  email: [100, 300],
  config: [50, 150],
  other: [10, 50],
  'start-script': [1_000, 5_000],
  'render-page': [50, 200],
};

/** A span in whole milliseconds. */
export function spanOf(effort: Effort, random: Random): number {
  const [shortest, longest] = SPANS[effort];
  return random.int(shortest, longest);
}
