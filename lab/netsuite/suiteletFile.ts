// A file as a response sends it: its bytes, and the content type its kind stands for.
// Source: file.Type (help): text kinds give text, the others base64.

import { FILE_TYPES, isFileType } from './fileTypes';

export interface WritableFile {
  readonly name: string;
  readonly fileType: string;
  getContents(): string;
}

export function contentOf(file: WritableFile): { bytes: Uint8Array; contentType: string } {
  const info = isFileType(file.fileType)
    ? FILE_TYPES[file.fileType]
    : { text: false, mime: 'application/octet-stream' };
  const bytes = Buffer.from(file.getContents(), info.text ? 'utf8' : 'base64');
  return { bytes, contentType: info.text ? `${info.mime}; charset=UTF-8` : info.mime };
}
