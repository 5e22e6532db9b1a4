// What stories of accruals say often: a month of a company at Amazon and in the books, and the run at its end.

import { fromNumber } from '../../src/TypeScript/ledger/minor';
import type { Story } from './story';

export interface AccrualRow {
  readonly id: number;
  readonly marketplace: number;
  readonly month: string;
  readonly state: string;
  readonly message: string;
  readonly total: string | null;
  readonly journals: string | null;
}

export const accruals = (story: Story): AccrualRow[] =>
  story.rows(
    `SELECT id, custrecord_cwy_acr_marketplace AS marketplace, custrecord_cwy_acr_month AS month, custrecord_cwy_acr_state AS state,
     custrecord_cwy_acr_message AS message, custrecord_cwy_acr_total AS total, custrecord_cwy_acr_journals AS journals
     FROM customrecord_cwy_accrual ORDER BY id`,
  ) as unknown as AccrualRow[];

export function accrualRun(story: Story, slot = 1): void {
  story.wait(20);
  story.world.account.runner.run('customscript_cwy_accrual_ss', `customdeploy_cwy_accrual_ss_${slot}`);
  story.world.account.runner.settle();
}

/** Lets the clock of the world come to a moment. */
export function until(story: Story, moment: string): void {
  const { clock } = story.world;
  clock.advance(Date.parse(moment) - clock.now());
}

export interface Moved {
  readonly externalId: string;
  readonly day: string;
  readonly account: string;
  readonly minor: number;
}

/** Every line of the accruals' entries, by entry and line. */
export function accrualLines(story: Story): Moved[] {
  return story
    .rows(
      `SELECT t.externalid, t.trandate, a.fullname AS account, l.foreignamount AS amount FROM "transaction" t
       JOIN transactionline l ON l."transaction" = t.id JOIN account a ON a.id = l.expenseaccount
       WHERE t.type = 'Journal' AND t.externalid LIKE 'cwy-accrual-%' ORDER BY t.id, l.id`,
    )
    .map(({ externalid, trandate, account, amount }) => ({
      externalId: String(externalid),
      day: String(trandate).slice(0, 10),
      account: String(account),
      minor: fromNumber(Number(amount), 2),
    }));
}

/** What the record of an accrual says was held back, and what was payable in an open group, in minor units. */
export function partsOf(story: Story, id: number): { held: number; open: number } {
  const [row] = story.rows('SELECT custrecord_cwy_acr_sums AS sums FROM customrecord_cwy_accrual WHERE id = ?', [id]);
  const sums = JSON.parse(String(row?.sums)) as Record<'held' | 'open', { amount: number }[]>;
  const total = (groups: { amount: number }[]): number => groups.reduce((sum, { amount }) => sum + amount, 0);
  return { held: total(sums.held), open: total(sums.open) };
}

/** Messages of open exceptions about accruals. */
export const notTied = (story: Story): string[] =>
  story
    .exceptions()
    .filter((each) => each.class.startsWith('accrual-'))
    .map(({ message }) => message);
