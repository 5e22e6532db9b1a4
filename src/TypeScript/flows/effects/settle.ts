/**
 * What a read of the order says about something that was sent. Only a read moves it on: what Amazon has is confirmed,
 * what it has not is told again where nobody knows what came of the call, and otherwise waited for.
 *
 * @NApiVersion 2.1
 */

import type { ShipmentPackage } from '../../amazon/confirmShipment';
import type { CancelledLine } from '../../amazon/feedText';
import type { OrderProgress } from '../../amazon/readProgress';
import type { ExceptionClass } from '../exceptions/classes';
import { cancellationShown, packageOf, type Shown, shipmentShown } from '../shipments/shown';
import type { EffectKind } from './effect';

const MINUTE = 60_000;

/** Amazon shows what it took some minutes later: a read before that proves nothing by what it lacks. */
export const SHOWN_AFTER_MS = 10 * MINUTE;
/** From then on a person looks where it is. */
export const MISSED_AFTER_MS = 24 * 60 * MINUTE;
/** A call whose outcome stays unknown is made so often at most. */
export const MOST_ATTEMPTS = 3;

export interface LineCancellation extends CancelledLine {
  /** Units that had left before. */
  readonly fulfilled: number;
}

export interface SentEffect {
  readonly kind: EffectKind;
  readonly version: number;
  /** No newer version of its subject was planned. */
  readonly isLatest: boolean;
  readonly content: ShipmentPackage | LineCancellation;
  /** Milliseconds since 1970, when the last call was begun. */
  readonly sentAt: number;
  /** Whether Amazon answered that it took it; false where nobody knows. */
  readonly isAccepted: boolean;
  readonly attempts: number;
  /** Amazon's last words; empty where it had none. */
  readonly answer: string;
}

export type Settlement =
  | { readonly move: 'confirmed'; readonly answer: string | null }
  | { readonly move: 'refused'; readonly class: ExceptionClass; readonly message: string }
  | { readonly move: 'intended' | 'stale' | 'wait' | 'missed' };

/** `readAt`: when the order was read, milliseconds since 1970; `needed` as `shipmentShown` takes it. */
export function settle(
  effect: SentEffect,
  progress: OrderProgress,
  readAt: number,
  needed: ReadonlyMap<string, number>,
): Settlement {
  const found = find(effect, progress, needed);
  if (found.shown === 'shown') return { move: 'confirmed', answer: found.words };
  // What it lacks too early may be on its way.
  if (readAt < effect.sentAt + SHOWN_AFTER_MS) return { move: 'wait' };
  if (found.shown === 'differs') return { move: 'refused', class: found.class, message: found.words };
  if (effect.isAccepted) return { move: readAt < effect.sentAt + MISSED_AFTER_MS ? 'wait' : 'missed' };
  if (!effect.isLatest) return { move: 'stale' };
  if (effect.attempts < MOST_ATTEMPTS) return { move: 'intended' };
  const exceptionClass = effect.kind === 'confirm-shipment' ? 'confirmation-refused' : 'cancellation-refused';
  const words = effect.answer === '' ? 'no answer' : effect.answer;
  return {
    move: 'refused',
    class: exceptionClass,
    message: `Expected Amazon to show it after ${effect.attempts} calls, found nothing of it. The last answer: ${words}`,
  };
}

type Finding =
  | { readonly shown: 'shown'; readonly words: string | null }
  | { readonly shown: 'absent' }
  | { readonly shown: 'differs'; readonly class: ExceptionClass; readonly words: string };

function find(effect: SentEffect, progress: OrderProgress, needed: ReadonlyMap<string, number>): Finding {
  return 'referenceId' in effect.content
    ? findPackage(effect.content, effect.version, progress, needed)
    : findCancellation(effect.content, progress);
}

function findPackage(
  told: ShipmentPackage,
  version: number,
  progress: OrderProgress,
  needed: ReadonlyMap<string, number>,
): Finding {
  const shown: Shown = shipmentShown(told, progress, needed);
  if (shown !== 'differs') return shown === 'shown' ? { shown, words: null } : { shown };
  const has = packageOf(told, progress.packages)?.trackingNumber ?? 'none';
  // Somebody corrected it in Seller Central before we looked: it was told, and the newer word is Amazon's.
  if (version === 1) return { shown: 'shown', words: `Amazon has the package with the tracking number ${has}.` };
  return {
    shown,
    class: 'tracking-not-corrected',
    words: `Expected the tracking number ${told.trackingNumber} at Amazon, found ${has}.`,
  };
}

function findCancellation(told: LineCancellation, progress: OrderProgress): Finding {
  const shown = cancellationShown(told, progress);
  if (shown === 'absent') return { shown };
  if (shown === 'shown') return { shown, words: null };
  return {
    shown: 'differs',
    class: 'cancellation-refused',
    words: `Expected order item ${told.orderItemId} to be cancelled, found that it was shipped.`,
  };
}
