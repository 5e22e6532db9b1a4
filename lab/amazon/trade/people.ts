// Who buys, and where they live: invented people at plausible places, a few of them with an address nobody can deliver to.

import type { Random } from '../../random';
import type { Address, Buyer } from '../order';

/** Tax in hundredths of a per cent, on top of the price or, where prices include it, in it. */
export interface Place {
  readonly city: string;
  readonly state?: string;
  readonly postalCode: string;
  readonly taxRate: number;
}

const place = (city: string, state: string | undefined, postalCode: string, taxRate: number): Place => ({
  city,
  ...(state === undefined ? {} : { state }),
  postalCode,
  taxRate,
});

// Rates as plausible examples, not as tax advice.
const PLACES: Record<string, readonly Place[]> = {
  US: [
    place('Seattle', 'WA', '98109', 1_035),
    place('Portland', 'OR', '97205', 0),
    place('Austin', 'TX', '78701', 825),
    place('Brooklyn', 'NY', '11201', 888),
    place('Columbus', 'OH', '43215', 750),
    place('San Diego', 'CA', '92101', 775),
    place('Helena', 'MT', '59601', 0),
  ],
  CA: [
    place('Toronto', 'ON', 'M5J 0A8', 1_300),
    place('Calgary', 'AB', 'T2P 1J9', 500),
    place('Halifax', 'NS', 'B3J 1S9', 1_400),
    place('Vancouver', 'BC', 'V6B 1A1', 1_200),
    place('Montréal', 'QC', 'H2Y 1C6', 1_498),
  ],
  GB: [
    place('London', undefined, 'EC2A 2FA', 2_000),
    place('Leeds', 'West Yorkshire', 'LS1 4AP', 2_000),
    place('Edinburgh', undefined, 'EH1 1YZ', 2_000),
    place('Cardiff', undefined, 'CF10 1EP', 2_000),
  ],
  JP: [place('目黒区', '東京都', '153-0064', 1_000), place('北区', '大阪府', '530-0001', 1_000)],
};
const ELSEWHERE: readonly Place[] = [place('Town', undefined, '10115', 1_900)];

const FIRST = ['Ada', 'Noor', 'Björn', 'Chloé', 'Dmitri', 'Elif', 'Grace', 'Hugo', 'Ines', 'Jun', 'Kwame', 'Zoë 🌿'];
const LAST = ['Abara', 'Blake', "O'Connor", 'Díaz', 'Eriksen', 'Fujita', 'Green', 'Hughes', 'Nguyễn', 'Smith-Jones'];
const STREETS = ['Harbour Road', 'Mill Lane', 'Cedar Street', 'Station Road', '5th Avenue', 'Hill Top'];
const COMPANIES = ['Brightwater Dental Ltd', 'Cedar & Sons', 'Northgate Hotels', 'Studio Kvadrat'];

export const placeIn = (country: string, random: Random): Place => random.pick(PLACES[country] ?? ELSEWHERE);

export function someBuyer(random: Random, domain: string, business: boolean): Buyer {
  const email = `${random.int(10 ** 11, 10 ** 12)}@marketplace.${domain}`;
  const person = { name: `${random.pick(FIRST)} ${random.pick(LAST)}`, email };
  if (!business) return person;
  const order = random.chance(0.7) ? { purchaseOrderNumber: `PO-${random.int(1_000, 99_999)}` } : {};
  return { ...person, companyName: random.pick(COMPANIES), ...order };
}

/** A hand-typed address; `valid` false makes one that cannot be delivered to as it stands. */
export function someAddress(buyer: Buyer, country: string, at: Place, random: Random, valid: boolean): Address {
  const address: Address = {
    addressLine1: `${random.int(1, 480)} ${random.pick(STREETS)}`,
    city: at.city,
    stateOrRegion: at.state,
    postalCode: at.postalCode,
    countryCode: country,
    phone: country === 'GB' ? '+44 20 7946 0958' : '+1 555-555-0100',
    addressType: buyer.companyName === undefined ? 'RESIDENTIAL' : 'COMMERCIAL',
    name: buyer.name,
    ...(buyer.companyName === undefined ? {} : { companyName: buyer.companyName }),
    ...(random.chance(0.2) ? { addressLine2: `Flat ${random.int(1, 40)}` } : {}),
  };
  return valid ? address : { ...address, ...random.pick(MISTAKES) };
}

const MISTAKES: readonly Address[] = [
  { postalCode: undefined },
  { postalCode: '0' },
  { stateOrRegion: 'ZZ', postalCode: '????' },
  { city: undefined, postalCode: undefined },
  { addressLine1: undefined },
];
