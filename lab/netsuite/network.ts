// The one way out of the account: hosts the lab knows lead to a server in this process, any other is unknown.

import { type HttpRequest, type HttpResponse, NetworkFault, type Serve } from '../http';

/**
 * How a script gets a body that is no text although its Content-Type says so. 'base64': like every binary body (practice:
 * public code that unpacks such downloads). 'spoiled': as text, with U+FFFD where the charset knows no character; what
 * was in it is lost. Neither is confirmed.
 */
export type BinaryUnderText = 'base64' | 'spoiled';

export class Network {
  /** A test may set the other reading. */
  binaryUnderText: BinaryUnderText = 'base64';
  readonly #routes = new Map<string, Serve>();

  /** Leads a host name (with port, when it has one) to a server. */
  route(host: string, serve: Serve): void {
    this.#routes.set(host.toLowerCase(), serve);
  }

  /** Throws a NetworkFault where no answer comes. */
  send(request: HttpRequest): HttpResponse {
    const { host } = new URL(request.url);
    const serve = this.#routes.get(host.toLowerCase());
    if (!serve) throw new NetworkFault('unknown-host', `No server is known at ${host}.`);
    return serve(request);
  }
}
