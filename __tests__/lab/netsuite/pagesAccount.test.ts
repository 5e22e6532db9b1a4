// The pages over a whole account, as they read it.

import { Account } from '../../../lab/netsuite/account';
import { accountView } from '../../../lab/netsuite/pages/accountView';
import { nativePage } from '../../../lab/netsuite/pages/routes';
import { definition, field } from '../../support/handmadeAccount';

const accounts: Account[] = [];

function newAccount(): Account {
  const account = new Account({ profile: 'oneworld', seed: 1, start: Date.UTC(2026, 6, 4, 16) });
  accounts.push(account);
  account.define(
    definition('customrecord_shelf', 'Shelf', {
      nameField: 'name',
      cost: 'custom',
      fields: [field('name', 'text', 'Name')],
    }),
  );
  account.define(
    definition('customrecord_box', 'Box', {
      plural: 'Boxes',
      nameField: 'name',
      cost: 'custom',
      fields: [
        field('name', 'text', 'Name'),
        field('custrecord_shelf', 'select', 'Stands on', { target: 'customrecord_shelf' }),
      ],
    }),
  );
  return account;
}

function save(account: Account, type: string, fields: Record<string, string>): number {
  const record = account.records.blank(type);
  Object.assign(record.fields, fields);
  return account.records.save(record, { system: true });
}

function page(account: Account, address: string): string {
  const [path = '', query = ''] = address.split('?');
  return nativePage(accountView(account), path, new URLSearchParams(query), address) ?? 'no page';
}

afterAll(() => {
  for (const account of accounts) account.close();
});

test('records of an account are listed, linked and found from what refers to them', () => {
  const account = newAccount();
  const shelf = save(account, 'customrecord_shelf', { name: 'Top shelf' });
  const box = save(account, 'customrecord_box', { name: 'Box of lamps', custrecord_shelf: String(shelf) });
  expect(page(account, '/app/list?type=customrecord_box')).toContain('Top shelf');
  expect(page(account, `/app/common/custom/custrecordentry.nl?rectype=customrecord_box&id=${box}`)).toContain(
    `rectype=customrecord_shelf&amp;id=${shelf}`,
  );
  const record = page(account, `/app/record?type=customrecord_shelf&id=${shelf}`);
  expect(record).toMatch(/>Box<\/td><td class="keep">Stands on<\/td>.*Box of lamps<\/a>/);
  expect(page(account, '/app/center/card.nl')).toContain('2 records of 2 types');
});

test('the log of an account is read newest first, by script and type, page by page', () => {
  const account = newAccount();
  for (let n = 1; n <= 60; n++) {
    const type = n === 7 ? 'ERROR' : 'AUDIT';
    account.log.add({
      scriptId: n % 2 ? 'customscript_a' : 'customscript_b',
      deploymentId: 'd',
      type,
      title: `Entry ${n}.`,
      details: '',
      scriptType: 'scheduled',
    });
  }
  const first = page(account, '/app/log');
  expect(first).toContain('60 entries; 1 error.');
  expect(first.indexOf('Entry 60.')).toBeLessThan(first.indexOf('Entry 11.'));
  expect(first).not.toContain('Entry 10.');
  expect(page(account, '/app/log?page=2')).toContain('Entry 10.');
  expect(page(account, '/app/log?script=customscript_a&type=ERROR')).toContain('1 entry from customscript_a; 1 error.');
});

test('a record without a name goes by its external id, and JSON in a field is laid out', () => {
  const account = newAccount();
  account.define(
    definition('customrecord_paper', 'Paper', {
      cost: 'custom',
      fields: [
        field('externalid', 'text', 'External ID'),
        field('custrecord_body', 'longtext', 'Body', { custom: true }),
        field('custrecord_next', 'select', 'Next', { target: 'customrecord_paper', custom: true }),
      ],
    }),
  );
  const body = JSON.stringify({ order: '111', lines: [{ sku: 'LAMP' }, { sku: 'SHADE', title: 'A shade, in green' }] });
  const first = save(account, 'customrecord_paper', { externalid: 'paper-1', custrecord_body: body });
  const second = save(account, 'customrecord_paper', { externalid: 'paper-2', custrecord_next: String(first) });
  expect(page(account, `/app/record?type=customrecord_paper&id=${second}`)).toContain('dir="auto">paper-1</a>');
  expect(page(account, `/app/record?type=customrecord_paper&id=${first}`)).toContain(
    '&quot;lines&quot;: [\n    {\n      &quot;sku&quot;: &quot;LAMP&quot;',
  );
});

test('scripted pages stand in the same menu as the account’s own', () => {
  const account = newAccount();
  expect(page(account, '/app/center/card.nl')).toContain('href="/app/reporting/trialbalance"');
});
