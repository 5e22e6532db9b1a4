/**
 * Tells Amazon of packages, one call each. The row says "sent" before the call and what came of it after; where nobody
 * knows what came of it, the row stays as it is until a read of the order tells.
 *
 * @NApiVersion 2.1
 */

import { confirmShipment, type ShipmentPackage } from '../../amazon/confirmShipment';
import type { Failure } from '../../amazon/failure';
import { ask, fail, mayAsk } from '../connection/calls';
import { EFFECT } from '../ids';
import { type Effect, move, note } from './effects';
import { raise } from './sendExceptions';
import type { Sending } from './sending';

/** Units that one package may take: quota and call with a fresh token, its row before and after, an exception. */
const UNITS_A_PACKAGE = 60;

export function confirmPackages(sending: Sending, waiting: readonly Effect[]): void {
  for (const effect of waiting) {
    if (!mayAsk(sending, 'confirmShipment', UNITS_A_PACKAGE)) return;
    if (!begin(effect)) continue;
    confirmOne(sending, effect);
    if (sending.tally.because !== null) return;
  }
}

/** False where the row is no longer to be sent, or another run has it (6 units). `feed` as `FEED_ASKED` says. */
export function begin(effect: Effect, at: string = new Date().toISOString(), feed = ''): boolean {
  return move(effect.id, 'intended', 'sent', {
    [EFFECT.attempts]: effect.attempts + 1,
    [EFFECT.sent]: at,
    [EFFECT.answered]: '',
    [EFFECT.answer]: '',
    [EFFECT.feed]: feed,
  });
}

function confirmOne(sending: Sending, effect: Effect): void {
  // A refusal is about this package, whatever worked before.
  const answer = ask(sending, confirmShipment(effect.content as ShipmentPackage), false);
  if (answer.ok) {
    accepted(effect);
    sending.tally.sent++;
    return;
  }
  const { verdict, failure } = answer;
  const words = wordsOf(failure);
  if (verdict.unsettled) {
    note(effect.id, { [EFFECT.answer]: words });
    // Nothing is wrong with the way there when Amazon says that it was done before.
    if (verdict.action !== 'hold') fail(sending, 'confirmShipment', verdict);
  } else if (verdict.action === 'hold') {
    refuse(sending, effect, `${verdict.reason} ${words}`);
  } else {
    // It was not carried out: no token, no quota, no access.
    move(effect.id, 'sent', 'intended', { [EFFECT.answer]: words });
    fail(sending, 'confirmShipment', verdict);
  }
}

/** Amazon took it; whether it has it, a later read says (2 units). */
export function accepted(effect: Effect, words = 'Accepted.'): void {
  note(effect.id, { [EFFECT.answered]: new Date().toISOString(), [EFFECT.answer]: words });
}

export function refuse(sending: Sending, effect: Effect, message: string): void {
  const isCorrection = effect.kind === 'confirm-shipment' && effect.version > 1;
  const about =
    effect.kind === 'cancel-line'
      ? 'cancellation-refused'
      : isCorrection
        ? 'tracking-not-corrected'
        : 'confirmation-refused';
  raise(sending, effect, about, message);
  move(effect.id, 'sent', 'refused', {
    [EFFECT.answered]: new Date().toISOString(),
    [EFFECT.answer]: message.slice(0, 900),
  });
  sending.tally.refused++;
}

export const wordsOf = ({ status, fault, code, message, details }: Failure): string =>
  [status ?? fault ?? '', code, message, details]
    .filter((each) => each !== '')
    .join(' ')
    .slice(0, 900);
