// A report on its way into a script: Amazon's bytes through N/https, N/compress and N/file, in both readings of what
// N/https does with bytes that are no text.

import { amazonHosts } from '../../../lab/amazon/marketplace';
import type { ReportTwist } from '../../../lab/amazon/reportFile';
import { HOUR } from '../../../lab/clock';
import { compressModule } from '../../../lab/netsuite/modules/compress';
import { fileModule } from '../../../lab/netsuite/modules/file';
import type { FileObject } from '../../../lab/netsuite/modules/fileObject';
import { httpsModule } from '../../../lab/netsuite/modules/https';
import { codeOf, load, makeEnv } from '../../support/env';
import { DOCUMENTS, finished } from './reportSupport';
import { NOON, newWorld } from './support';

const ROWS = 200_000;

/** A script's modules, and the address of a report about one order that a twist has changed. */
function script(twist: ReportTwist, query: Record<string, string> = {}) {
  const world = newWorld();
  world.amazon.control.placeOrder({ createdTime: NOON - HOUR, lines: [{ sku: 'A', title: 'Käse 5 €' }] });
  world.amazon.control.twistReport(world.account, twist);
  const report = finished(world, NOON - 2 * HOUR, NOON);
  const url = String(world.get(`${DOCUMENTS}/${report.reportDocumentId}`, query).body.url);
  const env = makeEnv();
  for (const host of amazonHosts) env.account.network.route(host, world.amazon.serve);
  return {
    env,
    fetch: () => load<'get'>(httpsModule, env).get({ url }) as { body: string; headers: Record<string, string> },
    unpack(contents: string): FileObject {
      const packed = load<'create'>(fileModule, env).create({ name: 'report.txt.gz', fileType: 'GZIP', contents });
      return load<'gunzip'>(compressModule, env).gunzip({ file: packed }) as FileObject;
    },
  };
}

function linesOf(file: FileObject): string[] {
  const lines: string[] = [];
  const { iterator } = file.lines as {
    iterator: () => { each: (callback: (line: { value: string }) => boolean) => void };
  };
  iterator().each(({ value }) => lines.push(value) > 0);
  return lines;
}

/** Each row as often as it takes; ids differ, as they do at Amazon. */
const repeated = (text: string): string => {
  const [header = '', row = ''] = text.split('\r\n');
  const id = (index: number) =>
    `113-${String(index).padStart(7, '0')}-${String((index * 7_919) % 10_000_000).padStart(7, '0')}`;
  const rows = Array.from({ length: ROWS }, (_, index) => id(index) + row.slice(row.indexOf('\t')));
  return `${[header, ...rows].join('\r\n')}\r\n`;
};

test('a report of 200,000 rows arrives as base64 and is unpacked and read line by line in its charset', () => {
  const { env, fetch, unpack } = script({ charset: 'windows-1252', rewrite: repeated });
  const { body, headers } = fetch();
  expect(headers['Content-Type']).toBe('text/plain; charset=Cp1252');
  expect(body).toMatch(/^H4sI/);
  const file = unpack(body);
  file.encoding = 'windows-1252';
  expect(file.size).toBeGreaterThan(10 * 1024 * 1024);
  expect(codeOf(() => file.getContents())).toBe('SSS_FILE_CONTENT_SIZE_EXCEEDED');
  const lines = linesOf(file);
  expect([lines.length, lines.at(-1)?.split('\t')[9]]).toEqual([ROWS + 1, 'Käse 5 €']);
  expect(env.execution.usedUnits).toBe(10);
});

test('where N/https makes text of it, the packed report is lost, and the address that unpacks on the way helps', () => {
  const lost = script({ charset: 'windows-1252', gzip: true });
  lost.env.account.network.binaryUnderText = 'spoiled';
  const { body } = lost.fetch();
  expect(body.charCodeAt(0)).toBe(0x1f);
  expect(codeOf(() => lost.unpack(body))).toContain('FAILED_TO_DECODE');

  const helped = script({ charset: 'windows-1252', gzip: true }, { enableContentEncodingUrlHeader: 'true' });
  helped.env.account.network.binaryUnderText = 'spoiled';
  expect(helped.fetch().body).toContain('Käse 5 €');
});

test('a short report, not packed, arrives as text in its charset; one that broke off cannot be unpacked', () => {
  expect(script({ charset: 'windows-1252' }).fetch().body).toContain('Käse 5 €');
  const broken = script({ gzip: true, cut: true });
  const { body } = broken.fetch();
  expect(codeOf(() => broken.unpack(body))).toBe('COMPRESS_API_DECOMPRESS_ERROR');
});
