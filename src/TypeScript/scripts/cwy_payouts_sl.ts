/**
 * The page of payouts. Looking changes nothing; what a person says of them is written on POST, in the person's own role,
 * and booked by the run that follows.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */

import * as format from 'N/format';
import * as redirect from 'N/redirect';
import type { EntryPoints } from 'N/types';
import { dayOf } from '../netsuite/days';
import { SCRIPT } from '../netsuite/ids';
import { type Choice, type Outcome, type Said, say } from '../netsuite/payouts/payoutActions';
import { readPayouts } from '../netsuite/payouts/payoutReading';
import { FOREIGN_FORM, isOwnForm } from '../netsuite/screens/formToken';
import { leaveNotice, type Notice } from '../netsuite/screens/notice';
import { CHOOSE, CONFIRM, payoutsForm, SETTLED } from '../netsuite/screens/payoutsPage';

type Request = EntryPoints.Suitelet.onRequestContext['request'];

export function onRequest({ request, response }: EntryPoints.Suitelet.onRequestContext): void {
  if (request.method !== 'POST') {
    response.writePage({ pageObject: payoutsForm() });
    return;
  }
  leaveNotice(noticeOf(request));
  const { id, deployment } = SCRIPT.payoutPages;
  redirect.toSuitelet({ scriptId: id, deploymentId: deployment });
}

function noticeOf(request: Request): Notice {
  if (!isOwnForm(request.parameters as Readonly<Record<string, string | undefined>>)) {
    return { mood: 'refused', text: FOREIGN_FORM };
  }
  const choices = ticked(request, CHOOSE).map(
    (line): Choice => ({
      payout: value(request, CHOOSE, 'payout', line),
      entry: value(request, CHOOSE, 'entry', line),
    }),
  );
  const said = ticked(request, CONFIRM).map(
    (line): Said => ({
      payout: value(request, CONFIRM, 'payout', line),
      day: dayText(value(request, CONFIRM, 'day', line)),
      amount: value(request, CONFIRM, 'amount', line),
    }),
  );
  const freed = ticked(request, SETTLED).map((line) => value(request, SETTLED, 'payout', line));
  if (choices.length + said.length + freed.length === 0) return { mood: 'refused', text: 'No payout is ticked.' };
  return wordsOf(say({ choices, said, freed }, readPayouts()));
}

function wordsOf({ done, refused }: Outcome): Notice {
  const booked = done.length === 0 ? '' : `Noted, and done within a minute: settlement ${done.join(', ')}. `;
  const mood = refused.length === 0 ? 'done' : done.length === 0 ? 'refused' : 'partly';
  return { mood, text: `${booked}${refused.join(' ')}`.trim() };
}

const value = (request: Request, group: string, name: string, line: number): string =>
  request.getSublistValue({ group, name, line }) ?? '';

function ticked(request: Request, group: string): number[] {
  const count = Math.max(0, request.getLineCount({ group }));
  return Array.from({ length: count }, (_, line) => line).filter((line) => value(request, group, 'tick', line) === 'T');
}

/** From the person's format; as it is where it is no date, so that the refusal can show it. */
function dayText(given: string): string {
  if (given === '') return '';
  const parsed = format.parse({ value: given, type: format.Type.DATE }) as Date | string;
  return parsed instanceof Date ? dayOf(parsed) : given;
}
