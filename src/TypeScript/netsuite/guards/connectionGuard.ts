/**
 * What happens before a connection is saved: it is checked, given a slot and keyed.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import {
  type ConnectionChange,
  changeProblem,
  connectionKey,
  secretIdProblem,
  sellerProblem,
  slotFor,
} from '../../flows/connection/checks';
import { CONNECTION, LIST } from '../ids';
import { number, rows, text } from '../rows';
import { CONNECTION_STATES, listValue, REGION_NAMES } from '../values';
import {
  changed,
  listKeys,
  refuseSave,
  type SavedRecord,
  type Submitting,
  savedRecord,
  type Values,
} from './savedRecord';

const GUARDED = [
  CONNECTION.seller,
  CONNECTION.region,
  CONNECTION.clientSecretSecret,
  CONNECTION.refreshTokenSecret,
  CONNECTION.state,
  CONNECTION.account,
  CONNECTION.slot,
  'isinactive',
];

/** 30 units, and none where a run only notes how its calls went. */
export function checkConnection(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved === null || !changed(saved, GUARDED)) return;
  refuseOn(secretIdProblem('Client Secret Secret', saved.after.text(CONNECTION.clientSecretSecret)));
  refuseOn(secretIdProblem('Refresh Token Secret', saved.after.text(CONNECTION.refreshTokenSecret)));
  if (saved.isNew && runtime.executionContext === runtime.ContextType.USER_INTERFACE) beginAsDraft(saved);
  const keyed = keysOf();
  const after = keyed(saved.after);
  refuseOn(sellerProblem(after.sellerId));
  refuseOn(changeProblem(saved.before && keyed(saved.before), after, isSetUpPage()));
  takeSlot(saved);
  saved.set('externalid', connectionKey(after.sellerId, after.region));
}

function refuseOn(problem: string | null): void {
  if (problem !== null) refuseSave(problem);
}

/** A copy made in the form brings the state of what it was copied from. */
function beginAsDraft(saved: SavedRecord): void {
  saved.set(CONNECTION.state, listValue(LIST.connectionState.type, CONNECTION_STATES.draft));
  for (const fieldId of [CONNECTION.account, CONNECTION.failures, CONNECTION.circuitUntil, CONNECTION.lastFailure]) {
    saved.set(fieldId, null);
  }
}

/** States and regions by their names, read once for what the record was and what it will be. */
function keysOf(): (values: Values) => ConnectionChange {
  const stateOf = listKeys(LIST.connectionState.type, CONNECTION_STATES);
  const regionOf = listKeys(LIST.region.type, REGION_NAMES);
  return (values) => ({
    state: stateOf(values.text(CONNECTION.state)) ?? 'draft',
    sellerId: values.text(CONNECTION.seller) ?? '',
    region:
      regionOf(values.text(CONNECTION.region)) ?? refuseSave('Choose the region that the seller account belongs to.'),
    account: values.text(CONNECTION.account),
  });
}

/** Nobody but the set-up page saves a connection from a Suitelet. */
const isSetUpPage = (): boolean => runtime.executionContext === runtime.ContextType.SUITELET;

function takeSlot(saved: SavedRecord): void {
  if (saved.after.flag('isinactive')) return;
  const sql = `SELECT id, name, ${CONNECTION.slot} AS slot FROM ${CONNECTION.type}
    WHERE isinactive = 'F' AND ${CONNECTION.slot} IS NOT NULL AND id <> ?`;
  const others = rows(sql, [Number(saved.id ?? 0)]).map((row) => ({
    slot: number(row, 'slot') ?? 0,
    name: text(row, 'name') ?? '',
  }));
  const wanted = saved.after.number(CONNECTION.slot);
  const answer = slotFor(wanted, others);
  if ('problem' in answer) refuseSave(answer.problem);
  if (answer.slot !== wanted) saved.set(CONNECTION.slot, answer.slot);
}
