/**
 * Amazon's report of storage charges: what each of its labels (FNSKU) and products (ASIN) in a warehouse cost in a month, as
 * an estimate. It never comes to the charge to the cent, so its amounts are weights and nothing else.
 * Source: GET_FBA_STORAGE_FEE_CHARGES_DATA, names of columns (documentation); real files may write them in any case.
 *
 * @NApiVersion 2.1
 */

import { refuse } from '../../amazon/refusal';
import { exponentOf, isKnownCurrency } from '../../ledger/currencies';
import { readDecimal } from '../../ledger/minor';

/** What one key weighs in a month; minor units of the currency. Plain JSON. */
export interface StorageWeight {
  readonly asin: string;
  readonly fnsku: string;
  readonly weight: number;
}

const NEEDED = ['asin', 'fnsku', 'month_of_charge', 'currency', 'estimated_monthly_storage_fee'] as const;
type Name = (typeof NEEDED)[number];

/** Takes the report line by line. Rows of other months and currencies are left out. */
export class StorageReader {
  readonly #month: string;
  readonly #currency: string;
  readonly #weights = new Map<string, StorageWeight>();
  #columns: Readonly<Record<Name, number>> | null = null;
  #line = 0;

  /** `month`: `YYYY-MM`. */
  constructor(month: string, currency: string) {
    this.#month = month;
    this.#currency = currency;
  }

  /** @throws the refusal `report-unreadable` */
  read(text: string): void {
    this.#line++;
    const line = text.replace(/\r$/, '').replace(/^\uFEFF/, '');
    if (line.trim() === '') return;
    const cells = line.split('\t').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    if (this.#columns === null) this.#columns = this.#header(cells);
    else this.#row(cells, this.#columns);
  }

  /** By ASIN and label. */
  end(): readonly StorageWeight[] {
    if (this.#columns === null) this.#refuse('', 'the header of a report of storage charges', 'an empty file');
    return [...this.#weights.values()];
  }

  #header(cells: readonly string[]): Readonly<Record<Name, number>> {
    const names = cells.map((cell) => cell.toLowerCase().replace(/[\s-]+/g, '_'));
    const missing = NEEDED.filter((name) => !names.includes(name));
    if (missing.length > 0)
      this.#refuse(missing.join(', '), `columns ${missing.join(', ')}`, cells.join(', ').slice(0, 80));
    return Object.fromEntries(NEEDED.map((name) => [name, names.indexOf(name)])) as Record<Name, number>;
  }

  #row(cells: readonly string[], columns: Readonly<Record<Name, number>>): void {
    const of = (name: Name): string => cells[columns[name]] ?? '';
    const currency = of('currency');
    if (of('month_of_charge') !== this.#month || currency !== this.#currency) return;
    if (!isKnownCurrency(currency)) this.#refuse('currency', 'the currency of a marketplace of Amazon', currency);
    const weight = this.#weight(of('estimated_monthly_storage_fee'), exponentOf(currency));
    const [asin, fnsku] = [of('asin'), of('fnsku')];
    const key = `${asin}\t${fnsku}`;
    this.#weights.set(key, { asin, fnsku, weight: weight + (this.#weights.get(key)?.weight ?? 0) });
  }

  /** Estimates have up to four decimals: what is beyond the minor unit makes no difference to a weight. */
  #weight(text: string, exponent: number): number {
    const plain = text.replace(',', '.');
    const [whole = '', fraction = ''] = plain.split('.');
    const reading = readDecimal(
      exponent === 0 || fraction === '' ? whole : `${whole}.${fraction.slice(0, exponent)}`,
      exponent,
    );
    if (!/^\d+([.,]\d+)?$/.test(text) || !reading.ok) {
      return this.#refuse('estimated_monthly_storage_fee', 'an amount that is not below zero', text);
    }
    return reading.amount;
  }

  #refuse(field: string, expected: string, found: string): never {
    return refuse('report-unreadable', field, `Line ${this.#line}: expected ${expected}, found "${found}".`);
  }
}
