/**
 * What came of feeds: found in the list where their creation was not answered, followed until they are done, their reports
 * read row by row. What a report does not name was taken; whether Amazon has it, a read of the order says.
 *
 * @NApiVersion 2.1
 */

import { type Feed, getFeed, getFeedDocument, getFeeds, readFeed, readFeedResult, readFeeds } from '../../amazon/feeds';
import { type ProcessingReport, type ReportRow, readProcessingReport } from '../../amazon/processingReport';
import { FEED_TYPES, rowsInFeed } from '../../flows/effects/feedPlan';
import { SHOWN_AFTER_MS } from '../../flows/effects/settle';
import { download } from '../completeness/download';
import { ask, fail, mayAsk } from '../connection/calls';
import { EFFECT } from '../ids';
import { requiredText, rowsIn } from '../rows';
import { accepted, refuse } from './confirmPackages';
import { type Effect, effectsOfFeed, FEED_ASKED, isInFeed, note } from './effects';
import { takeBack } from './sendFeed';
import type { Sending } from './sending';

const UNITS_A_QUESTION = 60;
const UNITS_A_ROW = 12;
/** Clocks differ. */
const CLOCKS_MS = 60_000;
/** What Amazon says of a feed and nobody can read is asked for again so long. */
const READ_AGAIN_MS = 60 * 60_000;

/** Settles what was sent in feeds by what is known of each feed now. */
export function settleFeeds(sending: Sending, sent: readonly Effect[]): void {
  const inFeeds = sent.filter(isInFeed);
  for (const batch of groupsOf(inFeeds, (each) => (each.feed === FEED_ASKED ? `${each.kind} ${each.sent}` : null))) {
    if (sending.tally.because === null) findFeed(sending, batch);
  }
  for (const batch of groupsOf(inFeeds, (each) => (each.feed === FEED_ASKED ? null : each.feed))) {
    if (sending.tally.because === null) followFeed(sending, batch);
  }
}

