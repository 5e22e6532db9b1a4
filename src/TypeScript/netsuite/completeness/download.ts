/**
 * Downloads what a report or a feed left at Amazon: a plain address, without any header of the API; unpacked, and read
 * line by line in the character set that the download names.
 *
 * @NApiVersion 2.1
 */

import * as compress from 'N/compress';
import * as file from 'N/file';
import * as https from 'N/https';
import { charsetName, charsetOf } from '../../amazon/charset';
import type { ReportDocument } from '../../amazon/reports';
import { codeOf } from '../saving';

export type Lines = (each: (line: string) => boolean) => void;

export type Download =
  | { readonly ok: true; readonly lines: Lines }
  /** `broken`: the next download may be whole. `unknown`: it will not change by itself. `large`: more than NetSuite takes at once. */
  | { readonly ok: false; readonly fault: 'broken' | 'packed' | 'unknown' | 'large'; readonly message: string };

/** The beginning of every gzip file, in base64. */
const GZIP_MARK = 'H4sI';

/** 10 units. */
export function download({ url, compression }: ReportDocument): Download {
  let answer: https.ClientResponse;
  try {
    answer = https.get({ url });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'SSS_FILE_CONTENT_SIZE_EXCEEDED') return large();
    return refused('broken', `The download broke off: ${code}.`);
  }
  if (answer.code !== 200) return refused('broken', `The address of the report answered ${answer.code}.`);
  const contentType = headerOf(answer.headers, 'content-type');
  const charset = charsetOf(contentType);
  if (charset === null)
    return refused('unknown', `NetSuite cannot read the character set ${charsetName(contentType)}.`);
  if (compression === null) return { ok: true, lines: linesOfText(answer.body) };
  if (compression !== 'GZIP') return refused('unknown', `Expected a report packed with GZIP, found ${compression}.`);
  return unpacked(answer.body, file.Encoding[charset]);
}

function unpacked(body: string, encoding: file.Encoding): Download {
  if (!body.startsWith(GZIP_MARK)) {
    return refused('packed', 'The packed report came as text that cannot be unpacked.');
  }
  try {
    const packed = file.create({ name: 'report.txt.gz', fileType: file.Type.GZIP, contents: body });
    const plain = compress.gunzip({ file: packed });
    // The typings know a text here, and an enumeration there.
    plain.encoding = encoding as unknown as string;
    return { ok: true, lines: (each) => plain.lines.iterator().each((line: { value: string }) => each(line.value)) };
  } catch (error) {
    if (codeOf(error) === 'SSS_FILE_CONTENT_SIZE_EXCEEDED') return large();
    return refused('broken', `The packed report cannot be unpacked: ${codeOf(error)}.`);
  }
}

/** N/https has decoded it already. */
function linesOfText(body: string): Lines {
  return (each) => {
    for (let at = 0; at < body.length; ) {
      const end = body.indexOf('\n', at);
      const line = end < 0 ? body.slice(at) : body.slice(at, end);
      if (!each(line)) return;
      at = end < 0 ? body.length : end + 1;
    }
  };
}

const refused = (fault: Extract<Download, { ok: false }>['fault'], message: string): Download => ({
  ok: false,
  fault,
  message,
});

const large = (): Download => refused('large', 'The packed report is larger than NetSuite takes at once.');

/** NetSuite may change the case of header names. */
function headerOf(headers: object, name: string): string | null {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return found ? String(found[1]) : null;
}
