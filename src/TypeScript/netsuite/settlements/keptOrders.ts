/**
 * What each order of a settlement moved, kept in files beside its posting: the ledger has a line for each kind of line of
 * a settlement, and none for an order.
 *
 * @NApiVersion 2.1
 */

import { OrdersReader, type OrdersSection, type SettledOrder } from '../../flows/settlements/ordersFile';
import { SETTLEMENT, SETTLEMENT_FOLDER } from '../ids';
import { restrictedFolder } from '../orders/folders';
import { changeLocked, textOf } from '../saving';
import { KeptPieces } from './keptPieces';
import { eachPiece } from './reportPieces';

/** Internal ids of files in order, by the number of the posting. */
export type OrderFiles = Readonly<Record<string, readonly string[]>>;

/** Keeps the text (26 units, and 20 for each 8 MB), whatever a stopped run left of it. `key`: of the settlement. */
export function keepOrders(id: string, key: string, posting: number, text: string): void {
  const pieces = new KeptPieces(`${key}-orders-${posting}`, restrictedFolder(SETTLEMENT_FOLDER), () => true);
  pieces.keepText(text);
  changeLocked(SETTLEMENT.type, id, (current) => {
    const known = orderFiles(textOf(current, SETTLEMENT.orders));
    const same = JSON.stringify(known[posting]) === JSON.stringify(pieces.ids);
    return same ? null : { [SETTLEMENT.orders]: JSON.stringify({ ...known, [posting]: pieces.ids }) };
  });
}

export const orderFiles = (text: string | null): OrderFiles => JSON.parse(text ?? '{}') as OrderFiles;

/** 10 units a piece. Throws where a file is gone or is something else. */
export function readOrders(
  pieces: readonly string[],
  take: (section: OrdersSection, order: SettledOrder) => void,
): void {
  const reader = new OrdersReader(take);
  eachPiece(pieces, (text) => reader.read(text));
}
