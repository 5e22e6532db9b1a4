/**
 * The states of a document and of a pending order's claim on stock. A document keeps one row for all its updates, so
 * none is ever superseded: a newer update starts the row anew. docs/flows/orders.md draws the moves.
 *
 * @NApiVersion 2.1
 */

export const DOCUMENT_STATES = ['received', 'planned', 'applied', 'held', 'ignored'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** Kept on the document, so that one write moves the claims of all its items at once, and nothing counts them twice. */
export const CLAIM_STATES = ['live', 'converted', 'expired'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];
