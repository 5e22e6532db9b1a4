// What happens to a sales order after its import, as stories say it: the warehouse picks and ships, a document is planned
// again, periods are closed.

import type { RecordData } from '../../lab/netsuite/records/definition';
import { load, transform } from '../lab/netsuite/records/support';
import type { Story } from './story';

/** Fulfilments made of the sales order of an Amazon order, oldest first. */
export function fulfilmentsOf(story: Story, amazonOrderId: string): RecordData[] {
  return story
    .rows(`SELECT id FROM "transaction" WHERE type = 'ItemShip' AND custbody_cwy_order_id = ? ORDER BY id`, [
      amazonOrderId,
    ])
    .map((row) => story.world.account.records.get('itemfulfillment', row.id as number) as RecordData);
}

/** What each fulfilment took, line by line, without the members of kits. */
export function shippedOf(story: Story, amazonOrderId: string): string[] {
  return fulfilmentsOf(story, amazonOrderId).map(({ sublists }) =>
    (sublists.item ?? [])
      .filter(({ fields }) => !fields.kitmemberof)
      .map(({ fields }) => String(fields.quantity))
      .join(' '),
  );
}

/** A person in the warehouse: A picked, B packed, C shipped; every line, or so many of the first. Answers the fulfilment. */
export function take(story: Story, amazonOrderId: string, shipstatus: 'A' | 'B' | 'C', quantity?: number): number {
  const order = story.salesOrder(amazonOrderId).id as number;
  const made = transform(story.world.account, order, 'itemfulfillment').setValue({
    fieldId: 'shipstatus',
    value: shipstatus,
  });
  if (quantity !== undefined)
    made.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: quantity });
  return made.save();
}

/** A fulfilment goes on to its next state. */
export function advance(story: Story, fulfilment: number, shipstatus: 'B' | 'C'): void {
  load(story.world.account, 'itemfulfillment', fulfilment)
    .setValue({ fieldId: 'shipstatus', value: shipstatus })
    .save();
}

export const unpick = (story: Story, fulfilment: number): unknown =>
  story.world.account.records.remove('itemfulfillment', fulfilment);

/** The order's document is planned once more, as Retry does. */
export function planAgain(story: Story, amazonOrderId: string): void {
  story.world.account.runner.run('customscript_cwy_orders_apply_mr', 'customdeploy_cwy_orders_apply_mr_r1', {
    custscript_cwy_apply_document: String(story.document(amazonOrderId).id),
  });
  story.world.account.runner.settle();
}

/** Sets fields such as `closed` of the posting periods that begin in a year and month, such as `2026-03`; or of all. */
export function setPeriods(story: Story, month: string, fields: Readonly<Record<string, boolean>>): void {
  const { records } = story.world.account;
  const found = story.rows("SELECT id FROM accountingperiod WHERE isposting = 'T' AND startdate LIKE ?", [`${month}%`]);
  for (const { id } of found) {
    const period = records.get('accountingperiod', id as number) as RecordData;
    records.save({ ...period, fields: { ...period.fields, ...fields } }, { system: true });
  }
}
