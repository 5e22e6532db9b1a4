// Which address shows which page of the account.

import { homePage } from './home';
import { CUSTOM_RECORD_PAGE, typeOfPage } from './links';
import { entryPage } from './recordEntry';
import { recordListPage } from './recordList';
import { recordPage } from './recordView';
import { logPage } from './scriptLog';
import { scriptsPage } from './scripts';
import type { AccountSource } from './source';
import { stockPage } from './stock';
import { trialBalancePage } from './trialBalance';

type Page = (account: AccountSource, parameters: URLSearchParams, address: string) => string | undefined;

const PAGES: Readonly<Record<string, Page>> = {
  '/app/center/card.nl': (account, _, address) => homePage(account, address),
  '/app/list': recordListPage,
  '/app/record': (account, parameters, address) => record(account, parameters.get('type'), parameters, address),
  [CUSTOM_RECORD_PAGE]: (account, parameters, address) =>
    entryPage(account, parameters, address) ?? record(account, parameters.get('rectype'), parameters, address),
  '/app/log': logPage,
  '/app/scripts': (account, _, address) => scriptsPage(account, address),
  '/app/reporting/trialbalance': (account, _, address) => trialBalancePage(account, address),
  '/app/reporting/stock': stockPage,
};

/** The page at an address, or undefined when there is none. */
export function nativePage(
  account: AccountSource,
  path: string,
  parameters: URLSearchParams,
  address: string,
): string | undefined {
  const page = Object.hasOwn(PAGES, path) ? PAGES[path] : undefined;
  if (page) return page(account, parameters, address);
  return record(account, typeOfPage(path) ?? null, parameters, address);
}

function record(
  account: AccountSource,
  type: string | null,
  parameters: URLSearchParams,
  address: string,
): string | undefined {
  const id = Number(parameters.get('id'));
  return type !== null && Number.isInteger(id) && id > 0
    ? recordPage(account, type.toLowerCase(), id, address)
    : undefined;
}
