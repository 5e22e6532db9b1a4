/**
 * What was written is believed when it is read back: each sales order of the last days must come, with the tax that
 * Amazon keeps, to what the buyer paid. Workflows, other scripts and people change sales orders, and say nothing.
 *
 * @NApiVersion 2.1
 */

import { planException } from '../../flows/exceptions/exception';
import { NOWHERE, openException, readRoutes, solveException } from '../exceptions';
import { BODY, EXCEPTION } from '../ids';
import { number, type Row, requiredText, rows, text } from '../rows';

/** Sales orders younger than this are read back with every run. */
const DAYS = 3;
/** More than this many at once have one cause, and the first of them say it. */
const MOST_A_RUN = 50;

const OPEN = `SELECT id, ${EXCEPTION.transaction} AS salesorder FROM ${EXCEPTION.type}
  WHERE ${EXCEPTION.class} = 'total-differs' AND ${EXCEPTION.state} <> 'solved' ORDER BY id FETCH FIRST 1000 ROWS ONLY`;

/** To a ten-thousandth, below every currency's smallest unit: sums of decimals are compared, not guessed. */
const DIFFERS = `ROUND((t.foreigntotal + NVL(t.${BODY.facilitatorTax}, 0) - t.${BODY.amazonTotal}) * 10000) <> 0`;
const SELECT = `SELECT t.id, t.foreigntotal AS total, t.${BODY.facilitatorTax} AS facilitator, t.${BODY.amazonTotal} AS amazon,
  t.${BODY.amazonOrderId} AS amazonid, t.${BODY.document} AS document FROM transaction t
  WHERE t.type = 'SalesOrd' AND t.${BODY.amazonTotal} IS NOT NULL AND ${DIFFERS}`;

/** 20 units, and 6 for each that differs. */
export function readBackTotals(): void {
  const differing = rows(
    `${SELECT} AND t.createddate >= SYSDATE - ${DAYS} ORDER BY t.id DESC FETCH FIRST ${MOST_A_RUN} ROWS ONLY`,
  );
  const open = rows(OPEN).map((row) => ({ id: requiredText(row, 'id'), salesOrder: text(row, 'salesorder') }));
  const known = new Set(open.map((each) => each.salesOrder));
  const fresh = differing.filter((row) => !known.has(requiredText(row, 'id')));
  if (fresh.length > 0) report(fresh);
  if (open.length > 0) settle(open, differing);
}

function report(differing: readonly Row[]): void {
  const routes = readRoutes();
  for (const row of differing) {
    const salesOrder = requiredText(row, 'id');
    const amazonOrderId = requiredText(row, 'amazonid');
    const plan = planException({
      class: 'total-differs',
      subject: salesOrder,
      message: `Expected ${shown(row, 'amazon')} in all, found ${shown(row, 'total')} on the sales order and ${shown(row, 'facilitator')} of tax that Amazon keeps.`,
      links: { amazonOrderId, salesOrderId: salesOrder },
    });
    const places = { ...NOWHERE, document: text(row, 'document'), transaction: salesOrder, lastGood: 'Imported' };
    openException(plan, places, routes);
  }
}

const shown = (row: Row, column: string): string => String(number(row, column) ?? 0);

/** Those whose sales order comes to its total again, or is gone. */
function settle(open: readonly { id: string; salesOrder: string | null }[], differing: readonly Row[]): void {
  const young = new Set(differing.map((row) => requiredText(row, 'id')));
  const unsure = open.filter((each) => each.salesOrder === null || !young.has(each.salesOrder));
  if (unsure.length === 0) return;
  const ids = unsure.flatMap((each) => (each.salesOrder === null ? [] : [Number(each.salesOrder)]));
  const still = new Set(
    ids.length === 0
      ? []
      : rows(`${SELECT} AND t.id IN (${ids.map(() => '?').join(', ')})`, ids).map((row) => requiredText(row, 'id')),
  );
  for (const each of unsure) {
    if (each.salesOrder === null || !still.has(each.salesOrder)) {
      solveException(each.id, 'The sales order comes to what the buyer paid.', 'rule: its effect is there');
    }
  }
}
