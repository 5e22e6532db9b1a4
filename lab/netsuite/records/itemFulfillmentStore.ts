// What a stored item fulfilment sets: the progress of its order, the stock and the books once it is shipped, and its
// rows for queries. Source: GL impact of a shipped fulfilment, average costing (help); transactionline (Records Catalog).

import type { Account } from '../account';
import { refuse } from '../errors';
import type { PostingLine } from '../ledger';
import { bookCurrency, precisionOf } from './companyCurrency';
import type { Line, RecordData } from './definition';
import { goodsOf, isShipped, placeOf } from './itemFulfillmentSave';
import { fromMinor } from './money';
import { billShipped } from './orderBilling';
import { refuseClosed } from './periods';
import { type LineProgress, progressOrder } from './salesOrderProgress';
import { declareLineColumns } from './sharedTables';
import { isSet, subsidiaryOf } from './transaction';
import { cogsLine, customColumns, lineBasis, MAIN_LINE, type QueryLine, segmentsOf } from './transactionLines';
import { linkTransaction } from './transactionLinks';

export function storeFulfillment(account: Account, record: RecordData, old: RecordData | null): void {
  moveOrder(account, record, old);
  const costs = moveGoods(account, record, old);
  const id = record.id as number;
  if (isShipped(record)) account.ledger.post(id, postings(account, record, costs));
  else account.ledger.unpost(id);
  account.tables.replace('transactionline', 'transaction', id, queryLines(account, record, costs));
  const from = { id: Number(record.fields.createdfrom), type: 'SalesOrd' } as const;
  const links = headsOf(record).map(({ fields }) => ({
    from: { ...from, line: Number(fields.orderline) },
    line: Number(fields.line),
  }));
  linkTransaction(account, record, 'ItemShip', 'ShipRcpt', links);
  if (isShipped(record)) billShipped(account, record);
}

export function removeFulfillment(account: Account, record: RecordData): void {
  if (isShipped(record)) refuseClosed(account, record);
  const nothing: RecordData = { ...record, sublists: {} };
  moveOrder(account, nothing, record);
  moveGoods(account, nothing, record);
  account.ledger.unpost(record.id as number);
  account.tables.replace('transactionline', 'transaction', record.id, []);
  linkTransaction(account, record, 'ItemShip', 'ShipRcpt', []);
}

/** Lines of the order: kits and items of their own, without the members of kits. */
const headsOf = ({ sublists }: RecordData): Line[] =>
  (sublists.item ?? []).filter(({ fields }) => !isSet(fields.kitmemberof));

/** Tells the order what became of its lines, as a difference to what it knew; nothing where there is none. */
function moveOrder(account: Account, record: RecordData, old: RecordData | null): void {
  const [now, before] = [stepsOf(record), old ? stepsOf(old) : new Map<number, Step>()];
  const changes = [...new Set([...now.keys(), ...before.keys()])]
    .map((line) => {
      const less = (step: keyof Step): number => (now.get(line)?.[step] ?? 0) - (before.get(line)?.[step] ?? 0);
      return { line, picked: less('picked'), packed: less('packed'), fulfilled: less('fulfilled') };
    })
    .filter(({ picked, packed, fulfilled }) => picked !== 0 || packed !== 0 || fulfilled !== 0);
  if (changes.length === 0) return;
  const order = Number(record.fields.createdfrom);
  refuseUnshipped(account, order, changes);
  progressOrder(account, order, changes);
}

type Step = Required<Pick<LineProgress, 'picked' | 'packed' | 'fulfilled'>>;

/** How far a fulfilment brings each line of its order. */
function stepsOf(record: RecordData): ReadonlyMap<number, Step> {
  const { shipstatus } = record.fields;
  return new Map(
    headsOf(record).map(({ fields }) => {
      const picked = Number(fields.quantity);
      const step = { picked, packed: shipstatus === 'A' ? 0 : picked, fulfilled: shipstatus === 'C' ? picked : 0 };
      return [Number(fields.orderline), step];
    }),
  );
}

/**
 * Unconfirmed: stricter reading. What is billed stays shipped; the bill goes first. Where bills may come before goods
 * (Invoice in Advance of Fulfillment, preferences, help), it does not matter.
 */
