// What it takes to match orders that were billed, one by one or a thousand a day, with a settlement of 100,000 lines.

import type { Account } from '../lab/netsuite/account';
import { write } from '../lab/netsuite/profileWrite';
import { DEFAULT_CONFIG } from '../lab/settle/config';
import { inSettledAccount, type SettlementFile, type TryOptions } from '../lab/settle/trySettlements';
import { type Figure, type Finding, figure, highestOf } from './finding';

const MATCH = 'customscript_cwy_clear_mr';
const BILLED_ON = '2026-03-20';
/** Shipments behind a daily sale, as the add-on makes them at most. */
const A_DAY = 1_000;
/** So many of the orders have a bill of their own; the others stand in daily sales. */
const ONE_BY_ONE = 500;

interface Order {
  readonly id: string;
  readonly cents: number;
}

export function matching(file: SettlementFile, options: TryOptions): Finding {
  const config = { ...DEFAULT_CONFIG, way: 'order' } as const;
  return inSettledAccount([file], { ...options, config }, (account) => {
    const orders = settledOrders(account);
    account.store.transaction(() => billAll(account, orders));
    account.runner.run(MATCH, 'customdeploy_cwy_clear_mr');
    account.runner.settle();
    expectMatched(account);
    const units = account.runner
      .statistics()
      .reduce((sum, { script, total }) => (script === MATCH ? sum + total : sum), 0);
    const name = `the match of ${orders.length.toLocaleString('en')} orders with their bills, for a hundred of them`;
    const figures: Figure[] = [figure(name, (units * 100) / orders.length, 'units', 2)];
    return { figures, highest: highestOf(account) };
  });
}

/** As the add-on keeps them beside the settlement. */
function settledOrders({ store, files }: Account): Order[] {
  return store.all("SELECT id FROM file WHERE name LIKE 'cwy-settlement-%-orders-%' ORDER BY id").flatMap(({ id }) =>
    Buffer.from(files.read(Number(id)))
      .toString('utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([first = '', settled]) => /^\d{3}-/.test(first) && Number(settled) !== 0)
      .map(([first = '', settled]) => ({ id: first, cents: Number(settled) })),
  );
}

function billAll(account: Account, orders: readonly Order[]): void {
  // A chart of its own kind: clearing is no bank account here.
  account.company.setPreference('accountingpreferences', 'assetcogsitemaccts', true);
  const [root] = account.store.all('SELECT id FROM subsidiary WHERE parent IS NULL');
  const named = (name: string): string =>
    String(account.store.all('SELECT id FROM account WHERE accountsearchdisplaynamecopy = ?', [name])[0]?.id);
  const subsidiary = String(root?.id);
  const where = { subsidiary: [subsidiary], includechildren: true };
  const item = String(
    write(account, 'otherchargesaleitem', { itemid: 'Goods', incomeaccount: named('Amazon Sales'), ...where }),
  );
  const entity = String(write(account, 'customer', { companyname: 'Amazon Buyers', subsidiary }));
  const sell = (externalid: string, cents: number, more: Readonly<Record<string, string>>): number =>
    write(
      account,
      'cashsale',
      {
        externalid,
        entity,
        subsidiary,
        trandate: BILLED_ON,
        undepfunds: 'F',
        account: named('Amazon Clearing'),
        ...more,
      },
      { item: [{ item, quantity: 1, rate: cents / 100, amount: cents / 100 }] },
    );
  const single = orders.filter(({ cents }) => cents > 0).slice(0, ONE_BY_ONE);
  for (const { id, cents } of single) sell(`cwy-bill-1-${id}-1`, cents, { custbody_cwy_order_id: id });
  const others = orders.filter((each) => !single.includes(each));
  for (let from = 0; from < others.length; from += A_DAY) {
    const inside = others.slice(from, from + A_DAY);
    const key = `cwy-daily-1-FBA-${BILLED_ON}-${from / A_DAY + 1}`;
    const daily = write(account, 'customrecord_cwy_daily', {
      externalid: key,
      custrecord_cwy_day_inside: JSON.stringify(
        inside.map(({ id, cents }) => ({ fulfilment: '1', salesOrder: '1', amazonOrderId: id, totalMinor: cents })),
      ),
    });
    const cents = inside.reduce((sum, each) => sum + each.cents, 0);
    sell(key, cents, { custbody_cwy_daily: String(daily) });
  }
}

/** A figure of work that was not done is no figure: the run says so, and nobody has to look at an order. */
function expectMatched({ store, log }: Account): void {
  const said = log.list({ scriptId: MATCH }).map(({ details }) => details);
  const wrong = store.all(
    `SELECT custrecord_cwy_exc_message AS message FROM customrecord_cwy_exception
     WHERE custrecord_cwy_exc_class LIKE 'billed-%' OR custrecord_cwy_exc_class LIKE 'settled-%' OR custrecord_cwy_exc_class LIKE 'clearing-%'`,
  );
  if (wrong.length > 0 || !said.some((each) => each.endsWith('Amazon Clearing: 0 orders open, 0 wrong'))) {
    throw new Error(`Expected every order to match, found ${JSON.stringify([said, wrong[0]])}.`);
  }
}
