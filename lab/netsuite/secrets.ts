// API secrets: kept by id, used by reference, never shown to a script again.
// Source: Secrets Management (help). Not emulated: the delay of up to an hour before a change takes effect.

import { refuse } from './errors';

export interface SecretRestrictions {
  /** Hosts a request carrying the secret may go to; every host when absent. '*.example.com' covers its subdomains. */
  readonly domains?: readonly string[] | undefined;
  /** Script ids that may use it; every script when absent. */
  readonly scripts?: readonly string[] | undefined;
}

export interface SecretUse {
  /** Host the secret is about to be sent to. */
  readonly host?: string | undefined;
  /** Script that uses it. */
  readonly scriptId?: string | undefined;
}

interface Secret extends SecretRestrictions {
  readonly value: string;
}

const ID = /^custsecret[a-zA-Z0-9_]{1,89}$/;
const MAX_VALUE_LENGTH = 1_000_000;

export class Secrets {
  readonly #secrets = new Map<string, Secret>();

  /** Creates or replaces a secret, as a person does under Setup > Company > API Secrets. */
  put(scriptId: string, value: string, restrictions: SecretRestrictions = {}): void {
    if (!ID.test(scriptId)) {
      throw new RangeError(
        `A secret's id is custsecret and 1 to 89 letters, digits or underscores; found ${scriptId}.`,
      );
    }
    if (value.length > MAX_VALUE_LENGTH) {
      throw new RangeError(`A secret holds at most ${MAX_VALUE_LENGTH} characters; found ${value.length}.`);
    }
    this.#secrets.set(scriptId.toLowerCase(), { value, ...restrictions });
  }

  has(scriptId: string): boolean {
    return this.#secrets.has(scriptId.toLowerCase());
  }

  /**
   * The clear text, for the lab's own modules only: nothing that scripts get may carry it.
   * Unconfirmed: the names of the refusals.
   */
  resolve(scriptId: string, use: SecretUse = {}): string {
    const secret = this.#secrets.get(scriptId.toLowerCase());
    if (!secret) return refuse('INVALID_SECRET_ID', `The secret ${scriptId} does not exist.`);
    if (secret.scripts && !(use.scriptId && secret.scripts.includes(use.scriptId))) {
      refuse('SECRET_NOT_ALLOWED_FOR_SCRIPT', `The secret ${scriptId} may not be used by this script.`);
    }
    if (use.host !== undefined) this.guardHost(scriptId, use.host);
    return secret.value;
  }

  /** Refuses to send a secret to a host outside its domains. */
  guardHost(scriptId: string, host: string): void {
    const domains = this.#secrets.get(scriptId.toLowerCase())?.domains;
    if (domains && !domains.some((domain) => covers(domain, host))) {
      refuse('SECRET_NOT_ALLOWED_FOR_DOMAIN', `The secret ${scriptId} may not be sent to ${host}.`);
    }
  }
}

function covers(domain: string, host: string): boolean {
  const allowed = domain.toLowerCase();
  const asked = host.toLowerCase();
  return allowed.startsWith('*.') ? asked.endsWith(allowed.slice(1)) : asked === allowed;
}
