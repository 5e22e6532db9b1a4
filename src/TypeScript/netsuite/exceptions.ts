/**
 * The one queue: opening, counting and solving exceptions. Opening one twice for one cause raises its count.
 *
 * @NApiVersion 2.1
 */

import type { Flow } from '../flows/exceptions/classes';
import type { ExceptionPlan } from '../flows/exceptions/exception';
import { EXCEPTION, ROUTE } from './ids';
import { number, requiredText, rows, rowsIn, text } from './rows';
import { change, changeLocked, createOnce, textOf, type Values } from './saving';

export interface OpenException {
  readonly id: string;
  readonly externalId: string;
  readonly class: string;
  readonly state: string;
  readonly message: string;
}

/** Who owns what, and how fast it is due: the most specific rule wins. */
export interface Route {
  readonly flow: string | null;
  readonly class: string | null;
  readonly owner: string | null;
  readonly hours: number | null;
}

export interface ExceptionPlaces {
  readonly connection: string | null;
  readonly document: string | null;
  readonly transaction: string | null;
  /** What was last in order, in words. */
  readonly lastGood: string | null;
  /** The connection's owner, who has it where no rule says otherwise. */
  readonly owner?: string | null;
}

export const NOWHERE: ExceptionPlaces = { connection: null, document: null, transaction: null, lastGood: null };

const HOUR = 3_600_000;

export function readRoutes(): Route[] {
  const sql = `SELECT ${ROUTE.flow} AS flow, ${ROUTE.class} AS class, ${ROUTE.owner} AS owner, ${ROUTE.hours} AS hours
    FROM ${ROUTE.type} WHERE isinactive = 'F'`;
  return rows(sql).map((row) => ({
    flow: text(row, 'flow'),
    class: text(row, 'class'),
    owner: text(row, 'owner'),
    hours: number(row, 'hours'),
  }));
}

export function routeOf(routes: readonly Route[], plan: Pick<ExceptionPlan, 'flow' | 'class'>): Route | undefined {
  const fits = routes.filter(
    (route) =>
      (route.flow === null || route.flow === plan.flow) && (route.class === null || route.class === plan.class),
  );
  const rank = (route: Route): number => (route.class === null ? 0 : 2) + (route.flow === null ? 0 : 1);
  return fits.reduce<Route | undefined>((best, each) => (!best || rank(each) > rank(best) ? each : best), undefined);
}

/** 6 units for a new one; 16 for one that is there. */
export function openException(plan: ExceptionPlan, places: ExceptionPlaces, routes: readonly Route[]): void {
  const now = new Date();
  const route = routeOf(routes, plan);
  const hours = route?.hours ?? plan.slaHours;
  const created = createOnce(EXCEPTION.type, plan.externalId, {
    ...describe(plan, places),
    [EXCEPTION.state]: 'open',
    [EXCEPTION.owner]: route?.owner ?? places.owner ?? null,
    [EXCEPTION.due]: new Date(now.getTime() + hours * HOUR),
    [EXCEPTION.count]: 1,
    [EXCEPTION.attempts]: 0,
    [EXCEPTION.first]: now,
    [EXCEPTION.last]: now,
  });
  if (created === null) raise(plan, places, hours);
}

function raise(plan: ExceptionPlan, places: ExceptionPlaces, hours: number): void {
  const [row] = rows(`SELECT id FROM ${EXCEPTION.type} WHERE externalid = ?`, [plan.externalId]);
  if (!row) throw new Error(`The exception ${plan.externalId} exists and cannot be found by its external id.`);
  const now = new Date();
  changeLocked(EXCEPTION.type, requiredText(row, 'id'), (current) => {
    const count = Number(textOf(current, EXCEPTION.count) ?? 0) + 1;
    const solved = textOf(current, EXCEPTION.state) === 'solved';
    const again: Values = solved
      ? {
          [EXCEPTION.state]: 'open',
          [EXCEPTION.due]: new Date(now.getTime() + hours * HOUR),
          [EXCEPTION.resolution]: '',
          [EXCEPTION.solvedBy]: '',
          [EXCEPTION.solvedAt]: null,
        }
      : {};
    return { ...describe(plan, places), ...again, [EXCEPTION.count]: count, [EXCEPTION.last]: now };
  });
}

function describe(plan: ExceptionPlan, places: ExceptionPlaces): Values {
  return {
    [EXCEPTION.flow]: plan.flow,
    [EXCEPTION.class]: plan.class,
    [EXCEPTION.severity]: plan.severity,
    [EXCEPTION.subject]: plan.subject.slice(0, 300),
    [EXCEPTION.message]: plan.message,
    [EXCEPTION.fix]: plan.fix,
    [EXCEPTION.excerpt]: plan.excerpt,
    [EXCEPTION.marketplaceId]: plan.links.marketplaceId ?? '',
    [EXCEPTION.amazonId]: plan.links.amazonOrderId ?? '',
    [EXCEPTION.lastGood]: places.lastGood ?? '',
    [EXCEPTION.connection]: places.connection,
    [EXCEPTION.document]: places.document,
    [EXCEPTION.transaction]: places.transaction ?? plan.links.salesOrderId,
  };
}

/** The exceptions that one flow has with these documents and that are not solved, by document (10 units a thousand). */
export function unsolvedOf(flow: Flow, documents: readonly string[]): Map<string, OpenException[]> {
  const sql = `SELECT id, externalid, ${EXCEPTION.class} AS class, ${EXCEPTION.state} AS state, ${EXCEPTION.document} AS document,
    ${EXCEPTION.message} AS message FROM ${EXCEPTION.type}
    WHERE ${EXCEPTION.flow} = ? AND ${EXCEPTION.state} <> 'solved' AND ${EXCEPTION.document} IN (…)`;
  const found = new Map<string, OpenException[]>();
  for (const row of rowsIn(sql, documents.map(Number), [flow])) {
    const document = requiredText(row, 'document');
    const exception = {
      id: requiredText(row, 'id'),
      externalId: requiredText(row, 'externalid'),
      class: text(row, 'class') ?? '',
      state: text(row, 'state') ?? 'open',
      message: text(row, 'message') ?? '',
    };
    found.set(document, [...(found.get(document) ?? []), exception]);
  }
  return found;
}

/** Its effect is there (2 units). `by` is a person's name, or the rule that solved it. */
export function solveException(id: string, resolution: string, by: string): void {
  change(EXCEPTION.type, id, {
    [EXCEPTION.state]: 'solved',
    [EXCEPTION.resolution]: resolution,
    [EXCEPTION.solvedBy]: by,
    [EXCEPTION.solvedAt]: new Date(),
  });
}
