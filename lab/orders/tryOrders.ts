// A seller's own orders through the built scripts, in an account that is thrown away afterwards.

import type { Instant } from '../clock';
import { Account } from '../netsuite/account';
import { deployProject } from '../netsuite/customization';
import { Answers } from './answers';
import { type SortedOrder, sortOrders } from './assortment';
import { foundCompany } from './company';
import { connect } from './connections';
import type { FiledOrder } from './orderFile';
import { type OrderOutcome, outcomesOf } from './outcomes';
import { mapUnknown } from './placeholders';
import { runUntilDone } from './runs';

export interface TryOptions {
  /** The SuiteCloud project, built. */
  readonly project: string;
  readonly now: Instant;
  /** Whether SKUs get placeholder items. Without, every SKU is unmapped. */
  readonly mapUnknown: boolean;
}

/** Source: values of fulfillmentServiceLevel in the Orders model 2026-01-01. */
const SERVICE_LEVELS = [
  'EXPEDITED',
  'FREE_ECONOMY',
  'NEXT_DAY',
  'PRIORITY',
  'SAME_DAY',
  'SECOND_DAY',
  'SCHEDULED',
  'STANDARD',
];

export function tryOrders(filed: readonly FiledOrder[], options: TryOptions): OrderOutcome[] {
  const orders = sortOrders(filed);
  const account = new Account({
    profile: 'oneworld',
    seed: 1,
    start: options.now,
    company: { name: 'Own Orders' },
  });
  try {
    return inAccount(account, orders, options);
  } finally {
    account.close();
  }
}

function inAccount(account: Account, orders: readonly SortedOrder[], options: TryOptions): OrderOutcome[] {
  deployProject(account, options.project);
  const company = foundCompany(account, [...SERVICE_LEVELS, ...levelsOf(orders)]);
  const connected = connect(account, company);
  if (options.mapUnknown) mapUnknown(account, orders, { company, connected });
  const answers = new Answers(orders, account.clock.now());
  for (const { host, serve } of answers.routes()) account.network.route(host, serve);
  const regions = new Map([...connected.connections].filter(([region]) => answers.pages(region) > 0));
  runUntilDone(account, regions);
  return outcomesOf(account, orders, connected.connections);
}

/** A word longer than any service level is none, and its order may say so. */
const levelsOf = (orders: readonly SortedOrder[]): string[] =>
  orders.flatMap(({ serviceLevel }) => (serviceLevel === null || serviceLevel.length > 60 ? [] : [serviceLevel]));
