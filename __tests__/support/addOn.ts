// The add-on deployed into a lab account, with the demo company's lists, one connection and its American marketplaces:
// where the stories of its pages begin.

import { catalogue, US } from '../../lab/catalogue';
import { type DemoIds, furnishDemo } from '../../lab/demo/netsuite';
import { ROOT } from '../../lab/demo/world';
import { Account } from '../../lab/netsuite/account';
import { deployProject } from '../../lab/netsuite/customization';
import { furnish } from '../../lab/netsuite/profile';
import { type Values, write } from '../../lab/netsuite/profileWrite';
import type { FieldValue } from '../../lab/netsuite/records/definition';
import type { SuiteletAnswer } from '../../lab/netsuite/runner/web';

export const NOW = Date.parse('2026-03-02T16:00:00Z');

export interface AddOn {
  readonly account: Account;
  /** Internal ids by item name; empty without goods. */
  readonly items: DemoIds['items'];
  readonly connection: number;
  /** The marketplace record of the US. */
  readonly marketplace: number;
}

export interface Visit {
  readonly script: string;
  /** Script id of a role; an administrator without. */
  readonly role?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** What a form posts; a GET without. */
  readonly form?: Readonly<Record<string, string>>;
}

/** `goods` brings the demo company's items and stock, which takes longer than all the rest. */
export function addOn({ goods = false } = {}): AddOn {
  const account = new Account({ profile: 'oneworld', seed: 1, start: NOW, watchesForEndlessLoops: false });
  deployProject(account, ROOT);
  const furniture = furnish(account);
  const demo = goods ? furnishDemo(account, catalogue, furniture) : null;
  const connection = write(account, 'customrecord_cwy_connection', {
    name: 'North America',
    externalid: 'cwy-con-A1SELLER-NA',
    custrecord_cwy_con_seller: 'A1SELLER',
    custrecord_cwy_con_region: valueNamed(account, 'customlist_cwy_region', 'val_cwy_region_na'),
    custrecord_cwy_con_state: valueNamed(account, 'customlist_cwy_connection_state', 'val_cwy_con_active'),
    custrecord_cwy_con_account: account.id,
    custrecord_cwy_con_slot: 1,
  });
  const marketplace = write(account, 'customrecord_cwy_marketplace', {
    name: 'Amazon.com',
    externalid: `cwy-mkt-${connection}-${US}`,
    custrecord_cwy_mkt_connection: String(connection),
    custrecord_cwy_mkt_amazon_id: US,
    custrecord_cwy_mkt_state: valueNamed(account, 'customlist_cwy_marketplace_state', 'val_cwy_mkt_live'),
    custrecord_cwy_mkt_currency: 'USD',
    custrecord_cwy_mkt_zone: 'America/Los_Angeles',
    custrecord_cwy_mkt_subsidiary: String(furniture.subsidiary),
  });
  return { account, items: demo?.items ?? {}, connection, marketplace };
}

function valueNamed(account: Account, list: string, value: string): string {
  const id = account.listValue(list, value);
  if (id === undefined) throw new Error(`Expected ${value} in ${list}, found none.`);
  return String(id);
}

let next = 0;

/** A document of an order with these SKUs, held as after a planning that found something wrong. */
export function documentOf({ account, connection }: AddOn, skus: readonly string[], values: Values = {}): number {
  const amazonId = `111-0000000-${String(++next).padStart(7, '0')}`;
  return write(account, 'customrecord_cwy_document', {
    externalid: `cwy-doc-order-${connection}-${amazonId}`,
    custrecord_cwy_doc_kind: 'order',
    custrecord_cwy_doc_connection: String(connection),
    custrecord_cwy_doc_amazon_id: amazonId,
    custrecord_cwy_doc_marketplace_id: US,
    custrecord_cwy_doc_state: 'held',
    custrecord_cwy_doc_status: 'UNSHIPPED',
    custrecord_cwy_doc_raw: '{}',
    custrecord_cwy_doc_updated: '2026-03-02T15:00:00Z',
    custrecord_cwy_doc_applied: '2026-03-02T15:00:00Z',
    custrecord_cwy_doc_skus: JSON.stringify(skus),
    ...values,
  });
}

export interface ExceptionFacts {
  readonly class?: string;
  /** Hours until it is due; below zero it is overdue. */
  readonly dueIn?: number;
  readonly owner?: number;
  readonly document?: number;
  readonly values?: Values;
}

export function exceptionOf({ account, connection }: AddOn, facts: ExceptionFacts = {}): number {
  const at = (hours: number): FieldValue => account.clock.now() + hours * 3_600_000;
  const number = ++next;
  return write(account, 'customrecord_cwy_exception', {
    externalid: `cwy-exc-orders-${facts.class ?? 'sku-unmapped'}-${number}`,
    custrecord_cwy_exc_flow: 'orders',
    custrecord_cwy_exc_class: facts.class ?? 'sku-unmapped',
    custrecord_cwy_exc_severity: 'high',
    custrecord_cwy_exc_subject: `1-111-0000000-${number}`,
    custrecord_cwy_exc_state: 'open',
    custrecord_cwy_exc_owner: facts.owner === undefined ? null : String(facts.owner),
    custrecord_cwy_exc_due: at(facts.dueIn ?? 4),
    custrecord_cwy_exc_message: 'SKU MUG-9 has no map row for Amazon.com.',
    custrecord_cwy_exc_fix: 'Add a SKU map row for the SKU and marketplace, then press Retry.',
    custrecord_cwy_exc_excerpt: '{"orderId":"***"}',
    custrecord_cwy_exc_connection: String(connection),
    custrecord_cwy_exc_marketplace_id: US,
    custrecord_cwy_exc_amazon_id: `111-0000000-${String(number).padStart(7, '0')}`,
    custrecord_cwy_exc_document: facts.document === undefined ? null : String(facts.document),
    custrecord_cwy_exc_count: 1,
    custrecord_cwy_exc_attempts: 0,
    custrecord_cwy_exc_first: at(-30),
    custrecord_cwy_exc_last: at(-1),
    ...facts.values,
  });
}

export function mapRowOf({ account, marketplace }: AddOn, sku: string, item: number, values: Values = {}): number {
  return write(account, 'customrecord_cwy_skumap', {
    externalid: `row-${++next}`,
    custrecord_cwy_map_marketplace: String(marketplace),
    custrecord_cwy_map_sku: sku,
    custrecord_cwy_map_item: String(item),
    custrecord_cwy_map_pack: 1,
    ...values,
  });
}

export function visit(
  { account }: Pick<AddOn, 'account'>,
  { script, role, parameters = {}, form }: Visit,
): SuiteletAnswer & { readonly text: string } {
  const answer = account.runner.suitelet({
    script: `customscript_cwy_${script}_sl`,
    deploy: `customdeploy_cwy_${script}_sl`,
    method: form === undefined ? 'GET' : 'POST',
    parameters,
    body: form === undefined ? '' : new URLSearchParams(form).toString(),
    headers: form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' },
    ...(role === undefined ? {} : { role }),
  });
  if (answer.error) throw answer.error;
  return { ...answer, text: String(answer.body) };
}

/** Where the answer sends the browser, as the parameters of the next page. */
export function parametersAfter(answer: SuiteletAnswer): Record<string, string> {
  const target = new URL(answer.headers.location ?? '', 'https://account.example');
  return Object.fromEntries([...target.searchParams].filter(([name]) => name.startsWith('custparam_')));
}

/** The token of the form on a page. */
export function tokenOf(page: string): string {
  return /name="custpage_token" value="([^"]+)"/.exec(page)?.[1] ?? '';
}
