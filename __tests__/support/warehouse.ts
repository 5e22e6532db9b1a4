// The warehouse in a story: picks, packs and ships sales orders, changes what it shipped, and what the add-on makes of it.

import type { RecordObject } from '../../lab/netsuite/records/recordObject';
import { Person } from '../../lab/netsuite/runner/person';
import type { Story } from './story';

export interface Parcel {
  readonly tracking: string | null;
  readonly contents?: string;
  /** One unit of weight unless given. */
  readonly weight?: number | null;
}

export interface Shipping {
  readonly parcels?: readonly Parcel[];
  /** NetSuite units by the seller's SKU; everything that is open without. */
  readonly quantities?: Readonly<Record<string, number>>;
  /** What stands in the column Amazon Package, by SKU. */
  readonly packages?: Readonly<Record<string, string>>;
  /** Picked A, packed B, shipped C. */
  readonly status?: 'A' | 'B' | 'C';
  /** Name of a shipping item; the order's own without, none for null. */
  readonly shipItem?: string | null;
  /** Other fields of the fulfilment. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** By an import that runs no user events. */
  readonly quietly?: boolean;
  /** Other columns, on each line that Amazon ordered. */
  readonly columns?: Readonly<Record<string, unknown>>;
}

let parcels = 0;
/** A tracking number that was never used before. */
export const newTracking = (): string => `1Z${String(++parcels).padStart(8, '0')}`;

/** Ships an order; answers the fulfilment's internal id. */
export function ship(story: Story, amazonOrderId: string, shipping: Shipping = {}): number {
  const order = story.salesOrder(amazonOrderId);
  const [first] = order.sublists.item ?? [];
  const place = first?.fields.location ?? null;
  const form = packer(story, shipping).start(
    { type: 'salesorder', id: Number(order.id) },
    'itemfulfillment',
    place === null ? {} : { inventorylocation: place },
  );
  return fill(story, form, { parcels: [{ tracking: newTracking() }], status: 'C', ...shipping });
}

/** Changes a fulfilment; its parcels are replaced where some are given. */
export function reship(story: Story, fulfilment: number, shipping: Shipping): void {
  fill(story, packer(story, shipping).open('itemfulfillment', fulfilment), shipping);
}

const packer = ({ world, setUp }: Story, { quietly = false }: Shipping): Person =>
  new Person(world.account, { userId: setUp.ids.employee, quietly });

function fill(story: Story, record: RecordObject, shipping: Shipping): number {
  const { status, parcels: packed, quantities, packages = {}, shipItem, values = {}, columns = {} } = shipping;
  if (status !== undefined) record.setValue({ fieldId: 'shipstatus', value: status });
  if (shipItem !== undefined) {
    record.setValue({ fieldId: 'shipmethod', value: shipItem === null ? '' : story.setUp.ids.shipItems[shipItem] });
  }
  for (const [fieldId, value] of Object.entries(values)) record.setValue({ fieldId, value });
  const set = (sublistId: string, line: number, fieldId: string, value: unknown): void => {
    record.setSublistValue({ sublistId, fieldId, line, value });
  };
  for (let line = 0; line < record.getLineCount({ sublistId: 'item' }); line++) {
    const sku = String(record.getSublistValue({ sublistId: 'item', fieldId: 'custcol_cwy_sku', line }) ?? '');
    if (sku === '') continue;
    if (quantities !== undefined) {
      const quantity = quantities[sku] ?? 0;
      set('item', line, 'itemreceive', quantity > 0);
      if (quantity > 0) set('item', line, 'quantity', quantity);
    }
    if (packages[sku] !== undefined) set('item', line, 'custcol_cwy_package', packages[sku]);
    for (const [fieldId, value] of Object.entries(columns)) set('item', line, fieldId, value);
  }
  if (packed !== undefined) {
    for (let line = record.getLineCount({ sublistId: 'package' }) - 1; line >= 0; line--) {
      record.removeLine({ sublistId: 'package', line });
    }
    packed.forEach(({ tracking, contents, weight = 1 }, line) => {
      if (weight !== null) set('package', line, 'packageweight', weight);
      if (tracking !== null) set('package', line, 'packagetrackingnumber', tracking);
      if (contents !== undefined) set('package', line, 'packagedescr', contents);
    });
  }
  return record.save();
}

/** What was shipped is planned and sent, by the schedules' own scripts. */
export function planAndSend(story: Story): void {
  story.wait(2);
  story.world.account.runner.run('customscript_cwy_shipments_mr', 'customdeploy_cwy_shipments_mr');
  story.world.account.runner.settle();
}

/** One sending run of North America's slot, a quarter of an hour later. */
export function send(story: Story, minutes = 15): void {
  story.wait(minutes);
  story.world.account.runner.run('customscript_cwy_send_ss', 'customdeploy_cwy_send_ss_1');
  story.world.account.runner.settle();
}

/** Orders are read, and what Amazon shows is believed: as the schedules do within the hour. */
export function confirmAll(story: Story): void {
  story.sync();
  send(story);
}

export interface EffectRow {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly version: number;
  readonly tracking: string | null;
  readonly attempts: number;
  readonly answer: string | null;
  readonly answered: string | null;
  readonly slack: number | null;
  readonly subject: string;
}

export function effects(story: Story, amazonOrderId?: string): EffectRow[] {
  const where = amazonOrderId === undefined ? '' : 'WHERE custrecord_cwy_eff_order_id = ?';
  return story.rows(
    `SELECT id, custrecord_cwy_eff_kind AS kind, custrecord_cwy_eff_state AS state, custrecord_cwy_eff_version AS version,
     custrecord_cwy_eff_tracking AS tracking, custrecord_cwy_eff_attempts AS attempts, custrecord_cwy_eff_answer AS answer,
     custrecord_cwy_eff_answered AS answered, custrecord_cwy_eff_slack AS slack, custrecord_cwy_eff_subject AS subject
     FROM customrecord_cwy_effect ${where} ORDER BY id`,
    amazonOrderId === undefined ? [] : [amazonOrderId],
  ) as unknown as EffectRow[];
}

/** `version tracking state`, a row each. */
export const effectWords = (story: Story, amazonOrderId: string): string[] =>
  effects(story, amazonOrderId).map(({ version, tracking, state }) => `${version} ${tracking} ${state}`);

/** The packages that Amazon has of an order, `tracking carrier quantities`, whatever its reads show. */
export function packagesAtAmazon(story: Story, amazonOrderId: string): string[] {
  const order = story.world.amazon.control.truth().find((each) => each.orderId === amazonOrderId);
  return (order?.packages ?? []).map(
    ({ trackingNumber, carrier, items }) =>
      `${trackingNumber} ${carrier} ${items.map(({ quantity }) => quantity).join('+')}`,
  );
}

/** A person closes the lines of an order, with a reason for Amazon or without one. */
export function closeLines(story: Story, amazonOrderId: string, reason?: string): void {
  const order = story.salesOrder(amazonOrderId);
  const named = (value: string): string =>
    String(story.rows('SELECT id FROM customlist_cwy_cancel_reason WHERE name = ?', [value])[0]?.id);
  const line = { isclosed: true, ...(reason === undefined ? {} : { custcol_cwy_cancel_reason: named(reason) }) };
  new Person(story.world.account, { userId: story.setUp.ids.employee }).edit('salesorder', order.id as number, {
    values: {},
    sublists: { item: (order.sublists.item ?? []).map(() => line) },
  });
}
