/**
 * One page for each thing the set-up page can do: it says what will happen, and asks once.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import * as serverWidget from 'N/ui/serverWidget';
import type { Participation } from '../amazon/getMarketplaceParticipations';
import { marketplaceById } from '../amazon/marketplaces';
import type { Connection } from './connections';
import type { TestResult } from './connectionTest';
import { formToken, TOKEN_FIELD } from './formToken';
import { type Html, html } from './html';
import { CONNECTION, MARKETPLACE } from './ids';
import type { Marketplace } from './marketplaces';
import { showNotice } from './notice';
import { addHtml, recordAddress } from './pageParts';
import { MOST_PLANNED } from './setupActions';
import {
  ABOUT_FIELD,
  ASKED_FIELD,
  newRecordAddress,
  type Question,
  questionAddress,
  setupAddress,
} from './setupAddresses';

const BUTTONS: Readonly<Record<Question, string>> = {
  test: 'Test Connection',
  activate: 'Activate Connection',
  stop: 'Stop Connection',
  plan: 'Plan Orders',
};

/** The page that asks about a connection; after a test, with what Amazon answered. */
export function connectionQuestion(
  question: Exclude<Question, 'plan'>,
  connection: Connection,
  marketplaces: readonly Marketplace[],
  result: TestResult | null,
): serverWidget.Form {
  const form = questionForm(question, connection.id, `${TITLES[question]}: ${connection.name}`);
  addHtml(form, 'custpage_first', html`<p class="lead"><b>${lead(question, connection, result)}</b></p>`);
  addHtml(form, 'custpage_more', more(connection, result));
  if (result?.ok) addParticipations(form, connection, result.participations, marketplaces);
  return form;
}

export function planQuestion(marketplace: Marketplace, waiting: number): serverWidget.Form {
  const form = questionForm('plan', marketplace.id, `Plan orders of ${marketplace.name}`);
  const amount = Math.min(waiting, MOST_PLANNED);
  const first = html`<p class="lead"><b>${waiting} orders of ${marketplace.name} were read while it was not live. Plan ${amount} of them now?</b></p>
    <p>Each is planned as if it had just been read: it becomes a sales order, a reservation, an exception, or stays ignored by another rule, such as one bought before ${marketplace.fromDate ?? 'the first day'}.</p>`;
  addHtml(form, 'custpage_first', first);
  return form;
}

const TITLES: Readonly<Record<Exclude<Question, 'plan'>, string>> = {
  test: 'Test connection',
  activate: 'Activate connection',
  stop: 'Stop connection',
};

function questionForm(question: Question, id: string, title: string): serverWidget.Form {
  const form = serverWidget.createForm({ title });
  showNotice(form);
  form.addPageLink({ title: 'Amazon Set-up', type: serverWidget.FormPageLinkType.BREADCRUMB, url: setupAddress() });
  hidden(form, ASKED_FIELD, question);
  hidden(form, ABOUT_FIELD, id);
  hidden(form, TOKEN_FIELD, formToken());
  form.addSubmitButton({ label: BUTTONS[question] });
  return form;
}

function hidden(form: serverWidget.Form, id: string, value: string): void {
  const field = form.addField({ id, label: id, type: serverWidget.FieldType.TEXT });
  field.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
  field.defaultValue = value;
}

function lead(question: Exclude<Question, 'plan'>, connection: Connection, result: TestResult | null): string {
  if (result?.ok) {
    const selling = result.participations.filter((each) => each.isParticipating).length;
    return `✓ The connection works: ${connection.name} sells in ${selling} ${selling === 1 ? 'marketplace' : 'marketplaces'}.`;
  }
  if (result) return `✕ The connection does not work. ${result.reason}`;
  switch (question) {
    case 'test':
      return 'Does this connection work? One call asks Amazon where the seller sells; nothing is changed.';
    case 'activate':
      return `Shall ${connection.name} be read from now on, in account ${runtime.accountId}?`;
    case 'stop':
      return `Shall no call be made for ${connection.name} any more, until somebody activates it again?`;
  }
}

function more(connection: Connection, result: TestResult | null): Html {
  const technical =
    result && !result.ok && result.technical !== ''
      ? html`<details><summary>What was answered</summary><pre>${result.technical}</pre></details>`
      : html``;
  const sandbox =
    runtime.envType === runtime.EnvType.SANDBOX
      ? html`<p><b>This is a sandbox.</b> Once active here, it calls Amazon for the same seller as the account it was copied from, and shares its quota.</p>`
      : html``;
  return html`<p>Seller ${connection.sellerId}, region ${connection.region}, state ${connection.state}${
    connection.account === null ? html`` : html`, activated in account ${connection.account}`
  }. <a href="${recordAddress(CONNECTION.type, connection.id)}">Open the record</a>${otherQuestions(connection)}.</p>${sandbox}${technical}`;
}

function otherQuestions(connection: Connection): readonly Html[] {
  const isHere = connection.state === 'active' && connection.account === runtime.accountId;
  const offered: readonly Question[] = isHere ? ['test', 'stop'] : ['test', 'activate'];
  return offered.map((each) => html` · <a href="${questionAddress(each, connection.id)}">${BUTTONS[each]}</a>`);
}

function addParticipations(
  form: serverWidget.Form,
  connection: Connection,
  participations: readonly Participation[],
  marketplaces: readonly Marketplace[],
): void {
  const { TEXT, URL } = serverWidget.FieldType;
  const list = form.addSublist({
    id: 'custpage_participations',
    label: 'Marketplaces Of This Seller',
    type: serverWidget.SublistType.STATICLIST,
  });
  for (const [id, label] of [
    ['country', 'Marketplace'],
    ['amazonid', 'Amazon Marketplace ID'],
    ['currency', 'Currency'],
    ['sells', 'Sells There'],
    ['here', 'In NetSuite'],
  ] as const) {
    list.addField({ id, label, type: TEXT });
  }
  list.addField({ id: 'open', label: 'Record', type: URL }).linkText = 'Open';
  list.addField({ id: 'add', label: 'Add', type: URL }).linkText = 'Add';
  participations.forEach((each, line) => {
    const cells = participationCells(each, connection, marketplaces);
    for (const [id, value] of Object.entries(cells)) if (value !== '') list.setSublistValue({ id, line, value });
  });
}

function participationCells(
  each: Participation,
  connection: Connection,
  marketplaces: readonly Marketplace[],
): Readonly<Record<string, string>> {
  const known = marketplaceById(each.marketplaceId);
  const record = marketplaces.find(
    (one) => one.connection === connection.id && one.marketplaceId === each.marketplaceId,
  );
  const sells = each.isParticipating ? '● Yes' : '○ No';
  return {
    country: known?.name ?? each.countryCode ?? 'not one of Amazon’s own',
    amazonid: each.marketplaceId,
    currency: each.currency ?? '',
    sells: each.hasSuspendedListings ? `${sells}, with suspended listings` : sells,
    here: record ? `${record.name} (${record.state})` : '–',
    open: record ? recordAddress(MARKETPLACE.type, record.id) : '',
    add: record || known === null ? '' : newRecordAddress(MARKETPLACE.type, newMarketplace(connection, each)),
  };
}

/** What the form of a new marketplace begins with. */
function newMarketplace(connection: Connection, each: Participation): Readonly<Record<string, string>> {
  return {
    [`record.${MARKETPLACE.connection}`]: connection.id,
    [`record.${MARKETPLACE.amazonId}`]: each.marketplaceId,
  };
}
