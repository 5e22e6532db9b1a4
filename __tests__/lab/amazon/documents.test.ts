// The documents of reports and feeds: addresses that are signed for five minutes, and what the store refuses.

import * as zlib from 'node:zlib';
import type { Seller } from '../../../lab/amazon/seller';
import { MINUTE, SECOND } from '../../../lab/clock';
import type { HttpResponse, NetworkFault } from '../../../lab/http';
import { newWorld, type World } from './support';

const PACKED = zlib.gzipSync('order-id\n111-0000000-0000001\n');
const CONTENTS = { contentType: 'text/plain; charset=UTF-8', bytes: PACKED, gzip: true };

function fetching(world: World, url: string, headers: Record<string, string> = {}): HttpResponse {
  return world.amazon.serve({ method: 'GET', url, headers, body: '' });
}

const codeIn = ({ status, body }: HttpResponse): string => `${status} ${/<Code>(\w+)</.exec(String(body))?.[1]}`;

function kept(world = newWorld(), encoded = false): { world: World; url: string } {
  const { documents } = world.account;
  const id = documents.keep(CONTENTS);
  return { world, url: documents.address(id, { method: 'GET', at: world.clock.now(), encoded }) };
}

test('an address leads to the document for five minutes, without any token', () => {
  const { world, url } = kept();
  expect(new URL(url).host).toBe('tortuga-prod-na.s3-external-1.amazonaws.com');
  expect(fetching(world, url)).toEqual({
    status: 200,
    headers: { 'content-type': 'text/plain; charset=UTF-8', 'accept-ranges': 'bytes' },
    body: PACKED,
  });
  world.clock.advance(5 * MINUTE - 1);
  expect(fetching(world, url).status).toBe(200);
  world.clock.advance(1);
  expect(codeIn(fetching(world, url))).toBe('403 AccessDenied');
  expect(world.amazon.control.requests).toMatchObject({ downloadDocument: { made: 3, throttled: 0 } });
});

test('a token header, another way to prove oneself, and any change of the address are refused', () => {
  const { world, url } = kept();
  expect(codeIn(fetching(world, url, { 'x-amz-access-token': world.token() }))).toBe('403 AccessDenied');
  expect(codeIn(fetching(world, url, { authorization: 'Bearer x' }))).toBe('400 InvalidArgument');
  for (const changed of [
    url.replace('X-Amz-Expires=300', 'X-Amz-Expires=900'),
    `${url}&response-content-encoding=gzip`,
    url.slice(0, -1),
    url.split('?')[0] as string,
  ]) {
    expect(codeIn(fetching(world, changed))).toBe('403 SignatureDoesNotMatch');
  }
  const european = world.amazon.accounts[1] as Seller;
  expect(codeIn(fetching(world, url.replace(world.account.documents.host, european.documents.host)))).toBe(
    '403 AccessDenied',
  );
  const put = world.amazon.serve({ method: 'PUT', url, headers: {}, body: 'mine' });
  expect(codeIn(put)).toBe('403 SignatureDoesNotMatch');
});

test('the download names its encoding only where the address asks for it', () => {
  const { world, url } = kept(newWorld(), true);
  expect(fetching(world, url).headers).toMatchObject({ 'content-encoding': 'gzip' });
  const plain = world.account.documents.keep({ ...CONTENTS, gzip: false });
  const address = world.account.documents.address(plain, { method: 'GET', at: world.clock.now(), encoded: true });
  expect(fetching(world, address).headers).not.toHaveProperty('content-encoding');
});

test('a document can be fetched in parts', () => {
  const { world, url } = kept();
  const first = fetching(world, url, { range: 'bytes=0-9' });
  const rest = fetching(world, url, { range: 'bytes=10-' });
  expect(first).toMatchObject({ status: 206, headers: { 'content-range': `bytes 0-9/${PACKED.length}` } });
  expect(Buffer.concat([first.body as Uint8Array, rest.body as Uint8Array])).toEqual(PACKED);
  expect(codeIn(fetching(world, url, { range: `bytes=${PACKED.length}-` }))).toBe('416 InvalidRange');
});

test('a document is left under exactly the content type it was announced with', () => {
  const world = newWorld();
  const { documents } = world.account;
  const type = 'text/xml; charset=UTF-8';
  const id = documents.await(type);
  const at = world.clock.now();
  const url = documents.address(id, { method: 'PUT', at });
  const leave = (contentType: string) =>
    world.amazon.serve({ method: 'PUT', url, headers: { 'content-type': contentType }, body: '<ä/>' });
  expect(codeIn(fetching(world, documents.address(id, { method: 'GET', at })))).toBe('404 NoSuchKey');
  expect(codeIn(leave('text/xml'))).toBe('403 SignatureDoesNotMatch');
  expect(documents.contents(id)).toBeNull();
  expect(leave(type)).toEqual({ status: 200, headers: {}, body: '' });
  expect(documents.contents(id)).toEqual({ contentType: type, bytes: Buffer.from('<ä/>'), gzip: false });
  world.clock.advance(5 * MINUTE);
  expect(codeIn(leave(type))).toBe('403 AccessDenied');
});

test('the store times out, is busy, or breaks off, as faults say', () => {
  const { world, url } = kept();
  const { control } = world.amazon;
  control.fault({ kind: 'unavailable', operation: 'downloadDocument', times: 1 });
  expect(codeIn(fetching(world, url))).toBe('503 SlowDown');
  control.fault({ kind: 'truncated', operation: 'downloadDocument', times: 1 });
  expect((fetching(world, url).body as Uint8Array).length).toBe(Math.floor(PACKED.length / 2));
  control.fault({ kind: 'timeout-before', operation: 'downloadDocument', times: 1 });
  expect(() => fetching(world, url)).toThrow('timed out' satisfies NetworkFault['message']);
  world.clock.advance(SECOND);
  expect(fetching(world, url).status).toBe(200);
});
