// The account's door over HTTP.

import * as http from 'node:http';
import { type Served, type SuiteletAnswer, type SuiteletRequest, serveAccount } from '../../../lab/netsuite/serve';
import { handmadeAccount } from '../../support/handmadeAccount';

const SCREEN = '/app/site/hosting/scriptlet.nl?script=12&deploy=22';

let served: Served;
let asked: SuiteletRequest[] = [];
let reply: () => SuiteletAnswer;

beforeEach(async () => {
  asked = [];
  reply = () => ({ status: 200, headers: { 'content-type': 'text/plain' }, body: 'from the script' });
  served = await serveAccount(handmadeAccount(), {
    port: 0,
    runSuitelet: (request) => {
      asked.push(request);
      return reply();
    },
  });
});

afterEach(() => served.close());

test('the account opens at its home page', async () => {
  const answer = await fetch(served.url);
  expect(answer.url).toBe(`${served.url}/app/center/card.nl`);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await answer.text()).toContain('Harbour Lights');
});

test('an address without a page answers 404 and names it', async () => {
  const answer = await fetch(`${served.url}/app/%3Cb%3E`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('/app/%3Cb%3E');
});

test('a Suitelet receives its parameters and what was posted', async () => {
  const answer = await fetch(`${served.url}${SCREEN}&custparam_a=1`, {
    method: 'POST',
    body: new URLSearchParams({ custpage_b: 'ü' }),
  });
  expect(await answer.text()).toBe('from the script');
  expect(asked[0]).toMatchObject({
    script: '12',
    deploy: '22',
    method: 'POST',
    parameters: { custparam_a: '1' },
    body: 'custpage_b=%C3%BC',
  });
});

test('bytes of an upload arrive unchanged', async () => {
  const form = new FormData();
  form.append('custpage_f', new Blob([new Uint8Array([0, 200, 255])]), 'a.bin');
  await fetch(`${served.url}${SCREEN}`, { method: 'POST', body: form });
  expect(Buffer.from(asked[0]?.body ?? '', 'latin1').includes(Buffer.from([0, 200, 255]))).toBe(true);
});

test('a Suitelet that fails answers with a page that says what happened', async () => {
  reply = () => {
    throw new TypeError('<x> is not a function');
  };
  const thrown = await fetch(`${served.url}${SCREEN}`);
  expect(thrown.status).toBe(500);
  expect(await thrown.text()).toContain('&lt;x&gt; is not a function');
  reply = () => ({ status: 200, headers: {}, body: '', error: new Error('spent') });
  expect((await fetch(`${served.url}${SCREEN}`)).status).toBe(500);
});

test('scripts that are no Suitelets, and deployments that are not there, have no page', async () => {
  expect((await fetch(`${served.url}/app/site/hosting/scriptlet.nl?script=11&deploy=21`)).status).toBe(404);
  expect((await fetch(`${served.url}/app/site/hosting/scriptlet.nl?script=12&deploy=99`)).status).toBe(404);
  expect((await fetch(`${served.url}/app/site/hosting/scriptlet.nl`)).status).toBe(404);
  expect(asked).toEqual([]);
});

test('native pages take no posts', async () => {
  expect((await fetch(`${served.url}/app/log`, { method: 'POST', body: 'x' })).status).toBe(405);
});

test('a body over ten megabytes is refused', async () => {
  const body = 'a'.repeat(10 * 1024 * 1024 + 1);
  const answer = await fetch(`${served.url}${SCREEN}`, { method: 'POST', body });
  expect(answer.status).toBe(413);
  expect(asked).toEqual([]);
});

/** Asks with headers that a browser would not let a page choose. */
function statusWith(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    http
      .get(`${served.url}${SCREEN}`, { headers }, (answer) => resolve(answer.resume().statusCode ?? 0))
      .on('error', reject);
  });
}

test('other sites can neither post into the account nor reach it by a name of theirs', async () => {
  expect(await statusWith({ origin: 'https://elsewhere.example' })).toBe(403);
  expect(await statusWith({ host: 'elsewhere.example' })).toBe(403);
  expect(await statusWith({ origin: served.url })).toBe(200);
});

test('a port that is taken is named, with what to do', async () => {
  const port = Number(new URL(served.url).port);
  const again = serveAccount(handmadeAccount(), { port, runSuitelet: () => reply() });
  await expect(again).rejects.toThrow(`Expected port ${port} to be free`);
});
