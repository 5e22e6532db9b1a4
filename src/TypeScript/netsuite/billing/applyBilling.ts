/**
 * One invocation of the billing run: what is planned of an order, or a day, is done step by step. Each step exists once or
 * sets the same value twice, so a stop anywhere leaves the rest to the next run.
 *
 * @NApiVersion 2.1
 */

import { planDaily } from '../../flows/billing/daily';
import { type BillingStep, planBilling } from '../../flows/billing/plan';
import type { ShippedOrder } from '../../flows/billing/shippedOrder';
import { type ExceptionCause, type ExceptionPlan, planException } from '../../flows/exceptions/exception';
import { openException, solveException } from '../exceptions';
import { codeOf, isLasting, isTransient } from '../saving';
import { createBill, findTransaction, payInvoice } from './bills';
import { bookDailySales, keepDailySale } from './dailySales';
import { type BillingWork, fulfilmentsOf, type RunFacts } from './ordersToBill';
import { settle } from './settle';

type OrderWork = Extract<BillingWork, { readonly kind: 'order' }>;
type DayWork = Extract<BillingWork, { readonly kind: 'day' }>;

/** Answers what became of it, a word for each thing that was done. */
export function applyBilling(work: BillingWork): readonly string[] {
  switch (work.kind) {
    case 'order':
      return recordOrder(work);
    case 'day':
      return recordDay(work);
    case 'invoice':
      return payOwn(work);
  }
}

/** An invoice that NetSuite made itself. */
function payOwn(work: Extract<BillingWork, { readonly kind: 'invoice' }>): readonly string[] {
  const { marketplace, amazonOrderId, invoice } = work;
  try {
    payInvoice(invoice, work.payment);
    return ['pay'];
  } catch (error) {
    if (!isLasting(error) || !(error instanceof Error)) throw error;
    const plan = planException({
      class: 'bill-refused',
      subject: `${marketplace.connection}-${amazonOrderId}`,
      message: `NetSuite refused to pay invoice ${invoice}: ${codeOf(error)}: ${error.message}`,
      links: { amazonOrderId },
    });
    open(work, plan, invoice);
    return ['held'];
  }
}

function recordOrder(work: OrderWork): readonly string[] {
  const { steps, exceptions } = planBilling(work.order, work);
  const done: string[] = [];
  const raised = [...exceptions];
  for (const step of steps) {
    const refused = attempt(work, step);
    if (refused !== null) {
      raised.push(refused);
      break;
    }
    done.push(step.do === 'bill' ? step.bill.billAs : step.do);
  }
  for (const plan of raised) open(work, plan, work.order.salesOrder);
  const classes = new Set<string>(raised.map((each) => each.class));
  for (const each of work.unsolved) {
    if (!classes.has(each.class)) {
      solveException(each.id, 'What has shipped of the order is recorded.', 'rule: its effect is there');
    }
  }
  return raised.length > 0 ? [...done, 'held'] : done;
}

/** Null where the step is done. What NetSuite refuses for good waits for a person, with its own words. */
function attempt(work: OrderWork, step: BillingStep): ExceptionPlan | null {
  try {
    return take(work, step);
  } catch (error) {
    if (!isLasting(error) || !(error instanceof Error)) throw error;
    return about(
      work.order,
      'bill-refused',
      `NetSuite refused to ${WORDS[step.do]}: ${codeOf(error)}: ${error.message}`,
    );
  }
}

const WORDS: Readonly<Record<BillingStep['do'], string>> = {
  bill: 'bill the shipment',
  pay: 'pay the invoice',
  settle: 'close the lines of the sales order',
};

function take(work: OrderWork, step: BillingStep): ExceptionPlan | null {
  const { order } = work;
  switch (step.do) {
    case 'bill':
      return bill(work, step);
    case 'pay':
      payInvoice(step.invoice, step.payment);
      return null;
    case 'settle':
      settle(order.salesOrder, step);
      return null;
  }
}

function bill(
  work: OrderWork,
  { bill: plan, payment }: Extract<BillingStep, { readonly do: 'bill' }>,
): ExceptionPlan | null {
  const made = billOnce(work, plan);
  if (made === null) {
    const message = `Expected to bill fulfilment ${plan.fulfilment}, found less of the sales order left to bill.`;
    return about(work.order, 'billed-elsewhere', message);
  }
  if (payment !== null && made.isNew) payInvoice(made.id, payment);
  return null;
}

/** Null where the sales order has too little left to bill and the shipment has no bill of ours. */
function billOnce(
  work: OrderWork,
  plan: Extract<BillingStep, { readonly do: 'bill' }>['bill'],
): { readonly id: string; readonly isNew: boolean } | null {
  let refusal: unknown = null;
  try {
    const made = createBill(work.order.salesOrder, plan, work);
    if (typeof made === 'number') return { id: String(made), isNew: true };
  } catch (error) {
    if (isTransient(error)) throw error;
    refusal = error;
  }
  // An earlier run may have made it and stopped: then there is nothing left to bill, or its external id is taken.
  const found = findTransaction(plan.externalId);
  if (found !== null) return { id: found, isNew: false };
  if (refusal !== null) throw refusal;
  return null;
}

function recordDay(work: DayWork): readonly string[] {
  const { day, marketplace } = work;
  const orders = fulfilmentsOf(day, marketplace);
  const { sales, exceptions } = planDaily(orders, day.day, marketplace);
  for (const plan of exceptions) open(work, plan, plan.links.salesOrderId);
  let kept = 0;
  for (const sale of sales) {
    // Another run was faster: what it left is planned anew by the next one.
    if (!keepDailySale(day, sale, marketplace.currencyExponent)) break;
    kept++;
  }
  const problem = bookOrHold(work);
  if (problem !== null) open(work, problem, null);
  return Array.from({ length: kept }, () => 'daily sale');
}

function bookOrHold(work: DayWork): ExceptionPlan | null {
  const { day, marketplace } = work;
  const subject = `${day.marketplace}-${day.channel}-${day.day}`;
  const cause = (name: ExceptionCause['class'], message: string): ExceptionPlan =>
    planException({ class: name, subject, message, links: { marketplaceId: marketplace.marketplaceId } });
  try {
    const problem = bookDailySales(day, marketplace, work);
    if (problem === null) return null;
    if (problem === 'no-open-period')
      return cause(problem, `Expected an open posting period on or after ${day.day}, found none.`);
    return cause(
      problem,
      'The marketplace lacks a customer, a clearing account, a payment method or an item of the daily sale.',
    );
  } catch (error) {
    if (!isLasting(error) || !(error instanceof Error)) throw error;
    return cause('bill-refused', `NetSuite refused the sale of ${day.day}: ${codeOf(error)}: ${error.message}`);
  }
}

function about(order: ShippedOrder, name: ExceptionCause['class'], message: string): ExceptionPlan {
  return planException({
    class: name,
    subject: `${order.connection}-${order.amazonOrderId}`,
    message,
    links: { amazonOrderId: order.amazonOrderId, salesOrderId: order.salesOrder },
  });
}

function open(
  { routes, owner, marketplace }: RunFacts & Pick<BillingWork, 'marketplace'>,
  plan: ExceptionPlan,
  transaction: string | null,
): void {
  const places = { connection: marketplace.connection, document: null, transaction, lastGood: 'Shipped', owner };
  openException({ ...plan, links: { ...plan.links, marketplaceId: marketplace.marketplaceId } }, places, routes);
}
