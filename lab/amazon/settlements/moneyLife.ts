// What happens to a seller's money beside sales, by chance as the clock passes: refunds some days after a shipment,
// advertising every few days, storage and subscription every month, now and then a reimbursement.
// How often and how much: plausible examples.

import { DAY, HOUR, type Instant } from '../../clock';
import { Random } from '../../random';
import type { Events } from '../events';
import type { Seller } from '../seller';
import { accountEntry, type Entry } from './entry';
import { type FeeDraft, feeEntry } from './feeEntry';
import type { FeeName } from './kinds';
import { OTHER, reimbursed } from './kinds';
import type { RefundDraft } from './orderMoney';

export interface MoneyLife {
  readonly from: Instant;
  readonly to: Instant;
  /** Of all shipments, 0 to 1; 0.05 unless given. */
  readonly refunds?: number;
  readonly seed?: number;
}

const REFUND_AFTER = { shortest: 3 * DAY, longest: 25 * DAY };
const ADVERTISING = { every: 3 * DAY, least: 300, most: 6_000 };
const STORAGE = { least: 500, most: 20_000 };
const SUBSCRIPTION = 3_999;
/** Source: documentation, storage is billed from the 7th to the 15th of the next month. */
const STORAGE_DAY = 8;
const REIMBURSEMENT = { chance: 0.3, least: 400, most: 4_000 };
const CODES = ['WAREHOUSE_LOST', 'WAREHOUSE_DAMAGE', 'MISSING_FROM_INBOUND', 'COMPENSATED_CLAWBACK'] as const;

export function startMoneyLife(life: MoneyLife, accounts: readonly Seller[], events: Events, random: Random): void {
  const own = life.seed === undefined ? random : new Random(life.seed);
  for (const account of accounts) {
    refunds(life, account, events, own.fork(`refunds ${account.sellerId}`));
    for (const place of account.marketplaceIds) daily(life, { account, place }, events, own.fork(`days ${place}`));
  }
}

/** Each order at most once; a parcel's refund is decided when it leaves. */
function refunds(
  { from, to, refunds: share = 0.05 }: MoneyLife,
  account: Seller,
  events: Events,
  random: Random,
): void {
  const decided = new Set<string>();
  account.money.watch(({ transactionType, orderId, createdTime, items, marketplaceName }: Entry) => {
    const isSale = transactionType === 'Order' && !marketplaceName.startsWith('Non-Amazon');
    if (!isSale || createdTime < from || createdTime >= to || decided.has(orderId)) return;
    const own = random.fork(`${orderId} ${createdTime}`);
    if (!own.chance(share)) return;
    decided.add(orderId);
    const at = createdTime + own.int(REFUND_AFTER.shortest / HOUR, REFUND_AFTER.longest / HOUR) * HOUR;
    const [first] = items;
    const oneUnit: RefundDraft = { units: { [first?.orderItemId ?? '']: 1 } };
    const draft = own.pick<RefundDraft>([{}, {}, oneUnit, { ...oneUnit, type: 'A-to-z Guarantee Refund' }]);
    events.schedule(at, (then) => {
      const order = account.orders.true(orderId);
      if (order !== undefined) account.money.refund(order, draft, then);
    });
  });
}

type At = Pick<FeeDraft, 'account' | 'place'>;

function daily({ from, to }: MoneyLife, where: At, events: Events, random: Random): void {
  let sku = '';
  where.account.money.watch((entry) => {
    sku = entry.items[0]?.sku ?? sku;
  });
  const day = (at: Instant): void => {
    if (at >= to) return;
    for (const entry of entriesOf(at, sku, random)) where.account.money.post(where.place, entry);
    events.schedule(at + DAY, day);
  };
  events.schedule(from, day);
}

function entriesOf(at: Instant, sku: string, random: Random): Entry[] {
  const date = new Date(at).getUTCDate();
  const fee = (name: FeeName, amount: number, more: Partial<FeeDraft> = {}) => feeEntry(name, { amount, ...more }, at);
  const newer = { generation: 'newer', tax: random.int(0, 90), discount: random.int(0, 50) } as const;
  return [
    ...(Math.floor(at / DAY) % (ADVERTISING.every / DAY) === 0
      ? [fee('advertising', random.int(ADVERTISING.least, ADVERTISING.most))]
      : []),
    ...(date === 1 ? [fee('subscription', SUBSCRIPTION)] : []),
    ...(date === STORAGE_DAY
      ? [fee('storage', random.int(STORAGE.least, STORAGE.most), random.chance(0.5) ? newer : {})]
      : []),
    ...(date % 7 === 0 && sku !== '' && random.chance(REIMBURSEMENT.chance) ? [reimbursement(at, sku, random)] : []),
  ];
}

function reimbursement(at: Instant, sku: string, random: Random): Entry {
  const code = random.pick(CODES);
  const amount = random.int(REIMBURSEMENT.least, REIMBURSEMENT.most);
  const minor = code === 'COMPENSATED_CLAWBACK' ? -amount : amount;
  return accountEntry(OTHER, at, [{ kind: reimbursed(code), minor }], { sku, quantity: 1 });
}
