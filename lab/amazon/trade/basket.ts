// What a buyer puts into one order, and what each part of it costs: prices, shipping, wrap, promotions and tax.

import type { Product } from '../../catalogue';
import type { Random } from '../../random';
import type { MarketplaceFacts } from '../marketplaces';
import type { LineDraft } from '../orderDraft';

export interface BasketPlan {
  readonly products: readonly Product[];
  readonly marketplace: MarketplaceFacts;
  /** In hundredths of a per cent. */
  readonly taxRate: number;
  readonly taxModel: LineDraft['taxModel'];
  readonly channel: 'FBM' | 'FBA';
  readonly business: boolean;
  /** Everything for nothing, in place of an order that went wrong. */
  readonly replacement: boolean;
  readonly shippingFee: number;
}

/** One to three different products, each a line. */
export function basket(plan: BasketPlan, random: Random): LineDraft[] {
  const chosen = random.shuffle(plan.products).slice(0, linesWanted(random));
  const shipping = shares(plan.shippingFee, chosen.length);
  const freeShipping = plan.shippingFee > 0 && random.chance(plan.channel === 'FBA' ? 0.9 : 0.12);
  return chosen.map((product, index) => {
    const bare = bareLine(plan, product, random);
    if (plan.replacement) return { ...bare, price: 0 };
    const charged = { ...bare, ...extras(plan, random), shipping: shipping[index] };
    const promoted = { ...charged, ...promotions(charged, freeShipping, random) };
    return { ...promoted, ...taxes(plan, promoted, product) };
  });
}

function linesWanted(random: Random): number {
  if (random.chance(0.72)) return 1;
  return random.chance(0.7) ? 2 : 3;
}

function bareLine({ business, marketplace, taxModel }: BasketPlan, product: Product, random: Random): LineDraft {
  const price = priceIn(product, marketplace);
  const few = random.chance(0.8) ? 1 : random.int(2, 4);
  const points = Math.floor(price / 100);
  return {
    sku: product.sku,
    asin: product.asin,
    title: product.title,
    price: business ? Math.floor((price * 9) / 10) : price,
    quantity: business ? random.int(2, 12) : few,
    taxModel,
    businessPrice: business,
    // Points are granted in Japan alone.
    ...(marketplace.country === 'JP' ? { points: { number: points, value: points } } : {}),
  };
}

/** The listed price; where a product is listed nowhere near, its first price, in a currency without decimals as yen. */
function priceIn({ priceMinor }: Product, { id, currency }: MarketplaceFacts): number {
  const listed = priceMinor[id];
  if (listed !== undefined) return listed;
  const first = Object.values(priceMinor)[0] ?? 1_000;
  return currency === 'JPY' ? Math.floor((first * 3) / 2) : first;
}

const MESSAGES = ['Happy birthday!', 'For your new home — love, M.', '誕生日おめでとう', 'Enjoy! 🎁', 'עם הרבה אהבה'];

function extras({ channel }: BasketPlan, random: Random): Partial<LineDraft> {
  if (!random.chance(channel === 'FBM' ? 0.08 : 0.04)) return {};
  const message = random.chance(0.8) ? { message: random.pick(MESSAGES) } : {};
  return random.chance(0.6) ? { wrap: 399, gift: { ...message, wrapLevel: 'Classic gift wrap' } } : { gift: message };
}

function promotions(line: LineDraft, freeShipping: boolean, random: Random): Partial<LineDraft> {
  const { price = 0, quantity = 1, shipping = 0 } = line;
  const discount = random.chance(0.15) ? Math.floor((price * quantity * random.pick([5, 10, 15, 20])) / 100) : 0;
  const shippingDiscount = freeShipping ? shipping : 0;
  const promotionIds = [
    ...(discount > 0 ? [`SAVE-${random.int(100, 999)}`] : []),
    ...(shippingDiscount > 0 ? ['Core Free Shipping'] : []),
  ];
  return { discount, shippingDiscount, promotionIds };
}

/** Tax-exclusive: on what is left after promotions. Tax-inclusive: the part of each amount that is tax. */
function taxes(plan: BasketPlan, line: LineDraft, product: Product): Partial<LineDraft> {
  const { marketplace, taxRate } = plan;
  if (taxRate === 0 || product.zeroRatedIn?.includes(marketplace.id)) return {};
  const { price = 0, quantity = 1, shipping = 0, wrap = 0, discount = 0, shippingDiscount = 0 } = line;
  if (marketplace.taxIncluded) {
    const within = (amount: number) => Math.floor((amount * taxRate * 2 + 10_000 + taxRate) / (2 * (10_000 + taxRate)));
    return {
      tax: within(price * quantity),
      shippingTax: within(shipping),
      wrapTax: within(wrap),
      discountTax: within(discount),
      shippingDiscountTax: within(shippingDiscount),
    };
  }
  const onTop = (amount: number) => Math.floor((amount * taxRate + 5_000) / 10_000);
  return {
    tax: onTop(price * quantity - discount),
    shippingTax: onTop(shipping - shippingDiscount),
    wrapTax: onTop(wrap),
  };
}

/** An amount in so many parts, the first ones a minor unit larger where it does not divide. */
function shares(amount: number, count: number): number[] {
  const part = Math.floor(amount / count);
  return Array.from({ length: count }, (_, index) => part + (index < amount - part * count ? 1 : 0));
}
