// Amounts as a tree in which every parent is the sum of its children, in whole minor units until it is sent.
// Source: Finances model 2024-06-19 (Breakdown); trees of real transactions (practice).

import { decimalText } from '../marketplaces';
import type { JsonObject } from '../operation';
import type { Amount, Entry } from '../settlements/entry';
import { placeOf } from './vocabulary';

export interface Node {
  readonly name: string;
  minor: number;
  readonly children: Node[];
}

/** In hundredths of the net: where item fees include tax, they are told in two parts. Source: a Swedish shipment. */
const TAX_IN_FEES = 20;

export interface TreeFacts {
  /** Europe: fees of items are told as Base and Tax. */
  readonly feesInParts: boolean;
  /** What gives money back has tops of its own. */
  readonly isRefund: boolean;
}

/** The tops of a list of amounts. */
export function treeOf(entry: Entry, amounts: readonly Amount[], { feesInParts, isRefund }: TreeFacts): Node[] {
  const tops: Node[] = [];
  for (const { kind, minor } of amounts) {
    const { top, group, leaf, part } = placeOf(entry, kind);
    const isFee = top === 'Expenses' && group !== 'Tax' && kind.amountType === 'ItemFees';
    const path =
      top === 'Other' ? [leaf] : [isRefund ? `Refunded ${top}` : top, ...(group === null ? [] : [group]), leaf];
    if (part !== undefined) add(tops, [...path, part], minor);
    else if (feesInParts && isFee) addInParts(tops, path, minor);
    else add(tops, path, minor);
  }
  return tops;
}

function addInParts(tops: Node[], path: readonly string[], minor: number): void {
  const tax = Math.trunc((minor * TAX_IN_FEES) / (100 + TAX_IN_FEES));
  add(tops, [...path, 'Base'], minor - tax);
  add(tops, [...path, 'Tax'], tax);
}

function add(level: Node[], [name, ...below]: readonly string[], minor: number): void {
  if (name === undefined) return;
  let node = level.find((each) => each.name === name);
  if (node === undefined) {
    node = { name, minor: 0, children: [] };
    level.push(node);
  }
  node.minor += minor;
  add(node.children, below, minor);
}

/** Trees of several amounts as one. */
export function merged(trees: Iterable<Node>): Node[] {
  const tops: Node[] = [];
  const take = (path: readonly string[], node: Node): void => {
    const at = [...path, node.name];
    if (node.children.length === 0) add(tops, at, node.minor);
    for (const child of node.children) take(at, child);
  };
  for (const tree of trees) take([], tree);
  return tops;
}

/** Whole minor units become the number that is written like the decimal amount. */
export const money = (minor: number, currency: string): JsonObject => ({
  currencyCode: currency,
  currencyAmount: Number(decimalText(minor, currency)),
});

export const shown = (tree: readonly Node[], currency: string): JsonObject[] =>
  tree.map(({ name, minor, children }) => ({
    breakdownType: name,
    breakdownAmount: money(minor, currency),
    breakdowns: shown(children, currency),
  }));
