/**
 * The set-up page: what is left to do before going live? A first line, the steps, the connections, the marketplaces,
 * and what this account has.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import type { Features } from '../../flows/orders/settings';
import { featureRows, UNCONFIRMED } from '../../flows/setup/account';
import { type ConnectionFact, type MarketplaceFact, type SetupFacts, works } from '../../flows/setup/facts';
import { firstLine, nextStep, type Step, stepsOf } from '../../flows/setup/steps';
import { CONNECTION, MARKETPLACE, ROUTE, SCRIPT, SHIP_SERVICE } from '../ids';
import { type Html, html } from './html';
import { showNotice } from './notice';
import { addHtml, pageAddress, recordAddress } from './pageParts';
import { newRecordAddress, questionAddress } from './setupAddresses';

type Cells = Readonly<Record<string, string | null>>;

interface Column {
  readonly id: string;
  readonly label: string;
  readonly type: 'TEXT' | 'TEXTAREA' | 'URL' | 'INTEGER';
  /** What a link is called. */
  readonly link?: string;
}

export function setupPage(facts: SetupFacts, features: Features): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon Set-up' });
  const steps = stepsOf(facts);
  showNotice(form);
  addHtml(form, 'custpage_first', leadHtml(steps, facts));
  addSteps(form, steps, facts);
  addConnections(form, facts.connections);
  addMarketplaces(form, facts.marketplaces);
  addAccount(form, features);
  return form;
}

/** The answer stands out; what it is made of follows. */
function leadHtml(steps: readonly Step[], facts: SetupFacts): Html {
  const line = firstLine(steps, facts);
  const detail = nextStep(steps)?.detail ?? '';
  const answer = line.endsWith(detail) ? line.slice(0, line.length - detail.length) : line;
  return html`<p class="lead"><b>${answer}</b>${line.slice(answer.length)}</p>`;
}

/** A shape and a word that stay on one line. */
const sign = (shape: string, word: string): string => `${shape}\u00a0${word}`;

const STEP_WORDS = { done: sign('✓', 'Done'), gaps: sign('△', 'Gaps'), open: sign('○', 'Open') } as const;

function addSteps(form: serverWidget.Form, steps: readonly Step[], facts: SetupFacts): void {
  const next = nextStep(steps);
  const columns: readonly Column[] = [
    { id: 'number', label: 'Step', type: 'INTEGER' },
    { id: 'state', label: 'State', type: 'TEXT' },
    { id: 'title', label: 'What To Do', type: 'TEXT' },
    { id: 'detail', label: 'What Is There, What Is Left', type: 'TEXTAREA' },
    { id: 'go', label: 'Where', type: 'URL', link: 'Go there' },
  ];
  addTable(
    form,
    'custpage_steps',
    'Steps',
    columns,
    steps.map((step, at) => ({
      number: String(at + 1),
      state: step === next ? sign('▶', 'Next') : STEP_WORDS[step.state],
      title: step.title,
      detail: step.detail,
      go: placeToGo(step, facts),
    })),
  );
}

/** The page on which the step is taken. */
function placeToGo({ id }: Step, { connections, marketplaces }: SetupFacts): string {
  const firstConnection = connections.find((each) => each.missing.length > 0 || !works(each)) ?? connections[0];
  const lacking = marketplaces.find((each) => each.problems.length > 0) ?? marketplaces[0];
  switch (id) {
    case 'secrets':
    case 'connection':
      return firstConnection ? recordAddress(CONNECTION.type, firstConnection.id) : newRecordAddress(CONNECTION.type);
    case 'activate':
      return firstConnection ? questionAddress('test', firstConnection.id) : newRecordAddress(CONNECTION.type);
    case 'marketplaces':
      return lacking ? recordAddress(MARKETPLACE.type, lacking.id) : newRecordAddress(MARKETPLACE.type);
    case 'services':
      return newRecordAddress(SHIP_SERVICE.type);
    case 'skus':
      return pageAddress(SCRIPT.skuMap, {});
    case 'owners':
      return newRecordAddress(ROUTE.type);
    case 'live':
      return livePlace(marketplaces);
  }
}

function livePlace(marketplaces: readonly MarketplaceFact[]): string {
  const waiting = marketplaces.find((each) => each.state === 'live' && each.passedOver > 0);
  if (waiting) return questionAddress('plan', waiting.id);
  const ready = marketplaces.find((each) => each.state !== 'live' && each.problems.length === 0) ?? marketplaces[0];
  return ready ? recordAddress(MARKETPLACE.type, ready.id) : newRecordAddress(MARKETPLACE.type);
}

