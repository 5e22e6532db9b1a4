/**
 * The proof record: a UTC day of the whole region and of each marketplace, and what it lacks.
 *
 * @NApiVersion 2.1
 */

import type { PlaceProof } from '../../flows/completeness/proof';
import type { Marketplace } from '../connection/marketplaces';
import { PROOF } from '../ids';
import { ORDERS } from '../orders/cursors';
import { requiredText, rows, rowsIn, text } from '../rows';
import { change, createOnce, type Values } from '../saving';

export interface DayProof {
  readonly day: string;
  readonly state: string;
  /** Amazon's ids of missing orders, the first hundred. */
  readonly missing: readonly string[];
}

/** Days of the whole region from `since` on (`YYYY-MM-DD`), oldest first (10 units). */
export function daysSince(connection: string, since: string): DayProof[] {
  const sql = `SELECT ${PROOF.day} AS day, ${PROOF.state} AS state, ${PROOF.missingIds} AS missing FROM ${PROOF.type}
    WHERE ${PROOF.connection} = ? AND ${PROOF.source} = ? AND ${PROOF.marketplace} IS NULL AND ${PROOF.day} >= ? ORDER BY ${PROOF.day}`;
  return rows(sql, [Number(connection), ORDERS, since]).map((row) => ({
    day: requiredText(row, 'day'),
    state: requiredText(row, 'state'),
    missing: (text(row, 'missing') ?? '').split(' ').filter((id) => id !== ''),
  }));
}

const keyOf = (connection: string, day: string, marketplaceId: string | null): string =>
  `cwy-prf-${connection}-${ORDERS}-${day}${marketplaceId === null ? '' : `-${marketplaceId}`}`;

/** Writes a day's rows, the region's last: with it the day is settled (10 units, 6 for each new row, 2 for each other). */
export function keepProofs(
  connection: string,
  day: string,
  proofs: readonly PlaceProof[],
  missing: readonly string[],
  marketplaces: readonly Marketplace[],
): void {
  const keys = proofs.map(({ marketplaceId }) => keyOf(connection, day, marketplaceId));
  const sql = `SELECT id, externalid FROM ${PROOF.type} WHERE externalid IN (…)`;
  const known = new Map(rowsIn(sql, keys).map((row) => [requiredText(row, 'externalid'), requiredText(row, 'id')]));
  const recordOf = (id: string | null): string | null =>
    marketplaces.find(({ marketplaceId }) => marketplaceId === id)?.id ?? null;
  for (const proof of [...proofs].reverse()) {
    const key = keyOf(connection, day, proof.marketplaceId);
    const values = valuesOf(proof, proof.marketplaceId === null ? missing : []);
    const id = known.get(key);
    if (id !== undefined) change(PROOF.type, id, values);
    else {
      createOnce(PROOF.type, key, {
        [PROOF.connection]: connection,
        [PROOF.marketplace]: recordOf(proof.marketplaceId),
        [PROOF.source]: ORDERS,
        [PROOF.day]: day,
        ...values,
      });
    }
  }
}

function valuesOf({ state, count }: PlaceProof, missing: readonly string[]): Values {
  return {
    [PROOF.state]: state,
    [PROOF.orders]: count.orders,
    [PROOF.held]: count.held,
    [PROOF.ignored]: count.ignored,
    [PROOF.found]: count.found,
    [PROOF.awaited]: count.awaited,
    [PROOF.missing]: count.missing,
    [PROOF.missingIds]: missing.join(' '),
    [PROOF.proven]: state === 'proven' ? new Date() : null,
  };
}
