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

export function load(account: Account, type: string, id: number, isDynamic = false): RecordObject {
  const data = account.records.get(type, id);
  if (!data) throw new Error(`No ${type} ${id}.`);
  return hold(account, data, isDynamic);
}

/** What record.transform makes of a sales order. */
export function transform(
  account: Account,
  orderId: number,
  type: string,
  defaults: Readonly<Record<string, string>> = {},
  isDynamic = false,
): RecordObject {
  const data = account.records.blank(type);
  const source = account.records.get('salesorder', orderId);
  const make = account.definition('salesorder')?.behaviour?.transformTo;
  if (!source || !make) throw new Error(`No sales order ${orderId} to transform.`);
  make(account, source, data, defaults);
  return hold(account, data, isDynamic);
}

/** A sales order in standard mode: body values, and lines as the script would set them, field by field. */
export function order(
  world: World,
  lines: readonly Record<string, unknown>[],
  body: Record<string, unknown> = {},
): RecordObject {
  const record = create(world.account, 'salesorder');
  const location = world.account.has('MULTILOCINVT') ? { location: world.furniture.location } : {};
  for (const [fieldId, value] of Object.entries({ entity: world.customer, orderstatus: 'B', ...location, ...body })) {
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
