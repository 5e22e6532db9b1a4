/**
 * Whether Amazon has what it was told: a later read of the order says so, and nothing else does.
 *
 * @NApiVersion 2.1
 */

import type { ShipmentPackage } from '../../amazon/confirmShipment';
import type { AmazonPackage, OrderProgress } from '../../amazon/readProgress';
import { sameTracking } from './shipment';

/** `differs`: Amazon has the package, and not as it was told last. */
export type Shown = 'shown' | 'differs' | 'absent';

/**
 * `needed`: Amazon's units that must have left by order item, all confirmations of the order together, for answers that
 * name no packages at all.
 */
export function shipmentShown(
  told: ShipmentPackage,
  progress: OrderProgress,
  needed: ReadonlyMap<string, number>,
): Shown {
  const { packages, lines } = progress;
  const found = packageOf(told, packages);
  if (found !== undefined) {
    const isSame = sameTracking(found.trackingNumber, told.trackingNumber) && sameItems(found, told);
    return isSame ? 'shown' : 'differs';
  }
  if (packages.length > 0) return 'absent';
  const fulfilled = new Map(lines.map((line) => [line.orderItemId, line.fulfilled]));
  const hasLeft = told.items.every(({ orderItemId }) => {
    const units = needed.get(orderItemId) ?? 0;
    return units > 0 && (fulfilled.get(orderItemId) ?? 0) >= units;
  });
  return hasLeft ? 'shown' : 'absent';
}

/** By our reference; Amazon may have named the package otherwise, as it does for those of a feed: then by its number. */
export function packageOf(
  told: Pick<ShipmentPackage, 'referenceId' | 'trackingNumber'>,
  packages: readonly AmazonPackage[],
): AmazonPackage | undefined {
  return (
    packages.find((each) => each.referenceId === told.referenceId) ??
    packages.find((each) => sameTracking(each.trackingNumber, told.trackingNumber))
  );
}

/** A package whose items Amazon does not list may hold any. */
export function sameItems(one: Pick<AmazonPackage, 'items'>, other: Pick<AmazonPackage, 'items'>): boolean {
  if (one.items.length === 0) return true;
  const words = ({ items }: Pick<AmazonPackage, 'items'>): string =>
    items
      .map(({ orderItemId, quantity }) => `${orderItemId}:${quantity}`)
      .sort()
      .join(' ');
  return words(one) === words(other);
}

/** A line that was to be cancelled. `shipped` says that it left instead. */
export function cancellationShown(
  told: { readonly orderItemId: string; readonly fulfilled: number },
  { status, lines }: OrderProgress,
): 'shown' | 'shipped' | 'absent' {
  const line = lines.find((each) => each.orderItemId === told.orderItemId);
  if (line === undefined) return status === 'CANCELLED' ? 'shown' : 'absent';
  if (line.unfulfilled > 0) return 'absent';
  if (line.fulfilled > told.fulfilled) return 'shipped';
  return 'shown';
}
