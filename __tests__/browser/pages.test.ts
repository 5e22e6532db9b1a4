// The account in a real browser: widths, keyboard, what forms post.

import type { Browser, Page } from 'playwright-core';
import { type Post, parsePost } from '../../lab/netsuite/pages/post';
import { type Served, serveAccount } from '../../lab/netsuite/serve';
import { browserTest, openBrowser } from '../support/browser';
import { emptyAccount, handmadeAccount } from '../support/handmadeAccount';
import { newForm, rendered } from '../support/widgets';

const screen = browserTest();

const ADDRESSES = [
  '/app/center/card.nl',
  '/app/list?type=salesorder',
  '/app/accounting/transactions/salesord.nl?id=1000',
  '/app/log',
  '/app/scripts',
  '/app/reporting/trialbalance',
  '/app/reporting/stock',
  '/app/site/hosting/scriptlet.nl?script=12&deploy=22',
];

let browser: Browser | undefined;
let full: Served;
let empty: Served;
let posts: Post[] = [];

const answer = (body: string) => ({ status: 200, headers: { 'content-type': 'text/html; charset=UTF-8' }, body });

beforeAll(async () => {
  if (screen === test) browser = await openBrowser();
  full = await serveAccount(handmadeAccount(), {
    port: 0,
    runSuitelet: ({ method, body, headers }) => {
      if (method === 'POST') posts.push(parsePost(body, headers['content-type']));
      return answer(formPage());
    },
  });
  empty = await serveAccount(emptyAccount(), { port: 0, runSuitelet: () => answer('') });
});

afterAll(async () => {
  await browser?.close();
  await full.close();
  await empty.close();
});

beforeEach(() => {
  posts = [];
});

function formPage(): string {
  const form = newForm();
  form.addSubmitButton({ label: 'Apply' });
  form.addTab({ id: 'custpage_first', label: 'Marked' });
  form.addTab({ id: 'custpage_second', label: 'Rules' });
  form.addField({ id: 'custpage_open', label: 'Only open', type: 'CHECKBOX' }).defaultValue = 'T';
  form.addField({ id: 'custpage_note', label: 'Note', type: 'TEXTAREA' }).defaultValue = '\nline <1>';
  const marked = form.addSublist({ id: 'custpage_marked', label: 'Marked', type: 'LIST', tab: 'custpage_first' });
  marked.addField({ id: 'custpage_mark', label: 'Mark', type: 'CHECKBOX' });
  marked.addField({ id: 'custpage_sku', label: 'SKU', type: 'TEXT' });
  marked.addMarkAllButtons();
  for (const line of [0, 1]) marked.setSublistValue({ id: 'custpage_sku', line, value: `LAMP-${line}` });
  const rules = form.addSublist({ id: 'custpage_rules', label: 'Rules', type: 'INLINEEDITOR', tab: 'custpage_second' });
  rules.addField({ id: 'custpage_from', label: 'From', type: 'TEXT' });
  rules.setSublistValue({ id: 'custpage_from', line: 0, value: 'old' });
  return rendered(form);
}

/** Opens a page; whatever it complains about, or loads from elsewhere, fails the test. */
async function visit(url: string, width = 1280): Promise<Page> {
  if (!browser) throw new Error('The browser is open in tests that use it.');
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  page.on('pageerror', (error) => {
    throw error;
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol !== 'data:' && hostname !== '127.0.0.1') throw new Error(`The page asked for ${request.url()}.`);
  });
  await page.goto(url);
  return page;
}

for (const width of [1280, 1920]) {
  screen(`no page is wider than a window of ${width}, with data and without`, async () => {
    const wide: string[] = [];
    const page = await visit(full.url, width);
    for (const address of [full, empty].flatMap(({ url }) => ADDRESSES.map((each) => url + each))) {
      await page.goto(address);
      const extent = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (extent > width) wide.push(`${address} is ${extent}`);
    }
    await page.close();
    expect(wide).toEqual([]);
  });
}

screen('a menu opens, leads on and closes by keyboard alone', async () => {
  const page = await visit(`${full.url}/app/center/card.nl`);
  await page.locator('summary', { hasText: 'Trade' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('details[open]').count()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await page.locator('details[open]').count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/app/list?type=customrecord_note');
  await page.close();
});

screen('the tabs of a record are turned with the arrow keys', async () => {
  const page = await visit(`${full.url}/app/record?type=salesorder&id=1000`);
  await page.locator('.tabs > input').first().focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.getByText('12 Harbour Street').isVisible()).toBe(true);
  expect(await page.getByText('LAMP-01').isVisible()).toBe(false);
  await page.close();
});

screen('a form posts what was entered, marked, added and removed', async () => {
  const page = await visit(full.url + ADDRESSES.at(-1));
  await page.getByText('Only open').click();
  await page.getByRole('button', { name: 'Mark All', exact: true }).click();
  await page.locator('tbody input[type=checkbox]').first().uncheck();
  await page.locator('label', { hasText: 'Rules' }).click();
  await page.getByRole('button', { name: 'Add' }).click();
  await page.keyboard.type('new <rule>');
  await page.getByRole('button', { name: 'Remove' }).first().click();
  await page.getByRole('button', { name: 'Apply' }).first().click();
  await page.waitForLoadState();
  expect(posts).toHaveLength(1);
  expect(posts[0]?.groups).toEqual({
    custpage_marked: [
      { custpage_mark: 'F', custpage_sku: 'LAMP-0' },
      { custpage_mark: 'T', custpage_sku: 'LAMP-1' },
    ],
    custpage_rules: [{ custpage_from: 'new <rule>' }],
  });
  expect(posts[0]?.parameters).toMatchObject({ custpage_open: 'F', submitter: 'Apply' });
  expect(posts[0]?.parameters.custpage_note?.trim()).toBe('line <1>');
  await page.close();
});
