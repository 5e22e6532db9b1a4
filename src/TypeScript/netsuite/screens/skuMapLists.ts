/**
 * The lists of the SKU map audit: proposals to accept, and what a person has to put right by hand.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import * as url from 'N/url';
import type { Gap } from '../../flows/skumap/audit';
import { SKU_METRICS, type SkuMetric } from '../../flows/skumap/measures';
import { coverageOf, GAP_FIXES, GAP_WORDS } from '../../flows/skumap/seen';
import { SKU_MAP } from '../ids';
import { measuresSince } from '../measures';
import { type AuditReading, listingKey } from '../skuMapAudit';
import { fill, recordAddress } from './pageParts';
import type { NamedProposal } from './skuMapProposals';
import { type ItemStock, stockWords } from './skuMapStock';

/** The sublist of proposals, as the form posts it. */
export const ROWS = 'custpage_gaps';

export interface Line {
  readonly gap: Gap;
  readonly proposal: NamedProposal | null;
}

/** A line for each gap; an unmapped SKU has one for each of its proposals. */
export function linesOf(gaps: readonly Gap[], proposals: ReadonlyMap<Gap, readonly NamedProposal[]>): Line[] {
  return gaps.flatMap((gap): Line[] => {
    const own = proposals.get(gap) ?? [];
    return own.length === 0 ? [{ gap, proposal: null }] : own.map((proposal) => ({ gap, proposal }));
  });
}

export interface Shown {
  readonly reading: AuditReading;
  readonly stock: ReadonlyMap<string, ItemStock>;
  readonly title: string;
}

export type Proposed = Line & { readonly proposal: NamedProposal };

export const isProposed = (line: Line): line is Proposed => line.proposal !== null;

/** A SKU may have several: the first ticked one is made, a second is refused. */
export function addProposals(form: serverWidget.Form, lines: readonly Proposed[], shown: Omit<Shown, 'title'>): void {
  if (lines.length === 0) return;
  const list = form.addSublist({
    id: ROWS,
    label: 'Proposals: tick those that are right, press Go',
    type: serverWidget.SublistType.LIST,
  });
  const { CHECKBOX, TEXT, TEXTAREA, URL, INTEGER } = serverWidget.FieldType;
  const { HIDDEN, ENTRY } = serverWidget.FieldDisplayType;
  list.addField({ id: 'tick', label: 'Accept', type: CHECKBOX });
  for (const id of ['wishplace', 'wishsku', 'wishitem']) {
    list.addField({ id, label: id, type: TEXT }).updateDisplayType({ displayType: HIDDEN });
  }
  list.addField({ id: 'sku', label: 'Seller SKU', type: TEXT });
  list.addField({ id: 'place', label: 'Marketplace', type: TEXT });
  list.addField({ id: 'orders', label: 'Orders', type: INTEGER });
  list.addField({ id: 'item', label: 'Item', type: TEXT });
  const pack = list.addField({ id: 'pack', label: 'Pack', type: INTEGER });
  pack.updateDisplayType({ displayType: ENTRY });
  pack.updateDisplaySize({ height: 1, width: 6 });
  list.addField({ id: 'why', label: 'Why', type: TEXTAREA });
  list.addField({ id: 'stock', label: 'Behind It', type: TEXTAREA });
  list.addField({ id: 'record', label: 'By Hand', type: URL }).linkText = 'Add a row';
  list.addMarkAllButtons();
  fill(
    list,
    lines.map(({ gap, proposal }) => ({
      wishplace: gap.marketplaceId,
      wishsku: gap.sku,
      wishitem: proposal.itemId,
      sku: gap.sku,
      place: placeOf(gap, shown.reading),
      orders: ordersOf(gap, shown.reading),
      item: proposal.itemName,
      pack: String(proposal.pack),
      why: REASONS[proposal.reason],
      stock: stockWords([proposal.itemId], shown.stock),
      record: newRowAddress(gap),
    })),
  );
}

export function addGaps(form: serverWidget.Form, lines: readonly Line[], shown: Shown): void {
  if (lines.length === 0) return;
  const list = form.addSublist({ id: 'custpage_list', label: shown.title, type: serverWidget.SublistType.STATICLIST });
  const { TEXT, TEXTAREA, URL, INTEGER } = serverWidget.FieldType;
  const columns = [
    { id: 'kind', label: 'Kind', type: TEXT },
    { id: 'sku', label: 'Seller SKU', type: TEXT },
    { id: 'place', label: 'Marketplace', type: TEXT },
    { id: 'orders', label: 'Orders', type: INTEGER },
    { id: 'item', label: 'Item', type: TEXT },
    { id: 'why', label: 'What Was Found', type: TEXTAREA },
    { id: 'fix', label: 'What To Do', type: TEXTAREA },
    { id: 'stock', label: 'Behind It', type: TEXTAREA },
    { id: 'add', label: 'New Row', type: URL, link: 'Add a row' },
    { id: 'record', label: 'Map Row', type: URL, link: 'Open' },
  ];
  const cells = lines.map((line) => gapCells(line.gap, shown));
  for (const { link, ...column } of columns.filter(({ id }) => cells.some((line) => (line[id] ?? '') !== ''))) {
    const field = list.addField(column);
    if (link !== undefined) field.linkText = link;
  }
  fill(list, cells);
}

