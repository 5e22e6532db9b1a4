// A settlement file as text: the character set by its mark, else strict UTF-8, else that of western files.
// Source: order of trust of the character set (practice).

import { decodeText } from '../charsets';

/** What one file of the File Cabinet holds at most, in characters: the limit counts bytes, and a few letters take two. */
const LONGEST_PIECE = 7_500_000;

export function textOfReport(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeText(bytes, 'utf-16le');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeText(bytes, 'windows-1252');
  }
}

export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length || at === 0; at += LONGEST_PIECE) pieces.push(text.slice(at, at + LONGEST_PIECE));
  return pieces;
}

/** The newest year in the beginning of a report, where its summary row stands; null where it names none. */
export function yearOf(text: string): number | null {
  const years = [...text.slice(0, 4_000).matchAll(/(?:^|[\t.])((?:20)\d\d)(?=[-/. T])/gm)].map(([, year]) =>
    Number(year),
  );
  return years.length > 0 ? Math.max(...years) : null;
}
