// N/crypto: digests and AES with keys that stay hidden. Free of units.
// Source: N/crypto Module (help); Oracle's stubs for the refusals.

import * as nodeCrypto from 'node:crypto';
import { decode, ENCODINGS, encode, encodingOf } from '../encodings';
import { NotEmulated, refuse } from '../errors';
import { algorithmOf, bytesOfKey, createSecretKey, HASH_ALGORITHMS } from '../secure';
import type { Env, NModule } from './module';
import { names, type Options, optionsOf } from './options';

const MISSING = 'MISSING_REQD_ARGUMENT';
const PADDINGS = names('NoPadding', 'PKCS5Padding');
const BLOCK = 16;

export const cryptoModule: NModule = {
  id: 'N/crypto',
  build: (env) => ({
    EncryptionAlg: names('AES'),
    Encoding: ENCODINGS,
    HashAlg: HASH_ALGORITHMS,
    Padding: PADDINGS,
    createSecretKey: (options: unknown) => {
      env.execution.alive();
      const given = optionsOf(options, 'crypto.createSecretKey');
      if (given.guid === undefined) optionsOf(options, 'crypto.createSecretKey', ['secret'], MISSING);
      return createSecretKey(env.account.secrets, env.execution.options.scriptId, given);
    },
    createHash: (options: unknown) => {
      const given = optionsOf(options, 'crypto.createHash', ['algorithm'], MISSING);
      return new Digest(env, nodeCrypto.createHash(algorithmOf(given.algorithm)));
    },
    createHmac: (options: unknown) => {
      const given = optionsOf(options, 'crypto.createHmac', ['algorithm', 'key'], MISSING);
      return new Digest(env, nodeCrypto.createHmac(algorithmOf(given.algorithm), bytesOfKey(given.key)));
    },
    createCipher: (options: unknown) =>
      new Cipher(env, optionsOf(options, 'crypto.createCipher', ['algorithm', 'key'], MISSING)),
    createDecipher: (options: unknown) =>
      new Decipher(env, optionsOf(options, 'crypto.createDecipher', ['algorithm', 'key', 'iv'], MISSING)),
    checkPasswordField: () => {
      throw new NotEmulated('N/crypto.checkPasswordField');
    },
  }),
};

class Digest {
  readonly #env: Env;
  readonly #engine: nodeCrypto.Hash | nodeCrypto.Hmac;
  #done = false;

  constructor(env: Env, engine: nodeCrypto.Hash | nodeCrypto.Hmac) {
    env.execution.alive();
    this.#env = env;
    this.#engine = engine;
  }

  update(options: unknown): void {
    this.#open();
    const given = optionsOf(options, 'Hash.update', ['input'], MISSING);
    this.#engine.update(decode(String(given.input), encodingOf(given.inputEncoding, 'UTF_8')));
  }

  digest(options?: unknown): string {
    this.#open();
    this.#done = true;
    return encode(this.#engine.digest(), encodingOf(optionsOf(options, 'Hash.digest').outputEncoding, 'HEX'));
  }

  /** Unconfirmed: stricter reading, a digest is taken once. */
  #open(): void {
    this.#env.execution.alive();
    if (this.#done) refuse('SSS_INVALID_API_USAGE', 'The digest was taken already. Create another hash.');
  }
}

/** AES in CBC mode; the mode is practice. */
class Cipher {
  readonly #engine: ReturnType<typeof nodeCrypto.createCipheriv>;
  readonly #iv: Uint8Array;
  readonly #parts: Uint8Array[] = [];

  constructor(env: Env, options: Options) {
    env.execution.alive();
    const key = aesKey(options);
    this.#iv = Uint8Array.from({ length: BLOCK }, () => env.account.random.int(0, 255));
    this.#engine = nodeCrypto.createCipheriv(`aes-${key.byteLength * 8}-cbc`, key, this.#iv);
    this.#engine.setAutoPadding(isPadded(options));
  }

  update(options: unknown): void {
    const given = optionsOf(options, 'Cipher.update', ['input'], MISSING);
    this.#parts.push(this.#engine.update(decode(String(given.input), encodingOf(given.inputEncoding, 'UTF_8'))));
  }

  /** Unconfirmed: the initialisation vector always comes in hexadecimal. */
  final(options?: unknown): object {
    const encoding = encodingOf(optionsOf(options, 'Cipher.final').outputEncoding, 'HEX');
    this.#parts.push(finish(() => this.#engine.final()));
    return { ciphertext: encode(Buffer.concat(this.#parts), encoding), iv: encode(this.#iv, 'HEX') };
  }
}

class Decipher {
  readonly #engine: ReturnType<typeof nodeCrypto.createDecipheriv>;
  readonly #parts: Uint8Array[] = [];

  constructor(env: Env, options: Options) {
    env.execution.alive();
    const key = aesKey(options);
    const iv = decode(String(options.iv), 'HEX');
    if (iv.byteLength !== BLOCK) refuse('SSS_INVALID_TYPE_ARG', 'The initialisation vector must be 16 bytes.');
    this.#engine = nodeCrypto.createDecipheriv(`aes-${key.byteLength * 8}-cbc`, key, iv);
    this.#engine.setAutoPadding(isPadded(options));
  }

  update(options: unknown): void {
    const given = optionsOf(options, 'Decipher.update', ['input'], MISSING);
    this.#parts.push(this.#engine.update(decode(String(given.input), encodingOf(given.inputEncoding, 'HEX'))));
  }

  final(options?: unknown): string {
    const encoding = encodingOf(optionsOf(options, 'Decipher.final').outputEncoding, 'UTF_8');
    this.#parts.push(finish(() => this.#engine.final()));
    return encode(Buffer.concat(this.#parts), encoding);
  }
}

/** Unconfirmed: the code. */
function finish(body: () => Buffer): Buffer {
  try {
    return body();
  } catch {
    return refuse(
      'SSS_INVALID_CRYPTO_INPUT',
      'The data does not fit the key, the initialisation vector or the padding.',
    );
  }
}

function aesKey(options: Options): Uint8Array {
  if (options.algorithm !== 'AES') refuse('SSS_INVALID_TYPE_ARG', 'Expected AES as the algorithm.');
  const key = bytesOfKey(options.key);
  if (![16, 24, 32].includes(key.byteLength)) {
    refuse('SSS_INVALID_TYPE_ARG', `An AES key is 16, 24 or 32 bytes long; found ${key.byteLength}.`);
  }
  return key;
}

function isPadded(options: Options): boolean {
  const padding = options.padding ?? 'PKCS5Padding';
  if (typeof padding !== 'string' || !Object.hasOwn(PADDINGS, padding)) {
    refuse('SSS_INVALID_TYPE_ARG', 'Expected NoPadding or PKCS5Padding as the padding.');
  }
  return padding === 'PKCS5Padding';
}
