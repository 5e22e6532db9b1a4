// Flat files of order feeds: a heading, a record a line, tabs between; and the report that answers them.
// Source: known answers (form of the report, codes 90012 and 90061 with their words). The code of a refused record is a guess.

import { type Outcome, type Processing, RecordProblem } from './feedType';

export type FlatRecord = Readonly<Record<string, string>>;

export interface FlatFile {
  /** Headings that must stand in the file and have a value in every record. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

interface Finding {
  /** 1 for the first record, 0 for the file. */
  readonly record: number;
  readonly orderId: string;
  readonly orderItemId: string;
  readonly code: string;
  readonly type: 'Fatal' | 'Error' | 'Warning';
  readonly message: string;
}

const REFUSED_RECORD = '18028';
const ITEM_HEADINGS = ['order-item-id', 'amazon-order-item-code'];

/** Applies each record, and reports those that were refused. `apply` throws a RecordProblem to refuse one. */
export function processFlatFile(file: FlatFile, processing: Processing, apply: (record: FlatRecord) => void): Outcome {
  const { headings, rows } = readFlatFile(processing.text);
  const findings = headingFindings(file, headings);
  if (findings.some(({ type }) => type === 'Fatal')) return { status: 'DONE', report: reportOf(0, 0, findings) };
  const records = rows.slice(0, processing.most);
  let successful = 0;
  records.forEach((cells, index) => {
    const record = Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? '']));
    try {
      if (cells.length > headings.length) throw new RecordProblem('The record has more fields than headings.');
      const empty = file.required.find((heading) => record[heading] === '');
      if (empty !== undefined) throw new RecordProblem(`A value is required for the ${empty} field.`);
      apply(record);
      successful += 1;
    } catch (problem) {
      if (!(problem instanceof RecordProblem)) throw problem;
      findings.push(refusedRecord(index + 1, record, problem.message));
    }
  });
  return { status: 'DONE', report: reportOf(records.length, successful, findings) };
}

/** Practice: templates begin with a line for Amazon's own use. */
function readFlatFile(text: string): { headings: string[]; rows: string[][] } {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const [headings = [], ...rows] = lines
    .slice(lines[0]?.startsWith('TemplateType=') ? 1 : 0)
    .map((line) => line.split('\t'));
  return { headings, rows };
}

function headingFindings({ required, optional }: FlatFile, headings: readonly string[]): Finding[] {
  const ofFile = { record: 0, orderId: '', orderItemId: '' };
  const missing = required.filter((each) => !headings.includes(each));
  const foreign = headings.filter((each) => !required.includes(each) && !optional.includes(each));
  return [
    ...missing.map((each) => ({
      ...ofFile,
      code: '90012',
      type: 'Fatal' as const,
      message:
        `The required ${each} field is missing from the file. To correct this error, download the template again ` +
        'and use the new copy, or insert the required field into your existing file.',
    })),
    ...foreign.map((each) => ({
      ...ofFile,
      code: '90061',
      type: 'Warning' as const,
      message:
        `The ${each} field heading is invalid, so values in this field were ignored. To correct this error, download ` +
        'the template again and use the new copy, or fix the field heading in your existing file.',
    })),
  ];
}

function refusedRecord(record: number, values: FlatRecord, message: string): Finding {
  return {
    record,
    orderId: values['order-id'] ?? '',
    orderItemId: ITEM_HEADINGS.map((heading) => values[heading]).find((value) => value !== undefined) ?? '',
    code: REFUSED_RECORD,
    type: 'Error',
    message: `The data you submitted is incomplete or invalid. ${message}`,
  };
}

function reportOf(processed: number, successful: number, findings: readonly Finding[]): string {
  const summary = [
    'Feed Processing Summary:',
    `\tNumber of records processed\t\t${processed}`,
    `\tNumber of records successful\t\t${successful}`,
    '',
  ];
  const rows = findings.map(({ record, orderId, orderItemId, code, type, message }) =>
    [record, orderId, orderItemId, code, type, message].join('\t'),
  );
  const table =
    rows.length > 0
      ? ['original-record-number\torder-id\torder-item-id\terror-code\terror-type\terror-message', ...rows]
      : [];
  return [...summary, ...table].map((line) => `${line}\n`).join('');
}
