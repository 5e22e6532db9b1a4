// What a Suitelet receives and answers: the request and response that onRequest is called with.
// Source: N/http.ServerRequest, N/http.ServerResponse (help).

import { NotEmulated, refuse } from './errors';
import type { Frame } from './pages/frame';
import type { Upload } from './pages/multipart';
import { renderScripted } from './pages/page';
import { type Post, parsePost } from './pages/post';
import { optionsOf, textOption } from './pages/widgets/checks';
import { pageModelOf } from './pages/widgets/pageBase';
import { contentOf } from './suiteletFile';
import { addressOf, headerOf, isFile, outputOf } from './suiteletOutput';

/** A request as it arrives at the account. */
export interface IncomingRequest {
  readonly method: string;
  /** Absolute, with the query. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text; for multipart the bytes as characters of the same number (latin1). */
  readonly body: string;
  /** Parameters from elsewhere than address and body; they come first. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly clientIpAddress?: string;
}

export class ServerRequest {
  readonly #incoming: IncomingRequest;
  readonly #post: Post;
  readonly #parameters: Readonly<Record<string, string>>;
  readonly #files: Readonly<Record<string, object>>;

  /** `fileOf` makes a file.File of an upload. */
  constructor(incoming: IncomingRequest, fileOf: (upload: Upload) => object = refuseUpload) {
    this.#incoming = incoming;
    const type = incoming.headers['content-type'];
    this.#post = incoming.body === '' ? { parameters: {}, groups: {}, files: {} } : parsePost(incoming.body, type);
    const query = Object.fromEntries(new URLSearchParams(incoming.url.split('?')[1] ?? ''));
    this.#parameters = { ...incoming.parameters, ...query, ...this.#post.parameters };
    this.#files = Object.fromEntries(Object.entries(this.#post.files).map(([id, upload]) => [id, fileOf(upload)]));
  }

  get method(): string {
    return this.#incoming.method.toUpperCase();
  }

  get url(): string {
    return this.#incoming.url.split('?')[0] ?? '';
  }

  get body(): string {
    return this.#incoming.body;
  }