function refuseUnshipped(account: Account, order: number, changes: readonly LineProgress[]): void {
  if (account.company.page('accountingpreferences').invcfulfill === true) return;
  const record = account.records.get('salesorder', order);
  for (const { fields } of record?.sublists.item ?? []) {
    const change = changes.find(({ line }) => line === Number(fields.line))?.fulfilled ?? 0;
    const left = Number(fields.quantityfulfilled ?? 0) + change;
    if (change < 0 && left < Number(fields.quantitybilled ?? 0)) {
      refuse(
        'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
        `Line ${fields.line} of sales order ${record?.fields.tranid} is billed: its goods stay shipped.`,
      );
    }
  }
}

/** What each line of goods cost, in minor units of the books. */
type Costs = ReadonlyMap<number, number>;

/** Takes goods out when they ship and back when they do not. A line that stays as it was keeps its cost. */
function moveGoods(account: Account, record: RecordData, old: RecordData | null): Costs {
  const out = new Map(old && isShipped(old) ? goodsOf(old).map((line) => [Number(line.fields.line), line]) : []);
  const costs = new Map<number, number>();
  for (const { fields } of isShipped(record) ? goodsOf(record) : []) {
    const line = Number(fields.line);
    const before = out.get(line);
    const [item, place, quantity] = [Number(fields.item), placeOf(fields), Number(fields.quantity)];
    if (!before || placeOf(before.fields) !== place) {
      costs.set(line, account.stock.issue(item, place, quantity));
      continue;
    }
    out.delete(line);
    const had = { quantity: Number(before.fields.quantity), valueMinor: costOf(account, record, line) };
    costs.set(line, had.quantity === quantity ? had.valueMinor : account.stock.reissue(item, place, had, quantity));
  }
  for (const [line, { fields }] of out) {
    const cost = costOf(account, record, line);
    account.stock.receive(Number(fields.item), placeOf(fields), Number(fields.quantity), cost);
  }
  return costs;
}

/** Cost that a line posted, before it is posted anew. */
const costOf = (account: Account, { id }: RecordData, line: number): number =>
  account.ledger.postedOn(id as number, cogsLine(line));

/** Cost of goods sold from the inventory asset, on two lines for each line of goods. */
function postings(account: Account, record: RecordData, costs: Costs): PostingLine[] {
  return goodsOf(record).flatMap(({ fields }) => {
    const line = Number(fields.line);
    const cost = costs.get(line) ?? 0;
    const item = account.records.get('item', Number(fields.item))?.fields;
    return [
      { line, account: Number(item?.assetaccount), debitMinor: 0, creditMinor: cost },
      { line: cogsLine(line), account: Number(item?.cogsaccount), debitMinor: cost, creditMinor: 0 },
    ];
  });
}

/** Practice: a line of what leaves, below zero, and one of its cost, above; the body's line carries no amount. */
function queryLines(account: Account, record: RecordData, costs: Costs): QueryLine[] {
  const custom = declareLineColumns(account, record.type, 'item');
  const precision = precisionOf(account, bookCurrency(account, subsidiaryOf(record)));
  const createdfrom = Number(record.fields.createdfrom);
  const amounts = (minor: number): QueryLine => ({
    foreignamount: fromMinor(minor, precision),
    netamount: fromMinor(minor, precision),
  });
  const lines = (record.sublists.item ?? []).flatMap((line, index): QueryLine[] => {
    const { fields } = line;
    const id = Number(fields.line);
    const cost = costs.get(id);
    const item = account.records.get('item', Number(fields.item))?.fields;
    const common = {
      ...lineBasis(record, id),
      ...segmentsOf(record, line),
      createdfrom,
      item: fields.item ?? null,
      itemtype: fields.itemtype ?? null,
      linesequencenumber: index + 1,
      memo: fields.description ?? null,
      kitcomponent: isSet(fields.kitmemberof),
      kitmemberof: fields.kitmemberof ?? null,
      ...customColumns(custom, line),
    };
    const goods = {
      ...common,
      uniquekey: Number(fields.lineuniquekey),
      quantity: -Number(fields.quantity),
      isinventoryaffecting: cost !== undefined,
      expenseaccount: cost === undefined ? null : (item?.assetaccount ?? null),
      ...amounts(-(cost ?? 0)),
    };
    if (cost === undefined) return [goods];
    const sold = {
      ...common,
      id: cogsLine(id),
      uniquekey: lineBasis(record, cogsLine(id)).uniquekey ?? null,
      iscogs: true,
      quantity: Number(fields.quantity),
      expenseaccount: item?.cogsaccount ?? null,
      ...amounts(cost),
    };
    return [goods, sold];
  });
  const main = { ...lineBasis(record, MAIN_LINE), mainline: true, createdfrom, memo: record.fields.memo ?? null };
  return [{ ...main, ...amounts(0) }, ...lines];
}
