/**
 * The external ids of SKU map rows. A SKU may hold any character, an external id only plain ASCII, and NetSuite may
 * compare external ids without regard to case: so a SKU is written in small letters, digits and two escape signs,
 * and can be read back.
 *
 * @NApiVersion 2.1
 */

/** Amazon's own limit on a seller SKU, in characters. */
export const SKU_MAX_CHARACTERS = 40;
export const EXTERNAL_ID_MAX = 255;

const PLAIN = /^[a-z0-9_-]$/;
const CAPITAL = /^[A-Z]$/;
const CODE_POINT_DIGITS = 4;

/** Reversible: small letters, digits, `_` and `-` stand for themselves, `.x` is a capital, `~` and four base-36 digits any other code point. */
export function encodeKeyPart(text: string): string {
  let encoded = '';
  for (const character of text) {
    if (PLAIN.test(character)) encoded += character;
    else if (CAPITAL.test(character)) encoded += '.' + character.toLowerCase();
    else encoded += '~' + character.codePointAt(0)!.toString(36).padStart(CODE_POINT_DIGITS, '0');
  }
  return encoded;
}

/** The text that `encodeKeyPart` was given, or null where the key was never made by it. */
export function decodeKeyPart(encoded: string): string | null {
  let text = '';
  for (let at = 0; at < encoded.length; at += 1) {
    const sign = encoded[at]!;
    if (sign === '.') {
      const letter = encoded[at + 1] ?? '';
      if (!/^[a-z]$/.test(letter)) return null;
      text += letter.toUpperCase();
      at += 1;
    } else if (sign === '~') {
      const digits = encoded.slice(at + 1, at + 1 + CODE_POINT_DIGITS);
      const codePoint = /^[0-9a-z]{4}$/.test(digits) ? Number.parseInt(digits, 36) : Number.NaN;
      if (!(codePoint <= 0x10ffff)) return null;
      text += String.fromCodePoint(codePoint);
      at += CODE_POINT_DIGITS;
    } else if (PLAIN.test(sign)) text += sign;
    else return null;
  }
  return text;
}

/** Why no map row can be kept for this SKU, or null where one can. */
export function skuProblem(sku: string): string | null {
  const characters = [...sku].length;
  if (characters === 0) return 'The SKU is empty; enter the seller SKU exactly as Seller Central shows it.';
  if (characters > SKU_MAX_CHARACTERS) {
    return `The SKU has ${characters} characters; Amazon allows at most ${SKU_MAX_CHARACTERS}. Check the SKU in Seller Central.`;
  }
  return null;
}

/** The external id of the one open row of a SKU in a marketplace. `connection` is the connection's internal id. */
export function openKey(connection: string, marketplaceId: string, sku: string): string {
  return key(connection, marketplaceId, sku, 'open');
}

/** The external id of a closed row: its valid-from (`YYYY-MM-DD`, null = from the beginning) takes the place of `open`. */
export function closedKey(connection: string, marketplaceId: string, sku: string, from: string | null): string {
  return key(connection, marketplaceId, sku, (from ?? '0000-00-00').replaceAll('-', ''));
}

/** What a key made by `openKey` or `closedKey` says of its row, or null for any other text. */
export function readSkuKey(externalId: string): {
  readonly connection: string;
  readonly marketplaceId: string;
  readonly sku: string;
  readonly ending: string;
} | null {
  const match = /^cwy-sku-([^-]+)-([a-z0-9.]+)-(.+)-(open|\d{8})$/.exec(externalId);
  if (match === null) return null;
  const [, connection, marketplace, encoded, ending] = match;
  const marketplaceId = decodeKeyPart(marketplace!);
  const sku = decodeKeyPart(encoded!);
  if (marketplaceId === null || sku === null) return null;
  return { connection: connection!, marketplaceId, sku, ending: ending! };
}

function key(connection: string, marketplaceId: string, sku: string, ending: string): string {
  const made = `cwy-sku-${connection}-${encodeKeyPart(marketplaceId)}-${encodeKeyPart(sku)}-${ending}`;
  if (made.length > EXTERNAL_ID_MAX) {
    throw new RangeError(
      `An external id holds ${EXTERNAL_ID_MAX} characters; SKU "${sku}" would need ${made.length}. Ask skuProblem first.`,
    );
  }
  return made;
}
