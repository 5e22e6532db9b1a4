/**
 * What Amazon is to be told of an order's packages. One effect a package and content: planned twice it is the same row,
 * a corrected tracking number is a new version, and the old one stays as it was.
 *
 * @NApiVersion 2.1
 */

import type { ShipmentPackage } from '../../amazon/confirmShipment';
import type { OrderProgress } from '../../amazon/readProgress';
import { type EffectPlan, effectKey } from '../effects/effect';
import type { ExceptionPlan } from '../exceptions/exception';
import { Problems } from '../orders/problems';
import { type CarrierRow, resolveCarrier } from './carriers';
import { excessOf } from './excess';
import { shareOut } from './share';
import {
  cleanTracking,
  type Fulfilment,
  fulfilmentOfReference,
  type KnownConfirmation,
  MOST_PACKAGES,
  packageReference,
} from './shipment';
import { shipTime, slackMinutes } from './shipTime';
import { sameItems, shipmentShown } from './shown';

export interface ShipmentContext {
  readonly connection: string;
  readonly document: string;
  readonly salesOrder: string;
  readonly amazonOrderId: string;
  /** Amazon's id. */
  readonly marketplaceId: string;
  /** Internal id of the marketplace record. */
  readonly marketplace: string;
  readonly zone: string;
  /** ISO instants. */
  readonly purchasedAt: string;
  readonly shipBy: string | null;
  /** Null where what Amazon last said cannot be read: then Amazon's own checks have to do. */
  readonly progress: OrderProgress | null;
  readonly carriers: readonly CarrierRow[];
  /** Everything planned before for this order. */
  readonly known: readonly KnownConfirmation[];
  /** Those to plan, shipped. */
  readonly fulfilments: readonly Fulfilment[];
  /** Fulfilments that were confirmed and are shipped no longer, by internal id. */
  readonly withdrawn: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface ShipmentPlan {
  readonly intend: readonly EffectPlan[];
  /** Effects that were refused, or never shown, and are to be told again as they are. */
  readonly again: readonly KnownConfirmation[];
  /** Ids of effects that were not sent yet and must not be any more. */
  readonly stale: readonly string[];
  readonly exceptions: readonly ExceptionPlan[];
}

/** Only a package that Amazon lists counts here; quantities alone could be of any other. */
const NOTHING_NEEDED: ReadonlyMap<string, number> = new Map();

type Found = Omit<ShipmentPackage, 'shippedAt'> & { readonly fulfilment: Fulfilment };

/** Sent, and perhaps carried out: what Amazon may know. */
const isOut = ({ state }: KnownConfirmation): boolean => state === 'sent' || state === 'confirmed';

export function planShipments(context: ShipmentContext): ShipmentPlan {
  const problems = new Problems();
  const intend: EffectPlan[] = [];
  const again: KnownConfirmation[] = [];
  const stale: string[] = [];
  const latest = latestOf(context.known);
  let live = context.known.filter((each) => latest.get(each.content.referenceId) === each && each.state !== 'stale');

  const withdraw = (gone: KnownConfirmation, words: string): void => {
    if (gone.state === 'intended') stale.push(gone.id);
    else if (isOut(gone))
      problems.add('shipment-changed-after-sending', `${words} (package ${gone.content.trackingNumber})`);
    live = live.filter((each) => each !== gone);
  };
  for (const fulfilment of context.withdrawn) {
    for (const gone of live.filter((each) => fulfilmentOf(each) === fulfilment)) {
      withdraw(gone, `The item fulfilment ${fulfilment} is shipped no longer, and Amazon was told that it is`);
    }
  }
  for (const fulfilment of context.fulfilments) {
    const found = packagesOf(fulfilment, context, problems);
    if (found === null) continue;
    const references = new Set(found.map((each) => each.referenceId));
    for (const gone of live.filter((each) => fulfilmentOf(each) === fulfilment.id)) {
      if (references.has(gone.content.referenceId)) continue;
      withdraw(gone, `Item fulfilment ${fulfilment.number}: a package is gone that Amazon was told of`);
    }
    const others = live.filter((each) => fulfilmentOf(each) !== fulfilment.id).map((each) => each.content);
    const out = live.filter(isOut).map((each) => each.content);
    // Amazon takes no shipment back: what it was told of a package counts, whatever the fulfilment says now.
    const standing = found.map((each) => {
      const before = latest.get(each.referenceId);
      if (before === undefined || !isOut(before) || sameItems(before.content, each)) return each;
      const words = `Item fulfilment ${fulfilment.number}: package ${before.content.trackingNumber} holds other quantities than Amazon was told.`;
      problems.add('shipment-changed-after-sending', words);
      return { ...each, items: before.content.items };
    });
    const excess = excessOf(standing, [...others, ...newOnes(intend, context.known)], out, context.progress);
    if (excess !== null) {
      problems.add('shipment-exceeds-order', `Item fulfilment ${fulfilment.number}: ${excess}`);
      continue;
    }
    for (const [index, each] of found.entries()) {
      const before = latest.get(each.referenceId);
      if (before !== undefined && before.state !== 'stale' && isSame(before.content, each)) {
        if (before.isRetried) again.push(before);
        continue;
      }
      if (standing[index] !== each) continue;
      if (before?.state === 'intended') stale.push(before.id);
      intend.push(effectOf(each, (before?.version ?? 0) + 1, context));
    }
  }
  const { connection, salesOrder, amazonOrderId, marketplaceId } = context;
  const subject = { connection, payload: JSON.stringify(shown(context)), salesOrderId: salesOrder };
  return { intend, again, stale, exceptions: problems.exceptions({ amazonOrderId, marketplaceId }, subject) };
}

/** What a person compares with the shelf: the fulfilments as they stand, or what Amazon was told of those that are gone. */
const shown = ({ fulfilments, known }: ShipmentContext): unknown =>
  fulfilments.length > 0 ? { fulfilments } : { told: known.map(({ content }) => content) };

const fulfilmentOf = ({ content }: KnownConfirmation): string => fulfilmentOfReference(content.referenceId);

/** Packages of the fulfilments planned just before, where no row of theirs counts yet. */
function newOnes(intend: readonly EffectPlan[], known: readonly KnownConfirmation[]): ShipmentPackage[] {
  const references = new Set(known.map((each) => each.content.referenceId));
  return intend
    .map(({ content }) => JSON.parse(content) as ShipmentPackage)
    .filter(({ referenceId }) => !references.has(referenceId));
}

function latestOf(known: readonly KnownConfirmation[]): ReadonlyMap<string, KnownConfirmation> {
  const latest = new Map<string, KnownConfirmation>();
  for (const each of known) {
    const { referenceId } = each.content;
    if ((latest.get(referenceId)?.version ?? 0) < each.version) latest.set(referenceId, each);
  }
  return latest;
}

/** The time of shipping is no news: it was told with the first version. */
function isSame(one: ShipmentPackage, other: Omit<ShipmentPackage, 'shippedAt'>): boolean {
  return (
    one.carrierCode === other.carrierCode &&
    one.carrierName === other.carrierName &&
    one.shippingMethod === other.shippingMethod &&
    one.trackingNumber === other.trackingNumber &&
    sameItems(one, other)
  );
}

/** The packages of a fulfilment as Amazon shall know them; null where something stands against all of them. */
function packagesOf(fulfilment: Fulfilment, context: ShipmentContext, problems: Problems): readonly Found[] | null {
  if (fulfilment.lines.length === 0) return [];
  const about = `Item fulfilment ${fulfilment.number}`;
  const { packages } = fulfilment;
  if (packages.length === 0 || packages.length > MOST_PACKAGES) {
    const words = `${about}: expected 1 to ${MOST_PACKAGES} packages with tracking numbers, found ${packages.length}.`;
    problems.add('tracking-missing', words);
    return null;
  }
  const shares = shareOut(fulfilment);
  if (!shares.ok) {
    const kind = shares.kind === 'unclear' ? 'package-contents-unclear' : 'pack-not-whole';
    for (const message of shares.messages) problems.add(kind, `${about}: ${message}`);
  }
  const found = packages.map((each): Found | null => {
    const trackingNumber = cleanTracking(each.tracking);
    if (trackingNumber === null) {
      problems.add('tracking-missing', `${about}: package ${each.position} has no tracking number.`);
    }
    const { marketplace, carriers, amazonOrderId, marketplaceId } = context;
    const { shipMethod } = fulfilment;
    const answer = resolveCarrier(carriers, { marketplace, shipMethod, description: each.description });
    if (!answer.ok) problems.add('carrier-unmapped', `${about}, package ${each.position}: ${answer.message}`);
    if (!answer.ok || trackingNumber === null || !shares.ok) return null;
    return {
      fulfilment,
      amazonOrderId,
      marketplaceId,
      referenceId: packageReference(fulfilment.id, each.position),
      ...answer.carrier,
      trackingNumber,
      items: shares.items.get(each.position) ?? [],
    };
  });
  return found.some((each) => each === null) ? null : (found as Found[]);
}

function effectOf({ fulfilment, ...told }: Found, version: number, context: ShipmentContext): EffectPlan {
  const { connection, document, salesOrder, shipBy, progress } = context;
  const shippedAt = shipTime(fulfilment.shippedOn, context.purchasedAt, context.zone, context.now);
  const content: ShipmentPackage = { ...told, shippedAt };
  const subject = `${connection}-${told.referenceId}`;
  // Somebody confirmed it already, in Seller Central or by another system.
  const isThere = progress !== null && shipmentShown(content, progress, NOTHING_NEEDED) === 'shown';
  return {
    externalId: effectKey('confirm-shipment', subject, version),
    kind: 'confirm-shipment',
    subject,
    version,
    state: isThere ? 'confirmed' : 'intended',
    amazonOrderId: told.amazonOrderId,
    marketplaceId: told.marketplaceId,
    connection,
    document,
    salesOrder,
    fulfilment: fulfilment.id,
    content: JSON.stringify(content),
    shipBy,
    slack: slackMinutes(shippedAt, shipBy),
  };
}
