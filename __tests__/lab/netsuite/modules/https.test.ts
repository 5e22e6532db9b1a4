// N/https, N/http and N/encode: what leaves the account and how, secrets included.

import * as nodeCrypto from 'node:crypto';
import * as zlib from 'node:zlib';
import * as fc from 'fast-check';
import { SECOND } from '../../../../lab/clock';
import { type HttpRequest, type HttpResponse, NetworkFault } from '../../../../lab/http';
import { decode, encode } from '../../../../lab/netsuite/encodings';
import { encodeModule } from '../../../../lab/netsuite/modules/encode';
import { httpModule } from '../../../../lab/netsuite/modules/http';
import { httpsModule } from '../../../../lab/netsuite/modules/https';
import type { SecureString } from '../../../../lab/netsuite/secure';
import { codeOf, load, makeEnv, START } from '../../../support/env';

type Https = 'get' | 'post' | 'put' | 'request' | 'createSecureString' | 'createSecretKey' | 'requestRestlet';

const URL_OK = 'https://api.example.com/path?x=1';

function outside(answer: (request: HttpRequest) => HttpResponse = () => ({ status: 200, headers: {}, body: 'ok' })) {
  const env = makeEnv();
  const requests: HttpRequest[] = [];
  env.account.network.route('api.example.com', (request) => {
    requests.push(request);
    return answer(request);
  });
  return { env, requests, https: load<Https>(httpsModule, env) };
}

test('a request costs 10 units and time, and a refusal by the other side is an answer like any other', () => {
  const { env, https } = outside(() => ({ status: 429, headers: { 'x-amzn-ratelimit-limit': '0.5' }, body: 'slow' }));
  const response = https.get({ url: URL_OK });
  expect(response).toEqual({ code: 429, headers: { 'X-Amzn-Ratelimit-Limit': '0.5' }, body: 'slow' });
  expect(env.execution.usedUnits).toBe(10);
  expect(env.account.clock.now()).toBeGreaterThan(START);
});

test('a URL without TLS, without a scheme or with a space is refused', () => {
  const { https } = outside();
  for (const url of [
    'http://api.example.com/',
    '/path',
    'api.example.com',
    'https://api.example.com/a b',
    'https://api.example.com/a|b',
    'https://api.example.com/é',
  ]) {
    expect(codeOf(() => https.get({ url }))).toBe('SSS_INVALID_URL');
  }
  expect(codeOf(() => https.get({}))).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(codeOf(() => https.post({ url: URL_OK }))).toBe('SSS_MISSING_REQD_ARGUMENT');
});

test('N/http is for URLs without TLS only', () => {
  const { env } = outside();
  const http = load<'get'>(httpModule, env);
  expect(http.get({ url: 'http://api.example.com/' })).toMatchObject({ code: 200 });
  expect(codeOf(() => http.get({ url: URL_OK }))).toBe('SSS_INVALID_URL');
});

