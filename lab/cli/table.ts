// Plain tables for the terminal: numbers to the right, a rule under the head.

export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  const isNumeric = head.map(
    (_, column) => rows.length > 0 && rows.every((row) => /^-?[\d.,]*$/.test(String(row[column] ?? ''))),
  );
  const lines = cells.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, isNumeric[column] ?? false))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((each) => '─'.repeat(each)).join('  ');
  return [lines[0], rule, ...lines.slice(1)].map((line) => `  ${line}`).join('\n');
}

const width = (text: string): number => [...text].length;

function pad(text: string, to: number, right: boolean): string {
  const blanks = ' '.repeat(Math.max(0, to - width(text)));
  return right ? blanks + text : text + blanks;
}
