/**
 * Which units lie in which package. NetSuite's list of packages holds no quantities: with one package everything is in
 * it; with several, each line of the fulfilment says so in its column Amazon Package: `2`, or `1:3, 2:1` for three units
 * in the first package and one in the second.
 *
 * @NApiVersion 2.1
 */

import type { ConfirmedItem } from '../../amazon/confirmShipment';
import type { FulfilledLine, Fulfilment } from './shipment';

export type Shares =
  | { readonly ok: true; readonly items: ReadonlyMap<number, readonly ConfirmedItem[]> }
  | { readonly ok: false; readonly kind: 'unclear' | 'not-whole'; readonly messages: readonly string[] };

/** Amazon's units in each package, by its position. */
export function shareOut({ lines, packages }: Pick<Fulfilment, 'lines' | 'packages'>): Shares {
  const positions = packages.map((each) => each.position);
  const items = new Map<number, Map<string, number>>(positions.map((position) => [position, new Map()]));
  const unclear: string[] = [];
  const notWhole: string[] = [];
  for (const line of lines) {
    const shares = sharesOf(line, positions);
    if (typeof shares === 'string') {
      unclear.push(shares);
      continue;
    }
    for (const [position, units] of shares) {
      if (units % line.pack === 0) add(items, position, line.orderItemId, units / line.pack);
      else
        notWhole.push(
          `${line.sku}: ${units} units in package ${position} are no whole number of packs of ${line.pack}.`,
        );
    }
  }
  for (const position of positions) {
    if (lines.length > 0 && unclear.length === 0 && items.get(position)?.size === 0 && notWhole.length === 0)
      unclear.push(`Package ${position} holds nothing.`);
  }
  if (unclear.length > 0) return { ok: false, kind: 'unclear', messages: unclear };
  if (notWhole.length > 0) return { ok: false, kind: 'not-whole', messages: notWhole };
  const list = (of: Map<string, number>): ConfirmedItem[] =>
    [...of].map(([orderItemId, quantity]) => ({ orderItemId, quantity }));
  return { ok: true, items: new Map([...items].map(([position, of]) => [position, list(of)])) };
}

function add(items: Map<number, Map<string, number>>, position: number, orderItemId: string, quantity: number): void {
  const inPackage = items.get(position);
  inPackage?.set(orderItemId, (inPackage.get(orderItemId) ?? 0) + quantity);
}

/** NetSuite units by position, or why they cannot be told. */
function sharesOf(line: FulfilledLine, positions: readonly number[]): ReadonlyMap<number, number> | string {
  const entered = (line.packages ?? '').trim();
  const [only] = positions;
  if (entered === '') {
    if (only !== undefined && positions.length === 1) return new Map([[only, line.quantity]]);
    return `${line.sku}: expected the package in its column Amazon Package, because there are ${positions.length}; found nothing.`;
  }
  const shares = new Map<number, number>();
  const parts = entered.split(/[,;]/).map((part) => part.trim());
  for (const part of parts) {
    const [, position = '', units] = /^(\d{1,3})(?:\s*:\s*(\d{1,9}))?$/.exec(part) ?? [];
    const isKnown = positions.includes(Number(position));
    if (position === '' || !isKnown || shares.has(Number(position)) || (units === undefined && parts.length > 1)) {
      return `${line.sku}: expected package numbers from 1 to ${positions.length} such as "2" or "1:3, 2:1", found "${entered.slice(0, 60)}".`;
    }
    shares.set(Number(position), units === undefined ? line.quantity : Number(units));
  }
  const sum = [...shares.values()].reduce((total, units) => total + units, 0);
  if (sum === line.quantity && ![...shares.values()].includes(0)) return shares;
  return `${line.sku}: expected all ${line.quantity} units in packages, found ${sum} in "${entered.slice(0, 60)}".`;
}
