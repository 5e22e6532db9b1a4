// A story: the demo company with the built add-on set up in the lab, and short words for what happens in it.

import type { OrderDraft } from '../../lab/amazon/orderDraft';
import { MINUTE } from '../../lab/clock';
import { DEMO_START } from '../../lab/demo/run';
import { type DemoSetUp, type SetUpOptions, setUpDemo } from '../../lab/demo/setUp';
import { createWorld, deployCauseway, type World } from '../../lab/demo/world';
import type { Feature, Profile } from '../../lab/netsuite/features';
import type { RecordData } from '../../lab/netsuite/records/definition';
import type { SqlRow } from '../../lab/netsuite/store';

export interface StoryOptions {
  readonly profile?: Profile;
  readonly seed?: number;
  readonly features?: { readonly on?: readonly Feature[]; readonly off?: readonly Feature[] };
  readonly setUp?: Partial<SetUpOptions>;
}

export interface DocumentRow {
  readonly id: number;
  readonly amazonOrderId: string;
  readonly state: string;
  readonly reason: string | null;
  readonly salesOrder: number | null;
}

export interface ExceptionRow {
  readonly id: number;
  readonly class: string;
  readonly state: string;
  readonly count: number;
  readonly message: string;
  readonly excerpt: string;
}

export class Story {
  readonly world: World;
  readonly setUp: DemoSetUp;

  constructor(options: StoryOptions = {}) {
    this.world = createWorld({
      profile: options.profile ?? 'oneworld',
      seed: options.seed ?? 1,
      start: DEMO_START,
      ...(options.features ? { features: options.features } : {}),
    });
    deployCauseway(this.world.account);
    this.setUp = setUpDemo(this.world, options.setUp);
  }

  /** An order at Amazon; US, FBM and ready to ship where the draft says nothing else. Answers its id. */
  place(draft: OrderDraft = {}): string {
    return this.world.amazon.control.placeOrder({ status: 'UNSHIPPED', ...draft });
  }

  /** Time passes without anything running. */
  wait(minutes: number): void {
    this.world.clock.advance(minutes * MINUTE);
  }

  /** Amazon shows updates two minutes late; then every connection is read and what was read is applied. */
  sync(): void {
    this.wait(16);
    this.fetch();
    this.world.account.runner.settle();
  }

  /** One fetch run a connection, without what it starts. */
  fetch(): void {
    const slots = Object.keys(this.setUp.connections).map((_, index) => index + 1);
    for (const slot of slots) {
      this.world.account.runner.run('customscript_cwy_orders_fetch_ss', `customdeploy_cwy_orders_fetch_ss_${slot}`);
    }
  }

  /** Places an order and lets it arrive. */
  arrive(draft: OrderDraft = {}): string {
    const id = this.place(draft);
    this.sync();
    return id;
  }

  rows(sql: string, params: readonly (string | number)[] = []): SqlRow[] {
    return this.world.account.store.all(sql, params);
  }

  documents(): DocumentRow[] {
    return this.rows(
      `SELECT id, custrecord_cwy_doc_amazon_id AS amazonOrderId, custrecord_cwy_doc_state AS state,
       custrecord_cwy_doc_reason AS reason, custrecord_cwy_doc_transaction AS salesOrder FROM customrecord_cwy_document ORDER BY id`,
    ) as unknown as DocumentRow[];
  }

  document(amazonOrderId: string): DocumentRow {
    const found = this.documents().filter((each) => each.amazonOrderId === amazonOrderId);
    if (found.length !== 1) throw new Error(`Expected one document of ${amazonOrderId}, found ${found.length}.`);
    return found[0] as DocumentRow;
  }

  /** Sales orders that carry this Amazon order id: there should never be two. */
  salesOrders(amazonOrderId: string): RecordData[] {
    const found = this.rows(
      'SELECT id FROM "transaction" WHERE type = \'SalesOrd\' AND custbody_cwy_order_id = ? ORDER BY id',
      [amazonOrderId],
    );
    return found.map((row) => this.world.account.records.get('salesorder', row.id as number) as RecordData);
  }

  salesOrder(amazonOrderId: string): RecordData {
    const found = this.salesOrders(amazonOrderId);
    if (found.length !== 1) throw new Error(`Expected one sales order of ${amazonOrderId}, found ${found.length}.`);
    return found[0] as RecordData;
  }

  /** Of one order, or all; those not solved unless `all`. */
  exceptions(amazonOrderId?: string, all = false): ExceptionRow[] {
    const where = [
      ...(amazonOrderId === undefined ? [] : ['custrecord_cwy_exc_amazon_id = ?']),
      ...(all ? [] : ["custrecord_cwy_exc_state <> 'solved'"]),
    ];
    return this.rows(
      `SELECT id, custrecord_cwy_exc_class AS class, custrecord_cwy_exc_state AS state, custrecord_cwy_exc_count AS count,
       custrecord_cwy_exc_message AS message, custrecord_cwy_exc_excerpt AS excerpt FROM customrecord_cwy_exception
       ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY id`,
      amazonOrderId === undefined ? [] : [amazonOrderId],
    ) as unknown as ExceptionRow[];
  }

  /** Classes of the open exceptions of an order, sorted. */
  reasons(amazonOrderId: string): string[] {
    return this.exceptions(amazonOrderId)
      .map((each) => each.class)
      .sort();
  }

  reservations(amazonOrderId: string): { item: number; quantity: number; state: string }[] {
    return this.rows(
      `SELECT r.custrecord_cwy_res_item AS item, r.custrecord_cwy_res_quantity AS quantity, d.custrecord_cwy_doc_claim AS state
       FROM customrecord_cwy_reservation r JOIN customrecord_cwy_document d ON d.id = r.custrecord_cwy_res_document
       WHERE r.custrecord_cwy_res_order_id = ? ORDER BY r.id`,
      [amazonOrderId],
    ) as unknown as { item: number; quantity: number; state: string }[];
  }

  /** The sales order as a page an accountant can read: a line each, then the totals. */
  page(amazonOrderId: string): string[] {
    const order = this.salesOrder(amazonOrderId);
    const lines = (order.sublists.item ?? []).map(({ fields }) => {
      const name = this.world.account.records.nameOf('item', Number(fields.item));
      return `${String(fields.quantity ?? '').padStart(3)} ${String(name).padEnd(24)} ${amount(fields.amount)}`;
    });
    return [
      ...lines,
      `    ${'Tax'.padEnd(24)} ${amount(order.fields.taxtotal)}`,
      `    ${'Total'.padEnd(24)} ${amount(order.fields.total)}`,
    ];
  }

  close(): void {
    this.world.account.close();
  }
}

const amount = (value: unknown): string =>
  Number(value ?? 0)
    .toFixed(2)
    .padStart(10);
