/**
 * One order: read → plan → apply. Exceptions are opened before the sales order, the document is marked last, so that a
 * stop anywhere leaves work that the next run finds and finishes.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import { parseOrderText } from '../../amazon/readOrder';
import type { ExceptionPlan } from '../../flows/exceptions/exception';
import { planException } from '../../flows/exceptions/exception';
import type { Delivery } from '../../flows/orders/delivery';
import { ABOUT_ADDRESS, overNow } from '../../flows/orders/holds';
import type { OrderPlan } from '../../flows/orders/outcome';
import { planOrder } from '../../flows/orders/plan';
import { orderSubject } from '../../flows/orders/problems';
import { planRefused } from '../../flows/orders/refused';
import type { ClaimState, DocumentState } from '../../flows/orders/states';
import { openException, solveException } from '../exceptions';
import { DOCUMENT } from '../ids';
import { change, codeOf, isTransient, textOf } from '../saving';
import { customerFor } from './customers';
import { cutOrder } from './cutOrder';
import { isWhole, rawOf } from './documents';
import { fulfil } from './fulfil';
import type { OrderWork } from './ordersToApply';
import { redirect } from './redirect';
import { claim, emptyReservation } from './reservations';
import { createSalesOrder, refreshWindows, salesOrdersOf } from './salesOrders';

/** What became of the document, as its record shows it. */
interface Applied {
  readonly state: DocumentState;
  readonly reason: string;
  readonly transaction: string | null;
  /** Null leaves the claim on stock as it is. */
  readonly claim: ClaimState | null;
}

interface Document {
  readonly raw: string;
  readonly updated: string;
  readonly unknownFields: number;
}

/** As the run's query gave it where that came whole, otherwise loaded (2 units, 10 more for a file). */
function contentOf({ document, content }: OrderWork): Pick<Document, 'raw' | 'updated'> {
  if (content !== null && isWhole(content)) return content;
  const loaded = record.load({ type: DOCUMENT.type, id: Number(document) });
  return {
    raw: rawOf(textOf(loaded, DOCUMENT.raw), textOf(loaded, DOCUMENT.file)),
    updated: textOf(loaded, DOCUMENT.updated) ?? '',
  };
}

/** Answers the state that the document has from now on. */
export function applyOrder(work: OrderWork): DocumentState {
  const { raw, updated } = contentOf(work);
  const reading = parseOrderText(raw);
  if (!reading.ok) {
    hold(work, [
      planRefused({
        class: reading.class,
        message: reading.message,
        connection: work.connection,
        amazonOrderId: work.amazonOrderId,
        marketplaceId: work.marketplace?.marketplaceId ?? null,
        payload: raw,
        otherwise: work.document,
      }),
    ]);
    return finish(
      work,
      { raw, updated, unknownFields: 0 },
      { state: 'held', reason: reading.class, transaction: null, claim: null },
    );
  }
  const document = { raw, updated, unknownFields: reading.order.unknownFields.length };
  const plan = planOrder(reading.order, {
    connection: work.connection,
    marketplace: work.marketplace,
    features: work.features,
    skuRows: work.skuRows,
    shipServices: work.shipServices,
    existing: {
      salesOrderId: work.salesOrder?.id ?? null,
      fingerprint: work.salesOrder?.fingerprint ?? null,
      sold: work.sold,
      reservations: work.reservations,
      claim: work.claim,
    },
    importedBefore: work.importedBefore,
    openSpans: work.openSpans,
    payload: raw,
  });
  return finish(work, document, applyPlan(work, plan, raw));
}

