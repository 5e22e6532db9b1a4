// An auditor who knows what Amazon's side did and what is owed for it, and looks at the account's records alone: never at
// what the add-on says of itself, but for the word "ignored" and the rule behind it.

import type { AmazonOrder } from '../amazon/order';
import type { SqlRow } from '../netsuite/store';
import { auditMoney } from './auditMoney';
import { auditPackages } from './auditPackages';
import { auditStock } from './auditStock';
import { auditLines } from './lineWatch';
import { openExceptions } from './openExceptions';
import type { Played } from './play';

/** One broken rule, in words; empty where all is well. */
export function audit(played: Played): string[] {
  const { amazon } = played.world;
  const known = new Set(played.orders.values());
  const orders = amazon.control.truth().filter(({ orderId }) => known.has(orderId));
  return [
    ...orders.flatMap((order) => auditOrder(played, order)),
    ...auditStrangers(played, known),
    ...played.brokenLines,
    ...auditLines(played),
    ...auditStock(played),
    ...auditMoney(played),
    ...auditPackages(played),
  ];
}

function auditOrder(played: Played, order: AmazonOrder): string[] {
  const sales = salesOrders(played, order.orderId);
  const document = documentOf(played, order.orderId);
  const exceptions = openExceptions(played, order.orderId);
  const isReserved = document?.claim === 'live';
  const isIgnored = document?.state === 'ignored' && text(document.reason) !== '';
  const found = [
    ...sales.map(() => 'a sales order'),
    ...(isReserved ? ['a live reservation'] : []),
    ...(sales.length === 0 && exceptions.length > 0 ? ['an open exception'] : []),
    ...(isIgnored ? [`ignored: ${text(document?.reason)}`] : []),
  ];
  const broken: string[] = [];
  const say = (words: string): void => void broken.push(`${order.orderId} (${order.status}): ${words}`);
  if (found.length !== 1) say(`expected to be one thing in NetSuite, found ${found.join(' and ') || 'nothing'}.`);
  if (isReserved && order.status !== 'PENDING' && order.status !== 'PENDING_AVAILABILITY') {
    say('stock is still reserved for an order that is no longer pending.');
  }
  if (document !== undefined && text(document.updated) !== new Date(order.lastUpdatedTime).toISOString()) {
    say(
      `the newest update is of ${new Date(order.lastUpdatedTime).toISOString()}, the document of ${text(document.updated)}.`,
    );
  }
  if (document !== undefined && document.applied !== document.updated) say('its document still waits.');
  return broken;
}

/** Nothing stands in NetSuite that Amazon never had. */
function auditStrangers(played: Played, known: ReadonlySet<string>): string[] {
  return rows(
    played,
    'SELECT id, custbody_cwy_order_id AS amazonid FROM "transaction" WHERE custbody_cwy_order_id IS NOT NULL',
    [],
  )
    .filter((row) => !known.has(text(row.amazonid)))
    .map((row) => `Transaction ${row.id} is of ${text(row.amazonid)}, which Amazon does not know.`);
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

function rows({ world }: Played, sql: string, parameters: readonly (string | number)[]): SqlRow[] {
  return world.account.store.all(sql, parameters);
}

function salesOrders(played: Played, amazonOrderId: string): SqlRow[] {
  return rows(played, `SELECT id FROM "transaction" WHERE type = 'SalesOrd' AND custbody_cwy_order_id = ?`, [
    amazonOrderId,
  ]);
}

function documentOf(played: Played, amazonOrderId: string): SqlRow | undefined {
  const [found] = rows(
    played,
    `SELECT custrecord_cwy_doc_state AS state, custrecord_cwy_doc_reason AS reason, custrecord_cwy_doc_claim AS claim,
       custrecord_cwy_doc_updated AS updated, custrecord_cwy_doc_applied AS applied
     FROM customrecord_cwy_document WHERE custrecord_cwy_doc_amazon_id = ?`,
    [amazonOrderId],
  );
  return found;
}
