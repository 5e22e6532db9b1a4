// Every record type of an emulated account. What is not here or in a deployed project does not exist.

import type { Feature } from '../features';
import type { RecordDefinition } from './definition';
import { ENTITIES } from './entities';
import { ITEMS } from './items';
import { LISTS } from './lists';
import { TRANSACTIONS } from './transactions';

const FAMILIES: readonly (readonly RecordDefinition[])[] = [LISTS, ENTITIES, ITEMS, TRANSACTIONS];

/** The types there are with these features, with the sublists and query columns that they leave. */
export function recordTypes(features: ReadonlySet<Feature>): RecordDefinition[] {
  return FAMILIES.flat()
    .filter(({ feature }) => feature === undefined || features.has(feature))
    .map((definition) => ({
      ...definition,
      columns: there(definition.columns ?? [], features),
      sublists: there(definition.sublists, features),
    }));
}

interface Gated {
  readonly feature?: Feature;
  readonly notWith?: Feature;
}

function there<T extends object>(parts: readonly (T & Gated)[], features: ReadonlySet<Feature>): readonly T[] {
  return parts.filter(
    ({ feature, notWith }) =>
      (feature === undefined || features.has(feature)) && (notWith === undefined || !features.has(notWith)),
  );
}
