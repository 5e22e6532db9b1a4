// Reports as they should not be. Each case is a day of its own with an order that a page omitted: either the day is proven
// and the order is here, or a named exception stands until a whole report comes. Nothing is lost either way.

import * as zlib from 'node:zlib';
import type { FaultRule } from '../../lab/amazon/faults';
import type { ReportTwist } from '../../lab/amazon/reportFile';
import { lastDay, night, quarters, reports } from '../support/completeness';
import { placeMany, read, seller } from '../support/reading';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());
const { control } = story.world.amazon;
const { network } = story.world.account;

interface Case {
  readonly title: string;
  readonly twist?: ReportTwist;
  readonly fault?: FaultRule;
  /** How NetSuite hands over packed bytes under a type of text. */
  readonly spoiled?: boolean;
  /** What stands at first; none where the report is read at once. */
  readonly until?: { readonly message: RegExp; readonly told?: boolean };
}

const TITLE = 'Tasse „Café“, 12" — 茶碗 <ソース>';
const withTitle = (text: string): string => text.replaceAll('Stoneware Mug', TITLE);
/** Packed reports are the rule; short ones are not. */
const gzip = true;

const without =
  (column: string) =>
  (text: string): string => {
    const rows = text.split('\r\n').map((line) => line.split('\t'));
    const gone = rows[0]?.indexOf(column);
    return rows.map((cells) => cells.filter((_, at) => at !== gone).join('\t')).join('\r\n');
  };

const CASES: readonly Case[] = [
  { title: 'in UTF-8, packed', twist: { gzip, rewrite: withTitle } },
  { title: 'in UTF-8, as it is', twist: { gzip: false, rewrite: withTitle } },
  {
    title: 'in Windows-1252, packed',
    twist: { gzip, charset: 'windows-1252', rewrite: (text) => text.replaceAll('Mug', 'Tasse „Café“ €') },
  },
  {
    title: 'in Windows-1252, as it is',
    twist: { gzip: false, charset: 'windows-1252', rewrite: (text) => text.replaceAll('Mug', 'Café €') },
  },
  {
    title: 'in Shift-JIS, packed',
    twist: { gzip, charset: 'Shift_JIS', rewrite: (text) => text.replaceAll('Mug', '茶碗ソ表') },
  },
  {
    title: 'in Shift-JIS, as it is',
    twist: { gzip: false, charset: 'Shift_JIS', rewrite: (text) => text.replaceAll('Mug', '茶碗ソ表') },
  },
  { title: 'with a byte order mark, packed', twist: { gzip, byteOrderMark: true } },
  { title: 'with a byte order mark, as it is', twist: { gzip: false, byteOrderMark: true } },
  {
    title: 'in Windows-1252 that says it is UTF-8',
    twist: { gzip, charset: 'windows-1252', contentType: 'text/plain; charset=UTF-8' },
  },
  { title: 'that names no character set', twist: { gzip, contentType: 'text/plain' } },
  { title: 'under a binary type', twist: { gzip, contentType: 'application/octet-stream' } },
  { title: 'packed, and spoiled by being read as text', twist: { gzip }, spoiled: true },
  { title: 'with 33 columns nobody knows', twist: { gzip, extraColumns: 33 } },
  { title: 'with quotes inside cells', twist: { rewrite: (text) => text.replaceAll('\tMug', '\t"12" Mug') } },
  { title: 'with line breaks inside cells', twist: { rewrite: (text) => text.replaceAll('\tMug', '\tMug,\nsand') } },
  {
    title: 'packed and cut off',
    twist: { gzip, cut: true },
    until: { message: /cannot be unpacked/ },
  },
  {
    title: 'as it is and cut off',
    twist: { gzip: false, cut: true },
    until: { message: /ends early|end early/, told: true },
  },
  { title: 'that is empty', twist: { gzip, rewrite: () => '' }, until: { message: /empty report/, told: true } },
  {
    title: 'that is a page of HTML',
    twist: { rewrite: () => '<html>Service Unavailable</html>' },
    until: { message: /columns/, told: true },
  },
  ...['amazon-order-id', 'last-updated-date', 'sales-channel'].map((column) => ({
    title: `without its column ${column}`,
    twist: { gzip, rewrite: without(column) },
    until: { message: new RegExp(`columns ${column}`), told: true },
  })),
  {
    title: 'in a character set that NetSuite does not know',
    twist: { gzip, contentType: 'text/plain; charset=EBCDIC-CP-US' },
    until: { message: /character set EBCDIC-CP-US/, told: true },
  },
  {
    title: 'whose download times out',
    fault: { kind: 'timeout-before', operation: 'downloadDocument', times: 1 },
    until: { message: /broke off/ },
  },
  {
    title: 'whose download is refused',
    fault: { kind: 'unavailable', operation: 'downloadDocument', times: 1 },
    until: { message: /answered 503/ },
  },
];

/** A whole report takes the place of the bad one: the same report is fetched again, so what lies there is changed. */
function repair(whole: string): void {
  const { documents, reports: made } = seller(story);
  const [newest] = made.all(story.world.clock.now());
  const contents = documents.contents(newest?.documentId ?? '');
  if (!contents) throw new Error('The report has no document.');
  Object.assign(contents, { contentType: 'text/plain; charset=UTF-8', bytes: zlib.gzipSync(whole), gzip: true });
}

test.each(CASES)('a report $title', ({ twist = {}, fault, spoiled = false, until }) => {
  control.fault({ kind: 'missing-row', operation: 'searchOrders', times: 1 });
  const placed = placeMany(story, 2, { lines: [{ sku: 'HH-MUG-SAND', title: 'Mug' }] });
  story.wait(16);
  read(story);
  story.world.account.runner.settle();
  let whole = '';
  const { rewrite = (same: string): string => same } = twist;
  const seen = (text: string): string => {
    whole = text;
    return rewrite(text);
  };
  control.twistReport(seller(story), { ...twist, rewrite: seen });
  if (fault) control.fault(fault);
  network.binaryUnderText = spoiled ? 'spoiled' : 'base64';

  night(story, 2);
  if (until) {
    expect(reports(story).at(-1)).toMatchObject({
      state: 'ready',
      attempts: 1,
      message: expect.stringMatching(until.message),
    });
    expect(lastDay(story)).toMatchObject({ state: 'open' });
    expect(story.exceptions().map((each) => each.class)).toEqual(until.told ? ['report-unreadable'] : []);
    repair(whole);
    quarters(story, 3);
  }
  quarters(story, 1);
  network.binaryUnderText = 'base64';
  expect(lastDay(story)).toMatchObject({ state: 'proven', orders: 2, held: 2, found: 1 });
  expect(placed.map((id) => story.salesOrders(id).length)).toEqual([1, 1]);
  expect(story.exceptions()).toEqual([]);
});
