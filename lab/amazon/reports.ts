// The reports of one seller account: asked for by whatever application, made after a while, kept for 90 days.
// Source: Reports model 2021-06-30, unless a line says otherwise.

import { type Instant, MINUTE, SECOND } from '../clock';
import type { Random } from '../random';
import type { Contents } from './documents';
import { KEPT, type ProcessingStatus } from './processing';
import { fileOf, type ReportTwist, usualCharset } from './reportFile';
import { requestedTypeOf } from './reportTypes';
import type { Seller } from './seller';

/** Source: guidance for FBA reports (too frequent requests end CANCELLED). For others unconfirmed: stricter reading. */
const TOO_SOON = 30 * MINUTE;
/** Seconds: a guess, measured on no account. */
const QUEUE = { shortest: 5, longest: 60 };
const PROCESSING = { shortest: 30, longest: 300 };

export interface ReportRequest {
  readonly reportType: string;
  readonly marketplaceIds: readonly string[];
  readonly from: Instant;
  readonly to: Instant;
}

export interface Report extends ReportRequest {
  readonly reportId: string;
  readonly createdTime: Instant;
  status: ProcessingStatus;
  started: Instant | null;
  ended: Instant | null;
  documentId: string | null;
}

/** One that Amazon makes by itself. */
export type OwnReport = Omit<Report, 'status' | 'started' | 'ended' | 'documentId'> & { readonly contents: Contents };

export class Reports {
  readonly #seller: Seller;
  readonly #random: Random;
  readonly #twists: ReportTwist[] = [];
  /** Oldest first. */
  #reports: Report[] = [];
  #made = 0;
  /** When the report that is made now will be ready: the next one waits for it. */
  #busyUntil: Instant = Number.NEGATIVE_INFINITY;

  constructor(seller: Seller, random: Random) {
    this.#seller = seller;
    this.#random = random;
  }

  /** The next report that is asked for turns out like this; each twist is for one report. */
  twist(twist: ReportTwist): void {
    this.#twists.push(twist);
  }

  /** Takes a request for one of the lab's types; returns the report's id. */
  create(request: ReportRequest, now: Instant): string {
    if (requestedTypeOf(request.reportType) === undefined) {
      throw new RangeError(`Nobody can ask for a ${request.reportType} here.`);
    }
    this.#reports = this.#kept(now);
    const seconds = ({ shortest, longest }: typeof QUEUE) => this.#random.int(shortest, longest) * SECOND;
    const [queue, processing] = [seconds(QUEUE), seconds(PROCESSING)];
    const twist = this.#twists.shift() ?? {};
    const starts = Math.max(now + queue, this.#busyUntil);
    const ends = twist.takes === undefined ? starts + processing : Math.max(starts, now + twist.takes);
    const tooSoon = this.#reports.some((earlier) => isRepeated(request, earlier, now));
    this.#made += 1;
    const report: Report = {
      ...request,
      reportId: `${5_000 + this.#random.int(0, 999)}${String(this.#made).padStart(8, '0')}`,
      createdTime: now,
      status: 'IN_QUEUE',
      started: null,
      ended: null,
      documentId: null,
    };
    this.#reports.push(report);
    this.#busyUntil = ends;
    this.#seller.events.schedule(starts, (at) => this.#start(report, at));
    this.#seller.events.schedule(ends, (at) => this.#finish(report, tooSoon ? { outcome: 'CANCELLED' } : twist, at));
    return report.reportId;
  }

  /** A report that nobody asked for: there, done, with its document. */
  appear({ contents, ...report }: OwnReport): void {
    const { createdTime } = report;
    this.#reports = this.#kept(createdTime);
    const documentId = this.#seller.documents.keep(contents);
    this.#reports.push({ ...report, status: 'DONE', started: createdTime, ended: createdTime, documentId });
  }

  find(reportId: string, now: Instant): Report | undefined {
    return this.#kept(now).find((report) => report.reportId === reportId);
  }

  /** The report that made a document. */
  ofDocument(documentId: string, now: Instant): Report | undefined {
    return this.#kept(now).find((report) => report.documentId === documentId);
  }

  /** Newest first. Practice. */
  all(now: Instant): readonly Report[] {
    return this.#kept(now).reverse();
  }

  /** Only what is still in the queue can be cancelled; false for anything else. */
  cancel(report: Report, now: Instant): boolean {
    if (report.status !== 'IN_QUEUE') return false;
    Object.assign(report, { status: 'CANCELLED', ended: now });
    return true;
  }

  #kept(now: Instant): Report[] {
    const isKept = ({ createdTime }: Report) => createdTime >= now - KEPT;
    for (const { documentId } of this.#reports.filter((report) => !isKept(report))) {
      if (documentId !== null) this.#seller.documents.forget(documentId);
    }
    return this.#reports.filter(isKept);
  }

  #start(report: Report, at: Instant): void {
    if (report.status === 'IN_QUEUE') Object.assign(report, { status: 'IN_PROGRESS', started: at });
  }

  #finish(report: Report, twist: ReportTwist, at: Instant): void {
    if (report.status !== 'IN_PROGRESS') return;
    const documentId = twist.outcome === undefined ? this.#write(report, twist) : null;
    Object.assign(report, { status: this.#outcome(report, twist, documentId), ended: at, documentId });
  }

  /** A report without data is cancelled. Unconfirmed: one over too long a span ends FATAL and says nothing more. */
  #outcome(report: Report, twist: ReportTwist, documentId: string | null): ProcessingStatus {
    if (twist.outcome !== undefined) return twist.outcome;
    if (isTooLong(report)) return 'FATAL';
    return documentId === null ? 'CANCELLED' : 'DONE';
  }

  /** The id of the document; null where there is nothing to say. */
  #write(report: Report, twist: ReportTwist): string | null {
    const { reportType, marketplaceIds, from, to } = report;
    const table = isTooLong(report)
      ? undefined
      : requestedTypeOf(reportType)?.table(this.#seller, from, to, marketplaceIds);
    if (table === undefined || table.rows.length === 0) return null;
    return this.#seller.documents.keep(fileOf(table, twist, usualCharset(this.#seller.region, marketplaceIds)));
  }
}

const isTooLong = ({ reportType, from, to }: ReportRequest): boolean =>
  to - from > (requestedTypeOf(reportType)?.longestSpan ?? 0);

function isRepeated(request: ReportRequest, earlier: Report, now: Instant): boolean {
  const same =
    request.reportType === earlier.reportType &&
    request.from === earlier.from &&
    request.to === earlier.to &&
    [...request.marketplaceIds].sort().join() === [...earlier.marketplaceIds].sort().join();
  const failed = earlier.status === 'CANCELLED' || earlier.status === 'FATAL';
  return same && !failed && earlier.createdTime > now - TOO_SOON;
}
