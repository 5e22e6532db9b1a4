/**
 * What happens around the save of a marketplace: it is checked and keyed, goes live only when it can, and then gets the
 * orders that were passed over before.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import { billingProblems } from '../../flows/billing/activation';
import { changeWay, readSpans, spansText, type WaySpan } from '../../flows/billing/ways';
import { activationProblems } from '../../flows/orders/activation';
import type { MarketplaceState } from '../../flows/orders/settings';
import { dayIn, dayText } from '../../flows/orders/zone';
import { checkMarketplace, marketplaceKey, movedProblem, notReady } from '../../flows/setup/marketplaceChecks';
import { readBillingFacts } from '../billing/billingFacts';
import { connectionById } from '../connection/connections';
import { dateOf } from '../days';
import { accountFeatures } from '../features';
import { LIST, MARKETPLACE } from '../ids';
import { replanPassedOver } from '../orders/replan';
import { requiredText, rows } from '../rows';
import { BILLS_AS, MARKETPLACE_STATES, SHARDINGS, WAYS } from '../values';
import { settingsOf } from './activation';
import { listKeys, refuseSave, type SavedRecord, type Submitting, savedRecord, type Values } from './savedRecord';

type StateOf = (id: string | null) => MarketplaceState | null;

/** 30 units; 110 where the marketplace is live. */
export function checkMarketplaceRecord(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved === null || saved.after.flag('isinactive')) return;
  const stateOf = listKeys(LIST.marketplaceState.type, MARKETPLACE_STATES);
  const place = placeOf(saved.after);
  if (saved.before !== null) {
    const before = { ...placeOf(saved.before), state: stateOf(saved.before.text(MARKETPLACE.state)) ?? 'draft' };
    refuseOn(movedProblem(before, place));
  }
  const zone = fillIn(saved, place);
  const ways = keepWays(saved, zone, saved.before === null ? 'draft' : stateOf(saved.before.text(MARKETPLACE.state)));
  const state = stateOf(saved.after.text(MARKETPLACE.state)) ?? 'draft';
  if (state === 'live') refuseOn(notReady(whatIsMissing(saved, ways)));
}

/** The ways so far follow from what was there and what is chosen, whatever the save itself says about them. */
function keepWays(saved: SavedRecord, zone: string, stateBefore: MarketplaceState | null): readonly WaySpan[] {
  const { after, before } = saved;
  const way = listKeys(LIST.way.type, WAYS)(after.text(MARKETPLACE.way));
  const isDraft = stateBefore === null || stateBefore === 'draft';
  const spans = isDraft ? [] : readSpans(before?.text(MARKETPLACE.ways) ?? null);
  const today = dayIn(zone, new Date().toISOString());
  // A zone that nobody knows keeps the marketplace from going live; until then no day is compared.
  const change = changeWay(spans, { way, from: after.day(MARKETPLACE.wayFrom) }, today ? dayText(today) : '');
  if (!change.ok) return refuseSave(change.problem);
  const text = change.spans.length === 0 ? null : spansText(change.spans);
  if (after.text(MARKETPLACE.ways) !== text) saved.set(MARKETPLACE.ways, text);
  const from = change.spans.at(-1)?.from ?? null;
  if (after.day(MARKETPLACE.wayFrom) !== from) saved.set(MARKETPLACE.wayFrom, from === null ? null : dateOf(from));
  return change.spans;
}

/** Orders that were read while the marketplace was not live are planned, as many as a save can take. */
export function afterMarketplaceRecord(context: Submitting): void {
  const saved = savedRecord(context);
  if (saved === null) return;
  const stateOf = listKeys(LIST.marketplaceState.type, MARKETPLACE_STATES);
  if (!goesLive(saved, stateOf)) return;
  const { connection, amazonId } = placeOf(saved.after);
  const { planned, left } = replanPassedOver({ connection, marketplaceId: amazonId });
  if (left > 0) {
    log.audit({
      title: 'More orders wait for this marketplace',
      details: `${planned} orders that were read before ${amazonId} went live are planned now; ${left} more wait. Plan them on the page Amazon > Set-up.`,
    });
  }
}

function goesLive(saved: SavedRecord, stateOf: StateOf): boolean {
  const before = saved.before && stateOf(saved.before.text(MARKETPLACE.state));
  return before !== 'live' && stateOf(saved.after.text(MARKETPLACE.state)) === 'live';
}

function placeOf(values: Values): { readonly connection: string; readonly amazonId: string } {
  const connection = values.text(MARKETPLACE.connection);
  if (connection === null) return refuseSave('Choose the connection that sells in this marketplace.');
  return { connection, amazonId: (values.text(MARKETPLACE.amazonId) ?? '').trim() };
}

/** Answers the marketplace's time zone. */
function fillIn(saved: SavedRecord, { connection, amazonId }: ReturnType<typeof placeOf>): string {
  const of = connectionById(connection);
  if (of === null) refuseSave('The connection is inactive. Choose another one, or make it active again.');
  const currency = saved.after.text(MARKETPLACE.currency)?.trim().toUpperCase() ?? null;
  const check = checkMarketplace(
    { connection, amazonId, currency, zone: saved.after.text(MARKETPLACE.zone) },
    of.region,
  );
  if (!check.ok) refuseSave(check.problem);
  const filled: Readonly<Record<string, string>> = {
    [MARKETPLACE.amazonId]: amazonId,
    [MARKETPLACE.currency]: check.currency,
    [MARKETPLACE.zone]: check.zone,
    externalid: marketplaceKey(connection, amazonId),
  };
  for (const [fieldId, value] of Object.entries(filled)) {
    if (saved.after.text(fieldId) !== value) saved.set(fieldId, value);
  }
  return check.zone;
}

function whatIsMissing(saved: SavedRecord, ways: readonly WaySpan[]): readonly string[] {
  const { after } = saved;
  const settings = settingsOf(saved.id, after, {
    state: 'live',
    sharding: listKeys(LIST.sharding.type, SHARDINGS)(after.text(MARKETPLACE.sharding)) ?? 'none',
    currency: after.text(MARKETPLACE.currency) ?? '',
    zone: after.text(MARKETPLACE.zone) ?? '',
    ways,
    billAs: listKeys(LIST.billAs.type, BILLS_AS)(after.text(MARKETPLACE.billAs)),
  });
  const features = accountFeatures();
  const mismatch = features.multiCurrency ? currencyMismatch(settings.currencyId, settings.currency) : [];
  const billing = billingProblems(settings, readBillingFacts([settings.billing], features)(settings.billing), features);
  return [...activationProblems(settings, features), ...mismatch, ...billing];
}

/** The currency record is chosen by a person; a wrong one would sell dollars as pounds. */
function currencyMismatch(currencyId: string | null, code: string): readonly string[] {
  if (currencyId === null) return [];
  const [row] = rows('SELECT symbol FROM currency WHERE id = ?', [Number(currencyId)]);
  const symbol = row ? requiredText(row, 'symbol') : 'unknown';
  return symbol === code ? [] : [`The chosen currency is ${symbol}, and orders come in ${code}; choose ${code}.`];
}

function refuseOn(problem: string | null): void {
  if (problem !== null) refuseSave(problem);
}
