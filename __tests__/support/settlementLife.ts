// What people do with a settlement on its pages, and what they set up for it on pages that are not there.

import { tokenOf, visit } from './addOn';
import type { SettledBooks } from './settledBooks';

const ACCOUNTANT = 'customrole_cwy_accountant';

/** A step that somebody asks for; an accountant where nobody is named. */
export interface Asking {
  readonly kind: string;
  readonly role?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Value of a hidden field of a form. */
export const fieldOf = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

export function lifeOf(books: SettledBooks) {
  const stepPage = (id: string, { kind, role = ACCOUNTANT }: Asking): string =>
    visit(books, { script: 'setstep', parameters: { custparam_id: id, custparam_kind: kind }, role }).text;

  /** Looks at the page of the step, then presses its button, and lets the run do it. Answers where the browser goes. */
  function take(id: string, { kind, role = ACCOUNTANT, fields = {} }: Asking): string {
    const page = stepPage(id, { kind, role });
    const hidden = Object.fromEntries(
      ['custpage_id', 'custpage_kind', 'custpage_content'].map((name) => [name, fieldOf(page, name)]),
    );
    const form = { ...hidden, custpage_token: tokenOf(page), custpage_reason: 'The fees went wrong', ...fields };
    const answer = visit(books, { script: 'setstep', form, role });
    books.account.runner.settle();
    return String(answer.headers.location);
  }

  function setPeriod(name: string, closed: boolean): void {
    const [row] = books.account.store.all('SELECT id FROM accountingperiod WHERE periodname = ?', [name]);
    setField('accountingperiod', row?.id, 'closed', closed);
  }

  /** As an administrator does on a page that is not there. */
  function setField(type: string, id: unknown, field: string, value: boolean): void {
    const found = books.account.records.get(type, Number(id));
    if (!found) throw new Error(`Expected a ${type} ${id}, found none.`);
    found.fields[field] = value;
    books.account.records.save(found, { system: true });
  }

  const openExceptions = (number: string): string[] =>
    books.account.store
      .all(
        `SELECT custrecord_cwy_exc_class AS class FROM customrecord_cwy_exception
         WHERE custrecord_cwy_exc_subject = ? AND custrecord_cwy_exc_state <> 'solved' ORDER BY id`,
        [number],
      )
      .map((row) => String(row.class));

  /** The account chosen for a use of the settlement's marketplace. */
  const choiceOf = (id: string, use: string) =>
    books.account.store.all(
      `SELECT c.id AS id, c.custrecord_cwy_acc_account AS account FROM customrecord_cwy_account c
       JOIN customrecord_cwy_settlement s ON s.custrecord_cwy_set_marketplace = c.custrecord_cwy_acc_marketplace
       WHERE s.id = ? AND c.custrecord_cwy_acc_role = ?`,
      [Number(id), Number(books.account.listValue('customlist_cwy_account_role', `val_cwy_acc_${use}`))],
    )[0];

  return { stepPage, take, setPeriod, setField, openExceptions, choiceOf };
}
