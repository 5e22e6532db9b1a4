// Goods that leave the shelf with a transaction: their cost goes from the asset account to cost of goods sold.
// Source: GL impact of transactions, average costing (help).

import type { Account } from '../account';
import { refuse } from '../errors';
import type { PostingLine } from '../ledger';
import type { SqlRow } from '../store';
import { bookCurrency, precisionOf } from './companyCurrency';
import type { FieldValue, RecordData } from './definition';
import { fromMinor } from './money';
import { subsidiaryOf } from './transaction';
import { COST_LINES, lineBasis, type QueryLine } from './transactionLines';

/** Quantities have up to eight digits after the point; sums of them are compared with as many. */
const DIGITS = 8;

/** An item in stock, with how much of it leaves from where. */
export interface Goods {
  readonly item: number;
  readonly location: number | null;
  readonly quantity: number;
}

/** What posts and what queries see: two lines for each item, its cost and the stock it leaves. */
export interface CostLines {
  readonly postings: readonly PostingLine[];
  readonly rows: readonly QueryLine[];
}

/** Takes goods off the shelf at average cost. */
export function issueGoods(account: Account, record: RecordData, goods: readonly Goods[]): CostLines {
  const precision = precisionOf(account, bookCurrency(account, subsidiaryOf(record)));
  const lines = goods.flatMap((each, index) => {
    const { cogsaccount, assetaccount } = account.records.get('item', each.item)?.fields ?? {};
    const costMinor = account.stock.issue(each.item, each.location, each.quantity);
    const line = COST_LINES + 2 * index;
    const amount = fromMinor(costMinor, precision);
    return [
      {
        posting: { line, account: Number(cogsaccount), debitMinor: costMinor, creditMinor: 0 },
        row: costRow(record, line, each, { expenseaccount: cogsaccount ?? null, netamount: amount }),
      },
      {
        posting: { line: line + 1, account: Number(assetaccount), debitMinor: 0, creditMinor: costMinor },
        row: costRow(record, line + 1, each, {
          expenseaccount: assetaccount ?? null,
          netamount: -amount,
          quantity: -each.quantity,
          isinventoryaffecting: true,
        }),
      },
    ];
  });
  return { postings: lines.map(({ posting }) => posting), rows: lines.map(({ row }) => row) };
}

function costRow(
  record: RecordData,
  line: number,
  { item, location }: Goods,
  more: Readonly<Record<string, FieldValue>>,
): QueryLine {
  return {
    ...lineBasis(record, line),
    iscogs: true,
    item,
    itemtype: 'InvtPart',
    location,
    foreignamount: 0,
    ...more,
  };
}

/** The lines on which a stored transaction took goods: their quantities are below zero. */
const taken = (account: Account, transaction: number): SqlRow[] =>
  account.store.all(
    `SELECT * FROM transactionline WHERE "transaction" = ? AND iscogs = 'T' AND isinventoryaffecting = 'T'`,
    [transaction],
  );

const placeOf = (row: SqlRow): number | null => (row.location as number | null | undefined) ?? null;

/** Puts back what a stored transaction took, at the cost it took it for. */
export function returnGoods(account: Account, transaction: number): void {
  for (const row of taken(account, transaction)) {
    const value = -account.ledger.postedOn(transaction, row.id as number);
    account.stock.receive(row.item as number, placeOf(row), -(row.quantity as number), value);
  }
}

/**
 * Refuses a sale of what is not there, whatever the transaction took before. Unconfirmed: stricter reading, as for
 * fulfilments. NetSuite can let stock go below zero and correct its cost later; the lab has no such correction.
 */
export function refuseMissing(account: Account, { id }: RecordData, goods: readonly Goods[]): void {
  const keyOf = (item: number, location: number | null): string =>
    account.has('MULTILOCINVT') ? `${item} ${location}` : String(item);
  const wanted = new Map<string, number>();
  const add = (key: string, quantity: number): void => void wanted.set(key, (wanted.get(key) ?? 0) + quantity);
  for (const { item, location, quantity } of goods) add(keyOf(item, location), quantity);
  for (const row of id === null ? [] : taken(account, id))
    add(keyOf(row.item as number, placeOf(row)), row.quantity as number);
  for (const { item, location } of goods) {
    const more = wanted.get(keyOf(item, location)) ?? 0;
    const { onHand } = account.stock.position(item, location);
    if (Number((more - onHand).toFixed(DIGITS)) > 0) {
      const name = account.records.nameOf('item', item);
      refuse('USER_ERROR', `There are ${onHand} of ${name} on hand; this transaction takes ${more} of them.`);
    }
  }
}
