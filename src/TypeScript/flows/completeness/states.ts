/**
 * The states of a report that the add-on asked for, and of a day that it proves. docs/flows/completeness.md draws them.
 *
 * @NApiVersion 2.1
 */

export const REPORT_STATES = ['wanted', 'requested', 'ready', 'awaiting', 'compared', 'empty', 'split'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Nothing more is done with a report in these. */
export const isSettled = (state: ReportState): boolean =>
  state === 'compared' || state === 'empty' || state === 'split';

export const PROOF_STATES = ['open', 'proven', 'gaps'] as const;
export type ProofState = (typeof PROOF_STATES)[number];
