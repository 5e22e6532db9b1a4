// Lists of what Amazon works on, feeds and reports alike: by type, state, marketplace and time, page by page.
// Source: Feeds and Reports models 2021-06-30, unless a line says otherwise.

import type { Instant } from '../../clock';
import { invalidInput, type JsonObject } from '../operation';
import { KEPT, type ProcessingStatus, processingStatuses } from '../processing';
import { readToken, writeToken } from './pageToken';
import { countOf, instantOf, listOf, onlyKnown } from './parameters';

const MOST_VALUES = 10;

export interface Listed {
  readonly id: string;
  readonly type: string;
  readonly marketplaceIds: readonly string[];
  readonly status: ProcessingStatus;
  readonly createdTime: Instant;
}

interface Search {
  readonly types: readonly string[];
  readonly statuses: readonly string[];
  readonly marketplaceIds: readonly string[];
  readonly since: Instant;
  readonly until: Instant;
  readonly pageSize: number;
  /** The last id of the page before. */
  readonly after: string | null;
}

export interface List<Item> {
  /** The operation that gives the list; its tokens are its own. */
  readonly operationId: string;
  /** The parameter that names types. */
  readonly typesName: 'feedTypes' | 'reportTypes';
  /** In the order of the list. */
  readonly items: readonly Item[];
  readonly listed: (item: Item) => Listed;
  readonly document: (item: Item) => JsonObject;
}

export interface ListPage {
  readonly documents: readonly JsonObject[];
  readonly nextToken: string | undefined;
}

/** The page of a list that a request asks for. */
export function pageOf<Item>(list: List<Item>, query: ReadonlyMap<string, string>, now: Instant): ListPage {
  const search = searchOf(list, query, now);
  const found = list.items.filter((item) => matches(list.listed(item), search));
  const start = found.findIndex((item) => list.listed(item).id === search.after) + 1;
  const page = found.slice(start, start + search.pageSize);
  const last = page.at(-1);
  const more = last !== undefined && start + search.pageSize < found.length;
  return {
    documents: page.map(list.document),
    nextToken: more ? writeToken(list.operationId, { ...search, after: list.listed(last).id }) : undefined,
  };
}

type Asked = Pick<List<never>, 'operationId' | 'typesName'>;

function searchOf({ operationId, typesName }: Asked, query: ReadonlyMap<string, string>, now: Instant): Search {
  const others = ['processingStatuses', 'marketplaceIds', 'pageSize', 'createdSince', 'createdUntil', 'nextToken'];
  onlyKnown(query, new Set([typesName, ...others]));
  const token = query.get('nextToken');
  if (token !== undefined) return continued(operationId, token, query);
  const types = valuesOf(query, typesName);
  if (types.length === 0) throw invalidInput(`Either ${typesName} or nextToken is required.`);
  const since = instantOf(query, 'createdSince') ?? now - KEPT;
  // Unconfirmed: the stricter reading, what is older than anything kept is refused.
  if (since < now - KEPT) throw invalidInput('createdSince must not be more than 90 days ago.');
  const until = instantOf(query, 'createdUntil') ?? now;
  if (until < since) throw invalidInput('createdUntil must not be earlier than createdSince.');
  return {
    types,
    statuses: listOf(query, 'processingStatuses', processingStatuses),
    marketplaceIds: valuesOf(query, 'marketplaceIds'),
    since,
    until,
    pageSize: countOf(query, 'pageSize', { usual: 10, most: 100 }),
    after: null,
  };
}

function continued(operationId: string, token: string, query: ReadonlyMap<string, string>): Search {
  if (query.size > 1) throw invalidInput('nextToken cannot be specified with any other parameter.');
  const search = readToken<Search>(operationId, token);
  if (search === null) throw invalidInput('The nextToken is not valid.');
  return search;
}

function valuesOf(query: ReadonlyMap<string, string>, name: string): readonly string[] {
  const values = query.get(name)?.split(',') ?? [];
  if (values.length > MOST_VALUES) throw invalidInput(`At most ${MOST_VALUES} ${name} can be provided.`);
  if (values.includes('')) throw invalidInput(`${name} holds an empty value.`);
  return values;
}

function matches(
  { type, status, marketplaceIds, createdTime }: Listed,
  { types, statuses, since, until, ...search }: Search,
): boolean {
  return (
    types.includes(type) &&
    (statuses.length === 0 || statuses.includes(status)) &&
    (search.marketplaceIds.length === 0 || marketplaceIds.some((id) => search.marketplaceIds.includes(id))) &&
    createdTime >= since &&
    createdTime <= until
  );
}
