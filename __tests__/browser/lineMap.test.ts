// The page of the settlement map in a real browser: an unknown kind of line gets its class by keyboard alone.

import type { Browser, Page } from 'playwright-core';
import { accountView } from '../../lab/netsuite/pages/accountView';
import { type Served, serveAccount } from '../../lab/netsuite/serve';
import { browserTest, openBrowser } from '../support/browser';
import { SettledBooks } from '../support/settledBooks';

const screen = browserTest();
const MAPPING = '/app/site/hosting/scriptlet.nl?script=customscript_cwy_linemap_sl&deploy=customdeploy_cwy_linemap_sl';

let browser: Browser | undefined;
let world: SettledBooks;
let served: Served;

beforeAll(async () => {
  if (screen === test) browser = await openBrowser();
  world = new SettledBooks();
  world.keep({
    rows: [
      ['Order', 'ItemPrice', 'Principal', '29.98'],
      ['Order', 'ItemFees', 'FBAPerUnitFulfilmentCharge', '-41.20'],
      ['Quirk', 'A Rather Long Name Of An Amount Type', 'Something Else Entirely That Nobody Has Seen', '-2.00'],
    ],
  });
  world.settle();
  const { account } = world;
  served = await serveAccount(accountView(account), { port: 0, runSuitelet: (call) => account.runner.suitelet(call) });
});

afterAll(async () => {
  await browser?.close();
  await served.close();
  world.account.close();
});

async function open(width: number): Promise<Page> {
  if (!browser) throw new Error('The browser is open in tests that use it.');
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(served.url + MAPPING);
  return page;
}

const words = (page: Page): Promise<string> => page.locator('main').innerText();

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`${selector} was not reached with 80 presses of Tab.`);
}

for (const width of [1280, 1920]) {
  screen(`kinds of line, classes to choose and proposals fit a window of ${width}`, async () => {
    const page = await open(width);
    expect(await words(page)).toContain('2 kinds of line without a class (-43.20 USD): 1 settlement waits for that.');
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(width);
    await page.close();
  });
}

screen('classes are chosen, previewed and accepted by keyboard, and the settlement is posted', async () => {
  const page = await open(1280);
  for (const line of [0, 1]) {
    await tabTo(page, `[name="custpage_waiting:tick:${line}"]`);
    await page.keyboard.press('Space');
    await tabTo(page, `[name="custpage_waiting:class:${line}"]`);
    await page.keyboard.type('Other fees');
  }
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Preview' }).first().press('Enter')]);
  expect(await words(page)).toContain('1 settlement would no longer be held');
  expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(1280);
  await tabTo(page, 'button.first');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(await words(page)).toContain('2 kinds of line have their class');
  world.account.runner.settle();
  await page.reload();
  expect(await words(page)).toContain('Every kind of line has its class.');
  const [settlement] = world.account.records.list('customrecord_cwy_settlement').rows;
  expect(settlement?.fields.custrecord_cwy_set_state).toBe('posted');
  await page.close();
});

screen(
  'a row of one marketplace is entered, previewed and accepted by keyboard, from the kind that it is for',
  async () => {
    const page = await open(1280);
    await tabTo(page, 'a[href*="custparam_text=Principal"]');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await words(page)).toContain('Order / ItemPrice / Principal has no row of your own');
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(1280);
    for (const [field, choice] of [
      ['class', 'Sales'],
      ['marketplace', 'Canada'],
      ['from', '4/1/2026'],
    ] as const) {
      await tabTo(page, `[name="custpage_${field}"]`);
      await page.keyboard.type(choice);
    }
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await words(page)).toContain('1 row of the map is new.');
    expect(await words(page)).toContain('from 2026-04-01');
    await tabTo(page, 'button.first');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    const rows = world.account.records.list('customrecord_cwy_linemap').rows.map(({ fields }) => fields);
    expect(rows.map((fields) => fields.custrecord_cwy_lmp_from)).toContain('2026-04-01');
    await page.close();
  },
);
