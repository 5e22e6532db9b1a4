// What record.transform makes of a sales order: each target's own file knows how. Others are refused by name.

import { NotEmulated } from '../errors';
import type { TransformMaker } from './definition';
import { fulfilOrder } from './itemFulfillmentMake';
import { billOrder } from './orderBilling';

const MAKERS: Readonly<Record<string, TransformMaker>> = {
  itemfulfillment: fulfilOrder,
  cashsale: billOrder,
  invoice: billOrder,
};

export const transformOrder: TransformMaker = (account, order, target, defaults) => {
  const make = MAKERS[target.type];
  if (!make) throw new NotEmulated(`record.transform of ${order.type} to ${target.type}`);
  make(account, order, target, defaults);
};
