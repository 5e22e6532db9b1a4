// Addresses inside the account.
// Source: N/url.resolveRecord, N/url.resolveScript (help): shapes of record and Suitelet addresses.

/** Entry pages that transactions and lists have under names of their own. */
const ENTRY_PAGES: Readonly<Record<string, string>> = {
  salesorder: '/app/accounting/transactions/salesord.nl',
  cashsale: '/app/accounting/transactions/cashsale.nl',
  cashrefund: '/app/accounting/transactions/cashrfnd.nl',
  creditmemo: '/app/accounting/transactions/custcred.nl',
  customerpayment: '/app/accounting/transactions/custpymt.nl',
  customerrefund: '/app/accounting/transactions/custrfnd.nl',
  deposit: '/app/accounting/transactions/deposit.nl',
  inventoryadjustment: '/app/accounting/transactions/invadjst.nl',
  invoice: '/app/accounting/transactions/custinvc.nl',
  itemfulfillment: '/app/accounting/transactions/itemship.nl',
  itemreceipt: '/app/accounting/transactions/itemrcpt.nl',
  journalentry: '/app/accounting/transactions/journal.nl',
  returnauthorization: '/app/accounting/transactions/rtnauth.nl',
  customer: '/app/common/entity/custjob.nl',
  employee: '/app/common/entity/employee.nl',
};

const TYPE_BY_PAGE: ReadonlyMap<string, string> = new Map(
  Object.entries(ENTRY_PAGES).map(([type, page]) => [page, type]),
);

export const CUSTOM_RECORD_PAGE = '/app/common/custom/custrecordentry.nl';
export const SUITELET_PAGE = '/app/site/hosting/scriptlet.nl';

export function recordUrl(type: string, id: number | string): string {
  if (type.startsWith('customrecord')) return withQuery(CUSTOM_RECORD_PAGE, { rectype: type, id });
  const page = ENTRY_PAGES[type];
  return page ? withQuery(page, { id }) : withQuery('/app/record', { type, id });
}

/** Where a new custom record is entered. */
export function newRecordUrl(type: string): string {
  return withQuery(CUSTOM_RECORD_PAGE, { rectype: type, e: 'T' });
}

export function listUrl(type: string, page = 1): string {
  return withQuery('/app/list', page > 1 ? { type, page } : { type });
}

export function suiteletUrl(
  script: number | string,
  deploy: number | string,
  parameters: Readonly<Record<string, string>> = {},
): string {
  return withQuery(SUITELET_PAGE, { script, deploy, ...parameters });
}

/** The record type that has an entry page of that path. */
export function typeOfPage(path: string): string | undefined {
  return TYPE_BY_PAGE.get(path);
}

export function withQuery(path: string, parameters: Readonly<Record<string, string | number>>): string {
  const texts = Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]);
  const query = new URLSearchParams(texts).toString();
  if (query === '') return path;
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
}

/** An address that may stand in a link: on the web, or relative. Any other scheme, such as javascript:, leads nowhere. */
export function safeUrl(url: string): string | null {
  const address = url.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  const known = scheme === undefined || ['http', 'https', 'mailto'].includes(scheme);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop control characters, and so would find a scheme behind one.
  return address === '' || !known || /[\u0000-\u001f]/.test(address) ? null : address;
}
