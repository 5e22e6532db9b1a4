// What stories of clearing say often: a company that bills, settlements of its orders, and the match of both.

import { DAY } from '../../lab/clock';
import { keepReport } from '../../lab/settle/trySettlements';
import { chooseAccounts } from './settlements';
import { type Row, settlementText } from './settlementText';
import { Story } from './story';

/** Two mugs and their shipping: the bill comes to 25.99, and Amazon keeps the tax. */
export const MUGS = { lines: [{ sku: 'HH-MUG-SAND', quantity: 2, price: 1_000, tax: 170, shipping: 599 }] } as const;

/** Every account is chosen but clearing, which is the marketplaces' own. */
export function foundClearing(way: 'order' | 'daily'): Story {
  const story = new Story({ setUp: { way } });
  chooseAccounts(story, ['clearing']);
  return story;
}

const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

let reports = 0;

/** Amazon settles these rows of the last week, and they are posted. Answers the settlement's id. */
export function settle(story: Story, rows: readonly Row[]): string {
  const { account, clock } = story.world;
  const now = clock.now();
  const id = String(21_000_000_000 + ++reports);
  const folder = account.files.folderByPath('/SuiteScripts/causeway-settlements', { create: true })?.id ?? 0;
  const text = settlementText({
    id,
    span: [utc(now - 7 * DAY), utc(now), utc(now + 2 * DAY)],
    rows: rows.map(([type, amountType, description, amount, more]) => [
      type,
      amountType,
      description,
      amount,
      { at: utc(now - DAY), ...more },
    ]),
  });
  keepReport(account, Number(story.setUp.connections.na), folder, { name: 'report', text }, reports);
  account.runner.run('customscript_cwy_settle_mr', 'customdeploy_cwy_settle_mr');
  account.runner.settle();
  return id;
}

/** Goods and the shipping of `MUGS`, the tax that Amazon keeps, and a fee. */
export const sold = (orderId: string, goods: string): Row[] => [
  ['Order', 'ItemPrice', 'Principal', goods, { orderId }],
  ['Order', 'ItemPrice', 'Shipping', '5.99', { orderId }],
  ['Order', 'ItemPrice', 'Tax', '1.70', { orderId }],
  ['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', '-1.70', { orderId }],
  ['Order', 'ItemFees', 'Commission', '-3.00', { orderId }],
];

/** The daily run. */
export function match({ world: { account } }: Story): void {
  account.runner.run('customscript_cwy_clear_mr', 'customdeploy_cwy_clear_mr');
  account.runner.settle();
}
