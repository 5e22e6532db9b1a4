// Shipments from the warehouse to Amazon: confirmed once a package, corrected, refused, adopted, seen.

import { Person } from '../../lab/netsuite/runner/person';
import { type AddOn, tokenOf, visit } from '../support/addOn';
import { Story } from '../support/story';
import {
  confirmAll,
  effects,
  effectWords,
  newTracking,
  packagesAtAmazon,
  planAndSend,
  reship,
  send,
  ship,
} from '../support/warehouse';

const story = new Story();
afterAll(() => story.close());

const MUG = 'HH-MUG-SAND';
const MUGS = { lines: [{ sku: MUG, quantity: 2 }] };
const calls = (): number => story.world.amazon.control.requests.confirmShipment?.made ?? 0;

const person = (): Person => new Person(story.world.account, { userId: story.setUp.ids.employee });

/** Presses Retry on an exception's page, as an Ops person. */
function retry(exception: number): void {
  const page = { script: 'exceptions', role: 'customrole_cwy_ops' };
  const shown = visit(story.world as unknown as AddOn, { ...page, parameters: { custparam_id: String(exception) } });
  const form = { custpage_id: String(exception), custpage_action: 'retry', custpage_token: tokenOf(shown.text) };
  visit(story.world as unknown as AddOn, { ...page, form });
  story.world.account.runner.settle();
  send(story);
}

/** Everything passes that schedules do within an hour. */
function pass(): void {
  planAndSend(story);
  confirmAll(story);
}

test('a shipped order is told to Amazon once, and confirmed when Amazon shows it', () => {
  const id = story.arrive(MUGS);
  const tracking = newTracking();
  ship(story, id, { parcels: [{ tracking }] });
  planAndSend(story);
  expect(effectWords(story, id)).toEqual([`1 ${tracking} sent`]);
  expect(packagesAtAmazon(story, id)).toEqual([`${tracking} USPS 2`]);
  planAndSend(story);
  confirmAll(story);
  expect(effectWords(story, id)).toEqual([`1 ${tracking} confirmed`]);
  expect(effects(story, id)[0]).toMatchObject({ attempts: 1 });
  expect(story.reasons(id)).toEqual([]);
  const made = calls();
  pass();
  expect(calls()).toBe(made);
});

const SHIPMENT_NOTE = 'custbody_cwy_ship_note';
const noteOn = (fulfilment: number): unknown =>
  story.world.account.records.get('itemfulfillment', fulfilment)?.fields[SHIPMENT_NOTE] ?? null;

test('a save that ships notes what it ships, so that the planning need not open it; what is packed has no note', () => {
  const id = story.arrive(MUGS);
  const fulfilment = ship(story, id, { status: 'B' });
  expect(noteOn(fulfilment)).toBe(null);
  reship(story, fulfilment, { status: 'C' });
  const note = JSON.parse(String(noteOn(fulfilment))) as { packages: unknown[]; lines: unknown[] };
  expect(note.packages).toMatchObject([{ position: 1, tracking: expect.any(String) }]);
  expect(note.lines).toMatchObject([{ sku: MUG, quantity: 2 }]);
  reship(story, fulfilment, { status: 'B' });
  expect(noteOn(fulfilment)).toBe(null);
});

test('a tracking number that an import changed without a trace before anything was planned is the one that Amazon gets', () => {
  const id = story.arrive(MUGS);
  const fulfilment = ship(story, id);
  story.wait(1);
  const tracking = newTracking();
  reship(story, fulfilment, { parcels: [{ tracking }], quietly: true });
  expect(String(noteOn(fulfilment))).not.toContain(tracking);
  planAndSend(story);
  expect(packagesAtAmazon(story, id)).toEqual([`${tracking} USPS 2`]);
});

test('what was shipped without any user event is told all the same', () => {
  const id = story.arrive(MUGS);
  const tracking = newTracking();
  const fulfilment = ship(story, id, { parcels: [{ tracking }], quietly: true });
  expect(noteOn(fulfilment)).toBe(null);
  planAndSend(story);
  expect(packagesAtAmazon(story, id)).toEqual([`${tracking} USPS 2`]);
});

