// What open sales orders want of the stock, and what of it is committed to them. Commitment changes no order's version.
// Source: Commit Inventory (help): an order commits what is available when it is saved, the rest is backordered;
// stock that arrives later goes to backorders. That the earliest order gets it first is practice.

import type { Account } from './account';
import type { SqlRow } from './store';

export interface DemandLine {
  /** Id of the order line; a kit's members come under the kit's line. */
  readonly line: number;
  readonly item: number;
  readonly location: number | null;
  readonly quantity: number;
  /** Members of one kit; 1 for an item of its own. */
  readonly perUnit: number;
}

interface PlacedLine extends DemandLine {
  readonly location: number;
}

/** What a line has, in units of the line (whole kits). */
export interface Met {
  readonly committed: number;
  readonly backordered: number;
}

interface Place {
  readonly item: number;
  readonly location: number;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS lab_demand (order_id INTEGER NOT NULL, line INTEGER NOT NULL, item INTEGER NOT NULL,
    location INTEGER NOT NULL, wanted REAL NOT NULL, committed REAL NOT NULL, per_unit REAL NOT NULL);
  CREATE INDEX IF NOT EXISTS lab_demand_order ON lab_demand (order_id);
  CREATE INDEX IF NOT EXISTS lab_demand_place ON lab_demand (item, location);`;

export class Demand {
  readonly #account: Account;
  readonly #onHand: (item: number, location: number) => number | undefined;

  constructor(account: Account, onHand: (item: number, location: number) => number | undefined) {
    this.#account = account;
    this.#onHand = onHand;
    account.store.exec(SCHEMA);
  }

  /** Sets what an order wants. Answers the places whose commitments changed. */
  replace(order: number, lines: readonly PlacedLine[]): Place[] {
    const { store } = this.#account;
    const before = store.all('SELECT DISTINCT item, location FROM lab_demand WHERE order_id = ?', [order]);
    store.run('DELETE FROM lab_demand WHERE order_id = ?', [order]);
    for (const { line, item, location, quantity, perUnit } of lines) {
      store.run('INSERT INTO lab_demand VALUES (?, ?, ?, ?, ?, 0, ?)', [
        order,
        line,
        item,
        location,
        quantity,
        perUnit,
      ]);
    }
    const places = new Map<string, Place>();
    for (const { item, location } of [...(before as unknown as Place[]), ...lines]) {
      places.set(`${item} ${location}`, { item, location });
    }
    for (const { item, location } of places.values()) this.settle(item, location);
    return [...places.values()];
  }

  /** Shares out what is on hand at a place: who has keeps, who waits gets what is free, the earliest first. */
  settle(item: number, location: number): void {
    const free = (this.#onHand(item, location) ?? 0) - this.#sums(item, location).committed;
    if (free < 0) this.#takeBack(item, location, -free);
    if (free > 0) this.#giveOut(item, location, free);
    const { wanted, committed } = this.#sums(item, location);
    this.#account.store.run(
      `INSERT INTO lab_stock (item, location, committed, backordered) VALUES (?, ?, ?, ?)
       ON CONFLICT (item, location) DO UPDATE SET committed = excluded.committed, backordered = excluded.backordered`,
      [item, location, committed, wanted - committed],
    );
  }

  /** What each line of an order has: of a kit, the whole kits that all members are there for. */
  metOf(order: number): ReadonlyMap<number, Met> {
    const rows = this.#account.store.all(
      'SELECT line, wanted, committed, per_unit FROM lab_demand WHERE order_id = ?',
      [order],
    );
    const met = new Map<number, Met>();
    for (const row of rows) {
      const unit = row.per_unit as number;
      const wanted = (row.wanted as number) / unit;
      const had = unit === 1 ? (row.committed as number) : Math.floor((row.committed as number) / unit);
      const committed = Math.min(had, met.get(row.line as number)?.committed ?? had);
      met.set(row.line as number, { committed, backordered: wanted - committed });
    }
    return met;
  }

  #sums(item: number, location: number): { wanted: number; committed: number } {
    const row = this.#account.store.get(
      'SELECT SUM(wanted) AS wanted, SUM(committed) AS committed FROM lab_demand WHERE item = ? AND location = ?',
      [item, location],
    );
    return { wanted: Number(row?.wanted ?? 0), committed: Number(row?.committed ?? 0) };
  }

  #giveOut(item: number, location: number, quantity: number): void {
    let left = quantity;
    for (const row of this.#rows('wanted > committed', 'ASC', item, location)) {
      const given = Math.min(left, (row.wanted as number) - (row.committed as number));
      if (given <= 0) return;
      left -= given;
      this.#commit(row, (row.committed as number) + given);
    }
  }

  #takeBack(item: number, location: number, quantity: number): void {
    let left = quantity;
    for (const row of this.#rows('committed > 0', 'DESC', item, location)) {
      const taken = Math.min(left, row.committed as number);
      if (taken <= 0) return;
      left -= taken;
      this.#commit(row, (row.committed as number) - taken);
    }
  }

  #rows(which: string, direction: 'ASC' | 'DESC', item: number, location: number): SqlRow[] {
    return this.#account.store.all(
      `SELECT rowid AS id, order_id, wanted, committed FROM lab_demand
       WHERE item = ? AND location = ? AND ${which} ORDER BY order_id ${direction}, line ${direction}`,
      [item, location],
    );
  }

  #commit(row: SqlRow, committed: number): void {
    this.#account.store.run('UPDATE lab_demand SET committed = ? WHERE rowid = ?', [committed, row.id as number]);
    this.#tellOrder(row.order_id as number);
  }

  /** Shows the order's lines what they have now. The order being saved is told by its own save. */
  #tellOrder(order: number): void {
    const { store } = this.#account;
    const row = store.get("SELECT data FROM record WHERE grp = 'transaction' AND id = ?", [order]);
    if (!row) return;
    const content = JSON.parse(row.data as string) as { sublists: { item?: { fields: Record<string, unknown> }[] } };
    const met = this.metOf(order);
    for (const { fields } of content.sublists.item ?? []) {
      const had = met.get(Number(fields.line));
      if (!had) continue;
      fields.quantitycommitted = had.committed;
      fields.quantitybackordered = had.backordered;
      store.run(
        'UPDATE transactionline SET quantitycommitted = ?, quantitybackordered = ? WHERE "transaction" = ? AND id = ?',
        [had.committed, had.backordered, order, Number(fields.line)],
      );
    }
    store.run("UPDATE record SET data = ? WHERE grp = 'transaction' AND id = ?", [JSON.stringify(content), order]);
  }
}
