// Settlement reports from Amazon into the File Cabinet and from there into the books, each once.

import { createHash } from 'node:crypto';
import { DAY, MINUTE } from '../../lab/clock';
import type { HttpRequest } from '../../lab/http';
import { Random } from '../../lab/random';
import {
  chooseAccounts,
  filesOf,
  journals,
  movedOn,
  pass,
  pickUp,
  pickUpNow,
  reports,
  sellerOf,
  settleAtAmazon,
  settlements,
} from '../support/settlements';
import { Story } from '../support/story';
import { WAYS } from '../support/ways';

let story: Story;
let payout: number;
beforeEach(() => {
  story = new Story({ seed: 14 });
  payout = chooseAccounts(story);
});
afterEach(() => story.close());

const wanted = () => reports(story).map(({ state, attempts }) => `${state} ${attempts ?? 0}`);
/** Requests of an operation meanwhile. */
function asked(operation: string, during: () => void): HttpRequest[] {
  const found: HttpRequest[] = [];
  const end = story.world.amazon.control.observe(({ operationId, request }) => {
    if (operationId === operation) found.push(request);
  });
  during();
  end();
  return found;
}
const classes = () => story.exceptions().map((each) => each.class);

test('a settlement that Amazon closes is in the books by the schedules alone: payout is what Amazon pays', () => {
  const settlement = settleAtAmazon(story);
  expect(settlement.total).toBeGreaterThan(0);
  pass(story, 60);

  expect(settlements(story)).toEqual([`${settlement.settlementId} posted`]);
  expect(movedOn(story, payout)).toBe(settlement.total);
  const truth = story.world.amazon.control.ledgerTruth(sellerOf(story), 'ATVPDKIKX0DER');
  expect(movedOn(story, payout)).toBe(truth.paid);
  expect(story.exceptions()).toEqual([]);
  expect(reports(story)).toMatchObject([{ state: 'read', pieces: expect.stringMatching(/^\["\d+"\]$/) }]);
});

test('a report that is listed again is not fetched again', () => {
  settleAtAmazon(story);
  expect(asked('downloadDocument', () => pickUp(story))).toHaveLength(1);
  const again = asked('downloadDocument', () => {
    pickUp(story);
    pickUp(story);
  });
  expect(again).toEqual([]);
  expect([filesOf(story).length, settlements(story).length, journals(story).length]).toEqual([1, 1, 1]);
});

test('the list is asked for what is done since a month ago; the document without any header of the API', () => {
  settleAtAmazon(story);
  const lists = asked('getReports', () => pickUp(story));
  expect(lists).toHaveLength(1);
  const query = new URL(lists[0]?.url ?? '').searchParams;
  expect(query.get('reportTypes')).toBe('GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2');
  expect(query.get('processingStatuses')).toBe('DONE');
  const days = (story.world.clock.now() - Date.parse(query.get('createdSince') ?? '')) / DAY;
  expect(Math.round(days)).toBe(30);
});

test('a list of two pages is read to its end; what the quota does not allow at once is fetched by the next runs', () => {
  const { settlementId } = settleAtAmazon(story);
  for (let more = 0; more < 100; more++) story.world.amazon.control.reissueSettlement(sellerOf(story), settlementId);
  expect(asked('getReports', () => pickUp(story))).toHaveLength(2);
  const states = () => reports(story).map(({ state }) => state);
  expect(states()).toHaveLength(101);
  const first = states().filter((state) => state === 'read').length;
  expect(first).toBe(15);
  pickUp(story);
  expect(states().filter((state) => state === 'read').length).toBeGreaterThan(first);
  expect(states()).toHaveLength(101);
  expect(journals(story)).toHaveLength(1);
  expect(story.exceptions()).toEqual([]);
});

