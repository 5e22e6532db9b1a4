// What waits for a person of an order: it excuses what is not done yet.

import type { SqlRow } from '../netsuite/store';
import type { Played } from './play';

export function openExceptions({ world }: Played, amazonOrderId: string): SqlRow[] {
  return world.account.store.all(
    `SELECT id FROM customrecord_cwy_exception WHERE custrecord_cwy_exc_state <> 'solved' AND custrecord_cwy_exc_amazon_id = ?`,
    [amazonOrderId],
  );
}
