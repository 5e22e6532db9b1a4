// The demo company's items: what the catalogue lists, kits and matrix families among it, and the charges of an order.

import type { Product } from '../catalogue';
import type { Account } from '../netsuite/account';
import type { Furniture } from '../netsuite/profile';
import { type Values, write } from '../netsuite/profileWrite';
import { fromMinor } from '../netsuite/records/money';
import type { Ground } from './netsuite';

type ItemIds = Record<string, number>;

export function furnishItems(
  account: Account,
  catalogue: readonly Product[],
  grounds: readonly Ground[],
  furniture: Furniture,
): ItemIds {
  const ids: ItemIds = {};
  const sold = new Map(catalogue.map((product) => [product.item, product]));
  const make = (type: string, itemid: string, values: Values, lines: Record<string, Values[]> = {}): void => {
    const listings = catalogue.filter((product) => holds(product, itemid));
    ids[itemid] = write(
      account,
      type,
      { itemid, ...availableTo(grounds, listings), ...values },
      {
        price1: prices(
          listings.filter((product) => product.item === itemid),
          grounds,
          furniture,
        ),
        ...lines,
      },
    );
  };
  for (const [itemid, product] of sold) {
    if (product.itemKind === 'kit') continue;
    make('inventoryitem', itemid, {
      displayname: plainTitle(product),
      ...familyOf(account, product, catalogue, grounds, ids),
    });
  }
  for (const [itemid, product] of sold) {
    if (product.itemKind !== 'kit' || !account.has('KITS')) continue;
    const member = (product.members ?? []).map(({ item, quantity }) => ({ item: String(ids[item]), quantity }));
    make('kititem', itemid, { displayname: plainTitle(product) }, { member });
  }
  return ids;
}

/** Whether a listing sells the item: itself, in a kit, or one of a matrix family. */
const holds = (product: Product, itemid: string): boolean =>
  product.item === itemid ||
  product.matrix?.parent === itemid ||
  (product.members ?? []).some(({ item }) => item === itemid);

const plainTitle = ({ title }: Product): string => title.replace(/, (set|box|case) of \d+$/, '');

/** A matrix child hangs under its parent, which is made with the first of them. */
function familyOf(
  account: Account,
  { matrix, title }: Product,
  catalogue: readonly Product[],
  grounds: readonly Ground[],
  ids: ItemIds,
): Values {
  if (!matrix || !account.has('MATRIXITEMS')) return {};
  ids[matrix.parent] ??= write(account, 'inventoryitem', {
    itemid: matrix.parent,
    displayname: title.replace(`, ${matrix.option}`, ''),
    matrixtype: 'PARENT',
    ...availableTo(
      grounds,
      catalogue.filter((product) => holds(product, matrix.parent)),
    ),
  });
  return { matrixtype: 'CHILD', parent: String(ids[matrix.parent]) };
}

function availableTo(grounds: readonly Ground[], listings: readonly Product[]): Values {
  const sellers = grounds.filter(({ marketplace }) =>
    listings.some((product) => product.marketplaces.includes(marketplace.id)),
  );
  const subsidiaries = sellers.flatMap(({ subsidiary }) => (subsidiary === null ? [] : [String(subsidiary)]));
  return subsidiaries.length === 0 ? {} : { subsidiary: subsidiaries };
}

/** The price of one unit in each currency: what the first listing asks, shared among the units of its pack. */
function prices(listings: readonly Product[], grounds: readonly Ground[], { basePrice }: Furniture): Values[] {
  return grounds.flatMap(({ marketplace, currency }) => {
    const listing = listings.find((product) => product.priceMinor[marketplace.id] !== undefined);
    if (!listing) return [];
    const minor = Math.round((listing.priceMinor[marketplace.id] as number) / listing.pack);
    const price = { pricelevel: String(basePrice), price_1_: fromMinor(minor, 2) };
    return [currency === null ? price : { ...price, currency: String(currency) }];
  });
}

/** Charges that an order's money is written on, for every company alike. */
export function furnishCharges(account: Account, grounds: readonly Ground[], { accounts }: Furniture) {
  const subsidiaries = grounds.flatMap(({ subsidiary }) => (subsidiary === null ? [] : [String(subsidiary)]));
  const where: Values = subsidiaries.length === 0 ? {} : { subsidiary: subsidiaries };
  const charge = (itemid: string): number =>
    write(account, 'otherchargesaleitem', { itemid, incomeaccount: String(accounts['4100']), ...where });
  return {
    shipping: charge('Amazon Shipping'),
    giftWrap: charge('Amazon Gift Wrap'),
    other: charge('Amazon Other Charges'),
    discount: write(account, 'discountitem', {
      itemid: 'Amazon Promotion',
      rate: 0,
      account: String(accounts['4900']),
      ...where,
    }),
    dailySale: write(account, 'noninventorysaleitem', {
      itemid: 'Amazon Daily Sale',
      incomeaccount: String(accounts['4000']),
      ...where,
    }),
  };
}