test('the same settlement in another report with the same content changes nothing', () => {
  const settlement = settleAtAmazon(story);
  pickUp(story);
  story.world.amazon.control.reissueSettlement(sellerOf(story), settlement.settlementId);
  pickUp(story);
  expect(reports(story)).toHaveLength(2);
  expect(journals(story)).toHaveLength(1);
  expect(story.exceptions()).toEqual([]);
});

test('a settlement that Amazon sends again with other content is an exception, never a second posting', () => {
  const settlement = settleAtAmazon(story);
  pickUp(story);
  const before = journals(story);
  story.world.amazon.control.reissueSettlement(sellerOf(story), settlement.settlementId, {
    rows: { amount: (_words, minor) => minor + 1, total: settlement.total + settlement.posted.length },
  });
  pickUp(story);
  expect(reports(story)).toHaveLength(2);
  expect(journals(story)).toEqual(before);
  expect(movedOn(story, payout)).toBe(settlement.total);
  expect(classes()).toEqual(['settlement-changed']);
});

/** Rows of nothing, each with words of its own. */
function longRows(id: string, at: string, words: readonly string[]): string {
  const cells: Record<number, string> = { 0: id, 6: 'other-transaction', 12: 'other-transaction', 13: 'Storage Fee' };
  const row = Array.from({ length: 24 }, (_, column) => cells[column] ?? '');
  return words.map((each) => `${row.with(14, '0.00').with(17, at).with(21, each).join('\t')}\n`).join('');
}

/** Closes a settlement that is longer by such rows; answers the text of its report. */
function settleLong(gzip: boolean, rowsAfter: (short: string) => readonly string[]): string {
  let text = '';
  const rewrite = (short: string): string => {
    const first = short.split('\n')[2]?.split('\t') ?? [];
    text = short + longRows(first[0] ?? '', first[17] ?? '', rowsAfter(short));
    return text;
  };
  story.world.amazon.control.twistSettlement(sellerOf(story), { file: { rewrite, gzip } });
  settleAtAmazon(story);
  return text;
}

/** Words that no packer shortens much, some of their letters of two bytes or three. */
function anyWords(): string[] {
  const random = new Random(5);
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éß€';
  const word = () => Array.from({ length: 200 }, () => letters[random.int(0, letters.length - 1)]).join('');
  return Array.from({ length: 55_000 }, word);
}

/** The text of a report from its files, and how long each is. */
function keptText(): { text: string; sizes: number[]; hash: string } {
  const ids = JSON.parse(reports(story)[0]?.pieces ?? '[]') as string[];
  const parts = ids.map((id) =>
    Buffer.from(
      story.rows('SELECT contents FROM lab_file_content WHERE file = ?', [Number(id)])[0]?.contents as Uint8Array,
    ),
  );
  const text = Buffer.concat(parts);
  return {
    text: text.toString('utf8'),
    sizes: parts.map(({ length }) => length),
    hash: createHash('sha256').update(text).digest('hex'),
  };
}

test('a long report comes in parts of at most 7 MB into files of at most 8 MB, also when its address expires meanwhile', () => {
  const text = settleLong(true, anyWords);
  const { account, clock } = story.world;
  let downloads = 0;
  const end = story.world.amazon.control.observe(({ operationId }) => {
    if (operationId === 'downloadDocument') downloads++;
  });
  account.control.between(
    1,
    () => clock.advance(6 * MINUTE),
    ({ options }) => options.type === 'scheduled' && downloads === 1,
  );
  const parts = asked('downloadDocument', () => pickUp(story));
  account.control.reset();
  end();

  // The second part is asked for at the address that has expired, and then at the new one.
  const ranges = parts.map(({ headers }) =>
    (headers.range ?? '')
      .replace(/^bytes=/, '')
      .split('-')
      .map(Number),
  );
  expect(ranges.map(([first]) => first)).toEqual([0, expect.any(Number), expect.any(Number)]);
  for (const [first = 0, last = 0] of ranges) expect(last - first + 1).toBeLessThanOrEqual(7_000_000);
  expect(parts.every(({ headers }) => !Object.keys(headers).some((name) => name.startsWith('x-amz-')))).toBe(true);
  const kept = keptText();
  expect(kept.text === text).toBe(true);
  expect(kept.sizes.length).toBeGreaterThan(1);
  for (const size of kept.sizes) expect(size).toBeLessThanOrEqual(8_000_000);
  expect(reports(story)).toMatchObject([{ state: 'read', hash: kept.hash.toUpperCase() }]);
  expect(settlements(story)[0]).toMatch(/ posted$/);
  const most = Math.max(
    ...account.runner
      .runUses()
      .filter(({ script }) => script === 'customscript_cwy_settlements_ss')
      .map(({ units }) => units),
  );
  expect(most).toBeLessThan(5_000);
}, 120_000);