test('headers that NetSuite sets itself are dropped, names with an underscore or a line break in a value refused', () => {
  const { https, requests } = outside();
  https.get({ url: URL_OK, headers: { Host: 'x', Via: 'x', 'Content-Length': '3', 'X-Amz-Date': 'd' } });
  expect(requests[0]?.headers).toMatchObject({ 'x-amz-date': 'd', 'user-agent': expect.stringContaining('NetSuite') });
  expect(Object.keys(requests[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['host']));
  expect(requests[0]?.headers).not.toHaveProperty('via');
  expect(requests[0]?.headers).not.toHaveProperty('content-length');
  expect(codeOf(() => https.get({ url: URL_OK, headers: { my_header: 'x' } }))).toBe('SSS_INVALID_HEADER');
  expect(codeOf(() => https.get({ url: URL_OK, headers: { a: 'x\r\nb: y' } }))).toBe('SSS_INVALID_HEADER');
});

test('the content type follows the body where none is given, and an object is a form only', () => {
  const { https, requests } = outside();
  https.post({ url: URL_OK, body: { a: 'x y', b: '&' } });
  https.post({ url: URL_OK, body: Uint8Array.of(1, 2) });
  https.put({ url: URL_OK, body: '<a/>' });
  https.request({ method: 'PATCH', url: URL_OK, body: '{}', headers: { 'Content-Type': 'application/json' } });
  expect(requests.map((request) => [request.method, request.headers['content-type'], request.body])).toEqual([
    ['POST', 'application/x-www-form-urlencoded', 'a=x+y&b=%26'],
    ['POST', 'application/octet-stream', Uint8Array.of(1, 2)],
    ['PUT', 'text/xml; charset=UTF-8', '<a/>'],
    ['PATCH', 'application/json', '{}'],
  ]);
  const headers = { 'Content-Type': 'application/json' };
  expect(codeOf(() => https.post({ url: URL_OK, body: { a: 1 }, headers }))).toBe('SSS_INVALID_TYPE_ARG');
});

test('a body given with GET or DELETE is not sent', () => {
  const { https, requests } = outside();
  https.request({ method: 'GET', url: URL_OK, body: 'x' });
  https.request({ method: 'DELETE', url: URL_OK, body: 'x' });
  expect(requests.map((request) => request.body)).toEqual(['', '']);
  expect(codeOf(() => https.request({ method: 'TRACE', url: URL_OK }))).toBe('SSS_INVALID_TYPE_ARG');
});

test('an unknown host, a dead host and a slow host are told apart, and waiting takes 5 and 45 seconds', () => {
  const { env, https } = outside((request) => {
    throw new NetworkFault(request.url.includes('dead') ? 'connect' : 'timeout', 'no answer');
  });
  expect(codeOf(() => https.get({ url: 'https://other.example.com/' }))).toBe('SSS_UNKNOWN_HOST');
  const timed = (url: string): [string, number] => {
    const before = env.account.clock.now();
    const code = codeOf(() => https.get({ url }));
    return [code, Math.floor((env.account.clock.now() - before) / SECOND)];
  };
  expect(timed('https://api.example.com/dead')).toEqual(['SSS_CONNECTION_TIME_OUT', 5]);
  expect(timed('https://api.example.com/slow')).toEqual(['SSS_REQUEST_TIME_EXCEEDED', 45]);
});

test('an answer that arrives after 45 seconds is no answer', () => {
  const { env, https, requests } = outside(() => {
    env.account.clock.advance(46 * SECOND);
    return { status: 200, headers: {}, body: 'late' };
  });
  expect(codeOf(() => https.get({ url: URL_OK }))).toBe('SSS_REQUEST_TIME_EXCEEDED');
  expect(requests).toHaveLength(1);
});

test('binary answers arrive as base64, compressed transport is undone, and more than 10 MB are refused', () => {
  const packed = zlib.gzipSync('hello');
  const answers: Record<string, HttpResponse> = {
    file: { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: packed },
    text: { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{"é":1}') },
    gzip: { status: 200, headers: { 'content-type': 'text/plain', 'content-encoding': 'gzip' }, body: packed },
    large: { status: 200, headers: {}, body: 'x'.repeat(10 * 1024 * 1024 + 1) },
  };
  const { https } = outside((request) => answers[request.url.split('/').at(-1) ?? ''] as HttpResponse);
  const bodyOf = (name: string) => (https.get({ url: `https://api.example.com/${name}` }) as { body: string }).body;
  expect(bodyOf('file')).toBe(packed.toString('base64'));
  expect(bodyOf('text')).toBe('{"é":1}');
  expect(bodyOf('gzip')).toBe('hello');
  expect(codeOf(() => bodyOf('large'))).toBe('SSS_FILE_CONTENT_SIZE_EXCEEDED');
});

test('a redirect is followed for GET, not for POST, and never away from TLS', () => {
  const { https } = outside((request): HttpResponse => {
    if (request.url.endsWith('/end')) return { status: 200, headers: {}, body: 'end' };
    const location = request.url.endsWith('/plain') ? 'http://api.example.com/end' : '/end';
    return { status: 302, headers: { location }, body: '' };
  });
  expect(https.get({ url: 'https://api.example.com/start' })).toMatchObject({ code: 200, body: 'end' });
  expect(https.post({ url: 'https://api.example.com/start', body: 'x' })).toMatchObject({ code: 302 });
  expect(codeOf(() => https.get({ url: 'https://api.example.com/plain' }))).toBe('SSS_INVALID_URL');
});

test('a secure string carries a secret out and never shows it to the script', () => {
  const { env, https, requests } = outside();
  env.account.secrets.put('custsecret_refresh', 'top secret&', { domains: ['api.example.com'] });
  const secure = https.createSecureString({ input: 'token={custsecret_refresh}' }) as SecureString;
  secure.appendString({ input: ';end' });
  expect(`${secure} ${JSON.stringify(secure)} ${Object.keys(secure)}`).not.toContain('secret');
  https.post({ url: URL_OK, body: secure, headers: { Authorization: secure } });
  expect(requests[0]).toMatchObject({
    body: 'token=top secret&;end',
    headers: { authorization: 'token=top secret&;end' },
  });
  https.post({ url: URL_OK, body: { refresh: https.createSecureString({ input: '{custsecret_refresh}' }) } });
  expect(requests[1]?.body).toBe('refresh=top+secret%26');
});

test('a placeholder in an ordinary string stays as it is', () => {
  const { env, https, requests } = outside();
  env.account.secrets.put('custsecret_refresh', 'hush');
  https.post({ url: URL_OK, body: '{custsecret_refresh}' });
  expect(requests[0]?.body).toBe('{custsecret_refresh}');
});

test('a secret is refused to hosts outside its domains, also by way of a hash or a redirect', () => {
  const { env, https, requests } = outside(() => ({
    status: 302,
    headers: { location: 'https://other.example.com/' },
    body: '',
  }));
  env.account.network.route('other.example.com', () => ({ status: 200, headers: {}, body: '' }));
  env.account.secrets.put('custsecret_a', 'x', { domains: ['api.example.com'] });
  const make = () => https.createSecureString({ input: '{custsecret_a}' }) as SecureString;
  const carrying = (url: string, secure: SecureString) => () => https.get({ url, headers: { A: secure } });
  const hashed = make().hash({ algorithm: 'SHA256' });
  const outer = (https.createSecureString({ input: 'Bearer ' }) as SecureString).appendSecureString({
    secureString: make(),
  });
  for (const secure of [make(), hashed, outer]) {
    expect(codeOf(carrying('https://other.example.com/', secure))).toBe('SECRET_NOT_ALLOWED_FOR_DOMAIN');
  }
  expect(codeOf(carrying(URL_OK, make()))).toBe('SECRET_NOT_ALLOWED_FOR_DOMAIN');
  expect(requests).toHaveLength(1);
});

test('a converted string keeps its encoding on appending only when told to', () => {
  const { env, https, requests } = outside();
  env.account.secrets.put('custsecret_login', 'user:pass');
  const basic = () => {
    const login = https.createSecureString({ input: '{custsecret_login}' }) as SecureString;
    return login.convertEncoding({ fromEncoding: 'UTF_8', toEncoding: 'BASE_64' });
  };
  const header = (keepEncoding: boolean) =>
    (https.createSecureString({ input: 'Basic ' }) as SecureString).appendSecureString({
      secureString: basic(),
      keepEncoding,
    });
  https.get({ url: URL_OK, headers: { Authorization: header(true) } });
  https.get({ url: URL_OK, headers: { Authorization: header(false) } });
  expect(requests.map((request) => request.headers.authorization)).toEqual(['Basic dXNlcjpwYXNz', 'Basic user:pass']);
});

test('a secure string can be signed with a secret key, and a plain string is no key', () => {
  const { env, https, requests } = outside();
  env.account.secrets.put('custsecret_key', Buffer.from('key').toString('hex'));
  const key = https.createSecretKey({ secret: 'custsecret_key', encoding: 'HEX' });
  const message = () => https.createSecureString({ input: 'message' }) as SecureString;
  https.post({
    url: URL_OK,
    body: message().hmac({ algorithm: 'SHA256', key }).replaceString({ pattern: 'A', replacement: 'a' }),
  });
  const expected = nodeCrypto.createHmac('sha256', 'key').update('message').digest('hex');
  expect(String(requests[0]?.body).toLowerCase()).toBe(expected);
  expect(codeOf(() => message().hmac({ algorithm: 'SHA256', key: 'key' }))).toBe('SSS_INVALID_TYPE_ARG');
  expect(codeOf(() => https.createSecureString({ input: '{custsecret_unknown}' }))).toBe('INVALID_SECRET_ID');
});

test('what the lab does not do is refused by name', () => {
  const { https } = outside();
  expect(() => https.requestRestlet({})).toThrow('NotEmulated: N/https.requestRestlet');
  const get = https.get as unknown as { promise: (options: unknown) => unknown };
  expect(() => get.promise({ url: URL_OK })).toThrow('NotEmulated: N/https.get.promise');
});

test('any bytes survive every encoding there and back', () => {
  const encodings = ['HEX', 'BASE_16', 'BASE_32', 'BASE_64', 'BASE_64_URL_SAFE'] as const;
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(...encodings), (bytes, encoding) => {
      expect(Buffer.from(decode(encode(bytes, encoding), encoding))).toEqual(Buffer.from(bytes));
    }),
  );
});

