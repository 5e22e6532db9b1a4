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
  CREATE INDEX IF NOT EXISTS lab_demand_waiting ON lab_demand (item, location, order_id, line) WHERE wanted > committed;
  CREATE INDEX IF NOT EXISTS lab_demand_having ON lab_demand (item, location, order_id, line) WHERE committed > 0;`;

/** Quantities have up to eight digits after the point; sums of them are kept to as many. */
const DIGITS = 8;
const keyOf = ({ line, item, location }: Place & { readonly line: number }): string => `${line} ${item} ${location}`;
const exact = (quantity: number): number => Number(quantity.toFixed(DIGITS));

export class Demand {
  readonly #account: Account;

  constructor(account: Account) {
    this.#account = account;
    account.store.exec(SCHEMA);
  }

  /** Sets what an order wants. Answers the places whose commitments changed. */
  replace(order: number, lines: readonly PlacedLine[]): Place[] {
    const { store } = this.#account;
    const places = new Map<string, Place>();
    const touch = ({ item, location }: Place): void => void places.set(`${item} ${location}`, { item, location });
    for (const row of store.all('SELECT item, location, wanted, committed FROM lab_demand WHERE order_id = ?', [
      order,
    ])) {
      const place = { item: row.item as number, location: row.location as number };
      const committed = row.committed as number;
      this.#count(place, -committed, committed - (row.wanted as number));
      touch(place);
    }
    store.run('DELETE FROM lab_demand WHERE order_id = ?', [order]);
    for (const line of lines) {
      this.#insert(order, line);
      touch(line);
    }
    for (const { item, location } of places.values()) this.settle(item, location);
    return [...places.values()];
  }

  /**
   * Sets what an order wants after some of it left the stock or came back: a line that wants less has so much less
   * committed, one that wants more waits for it. Shares out nothing. Answers the places whose sums changed.
   */
  change(order: number, lines: readonly PlacedLine[]): Place[] {
    const { store } = this.#account;
    const wanted = new Map<string, PlacedLine[]>();
    for (const each of lines) wanted.set(keyOf(each), [...(wanted.get(keyOf(each)) ?? []), each]);
    const places: Place[] = [];
    for (const row of store.all('SELECT rowid AS id, * FROM lab_demand WHERE order_id = ? ORDER BY rowid', [order])) {
      const place = { item: row.item as number, location: row.location as number };
      // A kit may hold one member twice: rows and wishes meet in the order they stand in.
      const quantity = wanted.get(keyOf({ ...place, line: row.line as number }))?.shift()?.quantity ?? 0;
      const [before, had] = [row.wanted as number, row.committed as number];
      if (quantity === before) continue;
      const committed = exact(Math.max(0, had - Math.max(0, before - quantity)));
      this.#count(place, committed - had, quantity - committed - (before - had));
      if (quantity === 0) store.run('DELETE FROM lab_demand WHERE rowid = ?', [row.id as number]);
      else {
        store.run('UPDATE lab_demand SET wanted = ?, committed = ? WHERE rowid = ?', [
          quantity,
          committed,
          row.id as number,
        ]);
      }
      places.push(place);
    }
    for (const line of [...wanted.values()].flat()) {
      this.#insert(order, line);
      places.push(line);
    }
    return places;
  }

  #insert(order: number, { line, item, location, quantity, perUnit }: PlacedLine): void {
    this.#account.store.run('INSERT INTO lab_demand VALUES (?, ?, ?, ?, ?, 0, ?)', [
      order,
      line,
      item,
      location,
      quantity,
      perUnit,
    ]);
    this.#count({ item, location }, 0, quantity);
  }

  /** Shares out what is on hand at a place: who has keeps, who waits gets what is free, the earliest first. */
  settle(item: number, location: number): void {
    const row = this.#account.store.get(
      'SELECT onhand, committed, backordered FROM lab_stock WHERE item = ? AND location = ?',
      [item, location],
    );
    const committed = Number(row?.committed ?? 0);
    const free = exact(Number(row?.onhand ?? 0) - committed);
    if (free < 0 && committed > 0) this.#takeBack(item, location, -free);
    if (free > 0 && Number(row?.backordered ?? 0) > 0) this.#giveOut(item, location, free);
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

  /** Keeps the sums of a place in step. */
  #count({ item, location }: Place, committed: number, backordered: number): void {
    this.#account.store.run(
      `INSERT INTO lab_stock (item, location, committed, backordered) VALUES (?, ?, ?, ?)
       ON CONFLICT (item, location) DO UPDATE SET committed = ROUND(committed + excluded.committed, ${DIGITS}),
         backordered = ROUND(backordered + excluded.backordered, ${DIGITS})`,
      [item, location, committed, backordered],
    );
  }

  #giveOut(item: number, location: number, quantity: number): void {
    let left = quantity;
    for (const row of this.#rows('wanted > committed', 'ASC', item, location)) {
      const given = Math.min(left, (row.wanted as number) - (row.committed as number));
      if (given <= 0) return;
      left = exact(left - given);
      this.#commit({ item, location }, row, given);
    }
  }

  #takeBack(item: number, location: number, quantity: number): void {
    let left = quantity;
    for (const row of this.#rows('committed > 0', 'DESC', item, location)) {
      const taken = Math.min(left, row.committed as number);
      if (taken <= 0) return;
      left = exact(left - taken);
      this.#commit({ item, location }, row, -taken);
    }
  }

  #rows(which: string, direction: 'ASC' | 'DESC', item: number, location: number): SqlRow[] {
    return this.#account.store.all(
      `SELECT rowid AS id, order_id, wanted, committed FROM lab_demand
       WHERE item = ? AND location = ? AND ${which} ORDER BY order_id ${direction}, line ${direction}`,
      [item, location],
    );
  }

  #commit(place: Place, row: SqlRow, more: number): void {
    const committed = exact((row.committed as number) + more);
    this.#account.store.run('UPDATE lab_demand SET committed = ? WHERE rowid = ?', [committed, row.id as number]);
    this.#count(place, more, -more);
    this.#tellOrder(row.order_id as number);
  }

  /** Shows the order's lines what they have now. The order being saved is told by its own save. */
  #tellOrder(order: number): void {
    const { store, records } = this.#account;
    const met = this.metOf(order);
    records.restate('transaction', order, ({ sublists }) => {
      for (const { fields } of sublists.item ?? []) {
        const had = met.get(Number(fields.line));
        if (!had) continue;
        fields.quantitycommitted = had.committed;
        fields.quantitybackordered = had.backordered;
        store.run(
          'UPDATE transactionline SET quantitycommitted = ?, quantitybackordered = ? WHERE "transaction" = ? AND id = ?',
          [had.committed, had.backordered, order, Number(fields.line)],
        );
      }
    });
  }
}
