// What stories of settlements say often: accounts that an administrator chooses, money that moves at Amazon, and what the
// books say of it.

import type { Seller } from '../../lab/amazon/seller';
import type { Settlement } from '../../lab/amazon/settlements/ledger';
import { US } from '../../lab/catalogue';
import { MINUTE } from '../../lab/clock';
import type { RecordData } from '../../lab/netsuite/records/definition';
import { chooseAccounts as chooseFor, openAccounts } from '../../lab/settle/chart';
import { fromNumber } from '../../src/TypeScript/ledger/minor';
import type { Story } from './story';

/** Every use of every marketplace, without those named, gets an account; answers the account of payouts. */
export function chooseAccounts(story: Story, without: readonly string[] = []): number {
  const { account } = story.world;
  const [root] = story.rows('SELECT id FROM subsidiary WHERE parent IS NULL');
  const accounts = openAccounts(account, Number(root?.id));
  const chosen = new Map([...accounts].filter(([use]) => !without.includes(use)));
  for (const id of Object.values(story.setUp.marketplaces)) chooseFor(account, id, chosen);
  return Number(accounts.get('payout'));
}

export const sellerOf = (story: Story, region: 'na' | 'eu' = 'na'): Seller => {
  const seller = story.world.amazon.accounts.find((each) => each.region === region);
  if (seller === undefined) throw new Error(`The story has no seller in ${region}.`);
  return seller;
};

/** Fees and money for lost stock move, in minor units, and the settlement is closed. */
export function settleAtAmazon(story: Story, reimbursed = 25_000, fee = 3_499): Settlement {
  const { control } = story.world.amazon;
  const account = sellerOf(story);
  control.reimburse(account, US, { sku: 'HH-MUG-SAND', amount: reimbursed });
  control.chargeFee('storage', { account, place: US, amount: fee });
  return control.closeSettlement(account, US);
}

/** Time passes, and everything that is on a schedule runs. */
export function pass(story: Story, minutes: number): void {
  const { account, clock } = story.world;
  account.runner.runUntil(clock.now() + minutes * MINUTE);
}

/** One run of the pick-up of a slot, and what it starts. */
export function pickUp(story: Story, slot = 1): void {
  story.wait(30);
  pickUpNow(story, slot);
  story.world.account.runner.settle();
}

export function pickUpNow(story: Story, slot = 1): void {
  story.world.account.runner.run('customscript_cwy_settlements_ss', `customdeploy_cwy_settlements_ss_${slot}`);
}

export interface ReportRow {
  readonly report: string;
  readonly state: string;
  readonly pieces: string | null;
  readonly hash: string | null;
  readonly message: string | null;
  readonly attempts: number;
}

export function reports(story: Story): ReportRow[] {
  return story.rows(
    `SELECT custrecord_cwy_sfl_report AS report, custrecord_cwy_sfl_state AS state, custrecord_cwy_sfl_pieces AS pieces,
     custrecord_cwy_sfl_hash AS hash, custrecord_cwy_sfl_message AS message, custrecord_cwy_sfl_attempts AS attempts
     FROM customrecord_cwy_setfile ORDER BY id`,
  ) as unknown as ReportRow[];
}

/** `id state`, a line each. */
export const settlements = (story: Story): string[] =>
  story
    .rows(
      `SELECT custrecord_cwy_set_number AS number, custrecord_cwy_set_state AS state FROM customrecord_cwy_settlement ORDER BY id`,
    )
    .map(({ number, state }) => `${number} ${state}`);

/** Journal entries of settlements. */
export const journals = (story: Story): RecordData[] =>
  story
    .rows(`SELECT id FROM "transaction" WHERE type = 'Journal' AND custbody_cwy_settlement IS NOT NULL ORDER BY id`)
    .map(({ id }) => story.world.account.records.get('journalentry', Number(id)) as RecordData);

/** What all entries of settlements moved on an account, in minor units of their own currency. */
export function movedOn(story: Story, account: number): number {
  let moved = 0;
  for (const { sublists } of journals(story)) {
    for (const { fields } of sublists.line ?? []) {
      if (Number(fields.account) !== account) continue;
      moved += fromNumber(Number(fields.debit ?? 0), 2) - fromNumber(Number(fields.credit ?? 0), 2);
    }
  }
  return moved;
}

/** Names of the files of reports, sorted. */
export const filesOf = (story: Story): string[] =>
  story.rows(`SELECT name FROM file WHERE name LIKE 'cwy-setfile-%' ORDER BY name`).map(({ name }) => String(name));
