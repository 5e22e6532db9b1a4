// The file types of the File Cabinet: which hold text, their usual extension and content type.
// Source: file.Type (help).

export interface FileTypeInfo {
  /** Text types give and take text; every other type base64. */
  readonly text: boolean;
  readonly extension: string;
  readonly mime: string;
}

function text(extension: string, mime: string): FileTypeInfo {
  return { text: true, extension, mime };
}

function binary(extension: string, mime: string): FileTypeInfo {
  return { text: false, extension, mime };
}

export const FILE_TYPES = {
  APPCACHE: text('appcache', 'text/cache-manifest'),
  AUTOCAD: binary('dwg', 'application/x-autocad'),
  BMPIMAGE: binary('bmp', 'image/x-xbitmap'),
  CERTIFICATE: text('pem', 'application/x-pem-file'),
  CONFIG: text('config', 'text/plain'),
  CSV: text('csv', 'text/csv'),
  EXCEL: binary('xls', 'application/vnd.ms-excel'),
  FLASH: binary('swf', 'application/x-shockwave-flash'),
  FREEMARKER: text('ftl', 'text/plain'),
  GIFIMAGE: binary('gif', 'image/gif'),
  GZIP: binary('gz', 'application/x-gzip-compressed'),
  HTMLDOC: text('html', 'text/html'),
  ICON: binary('ico', 'image/ico'),
  JAVASCRIPT: text('js', 'text/javascript'),
  JPGIMAGE: binary('jpg', 'image/jpeg'),
  JSON: text('json', 'application/json'),
  MESSAGERFC: text('eml', 'message/rfc822'),
  MP3: binary('mp3', 'audio/mpeg'),
  MPEGMOVIE: binary('mpg', 'video/mpeg'),
  MSPROJECT: binary('mpp', 'application/vnd.ms-project'),
  PDF: binary('pdf', 'application/pdf'),
  PJPGIMAGE: binary('pjpeg', 'image/pjpeg'),
  PLAINTEXT: text('txt', 'text/plain'),
  PNGIMAGE: binary('png', 'image/x-png'),
  POSTSCRIPT: text('ps', 'application/postscript'),
  POWERPOINT: binary('ppt', 'application/vnd.ms-powerpoint'),
  QUICKTIME: binary('mov', 'video/quicktime'),
  RTF: text('rtf', 'application/rtf'),
  SCSS: text('scss', 'text/scss'),
  SMS: text('sms', 'application/sms'),
  STYLESHEET: text('css', 'text/css'),
  SVG: text('svg', 'image/svg+xml'),
  TAR: binary('tar', 'application/x-tar'),
  TIFFIMAGE: binary('tif', 'image/tiff'),
  VISIO: binary('vsd', 'application/vnd.visio'),
  WEBAPPPAGE: text('ssp', 'text/html'),
  WEBAPPSCRIPT: text('ss', 'text/javascript'),
  WORD: binary('doc', 'application/msword'),
  XMLDOC: text('xml', 'text/xml'),
  XSD: text('xsd', 'text/xml'),
  ZIP: binary('zip', 'application/zip'),
} as const satisfies Record<string, FileTypeInfo>;

export type FileType = keyof typeof FILE_TYPES;

export function isFileType(value: unknown): value is FileType {
  return typeof value === 'string' && Object.hasOwn(FILE_TYPES, value);
}

/** The type of a file by its name; PLAINTEXT for an extension nobody knows. */
export function fileTypeOf(name: string): FileType {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const found = Object.entries(FILE_TYPES).find(([, info]) => info.extension === extension);
  return found ? (found[0] as FileType) : 'PLAINTEXT';
}
