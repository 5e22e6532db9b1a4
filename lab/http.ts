// What travels between the two worlds: a request and an answer as plain values, so that both can live in one process.

export interface HttpRequest {
  readonly method: string;
  /** Absolute, with scheme and host. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Answers a request, or throws a NetworkFault. */
export type Serve = (request: HttpRequest) => HttpResponse;

/** No answer arrived: the caller cannot know whether the request had its effect. */
export class NetworkFault extends Error {
  readonly kind: 'unknown-host' | 'connect' | 'timeout';

  constructor(kind: 'unknown-host' | 'connect' | 'timeout', message: string) {
    super(message);
    this.name = 'NetworkFault';
    this.kind = kind;
  }
}
