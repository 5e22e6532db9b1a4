// The small parts of an account: secrets, caches, exchange rates and the network.

import { Clock, SECOND } from '../../../lab/clock';
import { Caches } from '../../../lab/netsuite/caches';
import { Company } from '../../../lab/netsuite/company';
import { Network } from '../../../lab/netsuite/network';
import { Secrets } from '../../../lab/netsuite/secrets';
import { Random } from '../../../lab/random';
import { codeOf, START } from '../../support/env';

test('a secret goes to its domains only, and to the scripts it was given to only', () => {
  const secrets = new Secrets();
  secrets.put('custsecret_a', 'hush', {
    domains: ['api.example.com', '*.shop.example'],
    scripts: ['customscript_one'],
  });
  const one = { scriptId: 'customscript_one' };
  expect(secrets.resolve('custsecret_a', { ...one, host: 'API.example.com' })).toBe('hush');
  expect(secrets.resolve('custsecret_a', { ...one, host: 'eu.shop.example' })).toBe('hush');
  expect(codeOf(() => secrets.resolve('custsecret_a', { ...one, host: 'evilshop.example' }))).toBe(
    'SECRET_NOT_ALLOWED_FOR_DOMAIN',
  );
  expect(codeOf(() => secrets.resolve('custsecret_a', { scriptId: 'customscript_two' }))).toBe(
    'SECRET_NOT_ALLOWED_FOR_SCRIPT',
  );
  expect(codeOf(() => secrets.resolve('custsecret_none'))).toBe('INVALID_SECRET_ID');
  expect(() => secrets.put('mysecret', 'x')).toThrow('custsecret');
});

test('a cached value ends with its time to live, and may be gone before it', () => {
  const clock = new Clock(START);
  const caches = new Caches(clock, new Random(1));
  caches.put('space', 'key', 'value', 300);
  clock.advance(299 * SECOND);
  expect(caches.get('space', 'key')).toBe('value');
  expect(caches.get('other', 'key')).toBeNull();
  clock.advance(1 * SECOND);
  expect(caches.get('space', 'key')).toBeNull();
  caches.put('space', 'key', 'value');
  let reads = 0;
  while (caches.get('space', 'key') !== null && reads < 100_000) reads++;
  expect(reads).toBeGreaterThan(10);
  expect(reads).toBeLessThan(100_000);
});

test('an exchange rate is the latest on or before the day, turned around or crossed over the base currency', () => {
  const company = new Company({
    accountId: '1',
    name: 'Lab',
    country: 'US',
    timeZone: 'America/New_York',
    baseCurrency: 'USD',
    features: new Set(),
  });
  company.setExchangeRate('EUR', 'USD', '2026-01-01', 1.25);
  company.setExchangeRate('EUR', 'USD', '2026-02-01', 1.5);
  company.setExchangeRate('GBP', 'USD', '2026-01-01', 2);
  expect(company.exchangeRate('EUR', 'USD', '2026-01-31')).toBe(1.25);
  expect(company.exchangeRate('EUR', 'USD', '2026-02-01')).toBe(1.5);
  expect(company.exchangeRate('USD', 'EUR', '2026-01-15')).toBe(0.8);
  expect(company.exchangeRate('GBP', 'EUR', '2026-01-15')).toBe(1.6);
  expect(company.exchangeRate('USD', 'USD', '1990-01-01')).toBe(1);
  expect(company.exchangeRate('EUR', 'USD', '2025-12-31')).toBeUndefined();
});

test('a host nobody serves is an unknown host', () => {
  const network = new Network();
  network.route('api.example.com', ({ method }) => ({ status: 200, headers: {}, body: method }));
  const request = { method: 'GET', headers: {}, body: '' };
  expect(network.send({ ...request, url: 'https://API.example.com/x' }).body).toBe('GET');
  expect(() => network.send({ ...request, url: 'https://api.example.com:8443/' })).toThrow('No server is known');
});
