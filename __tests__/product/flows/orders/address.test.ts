// Addresses as buyers really write them, in the countries Amazon sells in.

import { checkAddress, isWithheld } from '../../../../src/TypeScript/flows/orders/address';
import type { AmazonAddress } from '../../../../src/TypeScript/flows/orders/order';
import { postalCode } from '../../../../src/TypeScript/flows/orders/postal';
import { ADDRESS } from '../support';

const check = (given: Partial<AmazonAddress>) => checkAddress({ ...ADDRESS, ...given });

test.each([
  ['US', '98109', '98109'],
  ['US', '98109-1234', '98109-1234'],
  ['US', '981091234', '98109-1234'],
  ['US', '98109 1234', '98109-1234'],
  ['CA', 'k1a0b1', 'K1A 0B1'],
  ['CA', 'K1A-0B1', 'K1A 0B1'],
  ['GB', 'sw1a1aa', 'SW1A 1AA'],
  ['GB', 'M1 1AE', 'M1 1AE'],
  ['IE', 'D02X285', 'D02 X285'],
  ['DE', 'D-10115', '10115'],
  ['FR', '75001', '75001'],
  ['IT', 'IT-00184', '00184'],
  ['ES', '28013', '28013'],
  ['NL', '1012ab', '1012 AB'],
  ['SE', 'SE-111 22', '111 22'],
  ['PL', '00001', '00-001'],
  ['JP', '1000001', '100-0001'],
  ['JP', '〒１００－０００１', '100-0001'],
  ['MX', '06600', '06600'],
  ['BR', '01310100', '01310-100'],
  ['AU', '2000', '2000'],
  ['IN', '110 001', '110001'],
  ['SG', '018956', '018956'],
  ['AE', null, null],
  ['GH', 'GA-184', 'GA-184'],
])('a postal code of %s: %s is written %s', (country, given, written) => {
  expect(postalCode(country, given)).toEqual({ code: written, problem: null });
});

test.each([
  ['US', '9810'],
  ['US', '98109-12'],
  ['US', null],
  ['CA', 'D1A 0B1'],
  ['CA', '98109'],
  ['GB', '12345'],
  ['DE', '1011'],
  ['ES', '53001'],
  ['JP', '100-000'],
  ['BR', '01310'],
  ['IN', '010001'],
  ['NL', '1012'],
])('a postal code of %s is not %s', (country, given) => {
  expect(postalCode(country, given).problem).toMatch(/^Expected a postal code like/);
});

test.each([
  ['US', 'WA', 'WA'],
  ['US', 'washington', 'WA'],
  ['US', 'D.C.', 'DC'],
  ['US', 'New  York', 'NY'],
  ['US', 'us-tx', 'TX'],
  ['CA', 'Québec', 'QC'],
  ['CA', 'Ile-du-Prince-Edouard', 'PE'],
  ['AU', 'New South Wales', 'NSW'],
  ['MX', 'Ciudad de Mexico', 'DF'],
  ['BR', 'Sao Paulo', 'SP'],
])('a state of %s: %s is %s', (countryCode, stateOrRegion, code) => {
  expect(check({ countryCode, stateOrRegion }).address.state).toBe(code);
});

test.each([
  ['a country that does not exist', { countryCode: 'XX' }, /country/],
  ['no country', { countryCode: null }, /country/],
  ['a state that does not exist', { stateOrRegion: 'Cascadia' }, /state or province of US/],
  ['no state where one is needed', { stateOrRegion: null }, /found none/],
  ['no street', { addressLine1: ' ', addressLine2: '' }, /address line/],
  ['nobody', { name: null, companyName: '' }, /name of a person/],
  ['no city', { city: null }, /city/],
  ['a city that does not fit', { city: 'x'.repeat(51) }, /at most 50 characters in city, found 51/],
  ['a name that does not fit', { name: '👑'.repeat(84) }, /at most 83 characters in addressee, found 84/],
  ['a name of more bytes than the field takes', { name: '👑'.repeat(38) }, /at most 150 bytes in addressee, found 152/],
])('an address with %s does not pass, and says so without the buyer’s data', (_name, given, problem) => {
  const { ok, problems } = check(given);
  expect(ok).toBe(false);
  expect(problems.join('\n')).toMatch(problem);
  expect(problems.join('\n')).not.toContain('Terry');
});

test.each([
  ['an emoji', 'Zoë 🚀 Müller'],
  ['right-to-left text', 'שרה كوهين'],
  ['right-to-left marks', '\u202EmaN\u202C'],
  ['script tags', '<script>alert("x")</script>'],
  ['SQL', "Robert'); DROP TABLE item;--"],
  ['37 characters of four bytes', '👑'.repeat(37)],
])('a name with %s is data', (_name, name) => {
  const { ok, address } = check({ name });
  expect([ok, address.addressee]).toEqual([true, name]);
});

test('control characters and doubled spaces are taken out, and line breaks do not split a field', () => {
  expect(check({ addressLine1: ' 410\tTerry\u0000 Ave\r\nN ' }).address.addr1).toBe('410 Terry Ave N');
});

test.each([
  ['PO Box 12', true],
  ['P.O. Box 12', true],
  ['p o box 9', true],
  ['Postfach 10 20 30', true],
  ['Apartado 77', true],
  ['Casella Postale 5', true],
  ['Boîte postale 3', true],
  ['Caixa Postal 8', true],
  ['銀座郵便局 私書箱 5', true],
  ['12 Boxwood Lane', false],
  ['Poboxer Street 3', false],
  ['Apartamento 4', false],
])('“%s” is a PO box: %s', (addressLine1, expected) => {
  const { ok, poBox } = check({ addressLine1 });
  expect([ok, poBox]).toEqual([true, expected]);
});

test('a company takes the first line and the person its attention', () => {
  const { address } = check({ companyName: 'Example Ltd' });
  expect([address.addressee, address.attention]).toEqual(['Example Ltd', 'A. Buyer']);
});

test('the region of a country without a list stands in words on the address', () => {
  const { ok, address } = check({
    countryCode: 'JP',
    stateOrRegion: '東京都',
    city: null,
    postalCode: '100-0001',
    addressLine1: '千代田区千代田1-1',
  });
  expect(ok).toBe(true);
  expect(address).toMatchObject({
    country: 'JP',
    state: null,
    city: '東京都',
    addr1: '千代田区千代田1-1',
    addr2: '東京都',
  });
});

test('an area without anybody or any street is data withheld, not an invalid address', () => {
  const area = { ...ADDRESS, name: null, addressLine1: '', phone: null };
  expect([isWithheld(area), isWithheld(ADDRESS)]).toEqual([true, false]);
});