  get headers(): Record<string, string> {
    return { ...this.#incoming.headers };
  }

  /** Values are texts, all of them. */
  get parameters(): Record<string, string> {
    return { ...this.#parameters };
  }

  get files(): Record<string, object> {
    return { ...this.#files };
  }

  get clientIpAddress(): string {
    return this.#incoming.clientIpAddress ?? '127.0.0.1';
  }

  /** Practice: -1 for a sublist that was not posted. */
  getLineCount(given: unknown): number {
    const group = String(optionsOf(given, 'ServerRequest.getLineCount', ['group']).group);
    return this.#post.groups[group]?.length ?? -1;
  }

  /** Practice: null for a line or field that was not posted. */
  getSublistValue(given: unknown): string | null {
    const options = optionsOf(given, 'ServerRequest.getSublistValue', ['group', 'name', 'line']);
    const line = this.#post.groups[String(options.group)]?.[Number(options.line)];
    return line?.[String(options.name)] ?? null;
  }

  toString(): string {
    return 'http.ServerRequest';
  }
}

/** What leaves the account when the script is done. */
export interface Answer {
  readonly status: number;
  /** Names in lower case; several values of one name are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

interface Written {
  readonly headers: Map<string, string[]>;
  readonly chunks: string[];
  file: Uint8Array | null;
  redirect: string | null;
}

let writtenIn: (response: ServerResponse) => Written;

export class ServerResponse {
  static {
    writtenIn = (response) => response.#written;
  }

  readonly #frame: Frame;
  readonly #spend: (render: () => string) => string;
  readonly #written: Written = { headers: new Map(), chunks: [], file: null, redirect: null };

  /** `spend` lets a rendered page cost its units and time; pages are free without it. */
  constructor(frame: Frame, spend: (render: () => string) => string = (render) => render()) {
    this.#frame = frame;
    this.#spend = spend;
  }

  get headers(): Record<string, string | string[]> {
    return Object.fromEntries([...this.#written.headers].map(([name, values]) => [name, oneOrMany(values)]));
  }

  write(given: unknown): void {
    this.#written.chunks.push(outputOf(given, 'ServerResponse.write'));
  }

  writeLine(given: unknown): void {
    this.#written.chunks.push(`${outputOf(given, 'ServerResponse.writeLine')}\n`);
  }

  writePage(given: unknown): void {
    // Practice: the page itself is taken too, without the options around it.
    const page = pageModelOf(given) ? given : optionsOf(given, 'ServerResponse.writePage', ['pageObject']).pageObject;
    const model = pageModelOf(page);
    if (!model)
      refuse('SSS_INVALID_TYPE_ARG', 'ServerResponse.writePage: expected a form or list made by N/ui/serverWidget.');
    this.#written.chunks.push(this.#spend(() => renderScripted(model, this.#frame)));
  }

  writeFile(given: unknown, inline?: unknown): void {
    const options = isFile(given)
      ? { file: given, isInline: inline }
      : optionsOf(given, 'ServerResponse.writeFile', ['file']);
    const { file } = options;
    if (!isFile(file)) refuse('SSS_INVALID_TYPE_ARG', 'ServerResponse.writeFile: expected a file.File.');
    const { bytes, contentType } = contentOf(file);
    const place = options.isInline === true ? 'inline' : 'attachment';
    this.#written.file = bytes;
    this.#written.headers.set('content-type', [contentType]);
    this.#written.headers.set('content-disposition', [`${place}; filename*=UTF-8''${encodeURIComponent(file.name)}`]);
  }

  setHeader(given: unknown): void {
    const [name, value] = headerOf(given, 'ServerResponse.setHeader');
    this.#written.headers.set(name, [value]);
  }

  /** A header that is already there gets another line. */
  addHeader(given: unknown): void {
    const [name, value] = headerOf(given, 'ServerResponse.addHeader');
    this.#written.headers.set(name, [...(this.#written.headers.get(name) ?? []), value]);
  }

  getHeader(given: unknown): string | string[] | null {
    const name = String(optionsOf(given, 'ServerResponse.getHeader', ['name']).name).toLowerCase();
    const values = this.#written.headers.get(name);
    return values ? oneOrMany(values) : null;
  }

  sendRedirect(given: unknown): void {
    const options = optionsOf(given, 'ServerResponse.sendRedirect', ['type', 'identifier']);
    const parameters = Object.fromEntries(
      Object.entries((options.parameters ?? {}) as Record<string, unknown>).map(([name, value]) => [
        name,
        String(value),
      ]),
    );
    const [type, identifier, id] = [String(options.type), String(options.identifier), textOption(options, 'id')];
    this.#written.redirect = addressOf(type, identifier, id, options.editMode === true, parameters);
  }

  /** Source: http.ServerResponse.setCdnCacheable(options) (help): for pages of a web store; here nothing caches. */
  setCdnCacheable(given: unknown): void {
    const type = String(optionsOf(given, 'ServerResponse.setCdnCacheable', ['type']).type);
    if (!['UNIQUE', 'SHORT', 'MEDIUM', 'LONG'].includes(type)) {
      refuse(
        'SSS_INVALID_TYPE_ARG',
        `ServerResponse.setCdnCacheable: expected a value of http.CacheDuration, found "${type}".`,
      );
    }
  }

  renderPdf(): never {
    throw new NotEmulated('N/http.ServerResponse.renderPdf');
  }

  toString(): string {
    return 'http.ServerResponse';
  }
}

/** What was written, as it goes out. For the lab, not for scripts. */
export function answerOf(response: ServerResponse): Answer {
  const { headers, chunks, file, redirect } = writtenIn(response);
  const out = Object.fromEntries([...headers].map(([name, values]) => [name, values.join(', ')]));
  // A redirect wins over whatever was written before it.
  if (redirect !== null) return { status: 302, headers: { ...out, location: redirect }, body: '' };
  // Source: http.ServerResponse.write(options) (help): text/html where the script names nothing else.
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=UTF-8', ...out },
    body: file ?? chunks.join(''),
  };
}

/** Sends the browser elsewhere; what N/redirect does. For the lab, not for scripts. */
export function redirectTo(response: ServerResponse, url: string): void {
  writtenIn(response).redirect = url;
}

function oneOrMany(values: readonly string[]): string | string[] {
  return values.length === 1 ? (values[0] ?? '') : [...values];
}

function refuseUpload(upload: Upload): never {
  throw new NotEmulated(`the upload of "${upload.name}": this runner makes no files of uploads`);
}
