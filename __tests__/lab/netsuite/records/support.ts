// A furnished account with a customer and items, and short ways to write sales orders in it.

import { Account, type AccountOptions } from '../../../../lab/netsuite/account';
import { SuiteScriptError } from '../../../../lab/netsuite/errors';
import { type Furniture, furnish } from '../../../../lab/netsuite/profile';
import { type Values, write } from '../../../../lab/netsuite/profileWrite';
import type { RecordData } from '../../../../lab/netsuite/records/definition';
import { RecordObject } from '../../../../lab/netsuite/records/recordObject';

export interface World {
  readonly account: Account;
  readonly furniture: Furniture;
  readonly customer: number;
  readonly mug: number;
  readonly bowl: number;
  readonly set: number;
  readonly shipping: number;
  readonly discount: number;
}

export function openAccount(options: Partial<AccountOptions> = {}): { account: Account; furniture: Furniture } {
  const account = new Account({ profile: 'oneworld', seed: 7, start: Date.UTC(2026, 10, 20, 18), ...options });
  return { account, furniture: furnish(account) };
}

export function openWorld(options: Partial<AccountOptions> = {}): World {
  const { account, furniture } = openAccount(options);
  const where = furniture.subsidiary === null ? {} : { subsidiary: String(furniture.subsidiary) };
  const everywhere =
    furniture.subsidiary === null ? {} : { subsidiary: [String(furniture.subsidiary)], includechildren: true };
  const price = (amount: number): Values => ({
    pricelevel: String(furniture.basePrice),
    price_1_: amount,
    ...(account.has('MULTICURRENCY') ? { currency: String(furniture.currencies.USD) } : {}),
  });
  const item = (type: string, itemid: string, values: Values = {}, lines: Record<string, Values[]> = {}) =>
    write(account, type, { itemid, ...everywhere, ...values }, lines);
  const mug = item('inventoryitem', 'MUG', {}, { price1: [price(14.99)] });
  const bowl = item('inventoryitem', 'BOWL', {}, { price1: [price(18.99)] });
  return {
    account,
    furniture,
    mug,
    bowl,
    customer: write(account, 'customer', { companyname: 'Marketplace Buyers', ...where }),
    set: item(
      'kititem',
      'SET',
      {},
      {
        member: [
          { item: String(mug), quantity: 2 },
          { item: String(bowl), quantity: 1 },
        ],
        price1: [price(45)],
      },
    ),
    shipping: item('otherchargesaleitem', 'Shipping Charge'),
    discount: item('discountitem', 'Promotion', { rate: 0, account: String(furniture.accounts['4900']) }),
  };
}

/** A record object as scripts hold it, saved straight into the account. */
export function hold(account: Account, data: RecordData, isDynamic = false): RecordObject {
  const host = {
    account,
    save: (record: RecordObject, options: { ignoreMandatoryFields: boolean }) =>
      account.records.save(RecordObject.contentOf(record), { ignoreMandatory: options.ignoreMandatoryFields }),
  };
  return new RecordObject(host, data, { isDynamic });
}

export function create(account: Account, type: string, isDynamic = false): RecordObject {
  const data = account.records.blank(type);
  account.definition(type)?.behaviour?.initialise?.(account, data, {});
  return hold(account, data, isDynamic);
}

/** Puts goods on the shelf of the main warehouse: item, quantity, cost of one. */
export function stockUp(world: World, ...goods: readonly (readonly [item: number, quantity: number, cost: number])[]) {
  const { account, furniture } = world;
  const place = account.has('MULTILOCINVT') ? { location: String(furniture.location) } : {};
  const where = furniture.subsidiary === null ? {} : { subsidiary: String(furniture.subsidiary) };
  const inventory = goods.map(([item, adjustqtyby, unitcost]) => ({
    item: String(item),
    adjustqtyby,
    unitcost,
    ...place,
  }));
  write(account, 'inventoryadjustment', { account: String(furniture.accounts['3000']), ...where }, { inventory });
}

/** What a transaction posted, as an accountant writes it: account number, debit less credit in minor units. */
export function journalOf({ account }: Pick<World, 'account'>, id: number): string[] {
  return account.ledger
    .impact(id)
    .filter(({ debitMinor, creditMinor }) => debitMinor + creditMinor > 0)
    .map(({ number, debitMinor, creditMinor }) => `${number} ${debitMinor - creditMinor}`);
}

export function load(account: Account, type: string, id: number, isDynamic = false): RecordObject {
  const data = account.records.get(type, id);
  if (!data) throw new Error(`No ${type} ${id}.`);
  return hold(account, data, isDynamic);
}

/** What record.transform makes of a sales order. */
export const transform = (
  account: Account,
  orderId: number,
  type: string,
  defaults: Readonly<Record<string, string>> = {},
  isDynamic = false,
): RecordObject => transformFrom(account, ['salesorder', orderId], type, defaults, isDynamic);

/** What record.transform makes of anything. */
export function transformFrom(
  account: Account,
  [fromType, id]: readonly [string, number],
  type: string,
  defaults: Readonly<Record<string, string>> = {},
  isDynamic = false,
): RecordObject {
  const data = account.records.blank(type);
  const source = account.records.get(fromType, id);
  if (!source) throw new Error(`No ${fromType} ${id} to transform.`);
  if (fromType === 'customer') {
    account.definition(type)?.behaviour?.initialise?.(account, data, { ...defaults, entity: String(id) });
  } else account.definition(fromType)?.behaviour?.transformTo?.(account, source, data, defaults);
  return hold(account, data, isDynamic);
}

/** A sales order in standard mode: body values, and lines as the script would set them, field by field. */
export const order = (
  world: World,
  lines: readonly Record<string, unknown>[],
  body: Record<string, unknown> = {},
): RecordObject => sale(world, 'salesorder', lines, { orderstatus: 'B', ...body });

/** The same for any sale: an order, a cash sale, an invoice. */
export function sale(
  world: World,
  type: string,
  lines: readonly Record<string, unknown>[],
  body: Record<string, unknown> = {},
): RecordObject {
  const record = create(world.account, type);
  const location = world.account.has('MULTILOCINVT') ? { location: world.furniture.location } : {};
  for (const [fieldId, value] of Object.entries({ entity: world.customer, ...location, ...body })) {
    record.setValue({ fieldId, value });
  }
  lines.forEach((line, index) => {
    for (const [fieldId, value] of Object.entries(line))
      record.setSublistValue({ sublistId: 'item', fieldId, line: index, value });
  });
  return record;
}

/** The code a refusal carries; fails the test where nothing is refused. */
export function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof SuiteScriptError) return error.name;
    throw error;
  }
  return 'nothing was refused';
}