/** How far each marketplace is covered by the map. */
export function addCoverage(
  form: serverWidget.Form,
  { audit, marketplaces, listings, documents, isPartial }: AuditReading,
): void {
  if (marketplaces.length === 0) return;
  const older = isPartial ? '; there are older ones' : '';
  const label = `SKUs Seen in ${documents} Orders${older}`;
  const list = form.addSublist({ id: 'custpage_coverage', label, type: serverWidget.SublistType.STATICLIST });
  const { TEXT, INTEGER, PERCENT } = serverWidget.FieldType;
  list.addField({ id: 'place', label: 'Marketplace', type: TEXT });
  list.addField({ id: 'seen', label: 'SKUs Seen', type: INTEGER });
  list.addField({ id: 'mapped', label: 'Mapped', type: INTEGER });
  list.addField({ id: 'share', label: 'Covered', type: PERCENT });
  const cover = coverageOf(
    marketplaces.map((each) => each.id),
    listings,
    audit.gaps,
  );
  fill(
    list,
    cover.map(({ marketplace, seen, mapped }) => ({
      place: marketplaces.find(({ id }) => id === marketplace)?.name ?? '',
      seen: String(seen),
      mapped: String(mapped),
      share: shareOf(mapped, seen),
    })),
  );
}

const DAYS_SHOWN = 14;

/** How it stood on the days before, as the night's comparison measured it. */
export function addHistory(form: serverWidget.Form, { marketplaces }: AuditReading): void {
  const since = new Date(Date.now() - DAYS_SHOWN * 86_400_000).toISOString().slice(0, 10);
  const days = new Map<string, { day: string; place: string } & Partial<Record<SkuMetric, number>>>();
  for (const { marketplace, day, metric, value } of measuresSince(SKU_METRICS, since)) {
    const place = marketplaces.find(({ id }) => id === marketplace)?.name ?? marketplace;
    const key = `${day} ${marketplace}`;
    days.set(key, { ...days.get(key), day, place, [metric]: value });
  }
  if (days.size === 0) return;
  const list = form.addSublist({
    id: 'custpage_history',
    label: `By Day (UTC), the Last ${DAYS_SHOWN} Days`,
    type: serverWidget.SublistType.STATICLIST,
  });
  const { TEXT, INTEGER, PERCENT } = serverWidget.FieldType;
  list.addField({ id: 'day', label: 'Day', type: TEXT });
  list.addField({ id: 'place', label: 'Marketplace', type: TEXT });
  list.addField({ id: 'seen', label: 'SKUs Seen', type: INTEGER });
  list.addField({ id: 'mapped', label: 'Mapped', type: INTEGER });
  list.addField({ id: 'share', label: 'Covered', type: PERCENT });
  list.addField({ id: 'conflicts', label: 'In Conflict', type: INTEGER });
  fill(
    list,
    [...days.values()].map(({ day, place, ...measured }) => {
      const [seen = 0, mapped = 0] = [measured['sku-seen'], measured['sku-mapped']];
      return {
        day,
        place,
        seen: String(seen),
        mapped: String(mapped),
        share: shareOf(mapped, seen),
        conflicts: String(measured['sku-conflicts'] ?? 0),
      };
    }),
  );
}

/** Empty of nothing. */
const shareOf = (mapped: number, seen: number): string => (seen === 0 ? '' : `${Math.floor((mapped * 100) / seen)}%`);

const placeOf = (gap: Gap, { marketplaces }: AuditReading): string =>
  marketplaces.find((each) => each.id === gap.marketplaceId)?.name ?? '';

/** Orders that wait for it or have used it; empty for a SKU no order named lately. */
const ordersOf = (gap: Gap, { orders }: AuditReading): string => String(orders.get(listingKey(gap)) ?? '');

const REASONS: Readonly<Record<NamedProposal['reason'], string>> = {
  'same-sku-elsewhere': 'This SKU stands for it in another marketplace.',
  'item-name': 'The item has this name.',
  upc: 'The item has this UPC.',
  'item-name-alike': 'The item is named nearly so.',
};

function gapCells(gap: Gap, { reading, stock }: Omit<Shown, 'title'>): Record<string, string> {
  const own = reading.rows.filter((row) => gap.rowIds.includes(row.id));
  return {
    kind: GAP_WORDS[gap.kind],
    sku: gap.sku,
    place: placeOf(gap, reading),
    orders: ordersOf(gap, reading),
    item: [...new Set(own.map((row) => row.itemName))].join(', '),
    why: gap.message,
    fix: gap.kind === 'unmapped' ? NO_PROPOSAL : GAP_FIXES[gap.kind],
    stock: stockWords(
      own.map((row) => row.itemId),
      stock,
    ),
    add: gap.rowIds.length === 0 ? newRowAddress(gap) : '',
    record: gap.rowIds[0] === undefined ? '' : recordAddress(SKU_MAP.type, gap.rowIds[0]),
  };
}

const NO_PROPOSAL = 'Add a row by hand: no item is named like this SKU.';

/** The page for a new row, marketplace and SKU filled in. */
function newRowAddress({ marketplaceId, sku }: Gap): string {
  const params = { [`record.${SKU_MAP.marketplace}`]: marketplaceId, [`record.${SKU_MAP.sku}`]: sku };
  return url.resolveRecord({ recordType: SKU_MAP.type, isEditMode: true, params });
}
