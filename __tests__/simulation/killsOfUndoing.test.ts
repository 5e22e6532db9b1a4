// The machine stops at every position of undoing a settlement, and of posting it again. After a calm rerun each entry has one
// reversal, the new posting stands once, and running it all again changes nothing.

import { Person } from '../../lab/netsuite/runner/person';
import { SettledBooks } from '../support/settledBooks';
import { size } from '../support/size';
import { WAYS } from '../support/ways';

const books = new SettledBooks();
afterAll(() => books.close());
const { account } = books;
const { control } = account;

let settlements = 0;

/** Over two months, so that it has two entries. */
function posted(): string {
  const number = String(41_000_000_000 + ++settlements);
  books.settle({
    id: number,
    rows: [
      ['Order', 'ItemPrice', 'Principal', '10.00', { at: '2026-03-01 07:30:00 UTC' }],
      ['Order', 'ItemPrice', 'Principal', '30.00'],
      ['other-transaction', 'other-transaction', 'Storage Fee', '-2.25', { marketplace: '' }],
    ],
  });
  return number;
}

/** As the page keeps it; the run that it starts waits for its turn. */
function ask(number: string, kind: 'undo' | 'post'): void {
  const values = {
    custrecord_cwy_stp_settlement: books.idOf(number),
    custrecord_cwy_stp_kind: kind,
    custrecord_cwy_stp_posting: 1,
    custrecord_cwy_stp_reason: 'a stop',
  };
  new Person(account).create('customrecord_cwy_setstep', { values, sublists: {} });
}

const externalIds = (number: string): string[] =>
  books.entriesOf(number).map((id) => String(account.records.get('journalentry', id)?.fields.externalid));

const UNDONE = ['1-1', '1-2', '1-1-reversal', '1-2-reversal'];

function check(number: string, state: string, entries: readonly string[]): void {
  const sql = `SELECT custrecord_cwy_set_state AS state, custrecord_cwy_set_posting AS posting FROM customrecord_cwy_settlement WHERE id = ?`;
  const [row] = account.store.all(sql, [Number(books.idOf(number))]);
  const open = account.store.all("SELECT id FROM customrecord_cwy_setstep WHERE custrecord_cwy_stp_state = 'asked'");
  expect([row?.state, externalIds(number).sort(), open]).toEqual([
    state,
    entries.map((part) => `cwy-settle-${number}-${part}`).sort(),
    [],
  ]);
  const cents = account.store.all(
    `SELECT SUM(ROUND(l.foreignamount * 100)) AS cents FROM "transaction" t JOIN transactionline l ON l."transaction" = t.id
     WHERE t.custbody_cwy_settlement = ? GROUP BY l.expenseaccount`,
    [Number(books.idOf(number))],
  );
  const moved = cents.reduce((sum, each) => sum + Math.abs(Number(each.cents)), 0);
  expect(moved).toBe(state === 'reversed' ? 0 : 40_00 + 2_25 + 37_75);
}

const everything = (): unknown => [
  account.store.all('SELECT COUNT(*) AS n FROM "transaction"'),
  account.store.all('SELECT externalid, lastmodified FROM customrecord_cwy_settlement ORDER BY id'),
  account.store.all('SELECT externalid, lastmodified FROM customrecord_cwy_setstep ORDER BY id'),
  account.store.all("SELECT id FROM customrecord_cwy_exception WHERE custrecord_cwy_exc_state <> 'solved'"),
];

/** Asks, and lets the run be stopped there; then the next one goes on with it. 0 for no stop. Answers how many positions it had. */
function run(
  number: string,
  kind: 'undo' | 'post',
  stop: { way: 'stopAt' | 'stopAfter'; restarts: boolean },
  at: number,
): number {
  ask(number, kind);
  control.reset();
  control.restarts = stop.restarts;
  if (at > 0) control[stop.way](at);
  account.runner.settle();
  const { positions } = control;
  control.reset();
  control.restarts = true;
  account.runner.abandon();
  books.settle();
  return positions;
}

let calm: { readonly undoing: number; readonly posting: number } | undefined;

/** How many positions each has that a machine can stop at. */
function calmPositions(): { readonly undoing: number; readonly posting: number } {
  if (calm !== undefined) return calm;
  const first = posted();
  const undoing = run(first, 'undo', WAYS[0], 0);
  check(first, 'reversed', UNDONE);
  const posting = run(first, 'post', WAYS[0], 0);
  check(first, 'posted', [...UNDONE, '2-1', '2-2']);
  expect(Math.min(undoing, posting)).toBeGreaterThan(10);
  calm = { undoing, posting };
  return calm;
}

test.each(WAYS)(
  'a machine that stops ($way, restarts: $restarts) anywhere between undoing and posting again does each once',
  (stop) => {
    const { undoing, posting } = calmPositions();
    const step = size('undo kills: every n-th position', 31, 1);
    for (let position = 1; position <= Math.max(undoing, posting); position += step) {
      const number = posted();
      try {
        run(number, 'undo', stop, position);
        check(number, 'reversed', UNDONE);
        run(number, 'post', stop, position);
        check(number, 'posted', [...UNDONE, '2-1', '2-2']);
      } catch (error) {
        throw new Error(`Position ${position} of ${undoing} and ${posting}: ${(error as Error).message}`);
      }
    }
    const before = everything();
    books.settle();
    expect(everything()).toEqual(before);
  },
);
