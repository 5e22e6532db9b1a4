// Every record type of an emulated account. What is not here or in a deployed project does not exist.

import type { Feature } from '../features';
import type { GatedColumn } from './build';
import type { RecordDefinition } from './definition';
import { ENTITIES } from './entities';
import { ITEMS } from './items';
import { LISTS } from './lists';
import { TRANSACTIONS } from './transactions';

const FAMILIES: readonly (readonly RecordDefinition[])[] = [LISTS, ENTITIES, ITEMS, TRANSACTIONS];

/** The types there are with these features, with the query columns that these features leave. */
export function recordTypes(features: ReadonlySet<Feature>): RecordDefinition[] {
  return FAMILIES.flat()
    .filter(({ feature }) => feature === undefined || features.has(feature))
    .map((definition) => ({ ...definition, columns: columnsWith(definition.columns ?? [], features) }));
}

function columnsWith(columns: readonly GatedColumn[], features: ReadonlySet<Feature>): readonly GatedColumn[] {
  return columns.filter(
    ({ feature, notWith }) =>
      (feature === undefined || features.has(feature)) && (notWith === undefined || !features.has(notWith)),
  );
}
