/**
 * The leave to make a deposit: the settlement is posted with all its components, and proven from its report to the ledger.
 * There is no other way to one of these, and no deposit is made without one.
 *
 * @NApiVersion 2.1
 */

import { isInBooks } from '../../flows/settlements/states';
import { loadSettlement } from '../settlements/loadedSettlement';
import { proveSettlement } from '../settlements/proofFacts';

declare const provenBrand: unique symbol;

export interface ProvenPayout {
  readonly [provenBrand]: true;
  /** Internal id of the settlement's record. */
  readonly settlement: string;
}

export type Proving =
  | { readonly ok: true; readonly proven: ProvenPayout }
  | { readonly ok: false; readonly reason: string };

/** About 70 units, and 10 for each piece of the report. */
export function provePayout(settlement: string): Proving {
  const kept = loadSettlement(settlement);
  const refuse = (why: string): Proving => ({
    ok: false,
    reason: `No deposit is made for settlement ${kept.settlementId}: ${why}`,
  });
  if (!isInBooks(kept.state)) return refuse(`it is ${kept.state} and not posted.`);
  if (kept.total <= 0) return refuse('it pays nothing out.');
  const { proven, reasons } = proveSettlement(kept);
  if (!proven) return refuse(`it is not proven. ${reasons.join(' ')}`);
  return { ok: true, proven: { settlement } as ProvenPayout };
}
