// The select list: stars spelt out, columns named.

import type { Expression, SelectItem } from './ast';
import type { Place } from './context';
import { refuseQuery } from './refusal';
import type { NamedSource } from './scope';
import type { Value } from './values';

export interface Item {
  /** Lower case. */
  readonly name: string;
  readonly value: Value;
  readonly expression: Expression;
}

export function emitItems(items: readonly SelectItem[], place: Place): Item[] {
  let computed = 0;
  // Practice: a computed column without an alias is called expr1, expr2, …
  const nameless = (): string => `expr${++computed}`;
  return items.flatMap((item) => {
    return item.kind === 'star' ? spell(item.source, place) : [emitItem(item, place, nameless)];
  });
}

function emitItem(item: Extract<SelectItem, { kind: 'value' }>, place: Place, nameless: () => string): Item {
  // Source: SuiteQL (help): no quoted aliases in sub-selects.
  if (item.alias?.quoted && place.context.depth > 1) refuseQuery(`quoted alias "${item.alias.name}" in a sub-select`);
  const value = place.context.emit.value(item.value, place);
  const name = item.alias?.name ?? (item.value.kind === 'column' ? item.value.name : nameless());
  return { name: name.toLowerCase(), value, expression: item.value };
}

function spell(alias: string | undefined, { scope }: Place): Item[] {
  if (alias === undefined) return scope.sources.flatMap(columnsOf);
  const source = scope.sources.find((candidate) => candidate.alias === alias.toLowerCase());
  return source ? columnsOf(source) : refuseQuery(`"${alias}" is not in this FROM`);
}

function columnsOf(source: NamedSource): Item[] {
  return [...source.columns.values()].map(({ name, value }) => {
    return { name, value, expression: { kind: 'column', source: source.alias, name, outer: false } };
  });
}
