// A file as a response sends it: its bytes, and the content type its kind stands for.
// Source: file.Type (help): text kinds give text, the others base64.

export interface WritableFile {
  readonly name: string;
  readonly fileType: string;
  getContents(): string;
}

const TEXTS: Readonly<Record<string, string>> = {
  CSV: 'text/csv',
  CONFIG: 'text/plain',
  FREEMARKER: 'text/plain',
  HTMLDOC: 'text/html',
  JAVASCRIPT: 'text/javascript',
  JSON: 'application/json',
  PLAINTEXT: 'text/plain',
  STYLESHEET: 'text/css',
  XMLDOC: 'text/xml',
};

const BYTES: Readonly<Record<string, string>> = {
  EXCEL: 'application/vnd.ms-excel',
  GIFIMAGE: 'image/gif',
  GZIP: 'application/gzip',
  JPGIMAGE: 'image/jpeg',
  PDF: 'application/pdf',
  PNGIMAGE: 'image/png',
  WORD: 'application/msword',
  ZIP: 'application/zip',
};

export function contentOf(file: WritableFile): { bytes: Uint8Array; contentType: string } {
  const text = TEXTS[file.fileType];
  if (text !== undefined)
    return { bytes: Buffer.from(file.getContents(), 'utf8'), contentType: `${text}; charset=UTF-8` };
  const contentType = BYTES[file.fileType] ?? 'application/octet-stream';
  return { bytes: Buffer.from(file.getContents(), 'base64'), contentType };
}
