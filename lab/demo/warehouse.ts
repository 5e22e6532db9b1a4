// The seller's own warehouse: somebody who fulfils sales orders on the screens of NetSuite, with packages and tracking
// numbers, and writes down what left.

import { Killed, SuiteScriptError } from '../netsuite/errors';
import type { RecordObject } from '../netsuite/records/recordObject';
import { Person, type Values } from '../netsuite/runner/person';
import type { World } from './world';

/** Units of an order's line that left, as the warehouse counts them: in units of the item. */
export interface Departure {
  readonly amazonOrderId: string;
  readonly fulfillment: number;
  readonly tracking: string;
  readonly lines: readonly { readonly sku: string; readonly units: number }[];
}

interface OrderLine {
  readonly line: string;
  readonly sku: string;
  readonly left: number;
  /** Units of the item in one unit sold. */
  readonly pack: number;
}

export class Warehouse {
  /** What left, in order. */
  readonly departures: Departure[] = [];
  readonly #world: World;
  readonly #employee: number;

  constructor(world: World, employee: number) {
    this.#world = world;
    this.#employee = employee;
  }

  /**
   * Ships all that is left of an order, or one unit sold of its first open line. Does nothing where NetSuite has no order to
   * fulfil, or refuses: the shelf is empty, the order waits for approval, the period is closed.
   */
  ship(amazonOrderId: string, all: boolean): void {
    const order = this.#order(amazonOrderId);
    if (order === null) return;
    const open = order.lines.filter(({ left }) => left > 0);
    if (open.length === 0) return;
    const [first] = open;
    const taken = new Map(
      open.map((each) => [each.line, all ? each.left : each === first ? Math.min(each.pack, each.left) : 0]),
    );
    const tracking = `1ZCWY${String(this.departures.length + 1).padStart(8, '0')}`;
    try {
      // A person's patience is that of one page: a new one for each order.
      const person = new Person(this.#world.account, { userId: this.#employee });
      person.transform({ type: 'salesorder', id: order.id }, 'itemfulfillment', (form) => ({
        values: { shipstatus: 'C' },
        sublists: {
          item: chosen(form, taken),
          package: [{ packageweight: 1, packagetrackingnumber: tracking }],
        },
      }));
    } catch (error) {
      if (!(error instanceof SuiteScriptError || error instanceof Killed)) throw error;
    }
    // The machine may have stopped under the page, before the goods left or after: what was saved has left.
    const fulfillment = this.#fulfillmentWith(tracking);
    if (fulfillment === null) return;
    const left = open.map(({ line, sku }) => ({ sku, units: taken.get(line) ?? 0 })).filter(({ units }) => units > 0);
    this.departures.push({ amazonOrderId, fulfillment, tracking, lines: left });
  }

  #fulfillmentWith(tracking: string): number | null {
    const [newest] = this.#world.account.records.list('itemfulfillment', { limit: 1 }).rows;
    const packages = newest?.sublists.package ?? [];
    return packages.some(({ fields }) => fields.packagetrackingnumber === tracking) ? Number(newest?.id) : null;
  }

  /** The sales order's lines of goods, in the order of its fulfilment; null where there is none to fulfil. */
  #order(amazonOrderId: string): { id: number; lines: readonly OrderLine[] } | null {
    const { account } = this.#world;
    const [row] = account.store.all(
      `SELECT id FROM "transaction" WHERE type = 'SalesOrd' AND custbody_cwy_order_id = ?`,
      [amazonOrderId],
    );
    const record = row && account.records.get('salesorder', Number(row.id));
    if (!record) return null;
    const goods = (record.sublists.item ?? []).filter(
      ({ fields }) => fields.itemtype === 'InvtPart' || fields.itemtype === 'Kit',
    );
    const lines = goods.map(({ fields }) => ({
      line: String(fields.line),
      sku: String(fields.custcol_cwy_sku ?? ''),
      pack: Number(fields.custcol_cwy_pack ?? 1),
      left: fields.isclosed === true ? 0 : Number(fields.quantity ?? 0) - Number(fields.quantityfulfilled ?? 0),
    }));
    return { id: Number(record.id), lines: lines.filter(({ left }) => left > 0) };
  }
}

/** What a person ticks on the form: members of a kit go with the kit's own line. */
function chosen(form: RecordObject, taken: ReadonlyMap<string, number>): Values[] {
  const sublistId = 'item';
  const count = form.getLineCount({ sublistId });
  const of = (line: number, fieldId: string): string =>
    String(form.getSublistValue({ sublistId, fieldId, line }) ?? '');
  const heads = Array.from({ length: count }, (_, line) => taken.get(of(line, 'orderline')) ?? 0);
  return heads.map((quantity, line) => {
    const kit = of(line, 'kitmemberof');
    if (kit !== '') return (heads[Number(kit) - 1] ?? 0) > 0 ? {} : { itemreceive: false };
    return quantity > 0 ? { itemreceive: true, quantity } : { itemreceive: false };
  });
}
