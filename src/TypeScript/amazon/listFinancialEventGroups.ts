/**
 * How to ask which groups of events were opened, closed or not: what a settlement is made of, and what is in none yet.
 * Source: Finances API v0 (model); the one operation of that version without an announced end.
 *
 * @NApiVersion 2.1
 */

import { children, type Node, nodeOf, optionalText, text } from './fields';
import { instant, optionalInstant } from './instant';
import { parseAnswer } from './orderRow';
import { attempt, type Refusal } from './refusal';
import type { Asking } from './request';

export interface EventGroup {
  readonly groupId: string;
  /** UTC with milliseconds. */
  readonly start: string;
  /** Null while it is open. */
  readonly end: string | null;
}

export interface EventGroupPage {
  readonly groups: readonly EventGroup[];
  readonly nextToken: string | null;
}

/** Opened in [from, to), ISO instants at most 180 days apart. With a token, everything else stays as it was. */
export function listFinancialEventGroups(from: string, to: string, nextToken: string | null = null): Asking {
  const query = {
    FinancialEventGroupStartedAfter: from,
    FinancialEventGroupStartedBefore: to,
    MaxResultsPerPage: 100,
    NextToken: nextToken,
  };
  return { operationId: 'listFinancialEventGroups', query };
}

type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

export function readEventGroupPage(body: string): Reading<EventGroupPage> {
  return attempt(() => {
    const payload = nodeOf(nodeOf(parseAnswer(body), '').json.payload, 'payload');
    return {
      groups: children(payload, 'FinancialEventGroupList').map(groupOf),
      nextToken: optionalText(payload, 'NextToken'),
    };
  });
}

function groupOf(node: Node): EventGroup {
  return {
    groupId: text(node, 'FinancialEventGroupId'),
    start: instant(node, 'FinancialEventGroupStart'),
    end: optionalInstant(node, 'FinancialEventGroupEnd'),
  };
}