test('what is picked or packed is no business of Amazon’s until it ships', () => {
  const id = story.arrive(MUGS);
  const fulfilment = ship(story, id, { status: 'B' });
  planAndSend(story);
  expect(effects(story, id)).toEqual([]);
  reship(story, fulfilment, { status: 'C' });
  pass();
  expect(effects(story, id).map((each) => each.state)).toEqual(['confirmed']);
});

test('packages of one fulfilment go by their own carriers with their own quantities, packs counted as Amazon counts', () => {
  const id = story.arrive({
    lines: [
      { sku: MUG, quantity: 3 },
      { sku: 'HH-SET-BREAKFAST', quantity: 1 },
    ],
  });
  const [one, two] = [newTracking(), newTracking()];
  carrier({ text: 'Royal Mail', code: 'Royal Mail' });
  ship(story, id, {
    parcels: [{ tracking: one }, { tracking: two, contents: 'Carrier: royal mail' }],
    packages: { [MUG]: '1:2, 2:1', 'HH-SET-BREAKFAST': '2' },
  });
  pass();
  expect(packagesAtAmazon(story, id)).toEqual([`${one} USPS 2`, `${two} Royal Mail 1+1`]);
  expect(effects(story, id).map((each) => each.state)).toEqual(['confirmed', 'confirmed']);
});

/** A row of the carrier map, made by a person. */
function carrier(values: { shipItem?: string; text?: string; code: string; name?: string }): void {
  const { shipItem, text, code, name } = values;
  person().create('customrecord_cwy_carrier', {
    values: {
      ...(shipItem === undefined ? {} : { custrecord_cwy_car_ship_item: story.setUp.ids.shipItems[shipItem] }),
      ...(text === undefined ? {} : { custrecord_cwy_car_text: text }),
      custrecord_cwy_car_code: code,
      ...(name === undefined ? {} : { custrecord_cwy_car_name: name }),
    },
    sublists: {},
  });
}

test('partial shipments are told as they leave, and the order has the slack of the later', () => {
  const id = story.arrive({ lines: [{ sku: MUG, quantity: 3 }] });
  ship(story, id, { quantities: { [MUG]: 1 } });
  pass();
  ship(story, id);
  pass();
  expect(packagesAtAmazon(story, id).map((each) => each.split(' ').at(-1))).toEqual(['1', '2']);
  expect(effects(story, id).map((each) => each.state)).toEqual(['confirmed', 'confirmed']);
  const slacks = effects(story, id).map(({ slack }) => Number(slack));
  const [document] = story.rows(
    'SELECT custrecord_cwy_doc_slack AS slack FROM customrecord_cwy_document WHERE custrecord_cwy_doc_amazon_id = ?',
    [id],
  );
  expect(slacks[1]).toBeLessThan(slacks[0] as number);
  expect(document).toEqual({ slack: slacks[1] });
});

test('a number corrected before it is sent replaces what waited; Amazon hears the right one alone', () => {
  const id = story.arrive(MUGS);
  const [wrong, right] = [newTracking(), newTracking()];
  const fulfilment = ship(story, id, { parcels: [{ tracking: wrong }] });
  plan();
  story.wait(2);
  reship(story, fulfilment, { parcels: [{ tracking: right }] });
  plan();
  send(story);
  expect(effectWords(story, id)).toEqual([`1 ${wrong} stale`, `2 ${right} sent`]);
  expect(packagesAtAmazon(story, id)).toEqual([`${right} USPS 2`]);
});

/** Plans without starting what the plan would start. */
function plan(): void {
  story.wait(2);
  story.world.account.runner.run('customscript_cwy_shipments_mr', 'customdeploy_cwy_shipments_mr');
  story.world.account.runner.abandon();
}

