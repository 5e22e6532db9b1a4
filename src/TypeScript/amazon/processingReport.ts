/**
 * What Amazon says of a flat-file feed: counts on top, then a row for each entry that was not taken as it was.
 * Source: Feeds API 2021-06-30 (documentation), processing report of flat files.
 *
 * @NApiVersion 2.1
 */

export interface ReportRow {
  /** Counts the feed's rows from 1, its header not among them; 0 is the file itself. */
  readonly record: number;
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
  const columns = cellsOf(lines[header] ?? '').map((name) => name.toLowerCase());
  const below = header < 0 ? [] : lines.slice(header + 1).filter((line) => line.trim() !== '');
  const rows = below.map((line) => rowOf(columns, cellsOf(line)));
  return {
    processed: count(/number of records processed\s+(\d+)/i),
    successful: count(/number of records successful\s+(\d+)/i),
    rows: rows.filter((each): each is ReportRow => each !== null),
    unread: below.filter((_, index) => rows[index] === null),
  };
}

const cellsOf = (line: string): string[] => line.split('\t').map((each) => each.trim());

/** Feeds have columns of their own between the number and the error: columns are found by name. */
function rowOf(columns: readonly string[], cells: readonly string[]): ReportRow | null {
  const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
  const [record, type] = [cell('original-record-number'), cell('error-type')];
  if (!/^\d+$/.test(record) || type === '') return null;
  const message = cells.slice(columns.indexOf('error-message')).join(' ');
  return { record: Number(record), code: cell('error-code'), isError: !/^warning$/i.test(type), message };
}
