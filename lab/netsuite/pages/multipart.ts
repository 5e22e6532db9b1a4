// Reads a multipart body: the values and files of a form that uploads.
// Source: RFC 7578.

export interface Upload {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface Multipart {
  readonly fields: readonly (readonly [string, string])[];
  readonly files: Readonly<Record<string, Upload>>;
}

/** `body` holds the bytes as characters of the same number (latin1). Refuses a body without a boundary. */
export function multipartOf(body: string, contentType: string): Multipart {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined)
    throw new Error('A multipart body names its boundary in the content type; this one does not.');
  const fields: [string, string][] = [];
  const files: Record<string, Upload> = {};
  for (const part of `\r\n${body}`.split(`\r\n--${boundary}`).slice(1)) {
    const split = part.indexOf('\r\n\r\n');
    if (split < 0) continue;
    const head = bytes(part.slice(0, split)).toString('utf8');
    const content = bytes(part.slice(split + 4));
    const name = /\bname="([^"]*)"/i.exec(head)?.[1];
    const filename = /\bfilename="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) continue;
    if (filename === undefined) fields.push([name, content.toString('utf8')]);
    // An upload that was left empty arrives without a name.
    else if (filename !== '')
      files[name] = { name: filename, contentType: typeOf(head), content: new Uint8Array(content) };
  }
  return { fields, files };
}

function bytes(latin1: string): Buffer {
  return Buffer.from(latin1, 'latin1');
}

function typeOf(head: string): string {
  return /content-type:\s*([^\r\n]+)/i.exec(head)?.[1]?.trim() ?? 'application/octet-stream';
}