function applyPlan(work: OrderWork, plan: OrderPlan, raw: string): Applied {
  switch (plan.outcome) {
    case 'reserve':
      for (const row of plan.rows) claim(work.document, row, work.reservations);
      for (const id of plan.emptied) emptyReservation(id);
      close(work, [], false);
      return { state: 'planned', reason: 'reserved', transaction: null, claim: 'live' };
    case 'import':
      return importOrder(work, plan, raw);
    case 'hold':
      hold(work, plan.exceptions);
      return { state: 'held', reason: classesOf(plan.exceptions), transaction: null, claim: null };
    case 'ignore':
      close(work, [], false);
      return { state: 'ignored', reason: plan.rule, transaction: null, claim: plan.claim };
    case 'refresh':
      return followed(work, plan, raw, () => refreshOrder(work, plan));
    case 'nothing':
      return followed(work, plan, raw, () => ({ exceptions: [], isMoved: false }));
  }
}

type Import = Extract<OrderPlan, { readonly outcome: 'import' }>;

function importOrder(work: OrderWork, plan: Import, raw: string): Applied {
  if (!work.marketplace) throw new Error(`The order ${work.amazonOrderId} was planned without a marketplace.`);
  open(work, plan.exceptions, null);
  let transaction: string | null = null;
  try {
    const customer = customerFor(work.connection, work.marketplace, plan.salesOrder.customer);
    const places = { customer, document: work.document, approve: plan.approve };
    const created = createSalesOrder(plan.salesOrder, places, work.features);
    transaction = created === null ? existing(plan.salesOrder.externalId) : String(created);
    if (plan.fulfilment) fulfil(transaction, plan.fulfilment);
  } catch (error) {
    return refused(work, error, raw, transaction);
  }
  close(work, plan.exceptions, true);
  return applied(plan.exceptions, transaction, plan.claim);
}

type Kept = Extract<OrderPlan, { readonly outcome: 'refresh' | 'nothing' }>;

interface Refreshed {
  readonly exceptions: readonly ExceptionPlan[];
  readonly isMoved: boolean;
}

/** The sales order follows Amazon, and then is brought up to date: what comes first is what would not wait. */
function followed(work: OrderWork, plan: Kept, raw: string, refresh: () => Refreshed): Applied {
  const { salesOrderId, life } = plan;
  open(work, plan.exceptions, salesOrderId);
  let unlike: readonly ExceptionPlan[] = [];
  try {
    if (!cutOrder(salesOrderId, life, work.features)) unlike = [unlikeImported(work, salesOrderId)];
    if (life.fulfilment) fulfil(salesOrderId, life.fulfilment);
  } catch (error) {
    return refused(work, error, raw, salesOrderId);
  }
  open(work, unlike, salesOrderId);
  const { exceptions, isMoved } = refresh();
  const all = [...plan.exceptions, ...unlike, ...exceptions];
  close(work, all, true, isMoved || life.isOver);
  return applied(all, salesOrderId, plan.claim);
}

function unlikeImported(work: OrderWork, salesOrderId: string): ExceptionPlan {
  return planException({
    class: 'order-changed-after-import',
    subject: orderSubject(work.connection, work.amazonOrderId),
    message: 'Amazon cancelled a part of the order, and the lines of the sales order are not those that were imported.',
    links: {
      amazonOrderId: work.amazonOrderId,
      marketplaceId: work.marketplace?.marketplaceId ?? null,
      salesOrderId,
    },
  });
}

type Refresh = Extract<OrderPlan, { readonly outcome: 'refresh' }>;

/** Ends where an import of the newer document would have ended, so that the order of updates does not matter. */
function refreshOrder(work: OrderWork, plan: Refresh): Refreshed {
  const { salesOrderId, windows, fingerprint, delivery } = plan;
  const isMoved = delivery !== null && isRedirected(work, salesOrderId, delivery);
  const exceptions = delivery === null ? [] : isMoved ? delivery.exceptions : delivery.tooLate;
  open(work, exceptions, salesOrderId);
  // With the fingerprint the change is done: last, so that a stop before it does all of it again.
  if (delivery === null || isMoved) refreshWindows(salesOrderId, windows, fingerprint);
  return { exceptions, isMoved };
}

