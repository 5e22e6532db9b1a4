/**
 * A document at its address, part by part: no header of the API goes along, and where the address has expired a new one is
 * asked for. NetSuite takes 10 MB at once, as the text in which it hands bytes over, so that no part is longer than 7 MB.
 *
 * @NApiVersion 2.1
 */

import * as https from 'N/https';
import type { ReportDocument } from '../../amazon/reports';
import { codeOf } from '../saving';

export const LONGEST_PART = 7_000_000;
/** Practice (S3): an address that has expired. */
const EXPIRED = 403;

export interface Part {
  /** Offsets in the document, both of bytes that are here. */
  readonly first: number;
  readonly last: number;
  /** Bytes of the whole document. */
  readonly total: number;
  readonly contentType: string | null;
  /** Text, or base64 of bytes that are none. */
  readonly body: string;
}

/** `broken`: the next time it may be whole. `packed`: bytes came as text. `lasting`: it will not change by itself. */
export interface Fault {
  readonly ok: false;
  readonly fault: 'broken' | 'packed' | 'lasting';
  readonly message: string;
}

export type Taken<T> = { readonly ok: true; readonly value: T } | Fault;

export const faulty = (fault: Fault['fault'], message: string): Fault => ({ ok: false, fault, message });

export class RangedDocument {
  #document: ReportDocument;
  readonly #renew: () => ReportDocument | null;

  /** `renew` asks for the address anew; null where Amazon cannot be asked now. */
  constructor(document: ReportDocument, renew: () => ReportDocument | null) {
    this.#document = document;
    this.#renew = renew;
  }

  /** 10 units; 20 and a call where the address has expired. `from` must lie in the document. */
  part(from: number): Taken<Part> {
    const to = from + LONGEST_PART - 1;
    const answer = this.#get({ Range: `bytes=${from}-${to}` });
    if (!answer.ok) return answer;
    const { code, headers, body } = answer.value;
    if (code !== 206)
      return faulty('broken', `The address of the report answered ${code} to the bytes from ${from} on.`);
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headerOf(headers, 'content-range') ?? '');
    const [, first, last, total] = (range ?? []).map(Number);
    if (first !== from || last === undefined || total === undefined || last > to || last >= total) {
      return faulty('broken', `Asked for the bytes ${from} to ${to} of the report, Amazon sent others.`);
    }
    return { ok: true, value: { first, last, total, contentType: headerOf(headers, 'content-type'), body } };
  }

  /** All of it as text, as far as NetSuite takes it at once; what is packed is unpacked on the way. 10 units. */
  whole(): Taken<Pick<Part, 'contentType' | 'body'>> {
    const answer = this.#get({});
    if (!answer.ok) return answer;
    const { code, headers, body } = answer.value;
    if (code !== 200) return faulty('broken', `The address of the report answered ${code}.`);
    return { ok: true, value: { contentType: headerOf(headers, 'content-type'), body } };
  }

  #get(headers: Record<string, string>): Taken<https.ClientResponse> {
    for (let attempt = 1; ; attempt++) {
      let answer: https.ClientResponse;
      try {
        answer = https.get({ url: this.#document.url, headers });
      } catch (error) {
        const code = codeOf(error);
        const isLarge = code === 'SSS_FILE_CONTENT_SIZE_EXCEEDED';
        return faulty(isLarge ? 'lasting' : 'broken', `The download of the report broke off: ${code}.`);
      }
      if (answer.code !== EXPIRED || attempt === 2) return { ok: true, value: answer };
      const renewed = this.#renew();
      if (renewed === null) return faulty('broken', 'The address of the report has expired, and Amazon gave no other.');
      this.#document = renewed;
    }
  }
}

/** NetSuite may change the case of header names. */
function headerOf(headers: object, name: string): string | null {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return found ? String(found[1]) : null;
}
