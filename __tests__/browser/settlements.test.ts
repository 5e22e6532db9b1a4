// Settlements in a real browser: from the list down to a line of the report, up to its journal entry, and to the proof.

import type { Browser, Page } from 'playwright-core';
import { accountView } from '../../lab/netsuite/pages/accountView';
import { type Served, serveAccount } from '../../lab/netsuite/serve';
import { browserTest, openBrowser } from '../support/browser';
import { ORDER, SettledBooks } from '../support/settledBooks';

const screen = browserTest();
const ID = '11223344551';
const addressOf = (page: string): string =>
  `/app/site/hosting/scriptlet.nl?script=customscript_cwy_${page}_sl&deploy=customdeploy_cwy_${page}_sl`;

let browser: Browser | undefined;
let books: SettledBooks;
let served: Served;

beforeAll(async () => {
  if (screen === test) browser = await openBrowser();
  books = new SettledBooks();
  books.settle({ id: ID, rows: ORDER });
  const { account } = books;
  served = await serveAccount(accountView(account), { port: 0, runSuitelet: (call) => account.runner.suitelet(call) });
});

afterAll(async () => {
  await browser?.close();
  await served.close();
  books.close();
});

async function open(page: string, width = 1280): Promise<Page> {
  if (!browser) throw new Error('The browser is open in tests that use it.');
  const opened = await browser.newPage({ viewport: { width, height: 900 } });
  await opened.goto(served.url + addressOf(page));
  return opened;
}

const words = (page: Page): Promise<string> => page.locator('body').innerText();

/** Takes a link by keyboard: focus on it, then Enter. */
async function follow(page: Page, name: RegExp): Promise<void> {
  const before = page.url();
  await page.getByRole('link', { name }).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== before, { timeout: 5_000 });
}

screen(
  'a settlement leads by keyboard to its kinds of line, to lines of the report, and on to the journal entry',
  async () => {
    const page = await open('settlements');
    expect(await words(page)).toContain('No settlement waits for you');
    await follow(page, new RegExp(`^${ID}$`));
    expect(await words(page)).toContain('Order / ItemFees / Commission');
    await follow(page, /^−4\.50$/);
    expect(await words(page)).toMatch(/Order \/ ItemFees \/ Commission[\s\S]*−4\.50/);
    await follow(page, /^line \d+$/);
    expect(await words(page)).toContain('Order / ItemFees / Commission');
    await page.close();
  },
);

screen('the proof says that nothing is missing, step by step, and prints without the menu', async () => {
  const page = await open('settlements');
  await follow(page, /^Proof$/);
  const text = await words(page);
  expect(text).toContain('Difference 0.00 USD');
  for (const step of ['Report lines', 'Classes', 'Journal lines', 'Payout', 'Deposit']) expect(text).toContain(step);
  expect(text).not.toContain('Custom Records');
  await page.close();
});

for (const width of [1280, 1920]) {
  screen(`settlements, payouts, accruals and margins fit a window of ${width}`, async () => {
    for (const name of ['settlements', 'payouts', 'accrual', 'margin']) {
      const page = await open(name, width);
      expect((await words(page)).length).toBeGreaterThan(50);
      expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(width);
      await page.close();
    }
  });
}
