/**
 * Can the month be closed? What settlements wait for, in one sentence with counts and amounts, and in a few words each.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor, minor, sum } from '../../ledger/minor';
import { kindText, type SeenGroup } from './proof';
import { isInBooks } from './states';

/** A settlement that is not posted, or of which somebody has to decide something. */
export interface WaitingSettlement {
  readonly currency: string;
  readonly exponent: number;
  readonly total: Minor;
  readonly state: string;
  readonly groups: readonly SeenGroup[];
  readonly held: readonly { readonly reason: string }[];
  /** What of it stands in suspense until somebody clears it; null or nothing where nothing does. */
  readonly suspense?: { readonly amount: Minor } | null;
  readonly suspenseOpen?: boolean;
  /** Where it waits for somebody's approval; null or nothing where it does not. */
  readonly approval?: string | null;
  /** What a later report holds of it otherwise, until somebody decides; null or nothing where none does. */
  readonly other?: { readonly total: Minor } | null;
}

interface Kind {
  readonly text: string;
  readonly currency: string;
  readonly exponent: number;
  readonly amount: Minor;
}

/** With the sign of typography, as screens show it. */
export const shownMinor = (amount: Minor, exponent: number): string => formatMinor(amount, exponent).replace('-', '−');

/** Sum of all lines less Amazon's total; zero where the settlement is whole. */
export const differenceOf = ({ groups, total }: Pick<WaitingSettlement, 'groups' | 'total'>): Minor =>
  minor(sum(groups.map(({ amount }) => amount)) - total);

/** `more`: settlements that wait too and are not among those given. */
export function closeWords(
  waiting: readonly WaitingSettlement[],
  more: number,
  refused: number,
  unread: number,
): string {
  const count = waiting.length + more;
  const said = [
    ...(count > 0
      ? [`${counted(count, 'settlement waits', 'settlements wait')} for you: ${causes(waiting, more)}`]
      : []),
    ...(refused > 0 ? [`${counted(refused, 'report', 'reports')} could not be read`] : []),
  ];
  const reading = unread > 0 ? ` ${counted(unread, 'report has', 'reports have')} still to be read.` : '';
  if (said.length > 0) return `${said.join('; ')}.${reading}`;
  return unread > 0 ? `Not yet:${reading}` : 'No settlement waits for you: what is here can be closed.';
}

function causes(waiting: readonly WaitingSettlement[], more: number): string {
  const open = waiting.filter(({ state }) => !isInBooks(state) && state !== 'reversed');
  const kindsOf = (wanted: null | 'review'): Kind[] => open.flatMap((each) => openKinds(each, wanted));
  const off = open.filter((each) => differenceOf(each) !== 0);
  const others = open.filter(
    (each) => differenceOf(each) === 0 && openKinds(each, null).length + openKinds(each, 'review').length === 0,
  );
  const approvals = others.filter(({ state, approval }) => state === 'ready' && approval).length;
  const ready = others.filter(({ state }) => state === 'ready').length - approvals;
  const undone = waiting.filter(({ state }) => state === 'reversed').length;
  const changed = waiting.flatMap((each) =>
    each.other ? [{ ...each, amount: minor(each.other.total - each.total) }] : [],
  );
  const inSuspense = waiting.flatMap((each) =>
    isInBooks(each.state) && each.suspense && each.suspenseOpen ? [{ ...each, amount: each.suspense.amount }] : [],
  );
  const parts = [
    sized(kindsOf(null), 'unmapped kind of line', 'unmapped kinds of lines'),
    sized(kindsOf('review'), 'kind of line to decide', 'kinds of lines to decide'),
    sizedEach(
      off.map((each) => ({ ...each, amount: differenceOf(each) })),
      'sum that is not its total',
      'sums that are not their totals',
    ),
    sizedEach(inSuspense, 'difference in suspense', 'differences in suspense'),
    sizedEach(changed, 'sent again with other content', 'sent again with other content'),
    approvals > 0 ? counted(approvals, 'approval', 'approvals') : '',
    others.length > ready + approvals
      ? `${counted(others.length - ready - approvals, 'settlement', 'settlements')} with something to set up or put right`
      : '',
    undone > 0 ? `${undone} undone and not posted again` : '',
    ready > 0 ? `${counted(ready, 'is', 'are')} ready to be posted` : '',
    more > 0 ? `${more} more not counted here` : '',
  ];
  return parts.filter((each) => each !== '').join(', ');
}

const sizedEach = (settlements: readonly Omit<Kind, 'text'>[], one: string, many: string): string =>
  sized(
    settlements.map((each) => ({ ...each, text: '' })),
    one,
    many,
    false,
  );

/** Kinds without a class, or to be decided by a person; each once. */
function openKinds({ groups, currency, exponent }: WaitingSettlement, wanted: null | 'review'): Kind[] {
  const found = new Map<string, Kind>();
  for (const group of groups.filter((each) => each.class === wanted)) {
    const text = kindText(group);
    const amount = minor((found.get(text)?.amount ?? 0) + group.amount);
    found.set(text, { text, currency, exponent, amount });
  }
  return [...found.values()];
}

/** Counted by kind, and added up by currency. */
function sized(kinds: readonly Kind[], one: string, many: string, distinct = true): string {
  if (kinds.length === 0) return '';
  const count = distinct ? new Set(kinds.map(({ text }) => text)).size : kinds.length;
  const currencies = [...new Map(kinds.map((each) => [each.currency, each.exponent]))];
  const amounts = currencies.map(([currency, exponent]) => {
    const own = kinds.filter((each) => each.currency === currency);
    return `${shownMinor(sum(own.map(({ amount }) => amount)), exponent)} ${currency}`;
  });
  return `${counted(count, one, many)} (${amounts.join(', ')})`;
}

/** What one settlement waits for, short enough for a cell. */
export function waitsFor(settlement: WaitingSettlement): string {
  const first = causes([settlement], 0);
  if (first === '') return settlement.state === 'posted' && settlement.total > 0 ? 'its deposit' : 'Nothing';
  const isOther = differenceOf(settlement) === 0 && settlement.held.length > 0 && /to set up or put right$/.test(first);
  const text = isOther ? settlement.held.map(({ reason }) => reason).join(' ') : first;
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}

export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