test('a long report that is not packed is put together line by line, also where a part ends within a character', () => {
  const words = new Array<string>(9_000).fill('€'.repeat(300));
  let bytes: Buffer = Buffer.alloc(0);
  // Moved by single letters until the first byte of the second part is the middle of one.
  const text = settleLong(false, (short) => {
    for (let moved = 0; ; moved++) {
      const those = words.with(0, 'x'.repeat(moved));
      const [, , row = ''] = short.split('\n');
      bytes = Buffer.from(short + longRows(row.split('\t')[0] ?? '', row.split('\t')[17] ?? '', those));
      if (((bytes[7_000_000] ?? 0) & 0xc0) === 0x80) return those;
    }
  });
  const parts = asked('downloadDocument', () => pickUp(story));
  expect(parts.length).toBe(Math.ceil(bytes.length / 7_000_000));
  expect(keptText().text === text).toBe(true);
  expect(settlements(story)[0]).toMatch(/ posted$/);
}, 120_000);

test('without the role for settlements people hear of it, orders go on, and settlements arrive once it is there', () => {
  const { roles } = sellerOf(story);
  roles.delete('Finance and Accounting');
  settleAtAmazon(story);
  pickUp(story);
  expect(wanted()).toEqual(['wanted 1']);
  expect(classes()).toEqual(['settlement-not-fetched']);
  const id = story.arrive({ lines: [{ sku: 'HH-MUG-SAND' }] });
  expect(story.salesOrders(id)).toHaveLength(1);

  roles.add('Finance and Accounting');
  story.wait(60);
  pickUp(story);
  expect(wanted()).toEqual(['read 0']);
  expect(classes()).toEqual([]);
});

test('where Amazon does not even list settlements, people hear of it once, and orders go on', () => {
  const denied = JSON.stringify({
    errors: [{ code: 'Unauthorized', message: 'Access to requested resource is denied.', details: '' }],
  });
  const { network } = story.world.account;
  const host = sellerOf(story).host;
  network.route(host, (request) =>
    request.url.includes('/reports?')
      ? { status: 403, headers: { 'content-type': 'application/json' }, body: denied }
      : story.world.amazon.serve(request),
  );
  settleAtAmazon(story);
  pickUp(story);
  pickUp(story);
  expect(reports(story)).toEqual([]);
  expect(classes()).toEqual(['settlement-not-fetched']);
  const id = story.arrive({ lines: [{ sku: 'HH-MUG-SAND' }] });
  expect(story.salesOrders(id)).toHaveLength(1);
  network.route(host, story.world.amazon.serve);
  story.wait(180);
  pickUp(story);
  expect(wanted()).toEqual(['read 0']);
  expect(classes()).toEqual([]);
});

