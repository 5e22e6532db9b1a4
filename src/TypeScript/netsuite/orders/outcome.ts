/**
 * What a map/reduce run reports in its end: failures go to the log and stay with their documents for the next run.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import type { EntryPoints } from 'N/types';
import { planException } from '../../flows/exceptions/exception';
import { NOWHERE, openException, readRoutes } from '../exceptions';
import { failuresOf } from '../failures';
import { DOCUMENT } from '../ids';
import { requiredText, rowsIn, text } from '../rows';

interface Failure {
  readonly key: string;
  readonly name: string;
  readonly message: string;
}

/** Opens an exception a failed document; a second failure of the same one raises its count. */
export function reportFailures(summary: EntryPoints.MapReduce.summarizeContext): void {
  const { inputSummary } = summary;
  if (inputSummary.error) log.error({ title: 'Orders to apply could not be read', details: inputSummary.error });
  const failures = [...failuresOf(summary)].map(([key, error]) => ({ key, ...read(error) }));
  if (failures.length === 0) return;
  log.error({ title: 'Orders that failed', details: JSON.stringify(failures.slice(0, 20)) });
  open(failures);
}

function read(error: string): { name: string; message: string } {
  const { name, message } = JSON.parse(error) as { name?: string; message?: string };
  return { name: name ?? 'UNEXPECTED_ERROR', message: message ?? '' };
}

function open(failures: readonly Failure[]): void {
  const latest = new Map(failures.map((failure) => [failure.key, failure]));
  const sql = `SELECT id, ${DOCUMENT.connection} AS connection, ${DOCUMENT.amazonId} AS amazonid, ${DOCUMENT.marketplaceId} AS marketplaceid
    FROM ${DOCUMENT.type} WHERE id IN (…)`;
  const routes = readRoutes();
  for (const row of rowsIn(sql, [...latest.keys()].map(Number))) {
    const document = requiredText(row, 'id');
    const failure = latest.get(document);
    const connection = requiredText(row, 'connection');
    const amazonOrderId = requiredText(row, 'amazonid');
    const plan = planException({
      class: 'netsuite-refused',
      subject: `${connection}-${amazonOrderId}`,
      message: `The run stopped on this order: ${failure?.name}: ${failure?.message}. It is tried again with the next run.`,
      links: { amazonOrderId, marketplaceId: text(row, 'marketplaceid') },
    });
    openException(plan, { ...NOWHERE, connection, document, lastGood: 'Document received' }, routes);
  }
}
