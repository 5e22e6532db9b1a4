/**
 * Reading a report with what each order comes to. Which part of an order a kind of line is depends on its class, and the
 * class may depend on whose settlement it is and of when, which is known behind the last line.
 *
 * @NApiVersion 2.1
 */

import { classifier } from '../../flows/settlements/classify';
import { DEFAULT_MAP } from '../../flows/settlements/defaultMap';
import { type OrderPart, orderPartOf } from '../../flows/settlements/orderParts';
import type { LineClass, SettlementReading, Triple } from '../../flows/settlements/settlement';
import { readReport } from './reportPieces';
import type { SettleWork } from './settlementWork';

type Parts = (triple: Triple) => OrderPart | null;

/** By all rows of the map, whatever they are restricted to. */
export function partsAtReading({ map }: Pick<SettleWork, 'map'>): Parts {
  const classOf = classifier([...map, ...DEFAULT_MAP]);
  return (triple) => orderPartOf(triple, classOf(triple));
}

/** 10 units a piece. */
export const readWithOrders = ({ pieces, marketplaces }: SettleWork, parts: Parts): readonly SettlementReading[] =>
  readReport(pieces, marketplaces, parts);

/** The reading with orders by the classes that hold; read again only where they make another part of a kind (10 units a piece). */
export function withOrderParts(
  work: SettleWork,
  reading: SettlementReading,
  classOf: (triple: Triple) => LineClass | null,
): SettlementReading {
  const parts: Parts = (triple) => orderPartOf(triple, classOf(triple));
  const before = partsAtReading(work);
  if (reading.groups.every((group) => parts(group) === before(group))) return reading;
  const again = readWithOrders(work, parts).find(({ head }) => head.settlementId === reading.head.settlementId);
  if (again === undefined)
    throw new Error(`The settlement ${reading.head.settlementId} is not in its report any more.`);
  return again;
}
