/**
 * One run that reads orders: its calls, the reading position it holds, and what came of it so far.
 *
 * @NApiVersion 2.1
 */

import type { Calls, CallTally } from '../connection/calls';
import type { HeldCursor } from './cursors';

export interface Tally extends CallTally {
  pages: number;
  read: number;
  filed: number;
  older: number;
  /** How the window was chosen, where calls are few. */
  note: string | null;
}

export interface Fetching extends Calls {
  /** Held as long as the run writes documents. */
  readonly held: HeldCursor;
  readonly tally: Tally;
}
