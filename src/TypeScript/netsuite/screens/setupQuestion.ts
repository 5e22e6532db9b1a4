/**
 * One page for each thing the set-up page can do: it says what will happen, and asks once.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import * as serverWidget from 'N/ui/serverWidget';
import type { Participation } from '../../amazon/getMarketplaceParticipations';
import { marketplaceById } from '../../amazon/marketplaces';
import { missingForCalls } from '../../flows/connection/checks';
import { type Connection, worksHere } from '../connection/connections';
import type { TestResult } from '../connection/connectionTest';
import type { Marketplace } from '../connection/marketplaces';
import { CONNECTION, MARKETPLACE } from '../ids';
import { formToken, TOKEN_FIELD } from './formToken';
import { type Html, html } from './html';
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

/** The page that asks about a connection. */
export function connectionQuestion(question: Exclude<Question, 'plan'>, connection: Connection): serverWidget.Form {
  const form = questionForm(question, connection.id, connection.name);
  if (question === 'stop' || missingForCalls(connection).length === 0) addSubmit(form, question);
  addLead(form, LEADS[question](connection), about(connection, question));
  return form;
}

/** What Amazon answered to a test; after a good one the next question is whether to activate. */
export function testResult(
  connection: Connection,
  marketplaces: readonly Marketplace[],
  result: TestResult,
): serverWidget.Form {
  const next = result.ok && !worksHere(connection) ? 'activate' : 'test';
  const form = questionForm(next, connection.id, connection.name);
  addSubmit(form, next);
  if (!result.ok) {
    const technical = html`<details><summary>What was answered</summary><pre>${result.technical}</pre></details>`;
    const parts = result.technical === '' ? [about(connection, next)] : [about(connection, next), technical];
    addLead(form, `✕ The connection does not work. ${result.reason}`, ...parts);
    return form;
  }
  const selling = result.participations.filter((each) => each.isParticipating).length;
  const works = `✓ The connection works: the seller sells in ${selling} ${selling === 1 ? 'marketplace' : 'marketplaces'}.`;
  addLead(form, next === 'activate' ? `${works} Activate it?` : works, about(connection, next));
  addParticipations(form, connection, result.participations, marketplaces);
  return form;
}

export function planQuestion(marketplace: Marketplace, waiting: number): serverWidget.Form {
  const form = questionForm('plan', marketplace.id, marketplace.name);
  if (waiting > 0) addSubmit(form, 'plan');
  const amount = Math.min(waiting, MOST_PLANNED);
  const first = html`<p class="lead"><b>${waiting} orders of ${marketplace.name} were read while it was not live. Plan ${amount} of them now?</b></p>
    <p>Each is planned as if it had just been read: it becomes a sales order, a reservation, an exception, or stays ignored by another rule, such as one bought before ${marketplace.fromDate ?? 'the first day'}.</p>`;
  addHtml(form, 'custpage_first', first);
  return form;
}

const LEADS: Readonly<Record<Exclude<Question, 'plan'>, (connection: Connection) => string>> = {
  test: (connection) => {
    const missing = missingForCalls(connection);
    if (missing.length > 0) return `This connection cannot be tested yet. ${missing.join(' ')}`;
    return 'Does this connection work? One call asks Amazon where the seller sells; nothing is changed.';
  },
  activate: (connection) => {
    const missing = missingForCalls(connection);
    if (missing.length > 0) return `This connection cannot be activated yet. ${missing.join(' ')}`;
    return `Shall orders of this connection be read from now on, by account ${runtime.accountId}?`;
  },
  stop: () => 'Shall no call be made for this connection any more, until somebody activates it again?',
};

function questionForm(question: Question, id: string, name: string): serverWidget.Form {
  const form = serverWidget.createForm({ title: `${BUTTONS[question]}: ${name}` });
  showNotice(form);
  form.addPageLink({ title: 'Amazon Set-up', type: serverWidget.FormPageLinkType.BREADCRUMB, url: setupAddress() });
  hidden(form, ASKED_FIELD, question);
  hidden(form, ABOUT_FIELD, id);
  hidden(form, TOKEN_FIELD, formToken());
  return form;
}

function addSubmit(form: serverWidget.Form, question: Question): void {
  form.addSubmitButton({ label: BUTTONS[question] });
}

function hidden(form: serverWidget.Form, id: string, value: string): void {
  const field = form.addField({ id, label: id, type: serverWidget.FieldType.TEXT });
  field.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
  field.defaultValue = value;
}

function addLead(form: serverWidget.Form, lead: string, ...more: readonly Html[]): void {
  addHtml(form, 'custpage_first', html`<p class="lead"><b>${lead}</b></p>${more}`);
}

function about(connection: Connection, asked: Question): Html {
  const { sellerId, region, state, account } = connection;
  const where = account === null ? html`` : html`, activated in account ${account}`;
  const sandbox =
    runtime.envType === runtime.EnvType.SANDBOX
      ? html`<p><b>This is a sandbox.</b> Once active here, it calls Amazon for the same seller as the account it was copied from, and shares its quota.</p>`
      : html``;
  return html`<p>Seller ${sellerId}, region ${region}, state ${state}${where}.
    <a href="${recordAddress(CONNECTION.type, connection.id)}">Open the record</a>${otherQuestions(connection, asked)}</p>${sandbox}`;
}

function otherQuestions(connection: Connection, asked: Question): readonly Html[] {
  const offered: readonly Question[] = worksHere(connection) ? ['test', 'stop'] : ['test', 'activate'];
  return offered
    .filter((each) => each !== asked)
    .map((each) => html` · <a href="${questionAddress(each, connection.id)}">${BUTTONS[each]}</a>`);
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
  list.addField({ id: 'record', label: 'Record', type: URL }).linkText = 'Open or add';
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
  const sells = each.isParticipating ? '●\u00a0Yes' : '○\u00a0No';
  return {
    country: known?.name ?? each.countryCode ?? 'not one of Amazon’s own',
    amazonid: each.marketplaceId,
    currency: each.currency ?? '',
    sells: each.hasSuspendedListings ? `${sells}, with suspended listings` : sells,
    here: record ? `${record.name} (${record.state})` : '–',
    record: record ? recordAddress(MARKETPLACE.type, record.id) : known === null ? '' : formOfNew(connection, each),
  };
}

/** The form of a new marketplace, with what is known of it filled in. */
function formOfNew(connection: Connection, each: Participation): string {
  return newRecordAddress(MARKETPLACE.type, {
    [`record.${MARKETPLACE.connection}`]: connection.id,
    [`record.${MARKETPLACE.amazonId}`]: each.marketplaceId,
  });
}
