// The add-on's pages in a real browser, on the built scripts: work done from the first look to the end of it, by keyboard
// where a person would; no errors, nothing from elsewhere, a name on everything that takes input.

import type { Browser, Page } from 'playwright-core';
import { DEMO_START } from '../../lab/demo/run';
import { createWorld, deployCauseway } from '../../lab/demo/world';
import type { Account } from '../../lab/netsuite/account';
import { accountView } from '../../lab/netsuite/pages/accountView';
import { type Served, serveAccount } from '../../lab/netsuite/serve';
import { browserTest, openBrowser } from '../support/browser';
import { Story } from '../support/story';

const screen = browserTest();

let browser: Browser | undefined;
let story: Story;
let full: Served;
let fresh: Account;
let empty: Served;

const serve = (account: Account): Promise<Served> =>
  serveAccount(accountView(account), { port: 0, runSuitelet: (call) => account.runner.suitelet(call) });

const suitelet = (page: string): string =>
  `/app/site/hosting/scriptlet.nl?script=customscript_cwy_${page}_sl&deploy=customdeploy_cwy_${page}_sl`;

const SUITELETS = ['exceptions', 'skumap', 'setup', 'toship', 'linemap', 'settlements'].map(suitelet);
const NAMED = ['textbox', 'combobox', 'listbox', 'checkbox', 'radio', 'button', 'link', 'searchbox', 'spinbutton'];

beforeAll(async () => {
  if (screen === test) browser = await openBrowser();
  story = new Story();
  full = await serve(story.world.account);
  fresh = createWorld({ profile: 'oneworld', seed: 1, start: DEMO_START }).account;
  deployCauseway(fresh);
  empty = await serve(fresh);
});

afterAll(async () => {
  await browser?.close();
  await full.close();
  await empty.close();
  story.close();
  fresh.close();
});

/** What pages complained about or asked of other hosts since the tab was opened. */
interface Tab {
  readonly page: Page;
  readonly complaints: string[];
}

async function open(address: string, width = 1280): Promise<Tab> {
  if (!browser) throw new Error('The browser is open in tests that use it.');
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol !== 'data:' && hostname !== '127.0.0.1') complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(address);
  return { page, complaints };
}

async function close({ page, complaints }: Tab): Promise<void> {
  await page.close();
  expect(complaints).toEqual([]);
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string, most = 80): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`${selector} was not reached with ${most} presses of Tab.`);
}

/** Everything that takes input or leads on and has no name for a screen reader. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter((node) => !node.ignored && NAMED.includes(String(node.role?.value)))
    .filter((node) => String(node.name?.value ?? '').trim() === '')
    .map((node) => String(node.role?.value));
}

/** Pages of the account itself that hold what the add-on made. */
const recordPages = (order: string): string[] => [
  '/app/center/card.nl',
  '/app/scripts',
  '/app/list?type=salesorder',
  '/app/list?type=customrecord_cwy_document',
  `/app/record?type=salesorder&id=${story.document(arriving('HH-MUG-BLUE')).salesOrder}`,
  `/app/record?type=customrecord_cwy_document&id=${story.document(order).id}`,
  `/app/record?type=customrecord_cwy_connection&id=${story.setUp.connections.na}`,
  '/app/common/custom/custrecordentry.nl?rectype=customrecord_cwy_marketplace&e=T',
];

const arriving = (sku: string): string => story.arrive({ lines: [{ sku }] });

/** Words of the page, the menu left out. */
const words = (page: Page): Promise<string> => page.locator('main').innerText();

for (const width of [1280, 1920]) {
  screen(`the add-on's pages and its records fit a window of ${width}, with data and without`, async () => {
    const order = arriving('HH-1012-FBM');
    const [exception] = story.exceptions(order);
    const connection = story.setUp.connections.na;
    const more = [
      `${suitelet('exceptions')}&custparam_id=${exception?.id}`,
      `${suitelet('setup')}&custparam_do=test&custparam_id=${connection}`,
    ];
    const tab = await open(full.url, width);
    const problems: string[] = [];
    const addresses = [
      ...[...SUITELETS, ...more, ...recordPages(order)].map((each) => full.url + each),
      ...SUITELETS.map((each) => empty.url + each),
    ];
    for (const address of addresses) {
      const answer = await tab.page.goto(address);
      if (answer?.status() !== 200) problems.push(`${address} answered ${answer?.status()}`);
      const extent = Number(await tab.page.evaluate('document.documentElement.scrollWidth'));
      if (extent > width) problems.push(`${address} is ${extent} wide`);
      for (const role of await nameless(tab.page)) problems.push(`${address} has a ${role} without a name`);
    }
    expect(problems).toEqual([]);
    await close(tab);
  });
}

screen('each page of a fresh account says what would be there, and where to begin', async () => {
  const tab = await open(empty.url + suitelet('exceptions'));
  expect(await words(tab.page)).toContain('No exception is open.');
  await tab.page.goto(empty.url + suitelet('skumap'));
  expect(await words(tab.page)).toContain('No order has been read yet');
  await tab.page.goto(empty.url + suitelet('setup'));
  expect(await words(tab.page)).toContain('Next: enter the secrets');
  await close(tab);
});