function addConnections(form: serverWidget.Form, connections: readonly ConnectionFact[]): void {
  const columns: readonly Column[] = [
    { id: 'name', label: 'Connection', type: 'TEXT' },
    { id: 'region', label: 'Region', type: 'TEXT' },
    { id: 'state', label: 'State', type: 'TEXT' },
    { id: 'slot', label: 'Slot', type: 'INTEGER' },
    { id: 'left', label: 'Left To Do', type: 'TEXTAREA' },
    { id: 'open', label: 'Record', type: 'URL', link: 'Open' },
    { id: 'test', label: 'Test', type: 'URL', link: 'Test' },
    { id: 'activate', label: 'Activate', type: 'URL', link: 'Activate' },
    { id: 'stop', label: 'Stop', type: 'URL', link: 'Stop' },
  ];
  const lines = connections.map((each) => ({
    name: each.name,
    region: each.region,
    state: connectionState(each),
    slot: each.slot === null ? null : String(each.slot),
    left: [...each.missing, ...(each.secretWarning === null ? [] : [each.secretWarning])].join(' ') || '–',
    open: recordAddress(CONNECTION.type, each.id),
    test: questionAddress('test', each.id),
    activate: works(each) ? null : questionAddress('activate', each.id),
    stop: works(each) ? questionAddress('stop', each.id) : null,
  }));
  addTable(form, 'custpage_connections', 'Connections', columns, lines);
  if (connections.length > 0) return;
  const text = html`<p>No connection yet. One stands for a seller account in one Amazon region.
    <a href="${newRecordAddress(CONNECTION.type)}">Make a connection</a>.</p>`;
  addHtml(form, 'custpage_none', text);
}

function connectionState(connection: ConnectionFact): string {
  if (works(connection)) return sign('●', 'Active');
  if (connection.state === 'active') return `${sign('■', 'Active')} in ${connection.account ?? 'no account'}, not here`;
  return connection.state === 'stopped' ? sign('■', 'Stopped') : sign('○', 'Draft');
}

const STATES = {
  draft: sign('○', 'Draft'),
  shadow: sign('◐', 'Shadow'),
  live: sign('●', 'Live'),
  paused: sign('■', 'Paused'),
} as const;

function addMarketplaces(form: serverWidget.Form, marketplaces: readonly MarketplaceFact[]): void {
  const columns: readonly Column[] = [
    { id: 'name', label: 'Marketplace', type: 'TEXT' },
    { id: 'state', label: 'State', type: 'TEXT' },
    { id: 'left', label: 'Left Before Live', type: 'TEXTAREA' },
    { id: 'services', label: 'Services', type: 'TEXT' },
    { id: 'mapped', label: 'SKUs', type: 'INTEGER' },
    { id: 'held', label: 'Held For SKU', type: 'INTEGER' },
    { id: 'passed', label: 'Passed Over', type: 'INTEGER' },
    { id: 'open', label: 'Record', type: 'URL', link: 'Open' },
  ];
  const lines = marketplaces.map((each) => ({
    name: each.name,
    state: STATES[each.state],
    left: each.problems.join(' ') || '–',
    services: each.services === null ? 'not needed' : servicesText(each.services),
    mapped: String(each.mapRows),
    held: String(each.heldForSku),
    passed: String(each.passedOver),
    open: recordAddress(MARKETPLACE.type, each.id),
  }));
  addTable(form, 'custpage_marketplaces', 'Marketplaces', columns, lines);
}

function servicesText({ mapped, missing }: NonNullable<MarketplaceFact['services']>): string {
  return `${mapped.length} of ${mapped.length + missing.length}`;
}

function addAccount(form: serverWidget.Form, features: Features): void {
  const columns: readonly Column[] = [
    { id: 'name', label: 'Feature', type: 'TEXT' },
    { id: 'on', label: 'Here', type: 'TEXT' },
    { id: 'meaning', label: 'What It Means', type: 'TEXT' },
  ];
  const lines = featureRows(features).map(({ name, isOn, meaning }) => ({
    name,
    on: isOn ? sign('●', 'On') : sign('○', 'Off'),
    meaning,
  }));
  addTable(form, 'custpage_features', 'This Account', columns, lines);
  const notes: readonly Column[] = [{ id: 'note', label: 'Check Before The First Import', type: 'TEXTAREA' }];
  const unconfirmed = UNCONFIRMED.map((note) => ({ note }));
  addTable(form, 'custpage_notes', 'Not Confirmed In A Real Account', notes, unconfirmed);
}

function addTable(
  form: serverWidget.Form,
  id: string,
  label: string,
  columns: readonly Column[],
  lines: readonly Cells[],
): void {
  const list = form.addSublist({ id, label, type: serverWidget.SublistType.STATICLIST });
  for (const column of columns) {
    const field = list.addField({ id: column.id, label: column.label, type: serverWidget.FieldType[column.type] });
    if (column.link !== undefined) field.linkText = column.link;
  }
  lines.forEach((cells, line) => {
    for (const [fieldId, value] of Object.entries(cells)) {
      if (value !== null && value !== '') list.setSublistValue({ id: fieldId, line, value });
    }
  });
}
