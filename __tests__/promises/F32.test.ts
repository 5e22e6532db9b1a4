// F32: a settlement is in the general ledger within an hour of its report being there, by the schedules alone.

import { MINUTE } from '../../lab/clock';
import { Random } from '../../lab/random';
import { chooseAccounts, journals, movedOn, pass, settleAtAmazon } from '../support/settlements';
import { size } from '../support/size';
import { Story } from '../support/story';

const SETTLEMENTS = size('F32 settlements', 4, 40);
const story = new Story({ seed: 32 });
const payout = chooseAccounts(story);
afterAll(() => story.close());

test(`F32 each of ${SETTLEMENTS} settlements, closed at any minute, is a journal entry within the hour`, () => {
  const { account, clock } = story.world;
  const random = new Random(3_232);
  const minutes: number[] = [];
  let paid = 0;
  for (let settled = 1; settled <= SETTLEMENTS; settled++) {
    pass(story, random.int(61, 200));
    const available = clock.now();
    paid += settleAtAmazon(story).total;
    let seen: number | null = null;
    account.runner.runUntil(available + 60 * MINUTE, (now) => {
      if (seen === null && journals(story).length === settled) seen = now;
    });
    minutes.push(seen === null ? Number.POSITIVE_INFINITY : (seen - available) / MINUTE);
  }
  expect(minutes.filter((each) => each >= 60)).toEqual([]);
  expect(movedOn(story, payout)).toBe(paid);
  expect(story.exceptions()).toEqual([]);
}, 600_000);