test('a correction that Amazon does not take says where to enter it, and the first confirmation stands', () => {
  const id = story.arrive(MUGS);
  const [wrong, right] = [newTracking(), newTracking()];
  const fulfilment = ship(story, id, { parcels: [{ tracking: wrong }] });
  pass();
  reship(story, fulfilment, { parcels: [{ tracking: right }] });
  pass();
  send(story);
  expect(effectWords(story, id)).toEqual([`1 ${wrong} confirmed`, `2 ${right} refused`]);
  expect(story.reasons(id)).toEqual(['tracking-not-corrected']);
  const [exception] = story.exceptions(id);
  expect(exception?.message).toContain(right);
  expect(packagesAtAmazon(story, id)).toEqual([`${wrong} USPS 2`]);
});

test('a shipment that waits for its carrier goes by itself when the map has a row', () => {
  const id = story.arrive(MUGS);
  ship(story, id, { parcels: [{ tracking: newTracking(), contents: 'Carrier: Bob’s Vans' }] });
  planAndSend(story);
  planAndSend(story);
  expect([story.reasons(id), effects(story, id)]).toEqual([['carrier-unmapped'], []]);
  expect(story.exceptions(id)[0]?.count).toBe(1);
  carrier({ text: 'Bob’s Vans', code: 'Other', name: 'Bob’s Vans' });
  pass();
  expect([story.reasons(id), effects(story, id).map((each) => each.state)]).toEqual([[], ['confirmed']]);
  expect(packagesAtAmazon(story, id)[0]).toContain('Bob’s Vans');
});

test('what was confirmed in Seller Central is taken as confirmed, and never sent', () => {
  const id = story.arrive(MUGS);
  const made = calls();
  story.world.amazon.control.update(id, { status: 'SHIPPED' });
  story.sync();
  const [there = ''] = packagesAtAmazon(story, id);
  ship(story, id, { parcels: [{ tracking: there.split(' ')[0] ?? '' }] });
  planAndSend(story);
  expect(effects(story, id)).toMatchObject([{ state: 'confirmed', attempts: 0, answer: 'Amazon had it already.' }]);
  expect(calls()).toBe(made);
});

test('a fulfilment that is taken back before it is sent is never sent; afterwards a person hears of it', () => {
  const early = story.arrive(MUGS);
  const first = ship(story, early);
  plan();
  story.world.account.records.remove('itemfulfillment', first);
  plan();
  send(story);
  expect([effects(story, early).map((each) => each.state), packagesAtAmazon(story, early)]).toEqual([['stale'], []]);

  const late = story.arrive(MUGS);
  const second = ship(story, late);
  pass();
  story.world.account.records.remove('itemfulfillment', second);
  planAndSend(story);
  planAndSend(story);
  expect(story.reasons(late)).toEqual(['shipment-changed-after-sending']);
  expect(story.exceptions(late)[0]?.count).toBe(1);
});

test('a refused confirmation waits for a person, and Retry sends it again', () => {
  const id = story.arrive(MUGS);
  carrier({ text: 'Pigeon', code: 'PIGEON' });
  ship(story, id, { parcels: [{ tracking: newTracking(), contents: 'Carrier: Pigeon' }] });
  planAndSend(story);
  expect([story.reasons(id), effects(story, id).map((each) => each.state)]).toEqual([
    ['confirmation-refused'],
    ['refused'],
  ]);
  expect(story.exceptions(id)[0]?.message).toContain('PIGEON is not supported');
  const made = calls();
  pass();
  expect(calls()).toBe(made);
  retry(story.exceptions(id)[0]?.id ?? 0);
  expect(calls()).toBe(made + 1);
  expect(effects(story, id).map((each) => each.state)).toEqual(['refused']);
  const [row] = story.rows("SELECT id FROM customrecord_cwy_carrier WHERE custrecord_cwy_car_text = 'Pigeon'");
  person().editInline('customrecord_cwy_carrier', Number(row?.id), { custrecord_cwy_car_code: 'GLS' });
  retry(story.exceptions(id)[0]?.id ?? 0);
  confirmAll(story);
  expect([story.reasons(id), effects(story, id).map((each) => each.state)]).toEqual([[], ['refused', 'confirmed']]);
});
