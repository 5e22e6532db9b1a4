// `lab -- amazon`: one line that says where the marketplace is, and then the marketplace itself.

import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { lab } from '../../../lab/cli/lab';
import { labAmazon } from '../../../lab/cli/labAmazon';
import { listening } from '../../support/listening';

function post(url: string, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const request = http.request(url, { method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    request.on('error', reject).end(body);
  });
}

test('one JSON line holds all that a client needs, and the marketplace answers there until it is ended', async () => {
  const heard = listening();
  let end = (): void => undefined;
  let serving: (line: string) => void;
  const line = new Promise<string>((resolve) => {
    serving = resolve;
  });
  const output = { ...heard, out: (text: string) => serving(text) };
  const code = labAmazon(
    ['--seed', '3'],
    output,
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  const access = JSON.parse(await line) as Record<string, string>;
  expect(Object.keys(access)).toEqual([
    'endpoint',
    'lwaTokenUrl',
    'clientId',
    'clientSecret',
    'refreshToken',
    'sellerId',
    'marketplaceIds',
  ]);
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: access.refreshToken ?? '',
    client_id: access.clientId ?? '',
    client_secret: access.clientSecret ?? '',
  });
  const token = await post(access.lwaTokenUrl ?? '', form.toString());
  expect(token.status).toBe(200);
  expect(JSON.parse(token.body)).toMatchObject({ token_type: 'bearer' });
  end();
  expect(await code).toBe(0);
  await expect(post(access.lwaTokenUrl ?? '', '')).rejects.toThrow(/ECONNREFUSED|hang up/);
});

test('a port that is taken is said to be taken', async () => {
  const other = http.createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const heard = listening();
  expect(await lab(['amazon', '--port', String(port)], heard)).toBe(1);
  expect(heard.said).toEqual([]);
  expect(heard.warned.join()).toMatch(new RegExp(`Expected port ${port} to be free, found another program on it`));
  other.close();
});

test('a port that cannot be one is refused', async () => {
  const heard = listening();
  expect(await lab(['amazon', '--port', '70000'], heard)).toBe(1);
  expect(heard.warned.join()).toMatch(/1024 to 65535.*found 70000/);
});

test('lab explains itself, and refuses commands it has not', async () => {
  const heard = listening();
  expect(await lab(['--help'], heard)).toBe(0);
  expect(await lab(['amazon', '--help'], heard)).toBe(0);
  expect(await lab(['run', '--help'], heard)).toBe(0);
  expect(heard.said.join('\n')).toMatch(/npm run lab -- run[\s\S]*--seed n[\s\S]*--record file/);
  expect(await lab(['toString'], heard)).toBe(1);
  expect(await lab([], heard)).toBe(1);
  expect(heard.warned.join('\n')).toMatch(/Expected run or amazon, found "toString"[\s\S]*found nothing/);
});
