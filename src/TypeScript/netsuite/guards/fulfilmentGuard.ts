/**
 * Nothing of an Amazon order leaves while it waits for people: the save that would ship it is refused.
 *
 * @NApiVersion 2.1
 */

import { heldWords } from '../../flows/orders/held';
import { BODY } from '../ids';
import { requiredText, rows } from '../rows';
import { refuseSave, type Submitting, savedRecord, type Values } from './savedRecord';

const SHIPPED = 'C';

/** Accounts that do not pick and pack have no status: what is made there has left. */
const hasLeft = (values: Values): boolean => (values.text('shipstatus') ?? SHIPPED) === SHIPPED;

/** No units where nothing of Amazon's leaves by this save; 10 otherwise. */
export function refuseHeld(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved === null) return;
  const { before, after } = saved;
  // Mark Shipped is a save of its own kind, which need not show the status yet.
  const leaves = hasLeft(after) || context.type === context.UserEventType.SHIP;
  if (!leaves || (before !== null && hasLeft(before))) return;
  const [amazonOrderId, salesOrder] = [after.text(BODY.amazonOrderId), after.text('createdfrom')];
  if (amazonOrderId === null || salesOrder === null) return;
  const [held] = rows(
    `SELECT tranid, ${BODY.hold} AS hold FROM transaction WHERE id = ? AND type = 'SalesOrd' AND ${BODY.channel} = 'FBM'
     AND ${BODY.hold} IS NOT NULL AND NVL(${BODY.released}, 'F') = 'F'`,
    [Number(salesOrder)],
  );
  if (held === undefined) return;
  refuseSave(heldWords(amazonOrderId, requiredText(held, 'tranid'), requiredText(held, 'hold')));
}
