/**
 * Reads the queue: counts, one page of rows, one exception whole. Runs in the user's role.
 *
 * @NApiVersion 2.1
 */

import * as query from 'N/query';
import * as runtime from 'N/runtime';
import { PAGE_ROWS, type QueueCounts, type QueueFilter, type Urgency } from '../../flows/exceptions/queue';
import { DOCUMENT, EXCEPTION, MARKETPLACE } from '../ids';
import { number, type Row, requiredText, rows, text } from '../rows';
import { momentColumn, momentOf } from '../times';

export interface QueueRow {
  readonly id: string;
  readonly urgency: Urgency;
  readonly class: string;
  readonly flow: string;
  readonly severity: string;
  readonly subject: string;
  readonly owner: string | null;
  readonly due: Date | null;
  readonly first: Date | null;
  readonly snoozedUntil: Date | null;
  readonly fix: string;
  readonly message: string;
  readonly marketplaceId: string | null;
  readonly amazonId: string | null;
  readonly document: string | null;
  readonly transaction: string | null;
  readonly count: number;
  readonly attempts: number;
}

export interface QueueDetail extends QueueRow {
  readonly excerpt: string;
  readonly lastGood: string;
  readonly last: Date | null;
  readonly resolution: string;
  readonly solvedBy: string;
  readonly solvedAt: Date | null;
}

const E = EXCEPTION;
const UNSOLVED = `e.${E.state} <> 'solved'`;
/** A snooze whose time is over is none: the exception is open again by this very condition. */
const AWAKE = `(e.${E.snoozedUntil} IS NULL OR e.${E.snoozedUntil} <= SYSDATE)`;
const OPEN = `${UNSOLVED} AND ${AWAKE}`;
const OVERDUE = `${OPEN} AND e.${E.due} < SYSDATE`;
const TODAY = `${OPEN} AND e.${E.due} >= SYSDATE AND e.${E.due} < TRUNC(SYSDATE) + 1`;

const WHERE: Readonly<Record<QueueFilter['show'], string>> = {
  open: OPEN,
  overdue: OVERDUE,
  today: TODAY,
  snoozed: `${UNSOLVED} AND NOT ${AWAKE}`,
  solved: `e.${E.state} = 'solved'`,
  all: '1 = 1',
};

const URGENCY = `CASE WHEN e.${E.state} = 'solved' THEN 'solved' WHEN NOT ${AWAKE} THEN 'snoozed'
  WHEN ${OVERDUE} THEN 'overdue' WHEN ${TODAY} THEN 'today' ELSE 'open' END`;

const COLUMNS = `e.id, ${URGENCY} AS urgency, e.${E.class} AS class, e.${E.flow} AS flow, e.${E.severity} AS severity,
  e.${E.subject} AS subject, BUILTIN.DF(e.${E.owner}) AS owner, ${momentColumn(`e.${E.due}`)} AS due,
  ${momentColumn(`e.${E.first}`)} AS firstseen, ${momentColumn(`e.${E.snoozedUntil}`)} AS snoozed, e.${E.fix} AS fix, e.${E.message} AS message,
  e.${E.marketplaceId} AS marketplace, e.${E.amazonId} AS amazonid, e.${E.document} AS document,
  COALESCE(e.${E.transaction}, d.${DOCUMENT.transaction}) AS salesorder, e.${E.count} AS seen, e.${E.attempts} AS attempts`;

const FROM = `FROM ${E.type} e LEFT JOIN ${DOCUMENT.type} d ON d.id = e.${E.document}`;

interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** What the filter asks for, as one condition with its values. */
export function conditionOf(filter: QueueFilter): Condition {
  const parts = [WHERE[filter.show]];
  const values: (string | number)[] = [];
  const is = (column: string, value: string): void => {
    if (value === '') return;
    parts.push(`e.${column} = ?`);
    values.push(value);
  };
  is(E.class, filter.class);
  is(E.flow, filter.flow);
  is(E.severity, filter.severity);
  is(E.marketplaceId, filter.marketplace);
  if (filter.owner === 'nobody') parts.push(`e.${E.owner} IS NULL`);
  if (filter.owner === 'mine') {
    parts.push(`e.${E.owner} = ?`);
    values.push(runtime.getCurrentUser().id);
  }
  return { sql: parts.join(' AND '), values };
}

