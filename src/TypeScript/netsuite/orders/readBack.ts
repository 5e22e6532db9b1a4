/**
 * What was written is believed when it is read back: each transaction of the last days must come, with the tax that
 * Amazon keeps, to what the buyer paid. Workflows, other scripts and people change transactions, and say nothing.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClass } from '../../flows/exceptions/classes';
import { planException } from '../../flows/exceptions/exception';
import { NOWHERE, openException, readRoutes, solveException } from '../exceptions';
import { BODY, EXCEPTION } from '../ids';
import { number, type Row, requiredText, rows, text } from '../rows';

/** Transactions younger than this are read back with every run. */
const DAYS = 3;
/** More than this many at once have one cause, and the first of them say it. */
const MOST_A_RUN = 50;

/** Which transactions are read back, and what is told of those that differ. */
export interface ReadBack {
  readonly class: ExceptionClass;
  /** A condition on the transaction `t`. */
  readonly which: string;
  /** What it is called, such as `sales order`. */
  readonly name: string;
  /** What was last in order. */
  readonly lastGood: string;
}

const SALES_ORDERS: ReadBack = {
  class: 'total-differs',
  which: "t.type = 'SalesOrd'",
  name: 'sales order',
  lastGood: 'Imported',
};

export function readBackTotals(): void {
  readBack(SALES_ORDERS);
}

/** To a ten-thousandth, below every currency's smallest unit: sums of decimals are compared, not guessed. */
const DIFFERS = `ROUND((t.foreigntotal + NVL(t.${BODY.facilitatorTax}, 0) - t.${BODY.amazonTotal}) * 10000) <> 0`;
const select = ({ which }: ReadBack): string =>
  `SELECT t.id, t.foreigntotal AS total, t.${BODY.facilitatorTax} AS facilitator, t.${BODY.amazonTotal} AS amazon,
  t.${BODY.amazonOrderId} AS amazonid, t.${BODY.document} AS document FROM transaction t
  WHERE ${which} AND t.${BODY.amazonTotal} IS NOT NULL AND ${DIFFERS}`;

/** 20 units, and 6 for each that differs. */
export function readBack(what: ReadBack): void {
  const differing = rows(
    `${select(what)} AND t.createddate >= SYSDATE - ${DAYS} ORDER BY t.id DESC FETCH FIRST ${MOST_A_RUN} ROWS ONLY`,
  );
  const open = rows(
    `SELECT id, ${EXCEPTION.transaction} AS transaction FROM ${EXCEPTION.type}
    WHERE ${EXCEPTION.class} = ? AND ${EXCEPTION.state} <> 'solved' ORDER BY id FETCH FIRST 1000 ROWS ONLY`,
    [what.class],
  ).map((row) => ({ id: requiredText(row, 'id'), transaction: text(row, 'transaction') }));
  const known = new Set(open.map((each) => each.transaction));
  const fresh = differing.filter((row) => !known.has(requiredText(row, 'id')));
  if (fresh.length > 0) report(what, fresh);
  if (open.length > 0) settle(what, open, differing);
}

function report(what: ReadBack, differing: readonly Row[]): void {
  const routes = readRoutes();
  for (const row of differing) {
    const transaction = requiredText(row, 'id');
    const plan = planException({
      class: what.class,
      subject: transaction,
      message: `Expected ${shown(row, 'amazon')} in all, found ${shown(row, 'total')} on the ${what.name} and ${shown(row, 'facilitator')} of tax that Amazon keeps.`,
      links: { amazonOrderId: text(row, 'amazonid'), salesOrderId: transaction },
    });
    const places = { ...NOWHERE, document: text(row, 'document'), transaction, lastGood: what.lastGood };
    openException(plan, places, routes);
  }
}

const shown = (row: Row, column: string): string => String(number(row, column) ?? 0);

/** Those whose transaction comes to its total again, or is gone. */
function settle(
  what: ReadBack,
  open: readonly { readonly id: string; readonly transaction: string | null }[],
  differing: readonly Row[],
): void {
  const young = new Set(differing.map((row) => requiredText(row, 'id')));
  const unsure = open.filter((each) => each.transaction === null || !young.has(each.transaction));
  if (unsure.length === 0) return;
  const ids = unsure.flatMap((each) => (each.transaction === null ? [] : [Number(each.transaction)]));
  const still = new Set(
    ids.length === 0
      ? []
      : rows(`${select(what)} AND t.id IN (${ids.map(() => '?').join(', ')})`, ids).map((row) =>
          requiredText(row, 'id'),
        ),
  );
  for (const each of unsure) {
    if (each.transaction === null || !still.has(each.transaction)) {
      solveException(each.id, `The ${what.name} comes to what the buyer paid.`, 'rule: its effect is there');
    }
  }
}
