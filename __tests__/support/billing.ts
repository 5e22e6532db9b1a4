// What stories of billing say often: a warehouse ships, the run comes, and the books are read as an accountant reads them.

import { MINUTE } from '../../lab/clock';
import type { RecordData } from '../../lab/netsuite/records/definition';
import { transform } from '../lab/netsuite/records/support';
import type { Story } from './story';

const BILL = 'customscript_cwy_bill_mr';

/** The warehouse ships what is open of an order, or so many of each SKU; answers the fulfilment's id. */
export function ship(
  story: Story,
  amazonOrderId: string,
  units: Readonly<Record<string, number>> | null = null,
  day?: string,
): number {
  const { account } = story.world;
  const order = story.salesOrder(amazonOrderId);
  const made = transform(account, order.id as number, 'itemfulfillment');
  const skus = new Map((order.sublists.item ?? []).map(({ fields }) => [Number(fields.line), fields.custcol_cwy_sku]));
  for (let line = 0; line < made.getLineCount({ sublistId: 'item' }); line++) {
    const get = (fieldId: string) => made.getSublistValue({ sublistId: 'item', fieldId, line });
    const sku = skus.get(Number(get('orderline')));
    if (units === null || typeof sku !== 'string') continue;
    const set = (fieldId: string, value: number | boolean): void => {
      made.setSublistValue({ sublistId: 'item', fieldId, line, value });
    };
    set('itemreceive', sku in units);
    if (sku in units) set('quantity', units[sku] as number);
  }
  if (account.has('PICKPACKSHIP')) made.setValue({ fieldId: 'shipstatus', value: 'C' });
  if (day !== undefined) made.setValue({ fieldId: 'trandate', value: new Date(`${day}T12:00:00`) });
  return made.save();
}

/** One billing run a connection, whole. */
export function bill(story: Story): void {
  const slots = Object.keys(story.setUp.connections).map((_, index) => index + 1);
  for (const slot of slots) {
    story.world.account.runner.run(BILL, `customdeploy_cwy_bill_mr_${slot}`);
    story.world.account.runner.settle();
  }
}

/** The next quarter of an hour, and the run in it. */
export function billNext(story: Story): void {
  story.world.clock.advance(15 * MINUTE);
  bill(story);
}

/** Transactions of a type that carry an external id of the add-on, in the order they were made. */
export function made(story: Story, type: 'cashsale' | 'invoice' | 'customerpayment'): RecordData[] {
  const found = story.rows(
    `SELECT id FROM "transaction" WHERE recordtype = ? AND externalid LIKE 'cwy-%' ORDER BY id`,
    [type],
  );
  return found.map(({ id }) => story.world.account.records.get(type, id as number) as RecordData);
}

/** `account debit` and `account (credit)` of a transaction, amounts with two decimals. */
export function journal(story: Story, id: number): string[] {
  return story.world.account.ledger
    .impact(id)
    .filter(({ debitMinor, creditMinor }) => debitMinor + creditMinor !== 0)
    .map(({ name, debitMinor, creditMinor }) => `${name} ${((debitMinor - creditMinor) / 100).toFixed(2)}`);
}

/** What changed on each account while `work` was done, without those that did not: debits above zero. */
export function booked(story: Story, work: () => void): Record<string, number> {
  const balance = (): Map<string, number> =>
    new Map(
      story.world.account.ledger
        .trialBalance()
        .subsidiaries.flatMap(({ accounts }) =>
          accounts.map(({ name, currency, debitMinor, creditMinor }) => [
            currency === 'USD' ? name : `${name} ${currency}`,
            debitMinor - creditMinor,
          ]),
        ),
    );
  const before = balance();
  work();
  const after = balance();
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const moved = names.map((name) => [name, (after.get(name) ?? 0) - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(moved.filter(([, amount]) => amount !== 0));
}

export function statusOf(story: Story, amazonOrderId: string): unknown {
  return story.salesOrder(amazonOrderId).fields.orderstatus;
}
