/**
 * Compares a report with the documents, some hundred orders at a time, and notes what must be read from Amazon. It may
 * stop after any of them: what it noted stays noted, and another run goes on behind it or begins anew.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { OrderReportReader, type OrderReportRow } from '../../amazon/orderReport';
import { attempt } from '../../amazon/refusal';
import {
  type Comparing,
  compareOrders,
  type HeldOrder,
  type Progress,
  type ToRead,
} from '../../flows/completeness/compare';
import { DOCUMENT } from '../ids';
import { type HeldCursor, makeSureOfHold, ORDERS, releaseCursor, takeCursor } from '../orders/cursors';
import { documentKey, noteOrders } from '../orders/documents';
import { isTrue, requiredText, rowsIn, text } from '../rows';
import { change } from '../saving';
import type { Lines } from './download';

/** Orders looked up at once: one query, ten units. */
const AT_ONCE = 900;
/** Of a scheduled script's 10,000 units, so many are left when a comparison stops. */
const UNITS_LEFT = 5_200;
/** The most that one batch takes beside what it notes: look-up and taking the reading position. */
const UNITS_A_BATCH = 40;

export interface Compared {
  readonly progress: Progress;
  /** Null where the whole report is compared. */
  readonly because: string | null;
  /** Why the report cannot be read; null where it can. */
  readonly unreadable: string | null;
  /** Orders that were noted to be read. */
  readonly noted: number;
}

interface Work extends Comparing {
  readonly connection: string;
  /** The run's row: it holds the reading position while it writes documents. */
  readonly run: number;
}

export function compareReport(lines: Lines, progress: Progress, work: Work): Compared {
  const comparison = new Comparison(progress, work);
  try {
    const outcome = attempt(() => comparison.all(lines));
    return { ...comparison.result(), unreadable: outcome.ok ? null : outcome.message };
  } finally {
    comparison.release();
  }
}

class Comparison {
  readonly #work: Work;
  readonly #reader = new OrderReportReader();
  /** What is done for good: a batch counts once what it lacks is noted. */
  #done: Progress;
  #batch = new Map<string, OrderReportRow>();
  #held: HeldCursor | null = null;
  #because: string | null = null;
  #noted = 0;

  constructor(progress: Progress, work: Work) {
    this.#done = progress;
    this.#work = work;
  }

  result(): Omit<Compared, 'unreadable'> {
    return { progress: this.#done, because: this.#because, noted: this.#noted };
  }

  release(): void {
    if (this.#held !== null) releaseCursor(this.#held);
  }

  all(lines: Lines): void {
    lines((line) => {
      const row = this.#reader.read(line);
      if (row === null || this.#reader.line <= this.#done.line || this.#isCounted(row)) return true;
      const known = this.#batch.get(row.amazonOrderId);
      if (known === undefined && this.#batch.size >= AT_ONCE && !this.#finish(this.#reader.line - 1)) return false;
      if (known === undefined || (known.lastUpdated ?? '') < (row.lastUpdated ?? '')) {
        this.#batch.set(row.amazonOrderId, row);
      }
      return true;
    });
    if (this.#because !== null) return;
    this.#reader.end();
    if (this.#finish(this.#reader.line)) this.#done = { ...this.#done, done: true };
  }

  /** A further item of the order that the last batch ended with. */
  #isCounted({ amazonOrderId }: OrderReportRow): boolean {
    return this.#batch.size === 0 && amazonOrderId === this.#done.last;
  }

  /** False where the comparison must stop before this batch. */
  #finish(line: number): boolean {
    const ids = [...this.#batch.keys()];
    const last = ids.at(-1);
    if (last === undefined) return true;
    const left = runtime.getCurrentScript().getRemainingUsage() - UNITS_LEFT;
    if (left < UNITS_A_BATCH) return this.#stop("half of the run's units are used");
    const progress = JSON.parse(JSON.stringify(this.#done)) as Progress;
    const toRead = compareOrders(this.#batch, heldOrders(this.#work.connection, ids), progress, this.#work);
    if (toRead.length > 0 && !this.#note(toRead)) return false;
    this.#done = { ...progress, line, last };
    this.#batch = new Map();
    return true;
  }

  #stop(because: string): false {
    this.#because = because;
    return false;
  }

  /** Has these orders read; false where the units or the reading position are not to be had now. */
  #note(orders: readonly ToRead[]): boolean {
    const { connection, run } = this.#work;
    const left = runtime.getCurrentScript().getRemainingUsage() - UNITS_LEFT;
    const some = orders.slice(0, Math.max(0, Math.floor((left - UNITS_A_BATCH) / 8)));
    this.#held ??= takeCursor(connection, ORDERS, run);
    if (this.#held === null) return this.#stop('another run reads the orders of this connection');
    noteOrders(
      connection,
      some.filter(({ document }) => document === null),
      this.#held,
    );
    for (const { document } of some) {
      if (document === null) continue;
      makeSureOfHold(this.#held);
      change(DOCUMENT.type, document, { [DOCUMENT.readAgain]: true });
    }
    this.#noted += some.length;
    return some.length === orders.length || this.#stop("half of the run's units are used");
  }
}

/** By Amazon's id (10 units). */
function heldOrders(connection: string, amazonIds: readonly string[]): Map<string, HeldOrder> {
  const sql = `SELECT id, ${DOCUMENT.amazonId} AS amazonid, ${DOCUMENT.updated} AS updated, ${DOCUMENT.state} AS state,
    ${DOCUMENT.readAgain} AS readagain, ${DOCUMENT.marketplaceId} AS marketplaceid FROM ${DOCUMENT.type} WHERE externalid IN (…)`;
  const keys = amazonIds.map((id) => documentKey(connection, id));
  return new Map(
    rowsIn(sql, keys).map((row) => [
      requiredText(row, 'amazonid'),
      {
        document: requiredText(row, 'id'),
        updated: text(row, 'updated'),
        state: text(row, 'state') ?? '',
        readAgain: isTrue(row, 'readagain'),
        marketplaceId: text(row, 'marketplaceid'),
      },
    ]),
  );
}
