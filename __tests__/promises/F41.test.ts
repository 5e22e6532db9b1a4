// F41. Tokens that end while pages are read and secrets that are rotated lose nothing, and nobody is surprised by the
// end of a secret.

import { DAY, HOUR, MINUTE } from '../../lab/clock';
import { activate, alerts, connection, lastRun, placeMany, read, seller, setConnection } from '../support/reading';
import { size } from '../support/size';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const SECRET = 'custsecret_cwy_na_client';
const ALERT = 'secret-expiring';

/** Lets quarter hours pass with a run in each, until a run has nothing left to read. */
function readAll(): void {
  for (let runs = 0; runs < 20; runs++) {
    story.wait(16);
    read(story);
    story.world.account.runner.settle();
    if (!/goes on|Stopped early/.test(lastRun(story).plan ?? '')) return;
  }
}

const missing = (placed: readonly string[]): string[] => {
  const kept = new Set(story.documents().map(({ amazonOrderId }) => amazonOrderId));
  return placed.filter((id) => !kept.has(id));
};

test('F41 tokens that end in the middle of reading pages lose no row', () => {
  const placed = placeMany(story, size('F41 orders', 250, 2_000));
  for (const skip of [1, 2]) {
    story.world.amazon.control.fault({ kind: 'expired-token', operation: 'searchOrders', skip, times: 1 });
  }
  const statuses: (number | undefined)[] = [];
  const unwatch = story.world.amazon.control.observe(({ response }) => statuses.push(response?.status));
  readAll();
  unwatch();
  expect(statuses.filter((status) => status === 403)).toHaveLength(2);
  expect(missing(placed)).toEqual([]);
  // That so many at once became sales orders late is told, and no business of tokens.
  expect(story.exceptions().filter((each) => each.class !== 'acknowledgment-late')).toEqual([]);
  expect(connection(story).failures ?? 0).toBe(0);

  const later = placeMany(story, 5);
  story.wait(61);
  story.world.amazon.control.expireAccessTokens(seller(story));
  readAll();
  expect(missing(later)).toEqual([]);
  expect(alerts(story, true)).toEqual([]);
});

test('F41 a rotated secret that is entered while the old one still works is noticed by nobody', () => {
  const placed = placeMany(story, 5);
  const fresh = story.world.amazon.control.rotateSecret(seller(story), 7 * DAY);
  story.wait(61);
  readAll();
  story.world.account.secrets.put(SECRET, fresh, { domains: ['api.amazon.com'] });
  placed.push(...placeMany(story, 5));
  story.wait((8 * DAY) / MINUTE);
  readAll();
  expect(missing(placed)).toEqual([]);
  expect(alerts(story, true)).toEqual([]);
});

test('F41 a rotated secret that nobody entered stops the connection once, and nothing is lost when it works again', () => {
  const placed = placeMany(story, 5);
  const fresh = story.world.amazon.control.rotateSecret(seller(story), 0);
  story.world.clock.advance(HOUR);
  for (let run = 0; run < 4; run++) {
    story.wait(15);
    read(story);
  }
  expect(alerts(story)).toEqual(['connection-stopped 1']);
  expect(missing(placed)).toEqual(placed);

  story.world.account.secrets.put(SECRET, fresh, { domains: ['api.amazon.com'] });
  placed.push(...placeMany(story, 5));
  story.wait(3 * 60);
  activate(story);
  readAll();
  expect(missing(placed)).toEqual([]);
  expect(alerts(story)).toEqual([]);
});

test('F41 one alert, at least fourteen days before the secret expires, and it goes when the date is moved', () => {
  const day = (ahead: number): string => new Date(story.world.clock.now() + ahead * DAY).toISOString().slice(0, 10);
  const rows = (): unknown[] =>
    story.rows('SELECT id FROM customrecord_cwy_exception WHERE custrecord_cwy_exc_class = ?', [ALERT]);
  const expiry = Date.parse(`${day(50)}T00:00:00Z`);
  setConnection(story, { secret_expiry: day(50) });
  let alertedAt = 0;
  for (let days = 0; days < 40; days++) {
    for (let runs = 0; runs < 2; runs++) {
      story.wait(12 * 60);
      read(story);
    }
    if (alertedAt === 0 && rows().length > 0) alertedAt = story.world.clock.now();
  }
  expect(alertedAt).toBeGreaterThan(0);
  expect((expiry - alertedAt) / DAY).toBeGreaterThanOrEqual(14);
  expect((expiry - alertedAt) / DAY).toBeLessThan(45);
  expect(alerts(story)).toEqual([`${ALERT} 1`]);
  expect(rows()).toHaveLength(1);

  setConnection(story, { secret_expiry: day(180) });
  story.wait(16);
  read(story);
  expect(alerts(story)).toEqual([]);
});
