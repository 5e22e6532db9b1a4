/**
 * Finds the item of each line of an order, and the place it is sold from; names what is missing.
 *
 * @NApiVersion 2.1
 */

import { resolveSku, type SkuAnswer, type SkuRow } from '../skumap/resolve';
import type { Order, OrderLine } from './order';
import type { PlanContext } from './outcome';
import type { Problems } from './problems';
import type { MarketplaceSettings } from './settings';
import { type CalendarDate, dayIn, dayText } from './zone';

export interface MappedLine {
  readonly line: OrderLine;
  readonly row: SkuRow;
}

/** The day of purchase in the marketplace's zone; null with a problem where the zone is none that is known. */
export function purchaseDay(order: Order, settings: MarketplaceSettings, problems: Problems): CalendarDate | null {
  const day = dayIn(settings.zone, order.createdTime);
  if (day === null) {
    problems.add(
      'marketplace-not-configured',
      `Expected a time zone such as America/Los_Angeles on the marketplace, found "${settings.zone}".`,
    );
  }
  return day;
}

/** The lines whose SKU has exactly one usable row on the day of purchase; each other line adds a problem. */
export function mapLines(
  order: Order,
  lines: readonly OrderLine[],
  day: CalendarDate,
  settings: MarketplaceSettings,
  context: PlanContext,
  problems: Problems,
): readonly MappedLine[] {
  const subsidiary = context.features.oneWorld ? settings.subsidiary : null;
  const mapped: MappedLine[] = [];
  for (const line of lines) {
    const answer = resolveSku(context.skuRows, {
      marketplaceId: order.marketplaceId,
      sku: line.sku,
      channel: order.channel,
      on: dayText(day),
      subsidiary,
    });
    if (answer.found === 'row') mapped.push({ line, row: answer.row });
    else addSkuProblem(line, answer, order, problems);
  }
  return mapped;
}

/** Where the order's channel ships from; null where the account has no locations by line, or with a problem. */
export function locationOf(
  order: Order,
  settings: MarketplaceSettings,
  context: PlanContext,
  problems: Problems,
): string | null {
  const { multiLocation } = context.features;
  if (order.channel === 'FBA' && !multiLocation) {
    problems.add('fba-not-supported', 'This account has no Multi-Location Inventory, so FBA stock cannot stand apart.');
    return null;
  }
  const location = order.channel === 'FBM' ? settings.locationFbm : settings.locationFba;
  if (location === null && multiLocation) {
    problems.add('marketplace-not-configured', `The marketplace has no location for ${order.channel} orders.`);
  }
  return location;
}

function addSkuProblem(line: OrderLine, answer: SkuAnswer, order: Order, problems: Problems): void {
  const sku = line.sku === null ? 'no SKU' : `SKU "${line.sku}"`;
  const where = `Order item ${line.orderItemId}: ${sku} in marketplace ${order.marketplaceId}`;
  if (answer.found === 'unmapped') problems.add('sku-unmapped', `${where} has no map row on the day of purchase.`);
  else if (answer.found === 'other-channel') {
    problems.add('sku-unmapped', `${where} has a map row, but not for ${order.channel} orders.`);
  } else if (answer.found === 'ambiguous') {
    const rows = answer.rows.map((row) => row.id).join(', ');
    problems.add('sku-ambiguous', `${where}: map rows ${rows} all hold on the day of purchase.`);
  } else if (answer.found === 'pack-invalid') {
    problems.add('pack-invalid', `${where}: expected a whole pack quantity, found ${answer.row.pack}.`);
  } else if (answer.found !== 'row') {
    problems.add(answer.found, `${where} is mapped to item ${answer.row.itemId} (map row ${answer.row.id}).`);
  }
}
