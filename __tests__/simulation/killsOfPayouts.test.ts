// The machine stops at every position of matching a payout, of making the deposit that was confirmed, and of taking a bounced
// one back. After a calm rerun each payout has one deposit, and the books are as if nothing had happened.

import { PayoutBooks } from '../support/payoutBooks';
import type { Row } from '../support/settlementText';
import { size } from '../support/size';
import { WAYS } from '../support/ways';

const books = new PayoutBooks();
afterAll(() => books.close());
const { control } = books.account;
books.account.company.setExchangeRate('EUR', 'USD', '2026-01-01', 1.1);

/** Otherwise one stop of each life. */
const isFull = size('payout kills: all positions', 0, 1) === 1;
const SECOND_HALF = ['2026-03-14 08:00:00 UTC', '2026-03-18 08:00:00 UTC', '2026-03-19 08:00:00 UTC'] as const;

/** No two payouts have the same amount. */
let cents = 100_00;
const nextAmount = (): { readonly minor: number; readonly text: string } => {
  const text = String(++cents);
  return { minor: cents, text: `${text.slice(0, -2)}.${text.slice(-2)}` };
};

/** What a person said, as the page writes it; the run that would follow by itself is the one that is stopped. */
function confirmed(id: string, bank: number, amount: string, currency: string): void {
  const record = books.account.records.get('customrecord_cwy_payout', Number(books.payoutId(id)));
  if (record === undefined) throw new Error('Expected a payout.');
  Object.assign(record.fields, {
    custrecord_cwy_pay_state: 'confirmed',
    custrecord_cwy_pay_bank: String(bank),
    custrecord_cwy_pay_day: '2026-03-18',
    custrecord_cwy_pay_amount: amount,
    custrecord_cwy_pay_currency: currency,
    custrecord_cwy_pay_by: 'An Accountant',
  });
  books.account.records.save(record, { system: true });
}

const ownBank = books.accountFor('bank');
const euroBank = books.bankIn('EUR', '1991');
books.chooseBank(ownBank);

interface Life {
  readonly name: string;
  /** Up to the run that is stopped; answers what must hold after it. */
  readonly begin: () => () => void;
}

const ends = (id: string, deposits: number): (() => void) => {
  const before = [books.deposits(), books.moved('payout')] as const;
  const amount = books.account.records.get('customrecord_cwy_settlement', Number(books.idOf(id)))?.fields;
  return () => {
    expect([books.payout(id).state, books.stateOf(id), books.exceptions()]).toEqual(['matched', 'matched', []]);
    expect(books.deposits() - before[0]).toBe(deposits);
    const minor = Number(String(amount?.custrecord_cwy_set_total).replace('.', ''));
    // A deposit that somebody entered has moved payout before.
    expect(books.moved('payout') - before[1]).toBe(deposits === 0 ? 0 : -minor);
  };
};

const LIVES: readonly Life[] = [
  {
    name: 'finding a deposit',
    begin: () => {
      const { minor, text } = nextAmount();
      const id = books.paid(text);
      const [, twin] = [books.bankGets(minor, '2026-03-18'), books.bankGets(minor, '2026-03-18')];
      books.run();
      expect(books.exceptions()).toEqual([`payout-to-choose ${id}`]);
      books.account.records.remove('deposit', twin);
      return ends(id, 0);
    },
  },
  {
    name: 'making a deposit that was confirmed',
    begin: () => {
      const { text } = nextAmount();
      const id = books.paid(text);
      books.run();
      confirmed(id, ownBank, text, 'USD');
      return ends(id, 1);
    },
  },
  {
    name: 'making one at a bank in another currency',
    begin: () => {
      const id = books.paid(nextAmount().text);
      books.run();
      confirmed(id, euroBank, '90.00', 'EUR');
      return ends(id, 1);
    },
  },
  {
    name: 'taking a bounced one back',
    begin: () => {
      const { minor, text } = nextAmount();
      const first = books.paid(text);
      books.bankGets(minor, '2026-03-16');
      books.run();
      const line = 'Transfer of funds unsuccessful: the account information on file is invalid.';
      const back: Row = ['other-transaction', 'other-transaction', line, text];
      const more = nextAmount();
      const second = books.paid(more.text, { span: SECOND_HALF }, [back]);
      const before = [books.moved('bank'), books.moved('payout')] as const;
      return () => {
        expect([books.payout(first).state, books.payout(second).state]).toEqual(['bounced', 'expected']);
        expect([books.moved('bank') - before[0], books.moved('payout') - before[1]]).toEqual([-minor, minor]);
        // No payout stays open: each run looks at all that are.
        books.bankGets(minor + more.minor, '2026-03-19');
        books.run();
        expect([books.payout(second).state, books.exceptions()]).toEqual(['matched', []]);
      };
    },
  },
];

/** In the middle of each life. */
const SAMPLE = 12;

function positionsOf(begin: Life['begin']): number {
  const check = begin();
  control.reset();
  books.run();
  const { positions } = control;
  expect(positions).toBeGreaterThan(SAMPLE);
  check();
  return positions;
}

const cases = LIVES.flatMap((life, at) => {
  const way = WAYS[at % WAYS.length] ?? WAYS[0];
  return isFull ? WAYS.map((each) => ({ ...life, ...each })) : way === undefined ? [] : [{ ...life, ...way }];
});

test.each(cases)(
  'a machine that stops ($way, restarts: $restarts) anywhere while $name does it once',
  ({ begin, way, restarts }) => {
    const positions = isFull ? positionsOf(begin) : SAMPLE;
    for (let position = isFull ? 1 : SAMPLE; position <= positions; position++) {
      const check = begin();
      control.reset();
      control.restarts = restarts;
      control[way](position);
      books.run();
      expect(control.positions).toBeGreaterThanOrEqual(position);
      control.reset();
      control.restarts = true;
      books.account.runner.abandon();
      books.run();
      try {
        check();
      } catch (error) {
        throw new Error(`Position ${position} of ${positions}: ${(error as Error).message}`);
      }
    }
    const before = books.account.store.all('SELECT COUNT(*) AS n FROM "transaction"');
    books.run();
    expect(books.account.store.all('SELECT COUNT(*) AS n FROM "transaction"')).toEqual(before);
  },
);