const stopped = WAYS.filter(({ restarts }) => !restarts).map(({ way }) => way);
test.each(stopped)(
  'a machine that stops anywhere in the pick-up (%s) leaves one set of files and one settlement',
  (way) => {
    const { control } = story.world.account;
    control.restarts = false;
    let position = 0;
    for (let reached = true; reached; ) {
      position++;
      settleAtAmazon(story);
      story.wait(30);
      control[way](position, ({ options }) => options.type === 'scheduled');
      pickUpNow(story);
      reached = control.positions >= position;
      control.reset();
      pickUp(story);
      // Where the stop came after the report was kept, posting begins by its own schedule.
      story.world.account.runner.run('customscript_cwy_settle_mr', 'customdeploy_cwy_settle_mr');
      story.world.account.runner.settle();
      const counts = [filesOf(story), reports(story), settlements(story), journals(story)].map(({ length }) => length);
      expect([way, position, ...counts]).toEqual([way, position, position, position, position, position]);
    }
    expect(position).toBeGreaterThan(20);
    expect(settlements(story).every((each) => each.endsWith(' posted'))).toBe(true);
    expect(reports(story).every(({ state }) => state === 'read')).toBe(true);
    expect(story.exceptions()).toEqual([]);
  },
  240_000,
);

const DOWNLOAD = 'downloadDocument';
test.each([
  ['the store is not there', { kind: 'unavailable', operation: DOWNLOAD }, 'The address of the report answered 503'],
  ['the store fails', { kind: 'internal-error', operation: DOWNLOAD }, 'The address of the report answered 500'],
  ['the store does not answer', { kind: 'timeout-before', operation: DOWNLOAD }, 'SSS_REQUEST_TIME_EXCEEDED'],
  ['the download breaks off', { kind: 'truncated', operation: DOWNLOAD }, 'The report breaks off before its end.'],
] as const)(
  '%s: the report stays wanted, people hear of it at the third attempt, and it arrives when that is over',
  (_what, fault, words) => {
    settleAtAmazon(story);
    story.world.amazon.control.fault(fault);
    pickUp(story);
    expect(wanted()).toEqual(['wanted 1']);
    expect(reports(story)[0]?.message).toContain(words);
    expect(classes()).toEqual([]);
    for (let hour = 0; hour < 3; hour++) pickUp(story);
    story.wait(60);
    pickUp(story);
    expect(wanted()).toEqual(['wanted 3']);
    expect(classes()).toEqual(['settlement-not-fetched']);
    expect([journals(story), filesOf(story)]).toEqual([[], []]);

    story.world.amazon.control.clearFaults();
    story.wait(180);
    pickUp(story);
    expect(wanted()).toEqual(['read 0']);
    expect(journals(story)).toHaveLength(1);
    expect(story.exceptions()).toEqual([]);
  },
);

test.each([
  ['that nobody can read', { contentType: 'text/plain; charset=EBCDIC-CP-US' }, 1, 'character set EBCDIC-CP-US'],
  ['that is packed and breaks off', { gzip: true, cut: true }, 0, 'breaks off before its end'],
] as const)('a report %s posts nothing, and another one of the same hour does', (_what, file, told, words) => {
  // With a reserve carried over, the second would wait to know whether it is the first of its chain.
  story.world.amazon.control.moneyRules(sellerOf(story), { reserveShare: 0 });
  story.world.amazon.control.twistSettlement(sellerOf(story), { file });
  settleAtAmazon(story);
  story.wait(5);
  const good = settleAtAmazon(story);
  pickUp(story);
  expect(wanted()).toEqual(['wanted 1', 'read 0']);
  expect(reports(story)[0]?.message).toContain(words);
  expect(classes()).toEqual(told === 1 ? ['settlement-not-fetched'] : []);
  expect(settlements(story)).toEqual([`${good.settlementId} posted`]);
});

test.each(['base64', 'spoiled'] as const)(
  'a packed report arrives where NetSuite hands over bytes under a type of text as %s',
  (reading) => {
    story.world.account.network.binaryUnderText = reading;
    story.world.amazon.control.twistSettlement(sellerOf(story), { file: { gzip: true } });
    const settlement = settleAtAmazon(story);
    pickUp(story);
    expect(settlements(story)).toEqual([`${settlement.settlementId} posted`]);
  },
);
