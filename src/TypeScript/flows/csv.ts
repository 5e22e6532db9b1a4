/**
 * Files for spreadsheets.
 *
 * @NApiVersion 2.1
 */

export const csvText = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;

/** Whoever opens the file in a spreadsheet must not run a cell that begins like a formula; amounts are numbers. */
function cell(text: string): string {
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(text);
  const safe = !isNumber && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
