// N/config, N/currency and N/email: what the company is set up as, and what it sends.

import { configModule } from '../../../../lab/netsuite/modules/config';
import { currencyModule } from '../../../../lab/netsuite/modules/currency';
import { emailModule } from '../../../../lab/netsuite/modules/email';
import { fileModule } from '../../../../lab/netsuite/modules/file';
import { codeOf, load, makeEnv } from '../../../support/env';

interface Page {
  getValue: (options: unknown) => unknown;
  getText: (options: unknown) => string;
  setValue: (options: object) => void;
}

const ADA = { employee: { 5: { email: 'ada@lab.example' }, 6: { email: 'bob@lab.example' } } };
const MESSAGE = { author: 5, recipients: 'buyer@shop.example', subject: 'Held', body: 'One order is held.' };

test('a setup page is read like a record for 10 units; unknown fields and changes are refused by name', () => {
  const env = makeEnv({ features: ['LOCATIONS'] });
  const { load: open } = load<'load'>(configModule, env);
  const page = open({ type: 'companyinformation' }) as Page;
  expect([page.getValue({ fieldId: 'basecurrency' }), page.getText('companyname')]).toEqual(['USD', 'Lab Company']);
  expect(env.execution.usedUnits).toBe(10);
  expect(() => page.getValue('shoesize')).toThrow('NotEmulated: the field shoesize');
  expect(() => page.setValue({})).toThrow('NotEmulated');
  const features = open({ type: 'companyfeatures' }) as Page;
  expect([features.getValue('locations'), features.getValue('multicurrency')]).toEqual([true, false]);
  expect(codeOf(() => open({ type: 'salesorder' }))).toBe('INVALID_RCRD_TYPE');
  expect(() => open({ type: 'taxperiods' })).toThrow('NotEmulated');
});

test('a role needs the permission of the setup page', () => {
  const { load: open } = load<'load'>(configModule, makeEnv({ permissions: [] }));
  expect(codeOf(() => open({ type: 'accountingpreferences' }))).toBe('INSUFFICIENT_PERMISSION');
  expect(codeOf(() => open({ type: 'userpreferences' }))).toBe('nothing');
});

test('a currency is named by id or code, and a missing rate is refused', () => {
  const env = makeEnv({ records: { currency: { 1: { symbol: 'USD' }, 2: { symbol: 'EUR' } } } });
  env.account.company.setExchangeRate('EUR', 'USD', '2026-11-01', 1.25);
  const { exchangeRate } = load<'exchangeRate'>(currencyModule, env);
  expect(exchangeRate({ source: 'EUR', target: 'USD' })).toBe(1.25);
  expect(exchangeRate({ source: 2, target: 1 })).toBe(1.25);
  expect(env.execution.usedUnits).toBe(20);
  const before = new Date(Date.UTC(2026, 9, 1));
  expect(codeOf(() => exchangeRate({ source: 'EUR', target: 'USD', date: before }))).toBe('MISSING_CRNCY_EXCH_RATE');
  expect(codeOf(() => exchangeRate({ source: 'GBP', target: 'USD' }))).toBe('SSS_INVALID_CURRENCY_ID');
});

test('a message costs 20 units and lies in the mailbox, undelivered in a sandbox', () => {
  const env = makeEnv({ records: ADA, environment: 'SANDBOX' });
  load<'send'>(emailModule, env).send({ ...MESSAGE, recipients: [6, 'buyer@shop.example'], cc: 'c@shop.example' });
  expect(env.execution.usedUnits).toBe(20);
  expect(env.account.mailbox.messages).toMatchObject([
    {
      recipients: ['bob@lab.example', 'buyer@shop.example'],
      cc: ['c@shop.example'],
      subject: 'Held',
      delivered: false,
    },
  ]);
});

test('a message has an employee as author, ten recipients at most, and addresses that are addresses', () => {
  const env = makeEnv({ records: ADA });
  const { send } = load<'send'>(emailModule, env);
  const sent = (change: object) => codeOf(() => send({ ...MESSAGE, ...change }));
  const many = Array.from({ length: 9 }, (_, i) => `b${i}@shop.example`);
  expect(sent({ author: 99 })).toBe('SSS_AUTHOR_MUST_BE_EMPLOYEE');
  expect(sent({ recipients: 'nobody' })).toBe('SSS_INVALID_TO_EMAIL');
  expect(sent({ recipients: 99 })).toBe('SSS_INVALID_TO_EMAIL');
  expect(sent({ recipients: many, cc: 'x@shop.example' })).toBe('nothing');
  expect(sent({ recipients: many, cc: 'x@shop.example', bcc: 'y@shop.example' })).toBe(
    'SSS_MAXIMUM_NUMBER_RECIPIENTS_EXCEEDED',
  );
  expect(sent({ subject: '' })).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(sent({ relatedRecords: { transactionId: 1, activityId: 2 } })).toBe('MUTUALLY_EXCLUSIVE_ARGUMENTS');
  expect(env.account.mailbox.messages).toHaveLength(1);
});

test('writing in somebody else’s name takes a permission', () => {
  const { send } = load<'send'>(emailModule, makeEnv({ records: ADA, permissions: [] }));
  expect(codeOf(() => send({ ...MESSAGE, author: 6 }))).toBe('INSUFFICIENT_PERMISSION');
  expect(codeOf(() => send(MESSAGE))).toBe('nothing');
});

test('attachments are files, 10 MB each and 15 MB a message', () => {
  const env = makeEnv({ records: ADA });
  const { send } = load<'send'>(emailModule, env);
  const { create } = load<'create'>(fileModule, env);
  const of = (megabytes: number) =>
    create({ name: 'a.txt', fileType: 'PLAINTEXT', contents: 'x'.repeat(megabytes * 1024 * 1024) });
  const sent = (attachments: unknown[]) => codeOf(() => send({ ...MESSAGE, attachments }));
  expect(sent([of(10)])).toBe('nothing');
  expect(sent([of(8), of(7)])).toBe('ATTACH_SIZE_EXCEEDED');
  expect(sent(['a.txt'])).toBe('SSS_INVALID_TYPE_ARG');
});
