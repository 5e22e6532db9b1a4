// What an application needs to act for a seller: the Login with Amazon client, the refresh token, the access tokens given out.
// Source: SP-API documentation, Connecting to the Selling Partner API; Rotate your Application's LWA Credentials.

import { HOUR, type Instant } from '../clock';
import type { Random } from '../random';
import type { RestrictedResource } from './restricted';

export const ACCESS_TOKEN_LIFE = HOUR;

interface AccessToken {
  readonly scope: string | null;
  /** What a restricted token is for; null for any other. */
  readonly restrictedTo: readonly RestrictedResource[] | null;
  readonly expires: Instant;
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => random.int(0, 15).toString(16)).join('');
}

export class Credentials {
  readonly clientId: string;
  readonly refreshToken: string;
  readonly #random: Random;
  #clientSecret: string;
  #oldSecret: { readonly secret: string; readonly until: Instant } | null = null;
  #revoked = false;
  #accessTokens = new Map<string, AccessToken>();

  constructor(random: Random) {
    this.#random = random;
    this.clientId = `amzn1.application-oa2-client.${hex(random, 32)}`;
    this.#clientSecret = `amzn1.oa2-cs.v1.${hex(random, 64)}`;
    this.refreshToken = `Atzr|IwEBI${hex(random, 120)}`;
  }

  /** The newest one. */
  get clientSecret(): string {
    return this.#clientSecret;
  }

  knowsSecret(secret: string, now: Instant): boolean {
    return secret === this.#clientSecret || (secret === this.#oldSecret?.secret && now < this.#oldSecret.until);
  }

  /** Gives the client a new secret; the old one works until an instant. Refresh tokens stay valid. */
  rotateSecret(oldUntil: Instant): string {
    this.#oldSecret = { secret: this.#clientSecret, until: oldUntil };
    this.#clientSecret = `amzn1.oa2-cs.v1.${hex(this.#random, 64)}`;
    return this.#clientSecret;
  }

  authorises(refreshToken: string): boolean {
    return !this.#revoked && refreshToken === this.refreshToken;
  }

  /** The seller takes the authorisation back: the refresh token and every access token stop at once. */
  revoke(): void {
    this.#revoked = true;
    this.#accessTokens.clear();
  }

  /** A scope for grantless operations; null for calls on the seller's behalf. */
  issue(scope: string | null, now: Instant): string {
    for (const [token, { expires }] of this.#accessTokens) {
      if (expires + 24 * HOUR < now) this.#accessTokens.delete(token);
    }
    return this.#give('Atza', { scope, restrictedTo: null, expires: now + ACCESS_TOKEN_LIFE });
  }

  /** A token for personal data, good for these calls and no others. */
  issueRestricted(restrictedTo: readonly RestrictedResource[], now: Instant): string {
    return this.#give('Atz.sprdt', { scope: null, restrictedTo, expires: now + ACCESS_TOKEN_LIFE });
  }

  /** What a restricted token is for; null for an ordinary one, and for one that was never given. */
  restrictedTo(accessToken: string): readonly RestrictedResource[] | null {
    return this.#accessTokens.get(accessToken)?.restrictedTo ?? null;
  }

  /** Whether this client was ever given the token, valid or not. */
  issued(accessToken: string): boolean {
    return this.#accessTokens.has(accessToken);
  }

  state(accessToken: string, now: Instant): 'valid' | 'expired' | 'grantless' | 'unknown' {
    const token = this.#accessTokens.get(accessToken);
    if (token === undefined) return 'unknown';
    if (now >= token.expires) return 'expired';
    return token.scope === null ? 'valid' : 'grantless';
  }

  /** Ends every access token before its time. */
  expireAccessTokens(now: Instant): void {
    for (const [token, given] of this.#accessTokens) this.#accessTokens.set(token, { ...given, expires: now });
  }

  #give(prefix: string, given: AccessToken): string {
    const token = `${prefix}|IwEBI${hex(this.#random, 200)}`;
    this.#accessTokens.set(token, given);
    return token;
  }
}
