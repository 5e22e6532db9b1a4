// What became of each order, read back from the account's own records: its document, sales order, claims on stock and
// exceptions. Every order of every file is answered for once.

import * as crypto from 'node:crypto';
import { marketplaces, type Region } from '../amazon/marketplaces';
import type { Account } from '../netsuite/account';
import { encode } from '../netsuite/encodings';
import type { RecordData } from '../netsuite/records/definition';
import type { SortedOrder } from './assortment';
import { lastWords } from './runs';
import { type Claim, claimOf, type SalesOrderPage, salesOrderPage } from './salesOrderPage';

export type Outcome = 'imported' | 'reserved' | 'held' | 'ignored';

interface OpenException {
  readonly class: string;
  readonly severity: string;
  readonly message: string;
  readonly fix: string;
}

export interface OrderOutcome {
  /** Null where the row names none. */
  readonly amazonOrderId: string | null;
  /** The rows of the files that came under this id. */
  readonly rows: readonly SortedOrder[];
  readonly outcome: Outcome;
  readonly exceptions: readonly OpenException[];
  /** The rule that keeps an ignored order out; null for any other. */
  readonly rule: string | null;
  /** Null where there is no sales order. */
  readonly salesOrder: SalesOrderPage | null;
  readonly claims: readonly Claim[];
  /** ISO code; null where neither a sales order nor a known marketplace tells it. */
  readonly currency: string | null;
}

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  applied: 'imported',
  planned: 'reserved',
  held: 'held',
  ignored: 'ignored',
  received: 'held',
};
const CURRENCIES = new Map(marketplaces.map(({ id, currency }) => [id, currency]));

export function outcomesOf(
  account: Account,
  orders: readonly SortedOrder[],
  connections: ReadonlyMap<Region, number>,
): OrderOutcome[] {
  const found = new Records(account);
  return grouped(orders).map((rows) => {
    const [first] = rows as [SortedOrder];
    return outcomeOf(account, found, rows, String(connections.get(first.region)));
  });
}

/** Rows of one id are one order; a row without an id is one by itself. */
function grouped(orders: readonly SortedOrder[]): SortedOrder[][] {
  const groups = new Map<string, SortedOrder[]>();
  orders.forEach((order, index) => {
    const key = order.amazonOrderId === null ? `#${index}` : `=${order.amazonOrderId}`;
    groups.set(key, [...(groups.get(key) ?? []), order]);
  });
  return [...groups.values()];
}

function outcomeOf(account: Account, found: Records, rows: readonly SortedOrder[], connection: string): OrderOutcome {
  const [first] = rows as [SortedOrder];
  const { amazonOrderId } = first;
  const document = amazonOrderId === null ? undefined : found.document(connection, amazonOrderId);
  const exceptions = found.exceptions(connection, amazonOrderId ?? digestOf(first.raw), document);
  const outcome = document ? OUTCOMES[String(document.fields.custrecord_cwy_doc_state)] : 'held';
  if (outcome === undefined || (outcome === 'held' && exceptions.length === 0)) {
    const state = document?.fields.custrecord_cwy_doc_state ?? 'no document';
    throw new Error(`${first.place}: the add-on left this order without an answer (${state}). ${lastWords(account)}`);
  }
  const salesOrder = found.salesOrder(document);
  const page = salesOrder ? salesOrderPage(account, salesOrder) : null;
  return {
    amazonOrderId,
    rows,
    outcome,
    exceptions: exceptions.map(exceptionOf),
    rule: outcome === 'ignored' ? String(document?.fields.custrecord_cwy_doc_reason ?? '') : null,
    salesOrder: page,
    claims: document ? found.claims(document).map((each) => claimOf(account, each)) : [],
    currency: page?.currency ?? CURRENCIES.get(first.marketplaceId ?? '') ?? null,
  };
}

/** The records of one kind, by what they belong to; each kind is read once. */
class Records {
  readonly #documents: ReadonlyMap<string, RecordData[]>;
  readonly #exceptions: ReadonlyMap<string, RecordData[]>;
  readonly #exceptionsOfDocuments: ReadonlyMap<string, RecordData[]>;
  readonly #claims: ReadonlyMap<string, RecordData[]>;
  readonly #account: Account;

  constructor(account: Account) {
    this.#account = account;
    const list = (type: string) => [...account.records.list(type).rows].reverse();
    const open = list('customrecord_cwy_exception').filter(
      ({ fields }) => fields.custrecord_cwy_exc_state !== 'solved',
    );
    this.#documents = by(
      list('customrecord_cwy_document'),
      ({ fields }) => `${fields.custrecord_cwy_doc_connection} ${fields.custrecord_cwy_doc_amazon_id}`,
    );
    this.#exceptions = by(open, ({ fields }) => String(fields.custrecord_cwy_exc_subject));
    this.#exceptionsOfDocuments = by(open, ({ fields }) => String(fields.custrecord_cwy_exc_document));
    this.#claims = by(list('customrecord_cwy_reservation'), ({ fields }) => String(fields.custrecord_cwy_res_document));
  }

  document(connection: string, amazonOrderId: string): RecordData | undefined {
    return this.#documents.get(`${connection} ${amazonOrderId}`)?.[0];
  }

  /** Those about the document, and those about an order of this name that never became one. */
  exceptions(connection: string, name: string, document: RecordData | undefined): readonly RecordData[] {
    const ofDocument = document ? (this.#exceptionsOfDocuments.get(String(document.id)) ?? []) : [];
    const ofName = this.#exceptions.get(`${connection}-${name}`.slice(0, 300)) ?? [];
    return [...new Map([...ofDocument, ...ofName].map((each) => [each.id, each])).values()];
  }

  claims(document: RecordData): readonly RecordData[] {
    return this.#claims.get(String(document.id)) ?? [];
  }

  salesOrder(document: RecordData | undefined): RecordData | undefined {
    const id = document?.fields.custrecord_cwy_doc_transaction;
    return id === undefined || id === null || id === ''
      ? undefined
      : this.#account.records.get('salesorder', Number(id));
  }
}

function by(records: readonly RecordData[], keyOf: (record: RecordData) => string): Map<string, RecordData[]> {
  const groups = new Map<string, RecordData[]>();
  for (const record of records) {
    const key = keyOf(record);
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return groups;
}

/** The add-on names a row without an id by the digest of its JSON. */
const digestOf = (raw: string): string =>
  encode(
    crypto
      .createHash('sha256')
      .update(JSON.stringify(JSON.parse(raw)))
      .digest(),
    'HEX',
  );

const exceptionOf = ({ fields }: RecordData): OpenException => ({
  class: String(fields.custrecord_cwy_exc_class ?? ''),
  severity: String(fields.custrecord_cwy_exc_severity ?? ''),
  message: String(fields.custrecord_cwy_exc_message ?? ''),
  fix: String(fields.custrecord_cwy_exc_fix ?? ''),
});
