// The shape of one kind of feed: what it is made of, and what processing it leaves.

import type { Instant } from '../../clock';
import type { Seller } from '../seller';

export interface Processing {
  readonly seller: Seller;
  readonly feedId: string;
  /** The uploaded document, decoded. */
  readonly text: string;
  readonly now: Instant;
  /** Processing breaks off after so many records; what was done stays done. */
  readonly most: number;
}

export interface Outcome {
  /** DONE also where records were refused; the report says which. */
  readonly status: 'DONE' | 'FATAL';
  /** The processing report. */
  readonly report: string;
}

export interface FeedType {
  readonly name: string;
  /** Of the uploaded document, without its charset. */
  readonly contentType: 'text/tab-separated-values' | 'text/xml';
  /** Of the processing report. */
  readonly reportType: string;
  process(processing: Processing): Outcome;
}

/** What is wrong with one record. */
export class RecordProblem extends Error {}
