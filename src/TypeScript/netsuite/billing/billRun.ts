/**
 * The end of a billing run: what it did in one line, and what stopped as exceptions.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import type { EntryPoints } from 'N/types';
import { planException } from '../../flows/exceptions/exception';
import { NOWHERE, openException, readRoutes } from '../exceptions';
import { failuresOf } from '../failures';
import { BODY, SCRIPT } from '../ids';
import { requiredText, rowsIn } from '../rows';

export function theSlot(): number {
  return Number(runtime.getCurrentScript().getParameter({ name: SCRIPT.bill.slotParameter }));
}

/** One line in the log: how many of each. */
export function tell({ output }: EntryPoints.MapReduce.summarizeContext): void {
  const counts = new Map<string, number>();
  output.iterator().each((_key: string, what: string) => {
    counts.set(what, (counts.get(what) ?? 0) + 1);
    return true;
  });
  if (counts.size === 0) return;
  log.audit({ title: 'Shipments billed', details: [...counts].map(([what, times]) => `${times} ${what}`).join(', ') });
}

/** What a run stopped on is tried again by the next one; until then a person can see it. */
export function reportFailures(summary: EntryPoints.MapReduce.summarizeContext): void {
  const { inputSummary } = summary;
  if (inputSummary.error) log.error({ title: 'Shipments to bill could not be read', details: inputSummary.error });
  const failures = failuresOf(summary);
  if (failures.size === 0) return;
  log.error({ title: 'Billing that failed', details: JSON.stringify([...failures].slice(0, 20)).slice(0, 3_900) });
  open(failures);
}

function open(failures: ReadonlyMap<string, string>): void {
  const routes = readRoutes();
  const orders = [...failures.keys()].flatMap((key) => (key.startsWith('order-') ? [Number(key.slice(6))] : []));
  const sql = `SELECT id, ${BODY.amazonOrderId} AS amazonid FROM transaction WHERE id IN (…)`;
  const ids = new Map(rowsIn(sql, orders).map((row) => [requiredText(row, 'id'), requiredText(row, 'amazonid')]));
  for (const [key, error] of failures) {
    const salesOrderId = key.startsWith('order-') ? key.slice(6) : null;
    const { name, message } = JSON.parse(error) as { name?: string; message?: string };
    const plan = planException({
      class: 'bill-refused',
      subject: key,
      message: `The run stopped here: ${name ?? 'UNEXPECTED_ERROR'}: ${message ?? ''}. It is tried again with the next run.`,
      links: { salesOrderId, amazonOrderId: salesOrderId === null ? null : (ids.get(salesOrderId) ?? null) },
    });
    openException(plan, { ...NOWHERE, transaction: salesOrderId, lastGood: 'Shipped' }, routes);
  }
}