test('encode.convert changes the encoding of the same bytes and refuses what is not in it', () => {
  const { convert: converted } = load<'convert'>(encodeModule, makeEnv());
  const convert = (string: string, inputEncoding: string, outputEncoding: string) =>
    converted({ string, inputEncoding, outputEncoding });
  expect(convert('héllo?>', 'UTF_8', 'BASE_64')).toBe('aMOpbGxvPz4=');
  expect(convert('héllo?>', 'UTF_8', 'BASE_64_URL_SAFE')).toBe('aMOpbGxvPz4=');
  expect(convert('foobar', 'UTF_8', 'BASE_32')).toBe('MZXW6YTBOI======');
  expect(convert('MZXW6YTBOI======', 'BASE_32', 'UTF_8')).toBe('foobar');
  expect(convert('00ff', 'HEX', 'BASE_64')).toBe('AP8=');
  expect(convert('AP8=', 'BASE_64', 'HEX')).toBe('00FF');
  for (const [text, encoding] of [
    ['0', 'HEX'],
    ['a-b=', 'BASE_64'],
    ['a', 'BASE_32'],
    ['AP8', 'BASE_64'],
  ] as const) {
    expect(codeOf(() => convert(text, encoding, 'UTF_8'))).toBe(
      'FAILED_TO_DECODE_STRING_ENCODED_BINARY_DATA_USING_1_ENCODING',
    );
  }
});

