// What nobody but a person can do about a settlement or an accrual that waits: say what a kind of line is that Amazon never
// named before.

import type { Account } from '../../netsuite/account';
import { Person } from '../../netsuite/runner/person';
import { listValue } from './company';

interface Kind {
  readonly transactionType: string;
  readonly amountType: string;
  readonly amountDescription: string;
  readonly class: string | null;
}

/** Looks at what is held and gives each kind without a class one; answers what was done, in words, a step each. */
export function accountant(account: Account): readonly string[] {
  const held = account.store.all(
    `SELECT custrecord_cwy_set_groups AS groups FROM customrecord_cwy_settlement WHERE custrecord_cwy_set_state = 'held'`,
  );
  const kinds = held.flatMap(({ groups }) => (JSON.parse(String(groups)) as { groups: Kind[] }).groups);
  const unknown = new Map([...kinds, ...ofAccruals(account)].filter(isUnknown).map((kind) => [wordsOf(kind), kind]));
  return [...unknown]
    .filter(([, kind]) => !isMapped(account, kind))
    .map(([words, kind]) => decide(account, words, kind));
}

/** Until a settlement shows it, Amazon tells the same money in words of its own, and an accrual names them. */
function ofAccruals(account: Account): readonly Kind[] {
  const open = account.store.all(
    `SELECT custrecord_cwy_exc_message AS message FROM customrecord_cwy_exception
     WHERE custrecord_cwy_exc_class = 'accrual-held' AND custrecord_cwy_exc_state <> 'solved'`,
  );
  return open.flatMap(({ message }) =>
    [...String(message).matchAll(/"([^"]+) \/ ([^"]+) \/ ([^"]+)" has no class/g)].map(
      ([, transactionType = '', amountType = '', amountDescription = '']): Kind => ({
        transactionType,
        amountType,
        amountDescription,
        class: null,
      }),
    ),
  );
}

const isUnknown = (kind: Kind): boolean => kind.class === null;

const wordsOf = ({ transactionType, amountType, amountDescription }: Kind): string =>
  [transactionType, amountType, amountDescription].join(' / ');

function isMapped(account: Account, { transactionType, amountType, amountDescription }: Kind): boolean {
  const row = account.store.get(
    `SELECT id FROM customrecord_cwy_linemap WHERE custrecord_cwy_lmp_transaction = ? AND custrecord_cwy_lmp_type = ?
     AND custrecord_cwy_lmp_description = ?`,
    [transactionType, amountType, amountDescription],
  );
  return row !== undefined;
}

function decide(account: Account, words: string, kind: Kind): string {
  new Person(account).create('customrecord_cwy_linemap', {
    values: {
      custrecord_cwy_lmp_transaction: kind.transactionType,
      custrecord_cwy_lmp_type: kind.amountType,
      custrecord_cwy_lmp_description: kind.amountDescription,
      custrecord_cwy_lmp_class: listValue(account, 'customlist_cwy_line_class', 'val_cwy_cls_other_fees'),
    },
    sublists: {},
  });
  return `${words} was given the class Other fees.`;
}
