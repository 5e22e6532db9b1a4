/**
 * Which kinds of line the page of the settlement map shows, and how the choice travels in its address.
 *
 * @NApiVersion 2.1
 */

import { CLASS_ROWS } from './classes';
import { comparable } from './classify';
import { KIND_STATES, type KindState, type LineKind } from './lineKinds';
import { kindText } from './proof';

export const SHOWN: readonly KindState[] = KIND_STATES;

/** A shape and a word, so that the state is seen without colours. */
export const SHOWN_WORDS: Readonly<Record<KindState, string>> = {
  unmapped: '▲ No class',
  review: '◆ To be decided',
  own: '● Own',
  shipped: '○ Shipped',
};

export interface KindFilter {
  /** Empty for all. */
  readonly show: KindState | '';
  /** Words that the kind of line or its class holds; empty for any. */
  readonly find: string;
  /** From 0. */
  readonly page: number;
}

type Parameters = Readonly<Record<string, string | undefined>>;

/** What is no choice counts as none: an address may be old, or typed. */
export function readKindFilter(parameters: Parameters, prefix: string): KindFilter {
  const page = Number(parameters[`${prefix}page`] ?? 0);
  return {
    show: SHOWN.find((each) => each === parameters[`${prefix}show`]) ?? '',
    find: (parameters[`${prefix}find`] ?? '').trim().slice(0, 100),
    page: Number.isSafeInteger(page) && page > 0 ? page : 0,
  };
}

/** Without what says nothing. */
export function kindParameters({ show, find, page }: KindFilter, prefix: string): Record<string, string> {
  const all = { show, find, page: page === 0 ? '' : String(page) };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [[`${prefix}${name}`, value]])),
  );
}

export function kindsShown(kinds: readonly LineKind[], { show, find }: KindFilter): LineKind[] {
  const words = comparable(find)
    .split(' ')
    .filter((word) => word !== '');
  return kinds.filter((kind) => {
    if (show !== '' && kind.state !== show) return false;
    const label = kind.class === null ? '' : CLASS_ROWS[kind.class].label;
    const text = comparable(`${kindText(kind)} ${label}`);
    return words.every((word) => text.includes(word));
  });
}