function isRedirected(work: OrderWork, salesOrderId: string, delivery: Delivery): boolean {
  const isWaiting = work.unsolved.some((each) => ABOUT_ADDRESS.some((about) => about === each.class));
  return redirect(salesOrderId, delivery, isWaiting);
}

function existing(externalId: string): string {
  const id = salesOrdersOf([externalId]).get(externalId)?.id;
  if (id === undefined) throw new Error(`The sales order ${externalId} exists and cannot be found by its external id.`);
  return id;
}

/** What NetSuite refuses waits for a person, with NetSuite's own words; what may pass by itself is tried again. */
function refused(work: OrderWork, error: unknown, raw: string, transaction: string | null): Applied {
  const code = codeOf(error);
  if (code === '' || isTransient(error) || !(error instanceof Error)) throw error;
  const plan = planException({
    class: 'netsuite-refused',
    subject: orderSubject(work.connection, work.amazonOrderId),
    message: `NetSuite refused ${transaction === null ? 'the sales order' : 'what follows its sales order'}: ${code}: ${error.message}`,
    payload: raw,
    links: { amazonOrderId: work.amazonOrderId, marketplaceId: work.marketplace?.marketplaceId ?? null },
  });
  hold(work, [plan], transaction);
  return { state: 'held', reason: 'netsuite-refused', transaction, claim: null };
}

function hold(work: OrderWork, exceptions: readonly ExceptionPlan[], transaction: string | null = null): void {
  open(work, exceptions, transaction);
  // Of an order in the books nothing is over because its newest word cannot be used.
  if (work.salesOrder === null && transaction === null) close(work, exceptions, false);
}

function open(work: OrderWork, exceptions: readonly ExceptionPlan[], transaction: string | null): void {
  for (const plan of exceptions) {
    const { connection, document, owner } = work;
    const places = { connection, document, transaction, lastGood: lastGood(work), owner };
    openException(plan, places, work.routes);
  }
}

function lastGood(work: OrderWork): string {
  if (work.salesOrder) return `Sales order ${work.salesOrder.id}`;
  return work.claim === 'live' ? 'Stock reserved' : 'Document received';
}

function close(work: OrderWork, raised: readonly ExceptionPlan[], isImported: boolean, isAddressSettled = false): void {
  const classes = raised.map((plan) => plan.class);
  for (const id of overNow(work.unsolved, classes, isImported, isAddressSettled)) {
    solveException(
      id,
      isImported ? 'The order is imported.' : 'What was wrong is right now.',
      'rule: its effect is there',
    );
  }
}

const applied = (
  exceptions: readonly ExceptionPlan[],
  transaction: string | null,
  claimed: ClaimState | null,
): Applied => ({ state: 'applied', reason: classesOf(exceptions) || 'imported', transaction, claim: claimed });

const classesOf = (exceptions: readonly ExceptionPlan[]): string =>
  [...new Set(exceptions.map((each) => each.class))].join(', ');

/** Last of all: from here on this update needs no more work (2 units). */
function finish(work: OrderWork, document: Document, outcome: Applied): DocumentState {
  change(DOCUMENT.type, work.document, {
    [DOCUMENT.applied]: document.updated,
    [DOCUMENT.state]: outcome.state,
    [DOCUMENT.reason]: outcome.reason,
    [DOCUMENT.unknownFields]: document.unknownFields,
    ...(outcome.transaction === null ? {} : { [DOCUMENT.transaction]: outcome.transaction }),
    ...(outcome.claim === null ? {} : { [DOCUMENT.claim]: outcome.claim }),
    ...(outcome.transaction === null || work.visible === null
      ? {}
      : { [DOCUMENT.seconds]: secondsSince(work.visible) }),
  });
  return outcome.state;
}

const secondsSince = (visible: string): number => Math.round((Date.now() - Date.parse(visible)) / 1_000);
