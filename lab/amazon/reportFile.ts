// A flat-file report as it is kept for download: tab-separated lines in the charset of its region, packed where it is
// large, and the ways in which a test may spoil it.

import * as zlib from 'node:zlib';
import { encodeText } from '../charsets';
import type { Contents } from './documents';
import type { Region } from './marketplaces';

export interface Table {
  readonly columns: readonly string[];
  /** A cell for each column. */
  readonly rows: readonly (readonly string[])[];
  /** CR LF unless given (practice). */
  readonly lineEnd?: '\n' | '\r\n';
}

/** What is different about one report, on demand. */
export interface ReportTwist {
  /** Instead of DONE. CANCELLED here is a real cancellation, although there is data. */
  readonly outcome?: 'CANCELLED' | 'FATAL';
  /** Milliseconds from the request to the end. */
  readonly takes?: number;
  /** Rows whose first cell is one of these are missing. */
  readonly withoutRows?: readonly string[];
  readonly withoutColumns?: readonly string[];
  /** So many more columns at the end, which nobody knows. */
  readonly extraColumns?: number;
  /** Changes the text before it is written in its charset. */
  readonly rewrite?: (text: string) => string;
  readonly byteOrderMark?: boolean;
  readonly charset?: 'UTF-8' | 'windows-1252' | 'Shift_JIS';
  /** Of the download, whatever the charset is. */
  readonly contentType?: string;
  readonly gzip?: boolean;
  /** What is kept breaks off half-way. */
  readonly cut?: boolean;
}

/** Practice: downloads name Java's charsets; Europe's flat files are in Cp1252, Japan's in Shift_JIS. */
const CONTENT_TYPES = {
  'UTF-8': 'text/plain; charset=UTF-8',
  'windows-1252': 'text/plain; charset=Cp1252',
  Shift_JIS: 'text/plain; charset=Shift_JIS',
} as const;
/** Practice: short documents come as they are. Where the line is drawn is a guess. */
const PACKED_FROM_BYTES = 10_000;

export function fileOf(table: Table, twist: ReportTwist, usual: keyof typeof CONTENT_TYPES): Contents {
  const charset = twist.charset ?? usual;
  const text = (twist.rewrite ?? ((same: string) => same))(textOf(table, twist));
  const plain = encodeText(twist.byteOrderMark === true ? `\ufeff${text}` : text, charset);
  const gzip = twist.gzip ?? plain.byteLength >= PACKED_FROM_BYTES;
  const bytes = gzip ? zlib.gzipSync(plain) : plain;
  return {
    contentType: twist.contentType ?? CONTENT_TYPES[charset],
    bytes: twist.cut === true ? bytes.subarray(0, Math.floor(bytes.byteLength / 2)) : bytes,
    gzip,
  };
}

export function usualCharset(region: Region, marketplaceIds: readonly string[]): keyof typeof CONTENT_TYPES {
  if (region === 'eu') return 'windows-1252';
  return marketplaceIds.includes(JAPAN) ? 'Shift_JIS' : 'UTF-8';
}

const JAPAN = 'A1VC38T7YXB528';

/** Every line ends, the last one too. Practice. */
function textOf(
  { columns, rows, lineEnd = '\r\n' }: Table,
  { withoutRows = [], withoutColumns = [], extraColumns = 0 }: ReportTwist,
) {
  const kept = columns.flatMap((column, index) => (withoutColumns.includes(column) ? [] : [index]));
  const more = Array.from({ length: extraColumns }, (_, index) => `extra-column-${index + 1}`);
  const missing = new Set(withoutRows);
  const line = (cells: readonly string[], extra: readonly string[]) =>
    `${[...kept.map((index) => cells[index] ?? ''), ...extra].join('\t')}${lineEnd}`;
  const lines = [line(columns, more)];
  for (const row of rows) if (!missing.has(row[0] ?? '')) lines.push(line(row, more));
  return lines.join('');
}
