// The browser that screens are tested in: the first one this machine has.

import * as fs from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where the browser is, or undefined. CHROMIUM_PATH goes first. With REQUIRE_BROWSER=1 a missing one is an error. */
export function browserPath(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  const found = [named, ...USUAL].find((path) => path && fs.existsSync(path));
  if (found === undefined && process.env.REQUIRE_BROWSER === '1') {
    throw new Error('REQUIRE_BROWSER is 1, but no browser was found. Install chromium, or name one in CHROMIUM_PATH.');
  }
  return found;
}

/** `test` where there is a browser; otherwise `test.skip`, after saying why. */
export function browserTest(): jest.It {
  if (browserPath() !== undefined) return test;
  console.warn('Screens are not tested: no Chromium on this machine. Install one, or name it in CHROMIUM_PATH.');
  return test.skip;
}

export function openBrowser(): Promise<Browser> {
  const executablePath = browserPath() ?? '';
  // In a container Chromium has neither its sandbox nor much shared memory.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
}