/** Mine and everybody's (10 units). */
export function queueCounts(): { readonly mine: QueueCounts; readonly all: QueueCounts } {
  const me = `e.${E.owner} = ?`;
  const count = (condition: string, name: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`;
  const names = { overdue: OVERDUE, today: TODAY, open: OPEN };
  const columns = Object.entries(names).flatMap(([name, condition]) => [
    count(condition, `all${name}`),
    count(`${condition} AND ${me}`, `mine${name}`),
  ]);
  const user = runtime.getCurrentUser().id;
  const [row = {}] = rows(`SELECT ${columns.join(', ')} FROM ${E.type} e WHERE ${UNSOLVED}`, [user, user, user]);
  const of = (whose: string): QueueCounts => ({
    overdue: number(row, `${whose}overdue`) ?? 0,
    today: number(row, `${whose}today`) ?? 0,
    open: number(row, `${whose}open`) ?? 0,
  });
  return { mine: of('mine'), all: of('all') };
}

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly total: number;
  /** The page shown: the last one, where the one asked for is past the end. */
  readonly page: number;
}

/** One page, overdue first, then by due date; solved ones with the latest first (20 units). */
export function queuePage(filter: QueueFilter): QueuePage {
  const { sql, values } = conditionOf(filter);
  const order =
    filter.show === 'solved'
      ? `e.${E.solvedAt} DESC`
      : `CASE WHEN ${OVERDUE} THEN 0 WHEN ${OPEN} THEN 1 WHEN ${UNSOLVED} THEN 2 ELSE 3 END, e.${E.due}`;
  const paged = query.runSuiteQLPaged({
    query: `SELECT ${COLUMNS} ${FROM} WHERE ${sql} ORDER BY ${order}, e.id`,
    params: [...values],
    pageSize: PAGE_ROWS,
  });
  const total = paged.count;
  if (total === 0) return { rows: [], total, page: 0 };
  const page = Math.min(filter.page, Math.ceil(total / PAGE_ROWS) - 1);
  const found = paged.fetch({ index: page }).data.asMappedResults() as Row[];
  return { rows: found.map(queueRow), total, page };
}

/** One exception, whole (10 units); null where there is none. */
export function queueDetail(id: number): QueueDetail | null {
  const sql = `SELECT ${COLUMNS}, e.${E.excerpt} AS excerpt, e.${E.lastGood} AS lastgood,
    ${momentColumn(`e.${E.last}`)} AS lastseen, e.${E.resolution} AS resolution, e.${E.solvedBy} AS solvedby,
    ${momentColumn(`e.${E.solvedAt}`)} AS solvedat ${FROM} WHERE e.id = ?`;
  const [row] = rows(sql, [id]);
  if (!row) return null;
  return {
    ...queueRow(row),
    excerpt: text(row, 'excerpt') ?? '',
    lastGood: text(row, 'lastgood') ?? '',
    last: momentOf(text(row, 'lastseen')),
    resolution: text(row, 'resolution') ?? '',
    solvedBy: text(row, 'solvedby') ?? '',
    solvedAt: momentOf(text(row, 'solvedat')),
  };
}

/** Marketplaces to choose from: Amazon's id and the record's name (10 units). */
export function marketplaceNames(): { readonly id: string; readonly name: string }[] {
  const sql = `SELECT ${MARKETPLACE.amazonId} AS amazonid, MIN(name) AS name FROM ${MARKETPLACE.type}
    WHERE isinactive = 'F' GROUP BY ${MARKETPLACE.amazonId} ORDER BY 2`;
  return rows(sql).map((row) => ({ id: requiredText(row, 'amazonid'), name: text(row, 'name') ?? '' }));
}

function queueRow(row: Row): QueueRow {
  return {
    id: requiredText(row, 'id'),
    urgency: requiredText(row, 'urgency') as Urgency,
    class: text(row, 'class') ?? '',
    flow: text(row, 'flow') ?? '',
    severity: text(row, 'severity') ?? '',
    subject: text(row, 'subject') ?? '',
    owner: text(row, 'owner'),
    due: momentOf(text(row, 'due')),
    first: momentOf(text(row, 'firstseen')),
    snoozedUntil: momentOf(text(row, 'snoozed')),
    fix: text(row, 'fix') ?? '',
    message: text(row, 'message') ?? '',
    marketplaceId: text(row, 'marketplace'),
    amazonId: text(row, 'amazonid'),
    document: text(row, 'document'),
    transaction: text(row, 'salesorder'),
    count: number(row, 'seen') ?? 1,
    attempts: number(row, 'attempts') ?? 0,
  };
}
