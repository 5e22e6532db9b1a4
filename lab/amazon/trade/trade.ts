// Random trade over virtual time: orders arrive by the hour of the day, each with a life of its own. Nothing is made
// before its time comes, so a long trade costs nothing until the clock gets there.

import { catalogue, demoMarketplaces, type Product } from '../../catalogue';
import { DAY, HOUR, type Instant } from '../../clock';
import { Random } from '../../random';
import type { Events } from '../events';
import { marketplaceFacts } from '../marketplaces';
import type { AmazonOrder } from '../order';
import { changedOrder } from '../orderChange';
import { buildOrder, newOrderId, type OrderDraft } from '../orderDraft';
import type { Seller } from '../seller';
import { basket } from './basket';
import { lifeOf, type Step } from './life';
import { placeIn, someAddress, someBuyer } from './people';

export interface TradeOptions {
  readonly from: Instant;
  readonly to: Instant;
  /** Over all marketplaces. */
  readonly ordersPerDay: number;
  readonly seed?: number;
  /** The demo company's unless given. */
  readonly products?: readonly Product[];
  /** Whether the seller ships FBM orders by other means; true unless given. */
  readonly merchantShips?: boolean;
}

/** How much of a day's trade falls into each hour, in UTC; 24 in all. */
const HOURLY = [
  1.3, 1.2, 1, 0.8, 0.6, 0.4, 0.4, 0.5, 0.7, 0.8, 0.9, 0.9, 1, 1, 1.1, 1.1, 1.2, 1.2, 1.3, 1.4, 1.4, 1.3, 1.3, 1.2,
];
/** How often a buyer comes upon a new listing at all. */
const NEW_SHOWN = 0.12;
const REPLACEMENT = 'REPLACEMENT_ORIGINAL_ID';
const EXCHANGE = 'EXCHANGE_ORIGINAL_ID';
const SERVICES = [
  { level: 'STANDARD', fee: 499 },
  { level: 'STANDARD', fee: 0 },
  { level: 'FREE_ECONOMY', fee: 0 },
  { level: 'EXPEDITED', fee: 999 },
  { level: 'SECOND_DAY', fee: 1_499 },
  { level: 'NEXT_DAY', fee: 2_499 },
];

export function startTrade(options: TradeOptions, accounts: readonly Seller[], events: Events, random: Random): void {
  const trade = new Trade(options, accounts, events, random);
  trade.next(options.from);
}

class Trade {
  readonly #options: TradeOptions;
  readonly #accounts: readonly Seller[];
  readonly #events: Events;
  readonly #random: Random;
  readonly #markets: readonly { id: string; share: number }[];
  /** By marketplace and channel, the newest order that may have to be replaced. */
  readonly #replaceable = new Map<string, string>();

  constructor(options: TradeOptions, accounts: readonly Seller[], events: Events, random: Random) {
    this.#options = options;
    this.#accounts = accounts;
    this.#events = events;
    this.#random = options.seed === undefined ? random : new Random(options.seed);
    this.#markets = accounts.flatMap(({ marketplaceIds }) => marketplaceIds).map((id) => ({ id, share: shareOf(id) }));
  }

