/**
 * Postal codes: how each of the countries Amazon sells in and ships to most writes them.
 *
 * @NApiVersion 2.1
 */

interface PostalRule {
  /** Upper-case letters and digits only: spaces and hyphens are taken out before the match. */
  readonly compact: RegExp;
  /** Puts the separators back where the country writes any. */
  readonly write?: (code: string) => string;
  readonly example: string;
  /** Whether an address without one is complete. */
  readonly optional?: boolean;
}

const join = (at: number, separator: string) => (code: string) => {
  return code.length > at ? code.slice(0, at) + separator + code.slice(at) : code;
};

const digits = (count: number, example: string): PostalRule => ({ compact: new RegExp(`^\\d{${count}}$`), example });
const split = (count: number, at: number, separator: string, example: string): PostalRule => ({
  ...digits(count, example),
  write: join(at, separator),
});

const US: PostalRule = { compact: /^\d{5}(\d{4})?$/, write: join(5, '-'), example: '98109 or 98109-1234' };

const RULES: Readonly<Record<string, PostalRule>> = {
  US,
  PR: US,
  CA: {
    compact: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/,
    write: join(3, ' '),
    example: 'K1A 0B1',
  },
  MX: digits(5, '06600'),
  BR: split(8, 5, '-', '01310-100'),
  GB: {
    compact:
      /^(GIR0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9]|[ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW])[0-9][ABD-HJLNP-UW-Z]{2}|(BFPO|BF1)\w{1,4})$/,
    write: (code) => `${code.slice(0, -3)} ${code.slice(-3)}`,
    example: 'SW1A 1AA',
  },
  IE: {
    compact: /^[AC-FHKNPRTV-Y](\d{2}|6W)[0-9AC-FHKNPRTV-Y]{4}$/,
    write: join(3, ' '),
    example: 'D02 X285',
    optional: true,
  },
  DE: digits(5, '10115'),
  FR: digits(5, '75001'),
  MC: digits(5, '98000'),
  IT: digits(5, '00184'),
  ES: { compact: /^(0[1-9]|[1-4]\d|5[0-2])\d{3}$/, example: '28013' },
  PT: split(7, 4, '-', '1000-205'),
  NL: { compact: /^[1-9]\d{3}[A-Z]{2}$/, write: join(4, ' '), example: '1012 AB' },
  BE: digits(4, '1000'),
  LU: digits(4, '1528'),
  AT: digits(4, '1010'),
  CH: digits(4, '8001'),
  DK: digits(4, '1050'),
  NO: digits(4, '0150'),
  SE: split(5, 3, ' ', '111 22'),
  FI: digits(5, '00100'),
  PL: split(5, 2, '-', '00-001'),
  CZ: split(5, 3, ' ', '110 00'),
  GR: split(5, 3, ' ', '104 31'),
  TR: digits(5, '34000'),
  SA: { compact: /^\d{5}(\d{4})?$/, write: join(5, '-'), example: '12211', optional: true },
  EG: { ...digits(5, '11511'), optional: true },
  AE: { compact: /^\w*$/, example: 'none', optional: true },
  HK: { compact: /^\w*$/, example: 'none', optional: true },
  ZA: digits(4, '8001'),
  IN: { compact: /^[1-9]\d{5}$/, example: '110001' },
  JP: split(7, 3, '-', '100-0001'),
  AU: digits(4, '2000'),
  NZ: digits(4, '6011'),
  SG: digits(6, '018956'),
};

export interface PostalAnswer {
  readonly code: string | null;
  /** A sentence without the code itself, which is the buyer's. */
  readonly problem: string | null;
}

/** The code as its country writes it. A country without a rule here may write anything, or nothing. */
export function postalCode(country: string, given: string | null): PostalAnswer {
  const rule = RULES[country];
  if (rule === undefined) return { code: given, problem: null };
  if (given === null) {
    return {
      code: null,
      problem: rule.optional ? null : `Expected a postal code like ${rule.example} for ${country}, found none.`,
    };
  }
  // NFKC turns the full-width digits of Japanese keyboards into plain ones.
  const compact = given
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/^〒/, '');
  const bare = country === 'US' || rule.compact.test(compact) ? compact : withoutPrefix(compact, country);
  if (!rule.compact.test(bare)) {
    return { code: given, problem: `Expected a postal code like ${rule.example} for ${country}, found another shape.` };
  }
  return { code: rule.write?.(bare) ?? bare, problem: null };
}

/** `D10115`, `SE11122`: the country set before the code. */
function withoutPrefix(compact: string, country: string): string {
  for (const prefix of [country, country.slice(0, 1)]) {
    if (compact.startsWith(prefix) && /^\d+$/.test(compact.slice(prefix.length))) return compact.slice(prefix.length);
  }
  return compact;
}
