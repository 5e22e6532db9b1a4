// Stocked accounts, and short ways to ship what was ordered in them.

import type { RecordObject } from '../../../../lab/netsuite/records/recordObject';
import { load, openWorld, transform, type World } from './support';

export type Values = Readonly<Record<string, unknown>>;

/** The two profiles, the small one with Advanced Shipping: without it a fulfilment is invoiced at once. */
export const ACCOUNTS = [
  ['oneworld', { profile: 'oneworld' }],
  ['small', { profile: 'small', features: { on: ['ADVSHIPPING'] } }],
] as const;

export const place = (world: World) => (world.account.has('MULTILOCINVT') ? world.furniture.location : null);
export const stock = (world: World, item: number) => world.account.stock.position(item, place(world));
export const statusOf = (world: World, id: number) =>
  load(world.account, 'salesorder', id).getValue({ fieldId: 'orderstatus' });

/** An account with 10 mugs at 4.00 and 10 bowls at 6.01. */
export function stocked(options: Parameters<typeof openWorld>[0] = {}): World {
  const world = openWorld(options);
  world.account.stock.receive(world.mug, place(world), 10, 4_000);
  world.account.stock.receive(world.bowl, place(world), 10, 6_010);
  return world;
}

/** Sets lines of a fulfilment by the line's number and body fields, in standard mode. */
export function set(record: RecordObject, body: Values, lines: Readonly<Record<number, Values>> = {}): RecordObject {
  for (const [fieldId, value] of Object.entries(body)) record.setValue({ fieldId, value });
  for (const [line, values] of Object.entries(lines)) {
    for (const [fieldId, value] of Object.entries(values)) {
      record.setSublistValue({ sublistId: 'item', fieldId, line: Number(line), value });
    }
  }
  return record;
}

export const shipped = (world: World): Values => (world.account.has('PICKPACKSHIP') ? { shipstatus: 'C' } : {});

export function ship(
  world: World,
  orderId: number,
  lines: Readonly<Record<number, Values>> = {},
  body: Values = {},
): number {
  return set(transform(world.account, orderId, 'itemfulfillment'), { ...shipped(world), ...body }, lines).save();
}

export function lineOf(world: World, orderId: number, line = 0) {
  const saved = load(world.account, 'salesorder', orderId);
  return (fieldId: string) => saved.getSublistValue({ sublistId: 'item', fieldId, line });
}

export const balances = (world: World) =>
  Object.fromEntries(
    world.account.ledger
      .trialBalance()
      .accounts.map(({ number, debitMinor, creditMinor }) => [number, debitMinor - creditMinor]),
  );

/** Number of the account an item posts to. */
export function accountOf(world: World, field: 'assetaccount' | 'cogsaccount'): string {
  const id = world.account.records.get('item', world.mug)?.fields[field];
  return String(world.account.records.get('account', Number(id))?.fields.acctnumber);
}

export function close(world: World, id: number, line: number): void {
  load(world.account, 'salesorder', id)
    .setSublistValue({ sublistId: 'item', fieldId: 'isclosed', line, value: true })
    .save();
}
