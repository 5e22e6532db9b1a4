/**
 * The map that Causeway proposes: a class for every kind of line that is known. What is not in it has no class, and holds
 * its settlement; what nobody can decide for a seller has the class `review`, and holds it too.
 *
 * @NApiVersion 2.1
 */

import type { MapRow } from './classify';
import { ACCOUNT_ROWS } from './defaultMapAccount';
import { FEE_ROWS } from './defaultMapFees';
import { ORDER_ROWS } from './defaultMapOrders';
import { REIMBURSEMENT_ROWS } from './defaultMapReimbursements';

export const DEFAULT_MAP: readonly MapRow[] = [...ORDER_ROWS, ...ACCOUNT_ROWS, ...FEE_ROWS, ...REIMBURSEMENT_ROWS];