function groupsOf(effects: readonly Effect[], keyOf: (effect: Effect) => string | null): Effect[][] {
  const groups = new Map<string, Effect[]>();
  for (const each of effects) {
    const key = keyOf(each);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

/** A feed of the kind, made since, that no row names yet, is the one; without any it was not taken. */
function findFeed(sending: Sending, batch: readonly Effect[]): void {
  const [first] = batch as [Effect];
  const since = Date.parse(first.sent ?? '') - CLOCKS_MS;
  if (
    Date.now() < since + SHOWN_AFTER_MS ||
    !mayAsk(sending, 'getFeeds', UNITS_A_QUESTION + batch.length * UNITS_A_ROW)
  )
    return;
  const answer = ask(sending, getFeeds(FEED_TYPES[first.kind], new Date(since).toISOString()), false);
  if (!answer.ok) {
    fail(sending, 'getFeeds', answer.verdict);
    return;
  }
  const reading = readFeeds(answer.body);
  if (!reading.ok) return;
  const named = namedFeeds(reading.value.map((each) => each.feedId));
  const [found] = reading.value
    .filter((each) => !named.has(each.feedId))
    .sort((a, b) => a.createdTime.localeCompare(b.createdTime));
  if (found === undefined) takeBack(batch, 'Amazon did not take the feed.');
  else for (const each of batch) note(each.id, { [EFFECT.feed]: found.feedId });
}

function namedFeeds(ids: readonly string[]): ReadonlySet<string> {
  const sql = `SELECT DISTINCT ${EFFECT.feed} AS feed FROM ${EFFECT.type} WHERE ${EFFECT.feed} IN (…)`;
  return new Set(rowsIn(sql, ids).map((row) => requiredText(row, 'feed')));
}

function followFeed(sending: Sending, batch: readonly Effect[]): void {
  const [first] = batch as [Effect];
  if (!mayAsk(sending, 'getFeed', UNITS_A_QUESTION + batch.length * UNITS_A_ROW)) return;
  const answer = ask(sending, getFeed(first.feed ?? ''), true);
  if (!answer.ok) {
    // What is wrong with this feed alone keeps nothing else waiting.
    if (answer.verdict.action === 'hold') unreadable(first.feed ?? '', batch, answer.verdict.reason);
    else fail(sending, 'getFeed', answer.verdict);
    return;
  }
  const reading = readFeed(answer.body);
  if (!reading.ok) {
    unreadable(first.feed ?? '', batch, reading.message);
    return;
  }
  if (reading.value.status === 'IN_QUEUE' || reading.value.status === 'IN_PROGRESS') return;
  const feed = reading.value;
  if (feed.status === 'CANCELLED') takeBack(batch, `Feed ${feed.feedId} was cancelled.`);
  else if (feed.resultDocumentId === null) withoutReport(feed.feedId, batch, feed.status);
  else reported(sending, feed, batch);
}

/** Where it is not done, nobody knows how much of it was carried out: reads of the orders tell. */
function withoutReport(feedId: string, batch: readonly Effect[], words: string): void {
  for (const each of batch) {
    if (words === 'DONE') accepted(each, `Taken by feed ${feedId}.`);
    else note(each.id, { [EFFECT.feed]: '', [EFFECT.answer]: `Feed ${feedId} broke off: ${words}.` });
  }
}

/** It holds up nothing else: the next run asks for it again, for a while. */
function unreadable(feedId: string, batch: readonly Effect[], words: string): void {
  const [first] = batch as [Effect];
  if (Date.now() - Date.parse(first.sent ?? '') >= READ_AGAIN_MS) withoutReport(feedId, batch, words.slice(0, 800));
}

function reported(sending: Sending, feed: Feed, batch: readonly Effect[]): void {
  if (!mayAsk(sending, 'getFeedDocument', UNITS_A_QUESTION)) return;
  const answer = ask(sending, getFeedDocument(feed.resultDocumentId ?? ''), true);
  if (!answer.ok) {
    // What is wrong with this feed alone keeps nothing else waiting.
    if (answer.verdict.action === 'hold') unreadable(feed.feedId, batch, answer.verdict.reason);
    else fail(sending, 'getFeedDocument', answer.verdict);
    return;
  }
  const reading = readFeedResult(answer.body);
  const got = reading.ok
    ? download({ url: reading.value.url, compression: reading.value.isGzip ? 'GZIP' : null })
    : reading;
  if (!got.ok) {
    unreadable(feed.feedId, batch, got.message);
    return;
  }
  const lines: string[] = [];
  got.lines((line) => lines.push(line) > 0);
  conclude(sending, feed, batch, readProcessingReport(lines.join('\n')));
}

function conclude(sending: Sending, feed: Feed, batch: readonly Effect[], report: ProcessingReport): void {
  const errors = report.rows.filter((each) => each.isError);
  const ofFile = errors.find((each) => each.record === 0);
  if (report.unread.length > 0 || report.processed === null) {
    // A report that cannot be read whole proves nothing: reads of the orders tell.
    withoutReport(feed.feedId, batch, 'its report cannot be read whole');
    return;
  }
  const [first] = batch as [Effect];
  const open = new Set(batch.map(({ id }) => id));
  let record = 1;
  // What was settled meanwhile has its rows in the report too.
  for (const effect of effectsOfFeed(first)) {
    const next = record + rowsInFeed(effect);
    const mine = errors.filter((each) => each.record >= record && each.record < next);
    record = next;
    if (!open.has(effect.id)) continue;
    const error = mine[0] ?? ofFile;
    if (error === undefined) accepted(effect, `Taken by feed ${feed.feedId}.`);
    else refuse(sending, effect, wordsOfRow(feed, error));
  }
}

const wordsOfRow = ({ feedId }: Feed, { record, code, message }: ReportRow): string =>
  `Feed ${feedId}, row ${record}: ${code} ${message}`;
