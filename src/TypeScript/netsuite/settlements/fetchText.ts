/**
 * From the document of a report to the pieces of its text, part by part, packed or plain: never more of it in memory than
 * one part and one piece.
 *
 * @NApiVersion 2.1
 */

import { bytesOfBase64 } from '../../amazon/base64';
import { type Charset, charsetName, charsetOf } from '../../amazon/charset';
import { Inflater } from '../../amazon/inflate';
import { encodedBytes, LineCutter } from '../../flows/settlements/pieces';
import type { KeptPieces } from './keptPieces';
import { type Fault, faulty, type Part, type RangedDocument } from './rangedDocument';

/** Bytes; read in their character set they stay below what a file may hold. */
const BYTES_A_PIECE: Partial<Record<Charset, number>> = { UTF_8: 6_000_000 };
const FEWEST_BYTES_A_PIECE = 2_600_000;
/** A short rest of packed bytes could pass for text, so that the last part begins earlier than it must. */
const SHORTEST_PART = 500_000;

/** Bytes in UTF-8. */
const BYTE_ORDER_MARK = 3;

/** `stopped`: there were no units for more; the next run goes on. */
export type Fetched = Fault | 'kept' | 'stopped';

/** 10 units a part, besides the pieces. `mayAsk` says before each part whether there are units for it. */
export function fetchPacked(document: RangedDocument, pieces: KeptPieces, mayAsk: () => boolean): Fetched {
  let cutter: LineCutter | null = null;
  const inflater = new Inflater((bytes) => cutter?.push(bytes));
  for (let from = 0, total = Number.POSITIVE_INFINITY; from < total; ) {
    if (!mayAsk()) return 'stopped';
    const begins = total === Number.POSITIVE_INFINITY ? 0 : Math.min(from, Math.max(0, total - SHORTEST_PART));
    const part = document.part(begins);
    if (!part.ok) return part;
    const bytes = bytesOf(part.value);
    if (bytes === null) return faulty('packed', 'The packed report came as text that cannot be unpacked.');
    if (cutter === null) {
      const charset = charsetOf(part.value.contentType);
      if (charset === null) return unknownCharset(part.value);
      const most = BYTES_A_PIECE[charset] ?? FEWEST_BYTES_A_PIECE;
      cutter = new LineCutter(most, (piece) => pieces.keepBytes(piece, charset));
    }
    inflater.push(bytes.subarray(from - begins));
    if (pieces.isStopped) return 'stopped';
    from = part.value.last + 1;
    total = part.value.total;
  }
  inflater.end();
  cutter?.end();
  return outcomeOf(pieces);
}

/** Null where they did not come as bytes, all of them. */
function bytesOf({ first, last, body }: Part): Uint8Array | null {
  const bytes = bytesOfBase64(body);
  return bytes !== null && bytes.length === last - first + 1 ? bytes : null;
}

/**
 * NetSuite has read the text of each part already. A part may end within a character, so that only its whole lines are
 * used; the next one begins with the line feed before what is left, which shows that nothing was miscounted.
 */
export function fetchPlain(document: RangedDocument, pieces: KeptPieces, mayAsk: () => boolean): Fetched {
  for (let from = 0, total = Number.POSITIVE_INFINITY; from < total; ) {
    if (!mayAsk()) return 'stopped';
    const part = document.part(Math.max(0, from - 1));
    if (!part.ok) return part;
    const charset = charsetOf(part.value.contentType);
    if (charset === null) return unknownCharset(part.value);
    const { body, last } = part.value;
    if (from > 0 && !body.startsWith('\n')) return faulty('broken', 'The parts of the report do not fit together.');
    const text = from > 0 ? body.slice(1) : body;
    total = part.value.total;
    if (last + 1 >= total) {
      if (!isWhole(part.value, charset)) return faulty('broken', 'The report breaks off before its end.');
      pieces.keepText(text);
      return outcomeOf(pieces);
    }
    const lines = text.slice(0, text.lastIndexOf('\n') + 1);
    const bytes = encodedBytes(lines, charset);
    if (lines === '' || bytes === null) {
      return faulty(
        'lasting',
        `The report of ${total} bytes cannot be taken in parts: it is not packed, and in ${charset}.`,
      );
    }
    pieces.keepText(lines);
    if (pieces.isStopped) return 'stopped';
    from += bytes;
  }
  return outcomeOf(pieces);
}

/** Whether as many bytes came as were said; a mark of the byte order may be gone. */
function isWhole({ first, last, body }: Part, charset: Charset): boolean {
  const bytes = encodedBytes(body, charset);
  const said = last - first + 1;
  return bytes === null || bytes === said || (first === 0 && bytes + BYTE_ORDER_MARK === said);
}

/** What NetSuite takes at once, where it does not hand over packed bytes. */
export function fetchWhole(document: RangedDocument, pieces: KeptPieces, mayAsk: () => boolean): Fetched {
  if (!mayAsk()) return 'stopped';
  const whole = document.whole();
  if (!whole.ok) return whole;
  if (charsetOf(whole.value.contentType) === null) return unknownCharset(whole.value);
  pieces.keepText(whole.value.body);
  return outcomeOf(pieces);
}

const outcomeOf = ({ isStopped }: KeptPieces): Fetched => (isStopped ? 'stopped' : 'kept');

function unknownCharset({ contentType }: Pick<Part, 'contentType'>): Fault {
  return faulty('lasting', `NetSuite cannot read the character set ${charsetName(contentType)}.`);
}
