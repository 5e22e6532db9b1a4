// Shipments from the warehouse to Amazon: confirmed once a package, corrected, refused, adopted, seen.

import { Story } from '../support/story';
import {
  confirmAll,
  effects,
  effectWords,
  newTracking,
  packagesAtAmazon,
  planAndSend,
  ship,
} from '../support/warehouse';

const story = new Story();
afterAll(() => story.close());

const MUGS = { lines: [{ sku: 'HH-MUG-SAND', quantity: 2 }] };

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
});
