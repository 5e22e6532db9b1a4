// N/format: dates, times and numbers as people write them.

import { formatModule } from '../../../../lab/netsuite/modules/format';
import { TIMEZONES } from '../../../../lab/netsuite/modules/formatTypes';
import { codeOf, load, makeEnv } from '../../../support/env';

const WINTER = new Date(Date.UTC(2026, 0, 15, 2, 30, 5));
const system = { userId: -4, name: '-System-', email: '', role: 'administrator', roleId: 3 };

const formatting = (env = makeEnv()) => load<'format' | 'parse'>(formatModule, env);

test('a day is the server’s: what is past midnight in UTC is still the day before', () => {
  const { format, parse } = formatting();
  expect(format({ value: WINTER, type: 'date' })).toBe('1/14/2026');
  expect(parse({ value: '1/14/2026', type: 'date' })).toEqual(new Date(Date.UTC(2026, 0, 14, 8)));
});

test('a date-time is shown in the zone asked for, in the user’s own without one, and in the server’s for the system', () => {
  const { format } = formatting();
  const inZone = (timezone?: string) => format({ value: WINTER, type: 'datetime', timezone });
  expect(inZone('Europe/Paris')).toBe('1/15/2026 3:30:05 am');
  expect(inZone()).toBe('1/14/2026 9:30:05 pm');
  expect(formatting(makeEnv({ execution: { identity: system } })).format({ value: WINTER, type: 'datetime' })).toBe(
    '1/14/2026 6:30:05 pm',
  );
});

test('a zone that does not exist means GMT', () => {
  const { format, parse } = formatting();
  expect(format({ value: WINTER, type: 'datetimetz', timezone: 'Mars/Olympus' })).toBe('1/15/2026 2:30:05 am');
  expect(parse({ value: '1/15/2026 2:30:05 am', type: 'datetimetz', timezone: 'Mars/Olympus' })).toEqual(WINTER);
});

test('reading a date-time undoes writing it, in every zone and across the change to summer time', () => {
  const { format, parse } = formatting();
  const instants = [WINTER, new Date(Date.UTC(2026, 2, 8, 9, 59, 59)), new Date(Date.UTC(2026, 2, 8, 10, 0, 0))];
  for (const timezone of Object.values(TIMEZONES)) {
    for (const instant of instants) {
      const text = format({ value: instant, type: 'datetime', timezone });
      expect([timezone, parse({ value: text, type: 'datetime', timezone })]).toEqual([timezone, instant]);
    }
  }
});

test('what cannot be read comes back unchanged, without an error', () => {
  const { parse } = formatting();
  const parsed = (value: unknown, type: string) => parse({ value, type });
  expect(parsed('2026-01-14', 'date')).toBe('2026-01-14');
  expect(parsed('13/40/2026', 'date')).toBe('13/40/2026');
  expect(parsed('2/29/2026', 'date')).toBe('2/29/2026');
  expect(parsed('1/14/2026 25:00:00', 'datetime')).toBe('1/14/2026 25:00:00');
  expect(parsed('twelve', 'currency')).toBe('twelve');
  expect(parsed('1,2,3', 'integer')).toBe('1,2,3');
  expect(parsed(7, 'integer')).toBe(7);
});

test('the date format is the user’s preference', () => {
  const env = makeEnv();
  env.account.company.setPreference('userpreferences', 'DATEFORMAT', 'DD-Mon-YYYY');
  const { format, parse } = formatting(env);
  expect(format({ value: WINTER, type: 'date' })).toBe('14-Jan-2026');
  expect(parse({ value: '14-jan-2026', type: 'date' })).toEqual(new Date(Date.UTC(2026, 0, 14, 8)));
  expect(parse({ value: '14-Foo-2026', type: 'date' })).toBe('14-Foo-2026');
});

test('numbers are written by their kind and read back', () => {
  const { format, parse } = formatting();
  const written = (value: unknown, type: string) => format({ value, type });
  expect([
    written(1234.5, 'currency'),
    written(1234.5, 'float'),
    written(12, 'percent'),
    written('1234', 'integer'),
  ]).toEqual(['1,234.50', '1,234.5', '12%', '1,234']);
  expect([parse({ value: '-1,234.50', type: 'currency' }), parse({ value: '12.5%', type: 'percent' })]).toEqual([
    -1234.5, 12.5,
  ]);
  expect([written(true, 'checkbox'), parse({ value: 'T', type: 'checkbox' })]).toEqual(['T', true]);
});

test('a value and a type that exists are required', () => {
  const { format, parse } = formatting();
  expect(codeOf(() => format({ value: 1 }))).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(codeOf(() => parse({ type: 'date' }))).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(codeOf(() => format({ value: 1, type: 'money' }))).toBe('SSS_INVALID_FORMAT_TYPE');
});
