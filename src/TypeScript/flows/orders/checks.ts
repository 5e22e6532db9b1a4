/**
 * Checks that an order makes sense before a sales order is made of it: its shape, its currency, its sums.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor, sum } from '../../ledger/minor';
import { isOnOrder } from './lines';
import type { Order, OrderLine } from './order';
import type { PlanContext } from './outcome';
import type { Problems } from './problems';
import { quantityLeft, quantityProblem } from './quantity';
import { amazonTotal, facilitatorTax, lineTotal, salesOrderTotal } from './readd';
import type { SalesOrderLine } from './salesorder';
import type { MarketplaceSettings } from './settings';

/** Adds what is wrong with ids, quantities, currency and the settings that every order needs. */
export function checkShape(
  order: Order,
  settings: MarketplaceSettings,
  { features }: Pick<PlanContext, 'features'>,
  problems: Problems,
): void {
  const ids = order.lines.map((line) => line.orderItemId);
  if (new Set(ids).size < ids.length) {
    problems.add('malformed-document', `Expected each order item once, found ${ids.join(', ')}.`);
  }
  for (const line of order.lines) {
    const problem = quantityProblem(line);
    if (problem !== null) problems.add('invalid-quantity', problem);
  }
  if (order.lines.length === 0) problems.add('malformed-document', 'Expected at least one order item, found none.');
  else if (!order.lines.some((line) => quantityLeft(line) > 0)) {
    problems.add('invalid-quantity', `The order is ${order.status}, but no order item has anything left to sell.`);
  }
  checkCurrency(order, settings, features, problems);
  if (features.oneWorld && settings.subsidiary === null) {
    problems.add('marketplace-not-configured', 'The marketplace has no subsidiary.');
  }
  if (settings.fromDate === null) {
    problems.add('marketplace-not-configured', 'The marketplace has no purchase date from which to import.');
  }
}

function checkCurrency(
  order: Order,
  settings: MarketplaceSettings,
  features: PlanContext['features'],
  problems: Problems,
): void {
  if (order.currency !== settings.currency) {
    problems.add('currency-mismatch', `Expected ${settings.currency}, found ${order.currency}.`);
  } else if (features.multiCurrency) {
    if (settings.currencyId === null) problems.add('marketplace-not-configured', 'The marketplace has no currency.');
  } else if (order.currency !== features.baseCurrency) {
    problems.add(
      'currency-mismatch',
      `The order is in ${order.currency}, and this account has ${features.baseCurrency} only.`,
    );
  }
}

/** Amazon's total where it is known; adds a problem for every sum that is not met to the minor unit. */
export function checkMoney(
  order: Order,
  lines: readonly SalesOrderLine[],
  settings: MarketplaceSettings,
  problems: Problems,
): Minor | null {
  const total = amazonTotal(order);
  if (total === null) {
    problems.add('money-incomplete', `The order is ${order.status} and has no grand total.`);
    return null;
  }
  const onOrder = order.lines.filter(isOnOrder);
  for (const line of onOrder) checkLineTotal(line, settings, problems);
  compare(sum([...onOrder.map(lineTotal), order.deliveryTip]), total, settings, problems);
  // What was planned must come to the same; lines that are missing for another reason have their problem already.
  if (!problems.any) compare(sum([salesOrderTotal(lines), facilitatorTax(onOrder)]), total, settings, problems);
  return total;
}

function checkLineTotal(line: OrderLine, settings: MarketplaceSettings, problems: Problems): void {
  const parts = lineTotal(line);
  if (line.total === null || line.total === parts) return;
  problems.add(
    'money-does-not-add-up',
    `Order item ${line.orderItemId}: the parts come to ${words(parts, settings)}, Amazon’s total is ${words(line.total, settings)}.`,
  );
}

function compare(parts: Minor, total: Minor, settings: MarketplaceSettings, problems: Problems): void {
  if (parts === total) return;
  problems.add(
    'money-does-not-add-up',
    `The parts come to ${words(parts, settings)}, Amazon’s grand total is ${words(total, settings)}.`,
  );
}

function words(amount: Minor, { currency, currencyExponent }: MarketplaceSettings): string {
  return `${formatMinor(amount, currencyExponent)} ${currency}`;
}