  /** Lets the next order come some time after the last one. */
  next(since: Instant): void {
    const busy = HOURLY[new Date(since).getUTCHours()] as number;
    const mean = DAY / this.#options.ordersPerDay / busy;
    const wait = Math.min(-Math.log(1 - this.#random.next()) * mean, 6 * HOUR);
    const at = since + Math.max(1, Math.round(wait));
    if (at >= this.#options.to) return;
    this.#events.schedule(at, () => {
      this.#placeOrder(at);
      this.next(at);
    });
  }

  #placeOrder(at: Instant): void {
    const marketplaceId = this.#marketplace();
    const account = this.#accounts.find(({ marketplaceIds }) => marketplaceIds.includes(marketplaceId)) as Seller;
    const draft = this.#draft(marketplaceId);
    const order = buildOrder(draft, this.#random, at);
    account.publish(order);
    const life = lifeOf(draft, this.#random, this.#options.merchantShips ?? true);
    this.#live(account, order.orderId, life, { since: at, shipped: 0 });
    if (draft.channelName === undefined) this.#replaceable.set(`${marketplaceId} ${draft.channel}`, order.orderId);
  }

  /** `shipped`: the units that have left by this plan so far. */
  #live(
    account: Seller,
    orderId: string,
    [step, ...rest]: readonly Step[],
    { since, shipped }: { since: Instant; shipped: number },
  ): void {
    if (step === undefined) return;
    this.#events.schedule(since + step.after, (at) => {
      const order = account.orders.true(orderId) as AmazonOrder;
      const closed = order.status === 'CANCELLED' || order.status === 'SHIPPED';
      const elsewhere = unitsFulfilled(order) !== shipped && ships(step);
      // Somebody cancelled or shipped it by other ways: its own plans end there.
      if ((closed && (step.change.status !== undefined || ships(step))) || elsewhere) return;
      const next = changedOrder(order, step.change, account.changeTime(order, at));
      account.publish(next);
      this.#live(account, orderId, rest, { since: at, shipped: unitsFulfilled(next) });
    });
  }

  #marketplace(): string {
    let drawn = this.#random.next() * this.#markets.reduce((sum, { share }) => sum + share, 0);
    for (const { id, share } of this.#markets) {
      drawn -= share;
      if (drawn < 0) return id;
    }
    return (this.#markets[0] as { id: string }).id;
  }

  #draft(marketplaceId: string): OrderDraft {
    const random = this.#random;
    const marketplace = marketplaceFacts(marketplaceId);
    const again = random.fork('again');
    const sameChannel = again.chance(0.5) ? 'FBA' : 'FBM';
    const replaces = random.chance(0.01) ? this.#replaceable.get(`${marketplaceId} ${sameChannel}`) : undefined;
    const channel = replaces === undefined ? random.pick(['FBA', 'FBM'] as const) : sameChannel;
    const multiChannel = channel === 'FBA' && replaces === undefined && random.chance(0.03);
    const business = !multiChannel && replaces === undefined && random.chance(0.06);
    const prime = !multiChannel && random.chance(channel === 'FBA' ? 0.7 : 0.05);
    const service = channel === 'FBA' ? { level: 'STANDARD', fee: prime ? 0 : 599 } : random.pick(SERVICES);
    const at = placeIn(marketplace.country, random);
    const buyer = someBuyer(random, marketplace.name.toLowerCase(), business);
    const preorder = channel === 'FBM' && replaces === undefined && random.chance(0.01);
    return {
      marketplaceId,
      channel,
      status: preorder ? 'PENDING_AVAILABILITY' : 'PENDING',
      ...(replaces === undefined ? {} : { replaces, association: again.chance(0.25) ? EXCHANGE : REPLACEMENT }),
      ...(multiChannel
        ? { channelName: 'NON_AMAZON', orderId: `S01${newOrderId(random, marketplaceId).slice(3)}` }
        : {}),
      programs: [
        ...(prime ? ['PRIME'] : []),
        ...(business ? ['AMAZON_BUSINESS'] : []),
        ...(preorder ? ['PREORDER'] : []),
      ],
      serviceLevel: service.level,
      buyer,
      address: someAddress(buyer, marketplace.country, at, random, !random.chance(0.015)),
      lines: basket(
        {
          products: this.#listed(marketplaceId, channel),
          marketplace,
          taxRate: at.taxRate,
          taxModel: taxModelIn(marketplace.country, random),
          channel,
          business,
          replacement: replaces !== undefined,
          shippingFee: service.fee,
        },
        random,
      ),
    };
  }

  #listed(marketplaceId: string, channel: 'FBM' | 'FBA'): readonly Product[] {
    const products = (this.#options.products ?? catalogue).filter(
      (each) => each.channel === channel && (!each.isNew || this.#random.chance(NEW_SHOWN)),
    );
    const here = products.filter(({ marketplaces }) => marketplaces.includes(marketplaceId));
    return here.length > 0 ? here : products;
  }
}

const unitsFulfilled = ({ lines }: AmazonOrder): number =>
  lines.reduce((sum, { quantityFulfilled }) => sum + quantityFulfilled, 0);

const ships = ({ change }: Step): boolean => change.fulfilled !== undefined || change.status === 'SHIPPED';

const shareOf = (id: string): number => demoMarketplaces.find((each) => each.id === id)?.share ?? 10;

/** US: always the marketplace. Canada and the UK: it depends on the seller, the buyer and the goods. */
function taxModelIn(country: string, random: Random): 'MARKETPLACE_FACILITATOR' | 'SELLER' {
  if (country === 'US') return 'MARKETPLACE_FACILITATOR';
  return random.chance(country === 'CA' ? 0.7 : 0.6) ? 'MARKETPLACE_FACILITATOR' : 'SELLER';
}
