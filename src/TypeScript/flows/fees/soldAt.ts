/**
 * Items that were sold at one price and charged the same fees, as a settlement shows them, so that what Amazon estimates for
 * a SKU and a price can be held against what it charged, order by order, without keeping the orders.
 *
 * @NApiVersion 2.1
 */

import { type Item, isPrincipal } from '../settlements/itemRuns';
import { spelled } from '../settlements/spelling';

/** Plain JSON; amounts are minor units, fees are costs above zero. */
export interface SoldAt {
  readonly marketplaceName: string;
  readonly sku: string;
  readonly byAmazon: boolean;
  /** Of a unit, as the buyer paid it: with tax where prices include it, less promotions. */
  readonly price: number;
  readonly shipping: number;
  /** Units of each of the items. */
  readonly units: number;
  /** Charged on the whole item. */
  readonly referral: number;
  readonly fulfilment: number;
  readonly closing: number;
  /** Items that were all the same. */
  readonly items: number;
}

/** What Amazon takes back of shipping and gift wrap is in no estimate. */
const TAKEN_BACK = ['shippingchargeback', 'giftwrapchargeback'];

/** Takes the items of one settlement. */
export class SoldTally {
  readonly #includesTax: (marketplaceName: string) => boolean;
  readonly #sold = new Map<string, number>();
  #left = 0;

  constructor(includesTax: (marketplaceName: string) => boolean) {
    this.#includesTax = includesTax;
  }

  look(item: Item): void {
    const goods = item.lines.find(({ line }) => isPrincipal(line))?.line;
    if (goods === undefined || spelled(goods.transactionType) !== 'order' || goods.sku === '') return;
    const { marketplaceName, sku } = goods;
    const channel = spelled(goods.fulfilment);
    const paid = paidFor(item, this.#includesTax(marketplaceName));
    const { units } = item;
    if (!['afn', 'mfn'].includes(channel) || units === 0 || paid.goods <= 0 || paid.shipping < 0) this.#left++;
    else if (paid.goods % units !== 0 || paid.shipping % units !== 0) this.#left++;
    else {
      const { referral, fulfilment, closing } = feesOf(item);
      const cells = [marketplaceName, sku, channel, paid.goods / units, paid.shipping / units, units];
      const key = [...cells, referral, fulfilment, closing].join('\t');
      this.#sold.set(key, (this.#sold.get(key) ?? 0) + 1);
    }
  }

  /** `left`: items whose price of a unit cannot be told, such as parts of a discount on three. */
  end(): { readonly sold: readonly SoldAt[]; readonly left: number } {
    const sold = [...this.#sold].map(([key, items]): SoldAt => {
      const [marketplaceName = '', sku = '', channel, ...numbers] = key.split('\t');
      const [price = 0, shipping = 0, units = 0, referral = 0, fulfilment = 0, closing = 0] = numbers.map(Number);
      return {
        marketplaceName,
        sku,
        byAmazon: channel === 'afn',
        price,
        shipping,
        units,
        referral,
        fulfilment,
        closing,
        items,
      };
    });
    return { sold, left: this.#left };
  }
}

/** Goods and their shipping, in minor units. */
function paidFor({ lines }: Item, includesTax: boolean): { readonly goods: number; readonly shipping: number } {
  let goods = 0;
  let shipping = 0;
  for (const { line } of lines) {
    const { amountType, amountDescription: words, amount } = line;
    if (amountType !== 'ItemPrice' && amountType !== 'Promotion') continue;
    if (words === 'Principal' || (includesTax && words === 'Tax')) goods += amount;
    if (words === 'Shipping' || (includesTax && words === 'ShippingTax')) shipping += amount;
  }
  return { goods, shipping };
}

function feesOf({ lines }: Item): Record<'referral' | 'fulfilment' | 'closing', number> {
  const fees = { referral: 0, fulfilment: 0, closing: 0 };
  for (const { line, class: its } of lines) {
    if (its === 'referral-fees') fees.referral -= line.amount;
    else if (its === 'closing-fees') fees.closing -= line.amount;
    else if (its === 'fba-fees' && !TAKEN_BACK.includes(spelled(line.amountDescription))) {
      fees.fulfilment -= line.amount;
    }
  }
  return fees;
}
