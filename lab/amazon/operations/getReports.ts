// The reports that were asked for, by whatever application, page by page.
// Source: Reports model 2021-06-30, unless a line says otherwise.

import type { Instant } from '../../clock';
import { invalidInput, operation } from '../operation';
import { KEPT, processingStatuses, type Report } from '../reports';
import { reportDocument } from './getReport';
import { readToken, writeToken } from './pageToken';
import { countOf, instantOf, listOf, onlyKnown } from './parameters';

const NAMES = new Set([
  'reportTypes',
  'processingStatuses',
  'marketplaceIds',
  'pageSize',
  'createdSince',
  'createdUntil',
  'nextToken',
]);
const MOST_VALUES = 10;

interface Search {
  readonly reportTypes: readonly string[];
  readonly statuses: readonly string[];
  readonly marketplaceIds: readonly string[];
  readonly since: Instant;
  readonly until: Instant;
  readonly pageSize: number;
  /** The last report of the page before. */
  readonly after: string | null;
}

export const getReports = operation({
  operationId: 'getReports',
  method: 'GET',
  path: '/reports/2021-06-30/reports',
  rate: 0.0222,
  burst: 10,
  handle(seller, { query, now }) {
    onlyKnown(query, NAMES);
    const search = searchOf(query, now);
    const found = seller.reports.all(now).filter((report) => matches(report, search));
    const start = found.findIndex(({ reportId }) => reportId === search.after) + 1;
    const page = found.slice(start, start + search.pageSize);
    const more = start + search.pageSize < found.length;
    return {
      reports: page.map(reportDocument),
      nextToken: more ? writeToken('getReports', { ...search, after: page.at(-1)?.reportId }) : undefined,
    };
  },
});

function searchOf(query: ReadonlyMap<string, string>, now: Instant): Search {
  const token = query.get('nextToken');
  if (token !== undefined) return continued(token, query);
  const reportTypes = valuesOf(query, 'reportTypes');
  if (reportTypes.length === 0) throw invalidInput('Either reportTypes or nextToken is required.');
  const since = instantOf(query, 'createdSince') ?? now - KEPT;
  // Unconfirmed: the stricter reading, what is older than reports are kept is refused.
  if (since < now - KEPT) throw invalidInput('createdSince must not be more than 90 days ago.');
  const until = instantOf(query, 'createdUntil') ?? now;
  if (until < since) throw invalidInput('createdUntil must not be earlier than createdSince.');
  return {
    reportTypes,
    statuses: listOf(query, 'processingStatuses', processingStatuses),
    marketplaceIds: valuesOf(query, 'marketplaceIds'),
    since,
    until,
    pageSize: countOf(query, 'pageSize', { usual: 10, most: 100 }),
    after: null,
  };
}

function continued(token: string, query: ReadonlyMap<string, string>): Search {
  if (query.size > 1) throw invalidInput('nextToken cannot be specified with any other parameter.');
  const search = readToken<Search>('getReports', token);
  if (search === null) throw invalidInput('The nextToken is not valid.');
  return search;
}

function valuesOf(query: ReadonlyMap<string, string>, name: string): readonly string[] {
  const values = query.get(name)?.split(',') ?? [];
  if (values.length > MOST_VALUES) throw invalidInput(`At most ${MOST_VALUES} ${name} can be provided.`);
  if (values.includes('')) throw invalidInput(`${name} holds an empty value.`);
  return values;
}

function matches(report: Report, { reportTypes, statuses, marketplaceIds, since, until }: Search): boolean {
  return (
    reportTypes.includes(report.reportType) &&
    (statuses.length === 0 || statuses.includes(report.status)) &&
    (marketplaceIds.length === 0 || report.marketplaceIds.some((id) => marketplaceIds.includes(id))) &&
    report.createdTime >= since &&
    report.createdTime <= until
  );
}
