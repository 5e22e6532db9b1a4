// The longest settlement report there is, from Amazon to the general ledger by the schedules alone: 1,000,000 lines come in
// parts, are unpacked as they come, kept in pieces, read and posted.

import { createHash } from 'node:crypto';
import { US } from '../lab/catalogue';
import { HOUR, MINUTE } from '../lab/clock';
import { openBooks } from '../lab/demo/books';
import { DEMO_START } from '../lab/demo/run';
import { setUpDemo } from '../lab/demo/setUp';
import { createWorld, deployCauseway, type World } from '../lab/demo/world';
import { type Finding, figure, highestOf } from './finding';
import { settlementText } from './settlementText';

const LINES = 1_000_000;
/** Within an hour of its report being there, a settlement is in the ledger. */
const BAR_MINUTES = 60;
const STEP = MINUTE;
const PATIENCE = 6 * HOUR;
/** Of 10,000 that a scheduled script has. */
const BAR_UNITS = 5_000;
const PICK_UP = 'customscript_cwy_settlements_ss';

export function measure(): Finding {
  const world = createWorld({ profile: 'oneworld', seed: 1, start: DEMO_START + 60 * 24 * HOUR });
  deployCauseway(world.account);
  openBooks(world, setUpDemo(world));
  const { account, amazon, clock } = world;
  const seller = amazon.control.accountOf(US);
  const hash = createHash('sha256');
  let bytes = 0;
  const rewrite = (): string => {
    const text = [...settlementText(LINES)].join('');
    hash.update(text);
    bytes = Buffer.byteLength(text);
    return text;
  };
  amazon.control.twistSettlement(seller, { file: { rewrite, gzip: true } });
  amazon.control.reimburse(seller, US, { sku: 'HH-MUG-SAND', amount: 10_000 });
  amazon.control.closeSettlement(seller, US);
  const from = clock.now();
  while (!isPosted(world) && clock.now() - from < PATIENCE) account.runner.runUntil(clock.now() + STEP);
  const minutes = (clock.now() - from) / MINUTE;
  expectKept(world, hash.digest('hex').toUpperCase());
  const most = Math.max(
    ...account.runner.runUses().flatMap(({ script, units }) => (script === PICK_UP ? [units] : [])),
  );
  const size = `${LINES.toLocaleString('en')} lines, ${Math.round(bytes / 1_000_000)} MB`;
  return {
    figures: [
      figure(`a settlement report of ${size}, from being there to its posted entries`, minutes, 'minutes', BAR_MINUTES),
      figure('the most that one run of its pick-up takes', most, 'units', BAR_UNITS),
    ],
    highest: highestOf(account),
  };
}

function isPosted({ account }: World): boolean {
  const row = account.store.get('SELECT custrecord_cwy_set_state AS state FROM customrecord_cwy_settlement');
  return row?.state === 'posted';
}

/** A figure of a report that is not there, or not whole, is no figure. */
function expectKept(world: World, expected: string): void {
  const row = world.account.store.get('SELECT custrecord_cwy_sfl_hash AS hash FROM customrecord_cwy_setfile');
  if (!isPosted(world)) throw new Error(`Expected a posted settlement, found none within ${PATIENCE / HOUR} hours.`);
  if (row?.hash !== expected) throw new Error(`Expected a report with the hash ${expected}, found ${row?.hash}.`);
}
