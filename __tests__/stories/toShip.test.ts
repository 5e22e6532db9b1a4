// The page of orders to ship: what Amazon waits for, the earliest ship-by first, with what each needs next.

import { HOUR } from '../../lab/clock';
import { type AddOn, visit } from '../support/addOn';
import { Story } from '../support/story';
import { confirmAll, planAndSend, ship } from '../support/warehouse';

const story = new Story();
afterAll(() => story.close());

const MUG = 'HH-MUG-SAND';
const page = (role = 'customrole_cwy_ops', parameters = {}): string =>
  visit(story.world as unknown as AddOn, { script: 'toship', role, parameters }).text;
const within = (hours: number) => {
  const now = story.world.clock.now();
  return { earliest: now, latest: now + hours * HOUR };
};
/** Amazon's ids in the order in which the page shows them. */
const shown = (text: string): string[] => [...new Set(text.match(/\d{3}-\d{7}-\d{7}/g) ?? [])];

test('without orders the page says what would be here', () => {
  expect(page()).toContain('Amazon waits for no order that you ship');
});

test('orders stand by their ship-by, each with where it stands and what is next, until Amazon shows them shipped', () => {
  const later = story.place({ lines: [{ sku: MUG, quantity: 2 }], shipBy: within(70) });
  const soon = story.place({ lines: [{ sku: MUG }], shipBy: within(20) });
  const late = story.place({ lines: [{ sku: MUG }], shipBy: within(0.1) });
  const held = story.place({ lines: [{ sku: 'HH-VASE-NEW' }], shipBy: within(30) });
  story.place({ channel: 'FBA', lines: [{ sku: MUG }], shipBy: within(5) });
  const heldFba = story.place({ channel: 'FBA', lines: [{ sku: 'HH-VASE-NEW' }], shipBy: within(5) });
  story.sync();

  const first = page();
  expect(shown(first)).toEqual([late, soon, held, later]);
  expect(first).toContain('1 late, 1 due within a day, 2 later');
  expect(first).toContain('Begin at the top');
  expect(first).toContain('sku-unmapped');
  expect(first).toContain('Pick, pack and ship it.');
  expect(story.reasons(heldFba)).toEqual(['sku-unmapped']);

  ship(story, soon);
  ship(story, later, { quantities: { [MUG]: 1 } });
  planAndSend(story);
  expect(page()).toContain('Amazon was told and does not show it yet');
  expect(page()).toContain('Ship the rest, or cancel it.');
  confirmAll(story);
  const last = page();
  expect(shown(last)).toEqual([late, held, later]);
  expect(last).toContain('a part is confirmed');
});

test('each role that has the menu may open it, and it pages', () => {
  for (let count = 0; count < 55; count++) story.place({ lines: [{ sku: MUG }], shipBy: within(100) });
  story.sync();
  for (const role of ['customrole_cwy_admin', 'customrole_cwy_ops', 'customrole_cwy_accountant']) {
    expect(page(role)).toContain('Orders 1 to 50 of 58');
  }
  expect(page(undefined, { custparam_page: '1' })).toContain('Orders 51 to 58 of 58');
  expect(page(undefined, { custparam_page: '99' })).toContain('Orders 51 to 58 of 58');
});
