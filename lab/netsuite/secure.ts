// Secret material in scripts' hands: keys and strings they can use and never read.
// Source: https.SecureString, crypto.SecretKey (help); Oracle's stubs.

import * as nodeCrypto from 'node:crypto';
import { decode, type Encoding, encode, encodingOf } from './encodings';
import { NotEmulated, refuse } from './errors';
import type { Secrets } from './secrets';

/** Algorithms by their SuiteScript names. Source: crypto.HashAlg; the older two stand in Oracle's stubs only. */
export const HASH_ALGORITHMS = { SHA1: 'SHA1', SHA256: 'SHA256', SHA512: 'SHA512', MD5: 'MD5' } as const;

const PLACEHOLDER = /\{(custsecret[a-zA-Z0-9_]{1,89})\}/g;
const GUID_PLACEHOLDER = /\{[0-9a-f]{32}\}/i;

type Options = Readonly<Record<string, unknown>>;

/** The node name of an algorithm; refused when it is none. */
export function algorithmOf(value: unknown): string {
  if (typeof value === 'string' && Object.hasOwn(HASH_ALGORITHMS, value)) return value.toLowerCase();
  return refuse('SSS_INVALID_TYPE_ARG', `Expected one of ${Object.keys(HASH_ALGORITHMS).join(', ')} as the algorithm.`);
}

const keyBytes = new WeakMap<SecretKey, Uint8Array>();

export class SecretKey {
  readonly guid: string;
  readonly encoding: Encoding;

  constructor(guid: string, encoding: Encoding, bytes: Uint8Array) {
    this.guid = guid;
    this.encoding = encoding;
    keyBytes.set(this, bytes);
  }

  toString(): string {
    return 'crypto.SecretKey';
  }
}

/** For the lab's modules: the bytes of a key. Anything else than a key is refused: raw strings are no keys. */
export function bytesOfKey(key: unknown): Uint8Array {
  const bytes = key instanceof SecretKey ? keyBytes.get(key) : undefined;
  return bytes ?? refuse('SSS_INVALID_TYPE_ARG', 'Expected a SecretKey made by createSecretKey as the key.');
}

/** Source: crypto.createSecretKey (help): `secret` or `guid`, encoding HEX when none is given. */
export function createSecretKey(secrets: Secrets, scriptId: string, options: Options): SecretKey {
  if (options.guid !== undefined) throw new NotEmulated('createSecretKey({guid}): credential fields; use {secret}');
  const encoding = encodingOf(options.encoding, 'HEX');
  return new SecretKey(
    String(options.secret),
    encoding,
    decode(secrets.resolve(String(options.secret), { scriptId }), encoding),
  );
}

interface Hidden {
  text: string;
  encoding: Encoding;
  /** Secrets that went into it: where it may be sent depends on them. */
  readonly secrets: Set<string>;
}

const hidden = new WeakMap<SecureString, Hidden>();

function hiddenOf(value: unknown): Hidden {
  const found = value instanceof SecureString ? hidden.get(value) : undefined;
  return found ?? refuse('SSS_INVALID_TYPE_ARG', 'Expected a SecureString made by https.createSecureString.');
}

/** Each method changes the string itself and returns it. */
export class SecureString {
  appendString(options: Options): SecureString {
    const mine = hiddenOf(this);
    append(mine, String(options.input), encodingOf(options.inputEncoding, 'UTF_8'), options.keepEncoding === true);
    return this;
  }

  appendSecureString(options: Options): SecureString {
    const mine = hiddenOf(this);
    const other = hiddenOf(options.secureString);
    append(mine, other.text, other.encoding, options.keepEncoding === true);
    for (const secret of other.secrets) mine.secrets.add(secret);
    return this;
  }

  convertEncoding(options: Options): SecureString {
    const mine = hiddenOf(this);
    const to = encodingOf(options.toEncoding, 'UTF_8');
    mine.text = encode(decode(mine.text, encodingOf(options.fromEncoding, mine.encoding)), to);
    mine.encoding = to;
    return this;
  }

  hash(options: Options): SecureString {
    return digest(this, options, nodeCrypto.createHash(algorithmOf(options.algorithm)));
  }

  hmac(options: Options): SecureString {
    return digest(this, options, nodeCrypto.createHmac(algorithmOf(options.algorithm), bytesOfKey(options.key)));
  }

  replaceString(options: Options): SecureString {
    const mine = hiddenOf(this);
    mine.text = mine.text.replaceAll(String(options.pattern), () => String(options.replacement));
    return this;
  }

  toString(): string {
    return 'https.SecureString';
  }
}

/** Without `keepEncoding` what is appended is re-encoded to what stands there already. */
function append(mine: Hidden, text: string, encoding: Encoding, keepEncoding: boolean): void {
  mine.text += keepEncoding || encoding === mine.encoding ? text : encode(decode(text, encoding), mine.encoding);
}

function digest(string: SecureString, options: Options, engine: nodeCrypto.Hash | nodeCrypto.Hmac): SecureString {
  const mine = hiddenOf(string);
  engine.update(decode(mine.text, encodingOf(options.contentEncoding, mine.encoding)));
  // Unconfirmed: hexadecimal when no result encoding is given, as for crypto digests.
  mine.encoding = encodingOf(options.resultEncoding, 'HEX');
  mine.text = encode(engine.digest(), mine.encoding);
  return string;
}

/** Source: https.createSecureString (help): {custsecret_…} in the input stands for the secret. */
export function createSecureString(secrets: Secrets, scriptId: string, options: Options): SecureString {
  const input = String(options.input);
  if (GUID_PLACEHOLDER.test(input)) throw new NotEmulated('https.createSecureString with a {GUID}; use {custsecret…}');
  const used = new Set<string>();
  const text = input.replace(PLACEHOLDER, (_, id: string) => {
    used.add(id);
    return secrets.resolve(id, { scriptId });
  });
  const string = new SecureString();
  hidden.set(string, { text, encoding: encodingOf(options.inputEncoding, 'UTF_8'), secrets: used });
  return string;
}

/** For sending only: the text, and the secrets in it. Ordinary values pass as text without any. */
export function reveal(value: unknown): { readonly text: string; readonly secrets: ReadonlySet<string> } {
  return value instanceof SecureString ? hiddenOf(value) : { text: String(value), secrets: new Set() };
}
