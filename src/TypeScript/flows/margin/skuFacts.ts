/**
 * What a settlement came to by SKU, marketplace and month, kind by kind. Lines without a SKU are kept under an empty one, so
 * that all SKUs together are the settlement, to the cent.
 *
 * @NApiVersion 2.1
 */

import { type Item, isPrincipal } from '../settlements/itemRuns';
import type { Triple } from '../settlements/settlement';
import { spelled } from '../settlements/spelling';

/** Plain JSON. */
export interface SkuFact {
  readonly marketplaceName: string;
  /** Amazon's seller SKU; empty for lines that name none. */
  readonly sku: string;
  /** `YYYY-MM` in the zone of the books. */
  readonly month: string;
  /** Units of orders that were settled. */
  readonly units: number;
  readonly refundedUnits: number;
  /** Place in the list of kinds, and minor units. */
  readonly amounts: readonly (readonly [kind: number, amount: number])[];
}

export interface SkuFacts {
  readonly kinds: readonly Triple[];
  readonly skus: readonly SkuFact[];
}

interface Open {
  readonly cells: readonly [marketplaceName: string, sku: string, month: string];
  units: number;
  refundedUnits: number;
  readonly amounts: Map<number, number>;
}

/** Takes the items of one settlement. */
export class SkuTally {
  readonly #kinds = new Map<string, number>();
  readonly #skus = new Map<string, Open>();

  look({ lines, units }: Item): void {
    for (const { line } of lines) {
      const { marketplaceName, sku, month } = line;
      const key = [marketplaceName, sku, month].join('\t');
      let open = this.#skus.get(key);
      if (open === undefined) {
        // Split off the key again: a cell cut out of a report would keep the whole report in memory.
        open = { cells: cellsOf(key), units: 0, refundedUnits: 0, amounts: new Map() };
        this.#skus.set(key, open);
      }
      const kind = this.#kindOf(line);
      open.amounts.set(kind, (open.amounts.get(kind) ?? 0) + line.amount);
    }
    const goods = lines.find(({ line }) => isPrincipal(line))?.line;
    if (goods === undefined) return;
    const open = this.#skus.get([goods.marketplaceName, goods.sku, goods.month].join('\t'));
    if (open === undefined) return;
    if (spelled(goods.transactionType) === 'order') open.units += units;
    else if (spelled(goods.transactionType) === 'refund') open.refundedUnits += units;
  }

  end(): SkuFacts {
    const kinds = [...this.#kinds.keys()].map((key) => {
      const [transactionType = '', amountType = '', amountDescription = ''] = key.split('\t');
      return { transactionType, amountType, amountDescription };
    });
    const skus = [...this.#skus.values()].map(({ cells, units, refundedUnits, amounts }) => {
      const [marketplaceName, sku, month] = cells;
      return { marketplaceName, sku, month, units, refundedUnits, amounts: [...amounts] };
    });
    return { kinds, skus };
  }

  #kindOf({ transactionType, amountType, amountDescription }: Triple): number {
    const key = [transactionType, amountType, amountDescription].join('\t');
    const known = this.#kinds.get(key);
    if (known !== undefined) return known;
    this.#kinds.set(key, this.#kinds.size);
    return this.#kinds.size - 1;
  }
}

function cellsOf(key: string): readonly [string, string, string] {
  const [marketplaceName = '', sku = '', month = ''] = (JSON.parse(JSON.stringify(key)) as string).split('\t');
  return [marketplaceName, sku, month];
}
