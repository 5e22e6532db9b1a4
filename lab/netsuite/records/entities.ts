// People and companies: one group of external ids, one numbering.

import { CUSTOMER } from './customer';
import type { RecordDefinition } from './definition';
import { EMPLOYEE } from './employee';
import { VENDOR } from './vendor';

export const ENTITIES: readonly RecordDefinition[] = [CUSTOMER, EMPLOYEE, VENDOR];
