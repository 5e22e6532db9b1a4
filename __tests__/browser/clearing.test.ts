// The page Amazon Clearing in a real browser: it fits, a day is chosen by keyboard, and the print is a page of its own.

import type { Browser, Page } from 'playwright-core';
import { DAY } from '../../lab/clock';
import { accountView } from '../../lab/netsuite/pages/accountView';
import { write } from '../../lab/netsuite/profileWrite';
import { type Served, serveAccount } from '../../lab/netsuite/serve';
import { billNext, ship } from '../support/billing';
import { browserTest, openBrowser } from '../support/browser';
import { foundClearing, MUGS, settle, sold } from '../support/clearing';
import type { Story } from '../support/story';

const screen = browserTest();
const CLEARING =
  '/app/site/hosting/scriptlet.nl?script=customscript_cwy_clearing_sl&deploy=customdeploy_cwy_clearing_sl';

let browser: Browser | undefined;
let story: Story;
let served: Served;

beforeAll(async () => {
  if (screen === test) browser = await openBrowser();
  story = foundClearing('order');
  const { account, clock } = story.world;
  const ids = [story.arrive(MUGS), story.arrive(MUGS), story.arrive(MUGS)];
  for (const id of ids.slice(0, 2)) ship(story, id);
  billNext(story);
  clock.advance(20 * DAY);
  settle(story, [...sold(ids[0] ?? '', '19.00'), ...sold(ids[2] ?? '', '20.00')]);
  const named = (name: string): string =>
    String(story.rows('SELECT id FROM account WHERE accountsearchdisplaynamecopy = ?', [name])[0]?.id);
  const [subsidiary] = story.rows('SELECT id FROM subsidiary WHERE parent IS NULL');
  const trandate = new Date(clock.now()).toISOString().slice(0, 10);
  write(
    account,
    'journalentry',
    { subsidiary: String(subsidiary?.id), trandate, memo: 'Paid out by hand' },
    {
      line: [
        { account: named('Amazon Clearing US USD'), credit: 7.5 },
        { account: named('Amazon Suspense'), debit: 7.5 },
      ],
    },
  );
  served = await serveAccount(accountView(account), { port: 0, runSuitelet: (call) => account.runner.suitelet(call) });
});

afterAll(async () => {
  await browser?.close();
  await served.close();
  story.close();
});

async function open(width: number, more = ''): Promise<Page> {
  if (!browser) throw new Error('The browser is open in tests that use it.');
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(served.url + CLEARING + more);
  return page;
}

for (const width of [1280, 1920]) {
  screen(`the answer, ages and orders fit a window of ${width}`, async () => {
    const page = await open(width);
    const words = await page.locator('main').innerText();
    expect(words).toContain('● Ties: 1.00 USD of 3 orders and −7.50 USD not traced to an order');
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(width);
    await page.close();
  });
}

screen('another day is chosen by keyboard', async () => {
  const page = await open(1280);
  await page.locator('[name="custpage_day"]').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('3/5/2026');
  await page.keyboard.press('Enter');
  await page.waitForURL(/custparam_day=2026-03-05/);
  expect(await page.locator('main').innerText()).toContain('● Ties: 51.98 USD of 2 orders');
  await page.close();
});

screen('the print is black on white and has the same answer', async () => {
  const page = await open(1280, '&custparam_view=print');
  expect(await page.locator('.verdict').innerText()).toContain('● Ties: 1.00 USD of 3 orders');
  await page.close();
});
