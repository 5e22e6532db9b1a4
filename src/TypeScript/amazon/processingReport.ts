/**
 * What Amazon says of a flat-file feed: counts on top, then a row for each entry that was not taken as it was.
 * Source: Feeds API 2021-06-30 (documentation), processing report of flat files.
 *
 * @NApiVersion 2.1
 */

export interface ReportRow {
  /** Counts the feed's rows from 1, its header not among them. */
  readonly record: number;
  /** What the row is about, such as the order id. */
  readonly subject: string;
  readonly code: string;
  /** A warning was carried out; an error was not. */
  readonly isError: boolean;
  readonly message: string;
}

export interface ProcessingReport {
  readonly processed: number | null;
  readonly successful: number | null;
  readonly rows: readonly ReportRow[];
  /** Lines below the counts that are no rows: they are told, never passed over. */
  readonly unread: readonly string[];
}

export function readProcessingReport(text: string): ProcessingReport {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const header = lines.findIndex((line) => /^original-record-number\t/i.test(line.trim()));
  const top = header < 0 ? lines : lines.slice(0, header);
  const count = (words: RegExp): number | null => {
    const found = top.map((line) => words.exec(line)?.[1]).find((each) => each !== undefined);
    return found === undefined ? null : Number(found);
  };
  const below = header < 0 ? [] : lines.slice(header + 1).filter((line) => line.trim() !== '');
  const rows = below.map(rowOf);
  return {
    processed: count(/number of records processed\s+(\d+)/i),
    successful: count(/number of records successful\s+(\d+)/i),
    rows: rows.filter((each): each is ReportRow => each !== null),
    unread: below.filter((_, index) => rows[index] === null),
  };
}

function rowOf(line: string): ReportRow | null {
  const [record = '', subject = '', code = '', type = '', ...message] = line.split('\t').map((each) => each.trim());
  if (!/^\d+$/.test(record) || type === '') return null;
  return { record: Number(record), subject, code, isError: !/^warning$/i.test(type), message: message.join(' ') };
}