screen('a proposal is accepted, and the held order is retried to its sales order, by keyboard alone', async () => {
  const order = arriving('HH-1011-FBM');
  const tab = await open(full.url + suitelet('skumap'));
  const { page } = tab;
  const row = page.locator('tr', { hasText: 'HH-1011-FBM' }).first();
  const box = row.locator('input[type=checkbox]');
  await tabTo(page, `[name="${await box.getAttribute('name')}"]`);
  await page.keyboard.press('Space');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await words(page)).toContain('1 map row was made: HH-1011-FBM.');
  expect(await page.locator('tr', { hasText: 'HH-1011-FBM' }).count()).toBe(0);

  await page.goto(full.url + suitelet('exceptions'));
  expect(await words(page)).not.toContain('1 map row was made');
  await tabTo(page, '#custpage_action');
  await page.keyboard.type('Retry the');
  const tick = page.locator('tr', { hasText: order }).locator('input[type=checkbox]');
  await tabTo(page, `[name="${await tick.getAttribute('name')}"]`);
  await page.keyboard.press('Space');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await words(page)).toContain('1 exception is tried again.');
  story.world.account.runner.settle();
  await page.reload();
  expect(await words(page)).not.toContain(order);
  expect(story.salesOrder(order).fields.otherrefnum).toBe(order);
  await close(tab);
});

screen('a SKU is mapped by hand where nothing is proposed, and what is refused is said in the form', async () => {
  const order = arriving('OWN-NAME-77');
  const tab = await open(full.url + suitelet('skumap'));
  const { page } = tab;
  const row = page.locator('tr', { hasText: 'OWN-NAME-77' });
  await row.getByRole('link', { name: 'Add a row' }).click();
  expect(await page.getByLabel('Seller SKU').inputValue()).toBe('OWN-NAME-77');
  expect(await nameless(page)).toEqual([]);
  const save = (): Promise<unknown> =>
    Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Save' }).press('Enter')]);
  await page.getByLabel('Item').selectOption({ label: 'HH-1003' });
  await page.getByLabel('Pack Quantity').fill('0');
  await save();
  expect(await page.getByRole('alert').innerText()).toContain('The record was not saved');
  expect(await page.getByLabel('Seller SKU').inputValue()).toBe('OWN-NAME-77');
  await page.getByLabel('Pack Quantity').fill('2');
  await save();
  expect(await words(page)).toContain('HH-1003');
  story.sync();
  expect(story.salesOrder(order).fields.otherrefnum).toBe(order);
  await close(tab);
});

screen('one exception leads to its records and to Amazon, and is assigned, snoozed and solved there', async () => {
  const order = arriving('HH-1010-NONE');
  const tab = await open(full.url + suitelet('exceptions'));
  const { page } = tab;
  const row = page.locator('tr', { hasText: order });
  expect(await row.getByRole('link', { name: 'Order' }).getAttribute('href')).toBe(
    `https://sellercentral.amazon.com/orders-v3/order/${order}`,
  );
  await row.getByRole('link', { name: 'Details' }).click();
  for (const name of ['Exception record', 'Document', 'Order in Seller Central', 'SKU map audit', 'All exceptions']) {
    expect(await page.getByRole('link', { name, exact: true }).count()).toBe(1);
  }
  const act = async (action: string, value: () => Promise<unknown>): Promise<string> => {
    await page.getByLabel('Action').selectOption({ label: action });
    await value();
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Go' }).first().click()]);
    return words(page);
  };
  const assigned = await act('Assign to the owner', () => page.getByLabel('Assign To').selectOption({ index: 1 }));
  expect(assigned).toContain('1 exception is assigned.');
  const snoozed = await act('Snooze until the date', () => page.getByLabel('Snooze Until').fill('12/24/2026'));
  expect(snoozed).toMatch(/snoozed until 12\/24\/2026/);
  const solved = await act('Solve with the text', () => page.getByLabel('How It Was Solved').fill('Sold elsewhere 😀'));
  expect(solved).toContain('1 exception is solved');
  expect(solved).toContain('Sold elsewhere 😀');
  expect(story.exceptions(order)).toEqual([]);
  await close(tab);
});

screen('a connection is stopped, tested and activated again on the set-up page', async () => {
  const tab = await open(full.url + suitelet('setup'));
  const { page } = tab;
  const row = page.locator('tr', { hasText: 'Amazon Europe' });
  const press = (name: string): Promise<unknown> =>
    Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().press('Enter')]);
  await row.getByRole('link', { name: 'Stop' }).click();
  await press('Stop Connection');
  expect(await words(page)).toMatch(/stopped/i);
  await row.getByRole('link', { name: 'Activate' }).click();
  await page.getByRole('link', { name: 'Test Connection' }).click();
  await press('Test Connection');
  expect(await words(page)).toContain('The connection works');
  await press('Activate Connection');
  expect(await words(page)).toContain('Amazon Europe is active in account 1234567');
  await close(tab);
});

screen('the first press of Tab offers to skip the menu, and what has the focus is seen', async () => {
  const tab = await open(full.url + suitelet('exceptions'));
  const { page } = tab;
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the page');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.querySelector("main").contains(document.activeElement)')).toBe(true);
  expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).not.toBe('none');
  await close(tab);
});
