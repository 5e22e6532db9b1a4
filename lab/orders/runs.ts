// Runs the deployed scripts until nothing is left: pages read, documents applied.

import type { Region } from '../amazon/marketplaces';
import { MINUTE } from '../clock';
import type { Account } from '../netsuite/account';
import type { RecordData } from '../netsuite/records/definition';
import { SLOTS } from './connections';

const FETCH = 'customscript_cwy_orders_fetch_ss';
const APPLY = 'customscript_cwy_orders_apply_mr';
/** As often as the deployments start. */
const ROUND = 15 * MINUTE;
/** Rounds without any progress after which what is left stays left: its exceptions say why. */
const PATIENCE = 3;

/** Each round is a quarter of an hour: the regions are read, what came is applied. */
export function runUntilDone(account: Account, regions: ReadonlyMap<Region, number>): void {
  let before = '';
  let idle = 0;
  for (;;) {
    for (const [region, connection] of regions) {
      if (!isRead(account, connection)) {
        account.runner.run(FETCH, `customdeploy_cwy_orders_fetch_ss_${SLOTS[region]}`);
        account.runner.settle();
      }
    }
    if (waiting(account) > 0) applyWaiting(account);
    const read = account.records.count('customrecord_cwy_document');
    const left = waiting(account);
    const isAllRead = [...regions.values()].every((connection) => isRead(account, connection));
    if (isAllRead && left === 0) return;
    const now = `${read} ${left} ${cursors(account)}`;
    idle = now === before ? idle + 1 : 0;
    if (idle === PATIENCE) {
      if (!isAllRead) refuseUnread(account);
      return;
    }
    before = now;
    account.clock.advance(ROUND);
  }
}

function applyWaiting(account: Account): void {
  account.runner.run(APPLY);
  account.runner.settle();
}

/** Whether the first window of a connection is read to its end. */
function isRead(account: Account, connection: number): boolean {
  return cursorsOf(account).some(
    ({ fields }) =>
      fields.custrecord_cwy_cur_connection === String(connection) &&
      isFull(fields.custrecord_cwy_cur_watermark) &&
      !isFull(fields.custrecord_cwy_cur_chain),
  );
}

const isFull = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const cursorsOf = (account: Account): readonly RecordData[] => account.records.list('customrecord_cwy_cursor').rows;

const cursors = (account: Account): string => JSON.stringify(cursorsOf(account).map(({ fields }) => fields));

/** Documents whose newest update is not applied yet. */
function waiting(account: Account): number {
  const row = account.store.get(
    `SELECT COUNT(*) AS n FROM customrecord_cwy_document
      WHERE custrecord_cwy_doc_applied IS NULL OR custrecord_cwy_doc_applied <> custrecord_cwy_doc_updated`,
  );
  return Number(row?.n ?? 0);
}

/** Orders that were never read cannot be told from lost ones, so that is no answer. */
function refuseUnread(account: Account): never {
  throw new Error(`The add-on stopped reading before the files were read to their end. ${lastWords(account)}`);
}

/** The end of the add-on's log, for errors. */
export function lastWords(account: Account): string {
  const entries = account.log.list({ limit: 5 });
  return ['Its log ends:', ...entries.map(({ title, details }) => `  ${title}: ${details}`)].join('\n');
}
