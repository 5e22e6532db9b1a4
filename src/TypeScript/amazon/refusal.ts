/**
 * Why a document of Amazon's cannot be used: a named class, the field, and words for the person who will look at it.
 *
 * @NApiVersion 2.1
 */

export type RefusalClass =
  | 'truncated-document'
  | 'malformed-document'
  | 'unknown-enum'
  | 'unknown-marketplace'
  | 'currency-mismatch'
  | 'invalid-quantity'
  | 'negative-amount'
  | 'money-incomplete'
  | 'money-does-not-add-up'
  | 'tax-reading-inconsistent'
  | 'tax-not-attributable'
  | 'tax-exceeds-price'
  | 'promotion-exceeds-price'
  | 'duplicate-line'
  | 'report-unreadable'
  | 'settlement-unreadable';

export interface Refusal {
  readonly ok: false;
  readonly class: RefusalClass;
  /** What was expected, what was found, what to do next. Holds no personal data. */
  readonly message: string;
  /** Path of the field, such as `orderItems[0].quantityOrdered`; empty for the whole document. */
  readonly field: string;
}

/** Leaves a half-read document from any depth; `attempt` turns it into its refusal again. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

export function refuse(refusalClass: RefusalClass, field: string, message: string): never {
  throw new Refused({ ok: false, class: refusalClass, field, message });
}

/** Runs a reader: its value, or the refusal it left with. Any other error is a fault of ours and passes on. */
export function attempt<T>(read: () => T): { readonly ok: true; readonly value: T } | Refusal {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
