// Stock by item and location: quantity, average cost, and what open sales orders have committed.
// Source: average costing by location (help); commitment at save of a sales order (help, practice).

import type { Account } from './account';
import { Demand, type DemandLine, type Met } from './demand';
import { bookCurrency, isoOf, precisionOf } from './records/companyCurrency';
import { fromMinor, share } from './records/money';
import { declareStockTables, showPosition } from './stockTables';
import type { SqlRow } from './store';

/** Stock of an item at one location; at all locations in `totals`. */
export interface Position {
  readonly onHand: number;
  readonly committed: number;
  readonly available: number;
  readonly backordered: number;
  /** Per unit, in the currency of the location's books. Null where nothing ever came in, or currencies differ. */
  readonly averageCost: number | null;
  /** What the quantity on hand stands in the books with. */
  readonly valueMinor: number;
}

export interface StockRow extends Position {
  readonly item: number;
  readonly itemName: string;
  /** Null without multi-location inventory. */
  readonly location: number | null;
  readonly locationName: string;
  /** ISO code of the location's books. */
  readonly currency: string;
  /** Average cost of a unit, in minor units and parts of them. */
  readonly averageCostMinor: number | null;
}

/** Stands for "no location" in the store. */
export const NOWHERE = 0;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS lab_stock (item INTEGER NOT NULL, location INTEGER NOT NULL, onhand REAL NOT NULL DEFAULT 0,
    value INTEGER NOT NULL DEFAULT 0, average REAL, committed REAL NOT NULL DEFAULT 0, backordered REAL NOT NULL DEFAULT 0,
    changed INTEGER, PRIMARY KEY (item, location));`;

export class Stock {
  readonly #account: Account;
  readonly #demand: Demand;
  readonly #byLocation: boolean;

  constructor(account: Account) {
    this.#account = account;
    this.#byLocation = account.has('MULTILOCINVT');
    account.store.exec(SCHEMA);
    this.#demand = new Demand(account);
    if (this.#byLocation) declareStockTables(account);
  }

  all(): StockRow[] {
    const rows = this.#account.store.all(
      `SELECT s.*, i.itemid FROM lab_stock s JOIN item i ON i.id = s.item
       WHERE s.onhand <> 0 OR s.committed <> 0 OR s.backordered <> 0 ORDER BY i.itemid, s.location`,
    );
    return rows.map((row) => this.#stockRow(row));
  }

  position(item: number, location: number | null): Position {
    return positionOf(this.#row(item, this.#place(location)));
  }

  /** An item's stock at all locations together. */
  totals(item: number): Position {
    const rows = this.#account.store.all('SELECT * FROM lab_stock WHERE item = ?', [item]);
    const places = rows.map((row) => placeOf(row));
    const currencies = new Set(places.map((location) => this.#currency(location)));
    const parts = rows.map(positionOf);
    const add = (part: 'onHand' | 'committed' | 'available' | 'backordered' | 'valueMinor') =>
      parts.reduce((total, each) => total + each[part], 0);
    const onHand = add('onHand');
    const oneCurrency = currencies.size === 1;
    const precision = this.#precision(places[0] ?? null);
    return {
      onHand,
      committed: add('committed'),
      available: add('available'),
      backordered: add('backordered'),
      valueMinor: oneCurrency ? add('valueMinor') : 0,
      averageCost:
        oneCurrency && onHand > 0 ? perUnit(add('valueMinor'), onHand, precision) : (parts[0]?.averageCost ?? null),
    };
  }

  /** Adds stock and its value; the average moves. */
  receive(item: number, location: number | null, quantity: number, valueMinor: number): void {
    this.#change(item, this.#place(location), quantity, valueMinor);
  }

  /** Takes stock out at average cost; returns that cost in minor units. */
  issue(item: number, location: number | null, quantity: number): number {
    return this.reissue(item, location, { quantity: 0, valueMinor: 0 }, quantity);
  }

  /**
   * Takes another quantity out than was taken before at a cost: as if it had come back first, but in one move, so that
   * nobody is promised what is only passing through. Returns the cost of all that is out now.
   */
  reissue(
    item: number,
    location: number | null,
    before: { readonly quantity: number; readonly valueMinor: number },
    quantity: number,
  ): number {
    const place = this.#place(location);
    const row = this.#row(item, place);
    const onHand = Number(row?.onhand ?? 0) + before.quantity;
    const cost = this.#costOf(
      { ...row, onhand: onHand, value: Number(row?.value ?? 0) + before.valueMinor },
      quantity,
      location,
    );
    this.#change(item, place, before.quantity - quantity, before.valueMinor - cost);
    return cost;
  }

  /** What an order wants, in place of what it wanted before; answers what each line got, at once. */
  want(order: number, lines: readonly DemandLine[]): ReadonlyMap<number, Met> {
    const touched = this.#demand.replace(
      order,
      lines.map((line) => ({ ...line, location: this.#place(line.location) })),
    );
    for (const { item, location } of touched) this.#show(item, location);
    return this.#demand.metOf(order);
  }

  /**
   * What an order wants now, when some of it was shipped or came back: what it wants less comes off what it had. Nothing
   * is shared out anew before the stock itself changes.
   */
  keep(order: number, lines: readonly DemandLine[]): ReadonlyMap<number, Met> {
    const touched = this.#demand.change(
      order,
      lines.map((line) => ({ ...line, location: this.#place(line.location) })),
    );
    for (const { item, location } of touched) this.#show(item, location);
    return this.#demand.metOf(order);
  }

  #place(location: number | null): number {
    return this.#byLocation ? (location ?? NOWHERE) : NOWHERE;
  }

  #row(item: number, location: number): SqlRow | undefined {
    return this.#account.store.get('SELECT * FROM lab_stock WHERE item = ? AND location = ?', [item, location]);
  }

  /** All that is left goes at its whole value, so that no fraction stays behind on an empty shelf. */
  #costOf(row: SqlRow, quantity: number, location: number | null): number {
    const onHand = (row.onhand as number | undefined) ?? 0;
    const value = (row.value as number | undefined) ?? 0;
    if (onHand > 0) return quantity === onHand ? value : share(value, quantity, onHand);
    const average = (row.average as number | null | undefined) ?? 0;
    return share(Math.round(average * 10 ** this.#precision(location)), quantity, 1);
  }

  #change(item: number, location: number, quantity: number, valueMinor: number): void {
    const row = this.#row(item, location);
    const onHand = ((row?.onhand as number | undefined) ?? 0) + quantity;
    const value = ((row?.value as number | undefined) ?? 0) + valueMinor;
    const known = (row?.average as number | null | undefined) ?? null;
    const average = onHand > 0 ? perUnit(value, onHand, this.#precision(location || null)) : known;
    this.#account.store.run(
      `INSERT INTO lab_stock (item, location, onhand, value, average, changed) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (item, location) DO UPDATE SET onhand = excluded.onhand, value = excluded.value,
         average = excluded.average, changed = excluded.changed`,
      [item, location, onHand, value, average, this.#account.clock.now()],
    );
    this.#demand.settle(item, location);
    this.#show(item, location);
  }

  /** Keeps the tables that queries see in step with one position. */
  #show(item: number, location: number): void {
    const totals = this.totals(item);
    this.#account.store.run('UPDATE item SET totalquantityonhand = ?, averagecost = ? WHERE id = ?', [
      totals.onHand,
      totals.averageCost,
      item,
    ]);
    if (this.#byLocation) showPosition(this.#account, item, location, this.position(item, location || null));
    else {
      this.#account.store.run(
        'UPDATE item SET quantityonhand = ?, quantityavailable = ?, quantitycommitted = ?, quantitybackordered = ? WHERE id = ?',
        [totals.onHand, totals.available, totals.committed, totals.backordered, item],
      );
    }
  }

  #stockRow(row: SqlRow): StockRow {
    const location = placeOf(row);
    const precision = this.#precision(location);
    const position = positionOf(row);
    return {
      ...position,
      item: row.item as number,
      itemName: String(row.itemid),
      location,
      locationName: location === null ? '' : (this.#account.records.nameOf('location', location) ?? String(location)),
      currency: isoOf(this.#account, this.#currency(location)),
      averageCostMinor: position.averageCost === null ? null : position.averageCost * 10 ** precision,
    };
  }

  /** Currency of the books that a location's stock stands in, as an internal id. */
  #currency(location: number | null): string {
    const found = location === null ? undefined : this.#account.records.get('location', location);
    return bookCurrency(this.#account, (found?.fields.subsidiary as string | null | undefined) ?? null);
  }

  #precision(location: number | null): number {
    return precisionOf(this.#account, this.#currency(location));
  }
}

const placeOf = (row: SqlRow): number | null => (row.location === NOWHERE ? null : (row.location as number));

const perUnit = (valueMinor: number, quantity: number, precision: number): number =>
  Number((fromMinor(valueMinor, precision) / quantity).toFixed(8));

function positionOf(row: SqlRow | undefined): Position {
  const onHand = (row?.onhand as number | undefined) ?? 0;
  const committed = (row?.committed as number | undefined) ?? 0;
  return {
    onHand,
    committed,
    available: onHand - committed,
    backordered: (row?.backordered as number | undefined) ?? 0,
    averageCost: (row?.average as number | null | undefined) ?? null,
    valueMinor: (row?.value as number | undefined) ?? 0,
  };
}
