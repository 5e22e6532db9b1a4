/**
 * The page of order pace: how long orders take from Amazon to a sales order, by marketplace. It only shows.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { span } from '../../flows/exceptions/queue';
import { SCRIPT } from '../ids';
import { PARAMETER } from './exceptionPage';
import { type Html, html, link } from './html';
import { type MarketplacePace, readPace } from './paceFacts';
import { addHtml, pageAddress } from './pageParts';

const DAY = 86_400_000;
/** The spans a person may choose. */
const SPANS = [1, 7, 30] as const;
/** What Amazon asks of sellers is stricter; below this somebody should look. */
const WANTED_PERMILLE = 950;

/** `wanted`: days back from now. */
export function paceForm(wanted: number): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon Order Pace' });
  const now = Date.now();
  const days = SPANS.find((each) => each === wanted) ?? 7;
  const paces = readPace(now - days * DAY, now);
  addHtml(form, 'custpage_first', firstLine(paces, days));
  addRows(form, paces);
  addHtml(form, 'custpage_words', WORDS, 'OUTSIDEBELOW');
  return form;
}

const WORDS = html`<p>From the moment Amazon shows an order as something to ship until its sales order is saved, both clocks made equal. <b>In time</b> is within 15 minutes where the marketplace is set to Fast, otherwise within 30, of all orders: those that are held or still wait by then count as late.</p>`;

function firstLine(paces: readonly MarketplacePace[], days: number): Html {
  const slow = paces.filter(({ inTimePermille }) => inTimePermille !== null && inTimePermille < WANTED_PERMILLE);
  const never = paces.reduce((sum, pace) => sum + pace.never, 0);
  const words =
    slow.length > 0
      ? `${slow.map(({ name }) => name).join(', ')}: fewer than 95 of 100 orders were in time.`
      : never > 0
        ? `${never} orders have no sales order by the time they should.`
        : 'Orders become sales orders in time.';
  const [day, week, month] = SPANS.map((each) =>
    each === days
      ? html`<b>${dayWords(each)}</b>`
      : link(pageAddress(SCRIPT.pace, { [`${PARAMETER}days`]: String(each) }), dayWords(each)),
  );
  const exceptions = link(pageAddress(SCRIPT.exceptions, {}), 'Exceptions');
  return html`<p class="lead"><b>${words}</b><br>${day ?? ''} · ${week ?? ''} · ${month ?? ''} · ${exceptions}</p>`;
}

const dayWords = (days: number): string => (days === 1 ? 'Last day' : `Last ${days} days`);

const COLUMNS = [
  ['name', 'Marketplace'],
  ['orders', 'Orders'],
  ['intime', 'In Time'],
  ['never', 'No Sales Order'],
  ['p50', 'Half Within'],
  ['p95', '95 Of 100 Within'],
  ['max', 'Slowest'],
  ['clock', 'Amazon’s Clock'],
] as const;

function addRows(form: serverWidget.Form, paces: readonly MarketplacePace[]): void {
  const list = form.addSublist({ id: 'custpage_rows', label: 'Marketplaces', type: serverWidget.SublistType.LIST });
  for (const [name, label] of COLUMNS) list.addField({ id: name, label, type: serverWidget.FieldType.TEXT });
  paces.forEach((pace, line) => {
    for (const [id, value] of Object.entries(cells(pace))) list.setSublistValue({ id, line, value });
  });
}

const lasted = (seconds: number | null): string => (seconds === null ? '–' : span(seconds * 1_000));

function cells(pace: MarketplacePace): Record<(typeof COLUMNS)[number][0], string> {
  const { inTimePermille: permille, clockAhead } = pace;
  const clock = clockAhead === 0 ? 'the same' : `${Math.abs(clockAhead)} s ${clockAhead > 0 ? 'ahead' : 'behind'}`;
  return {
    name: pace.name,
    orders: String(pace.orders),
    intime: permille === null ? '–' : `${Math.floor(permille / 10)}.${permille % 10} % in ${pace.promised / 60} min`,
    never: String(pace.never),
    p50: lasted(pace.p50),
    p95: lasted(pace.p95),
    max: lasted(pace.max),
    clock,
  };
}