const GZ = zlib.gzipSync(Buffer.from('a\tb\n1\t2\n'));
const answering = (contentType: string, body: Uint8Array, more: Record<string, string> = {}) =>
  outside(() => ({ status: 200, headers: { 'content-type': contentType, ...more }, body }));

test('a body under a binary type, and one that is no text whatever its type says, arrive as base64', () => {
  for (const type of ['application/gzip', 'application/octet-stream', 'text/plain; charset=Cp1252', 'text/plain']) {
    expect(answering(type, GZ).https.get({ url: URL_OK })).toMatchObject({ body: GZ.toString('base64') });
    // A part of a compressed file is no text either.
    const part = GZ.subarray(4, 16);
    expect(answering(type, part).https.get({ url: URL_OK })).toMatchObject({ body: part.toString('base64') });
  }
});

test('under the other reading, bytes that are no text are lost under a textual type and kept under a binary one', () => {
  const { env, https } = answering('text/plain; charset=UTF-8', GZ);
  env.account.network.binaryUnderText = 'spoiled';
  const { body } = https.get({ url: URL_OK }) as { body: string };
  expect(body).toContain('\ufffd');
  expect(Buffer.from(body, 'utf8').equals(GZ)).toBe(false);
  const binary = answering('application/gzip', GZ);
  binary.env.account.network.binaryUnderText = 'spoiled';
  expect(binary.https.get({ url: URL_OK })).toMatchObject({ body: GZ.toString('base64') });
});

test.each([
  ['text/plain; charset=Cp1252', Buffer.from([0x80, 0x20, 0x4d, 0xfc]), '€ Mü'],
  ['text/plain; charset=ISO-8859-1', Buffer.from([0x4d, 0xfc]), 'Mü'],
  ['text/plain; charset=Shift_JIS', Buffer.from([0x8d, 0x82, 0x41]), '高A'],
  ['text/plain; charset=MS932', Buffer.from([0x8d, 0x82]), '高'],
  ['text/plain; charset="utf8"', Buffer.from('Mü'), 'Mü'],
  ['text/plain', Buffer.from('Mü'), 'Mü'],
  ['text/plain; charset=klingon', Buffer.from('Mü'), 'Mü'],
  ['text/plain; charset=UTF-8', Buffer.from('\ufeffa'), '\ufeffa'],
])('a body of %s is read in its charset', (type, bytes, text) => {
  expect(answering(type, bytes).https.get({ url: URL_OK })).toMatchObject({ body: text });
});

test('a body that is said to be compressed arrives as text, and one that breaks off is no answer', () => {
  const encoded = { 'content-encoding': 'gzip' };
  expect(answering('text/plain', GZ, encoded).https.get({ url: URL_OK })).toMatchObject({ body: 'a\tb\n1\t2\n' });
  const cut = answering('text/plain', GZ.subarray(0, 20), encoded);
  expect(codeOf(() => cut.https.get({ url: URL_OK }))).toBe('UNEXPECTED_ERROR');
});

test('10 MB is what a body may take as a string: 7.5 MB where it arrives as base64', () => {
  const fits = Buffer.alloc(7_864_320, 7);
  expect((answering('application/gzip', fits).https.get({ url: URL_OK }) as { body: string }).body).toHaveLength(
    10 * 1024 * 1024,
  );
  const larger = answering('application/gzip', Buffer.alloc(7_864_321, 7));
  expect(codeOf(() => larger.https.get({ url: URL_OK }))).toBe('SSS_FILE_CONTENT_SIZE_EXCEEDED');
});
