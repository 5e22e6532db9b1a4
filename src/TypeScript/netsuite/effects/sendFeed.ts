/**
 * Hands a batch to Amazon as one feed. The rows say "sent" before Amazon is asked to take it; where nobody knows whether
 * it did, the list of feeds tells, and nothing is handed in twice.
 *
 * @NApiVersion 2.1
 */

import * as https from 'N/https';
import {
  createFeed,
  createFeedDocument,
  FEED_CONTENT_TYPE,
  type FeedPlace,
  readFeedId,
  readFeedPlace,
} from '../../amazon/feeds';
import { FEED_TYPES, feedTextOf } from '../../flows/effects/feedPlan';
import { ask, fail, mayAsk } from '../connection/calls';
import { EFFECT } from '../ids';
import { codeOf } from '../saving';
import { begin, refuse, wordsOf } from './confirmPackages';
import { type Effect, FEED_ASKED, move, note } from './effects';
import type { Sending } from './sending';

/** Units that a feed takes besides its rows: two calls, an upload, tokens. */
const UNITS_A_FEED = 120;
const UNITS_A_ROW = 12;

/** A batch of one kind and one marketplace. */
export function sendFeed(sending: Sending, batch: readonly Effect[]): void {
  const [first] = batch;
  if (first === undefined) return;
  const place = placeFor(sending, UNITS_A_FEED + batch.length * UNITS_A_ROW);
  if (place === null || !mayAsk(sending, 'createFeed', UNITS_A_FEED)) return;
  const at = new Date().toISOString();
  const begun = batch.filter((each) => begin(each, at, FEED_ASKED)).sort((a, b) => Number(a.id) - Number(b.id));
  if (begun.length === 0) return;
  const problem = upload(place, feedTextOf(first.kind, begun));
  if (problem !== null) {
    takeBack(begun, problem);
    sending.tally.because = problem;
    return;
  }
  conclude(sending, begun, place);
}

function placeFor(sending: Sending, units: number): FeedPlace | null {
  if (!mayAsk(sending, 'createFeedDocument', units)) return null;
  const answer = ask(sending, createFeedDocument(), false);
  if (!answer.ok) {
    fail(sending, 'createFeedDocument', answer.verdict);
    return null;
  }
  const reading = readFeedPlace(answer.body);
  if (reading.ok) return reading.value;
  sending.tally.because = reading.message;
  return null;
}

/** Why the text did not arrive, or null (10 units). Without any header of the API: the address says who may write to it. */
function upload({ url }: FeedPlace, body: string): string | null {
  try {
    const { code } = https.put({ url, headers: { 'Content-Type': FEED_CONTENT_TYPE }, body });
    return code === 200 ? null : `The address for the feed answered ${code}.`;
  } catch (error) {
    return `The feed could not be uploaded: ${codeOf(error)}.`;
  }
}

function conclude(sending: Sending, begun: readonly Effect[], { feedDocumentId }: FeedPlace): void {
  const [first] = begun as [Effect];
  const answer = ask(sending, createFeed(FEED_TYPES[first.kind], [first.marketplaceId], feedDocumentId), false);
  if (answer.ok) {
    const reading = readFeedId(answer.body);
    // Without a number the feed is found in the list.
    if (reading.ok) for (const each of begun) note(each.id, { [EFFECT.feed]: reading.value });
    sending.tally.sent += begun.length;
    return;
  }
  const { verdict, failure } = answer;
  const words = wordsOf(failure);
  if (verdict.unsettled) for (const each of begun) note(each.id, { [EFFECT.answer]: words });
  else if (verdict.action === 'hold') for (const each of begun) refuse(sending, each, `${verdict.reason} ${words}`);
  else takeBack(begun, words);
  if (verdict.action !== 'hold') fail(sending, 'createFeed', verdict);
}

/** Amazon was not asked, or did not take it: it waits again (6 units each). */
export function takeBack(effects: readonly Effect[], words: string): void {
  for (const each of effects) move(each.id, 'sent', 'intended', { [EFFECT.feed]: '', [EFFECT.answer]: words });
}
