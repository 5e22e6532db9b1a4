// N/crypto and N/crypto/random: digests, ciphers and keys that stay hidden.

import * as nodeCrypto from 'node:crypto';
import { cryptoModule } from '../../../../lab/netsuite/modules/crypto';
import { cryptoRandomModule } from '../../../../lab/netsuite/modules/cryptoRandom';
import { codeOf, load, makeEnv } from '../../../support/env';

type Crypto = 'createHash' | 'createHmac' | 'createSecretKey' | 'createCipher' | 'createDecipher';
interface Digest {
  update: (options: object) => void;
  digest: (options?: object) => string;
}
interface Cipher {
  update: (options: object) => void;
  final: (options?: object) => { ciphertext: string; iv: string };
}

function cryptography() {
  const env = makeEnv();
  env.account.secrets.put('custsecret_key', Buffer.from('sixteen bytes ok').toString('hex'));
  env.account.secrets.put('custsecret_short', '0102');
  const crypto = load<Crypto>(cryptoModule, env);
  return { env, crypto, key: () => crypto.createSecretKey({ secret: 'custsecret_key' }) };
}

test('a digest is hexadecimal unless told otherwise, and is taken once', () => {
  const { crypto, env } = cryptography();
  const hash = crypto.createHash({ algorithm: 'SHA256' }) as Digest;
  hash.update({ input: 'causeway' });
  const expected = nodeCrypto.createHash('sha256').update('causeway').digest();
  expect(hash.digest()).toBe(expected.toString('hex').toUpperCase());
  expect(codeOf(() => hash.digest())).toBe('SSS_INVALID_API_USAGE');
  const again = crypto.createHash({ algorithm: 'SHA256' }) as Digest;
  again.update({ input: Buffer.from('causeway').toString('base64'), inputEncoding: 'BASE_64' });
  expect(again.digest({ outputEncoding: 'BASE_64' })).toBe(expected.toString('base64'));
  expect(env.execution.usedUnits).toBe(0);
});

test('an HMAC takes its key from a secret; raw text is no key', () => {
  const { crypto, key } = cryptography();
  const hmac = crypto.createHmac({ algorithm: 'SHA512', key: key() }) as Digest;
  hmac.update({ input: 'message' });
  expect(hmac.digest({ outputEncoding: 'BASE_64' })).toBe(
    nodeCrypto.createHmac('sha512', 'sixteen bytes ok').update('message').digest('base64'),
  );
  expect(codeOf(() => crypto.createHmac({ algorithm: 'SHA512', key: 'sixteen bytes ok' }))).toBe(
    'SSS_INVALID_TYPE_ARG',
  );
  expect(codeOf(() => crypto.createHmac({ algorithm: 'SHA512' }))).toBe('MISSING_REQD_ARGUMENT');
  expect(codeOf(() => crypto.createHash({ algorithm: 'SHA3' }))).toBe('SSS_INVALID_TYPE_ARG');
});

test('a key shows nothing of its secret, and a secret that is not hexadecimal needs its encoding named', () => {
  const { env, crypto, key } = cryptography();
  expect(`${key()} ${JSON.stringify(key())}`).not.toContain(Buffer.from('sixteen').toString('hex'));
  env.account.secrets.put('custsecret_text', 'plain text');
  expect(codeOf(() => crypto.createSecretKey({ secret: 'custsecret_text' }))).toContain('FAILED_TO_DECODE');
  expect(crypto.createSecretKey({ secret: 'custsecret_text', encoding: 'UTF_8' })).toMatchObject({ encoding: 'UTF_8' });
  expect(codeOf(() => crypto.createSecretKey({}))).toBe('MISSING_REQD_ARGUMENT');
  expect(() => crypto.createSecretKey({ guid: 'a'.repeat(32) })).toThrow('NotEmulated');
});

test('what AES enciphers with a key it deciphers with the same key and vector only', () => {
  const { crypto, key } = cryptography();
  const cipher = crypto.createCipher({ algorithm: 'AES', key: key() }) as Cipher;
  cipher.update({ input: 'a buyer’s note' });
  const { ciphertext, iv } = cipher.final({ outputEncoding: 'BASE_64' });
  const open = (vector: string) => {
    const decipher = crypto.createDecipher({ algorithm: 'AES', key: key(), iv: vector }) as Cipher;
    decipher.update({ input: ciphertext, inputEncoding: 'BASE_64' });
    return decipher.final() as unknown as string;
  };
  expect(open(iv)).toBe('a buyer’s note');
  expect(codeOf(() => open('00'))).toBe('SSS_INVALID_TYPE_ARG');
  const short = crypto.createSecretKey({ secret: 'custsecret_short' });
  expect(codeOf(() => crypto.createCipher({ algorithm: 'AES', key: short }))).toBe('SSS_INVALID_TYPE_ARG');
  const broken = crypto.createDecipher({ algorithm: 'AES', key: key(), iv }) as Cipher;
  broken.update({ input: '00' });
  expect(codeOf(() => broken.final())).toBe('SSS_INVALID_CRYPTO_INPUT');
});

test('random values keep to their range and repeat with the seed', () => {
  const draw = () => load<'generateBytes' | 'generateInt' | 'generateUUID'>(cryptoRandomModule, makeEnv());
  const random = draw();
  const numbers = Array.from({ length: 200 }, () => random.generateInt({ min: 3, max: 6 }));
  expect(new Set(numbers)).toEqual(new Set([3, 4, 5]));
  expect(random.generateBytes({ size: 5 })).toHaveLength(5);
  expect(random.generateUUID()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(draw().generateUUID()).toBe(draw().generateUUID());
  expect(codeOf(() => random.generateInt({ max: 0 }))).toBe('SSS_INVALID_TYPE_ARG');
});
