/**
 * The quota of one operation for one connection: a token bucket like Amazon's own, kept a little emptier. It is spent
 * before calls are made, learns its rate from answers, and rests after a refusal.
 * Source: "Usage Plans and Rate Limits" (documentation).
 *
 * @NApiVersion 2.1
 */

export interface Bucket {
  /** Calls that may be made, with fractions. */
  readonly tokens: number;
  /** Milliseconds since 1970 up to which the refill is counted. */
  readonly at: number;
  /** Calls a second. */
  readonly rate: number;
  /** Calls that a full bucket of Amazon's holds. */
  readonly burst: number;
  /** No call before this instant, milliseconds since 1970. */
  readonly blockedUntil: number;
}

/**
 * Calls reach Amazon up to this long after they were spent here. While Amazon's bucket is full it gains nothing in that
 * time and ours would, so ours is never filled further than that much below Amazon's.
 */
export const LONGEST_WAY_MS = 10_000;

/** Fractions are cut to this, so that sums of them never come out above what was gained. */
const GRAINS = 1_000_000;

const HIGHEST_RATE = 1000;

/** The fill that ours stops at. */
export function capacity({ rate, burst }: Pick<Bucket, 'rate' | 'burst'>): number {
  const headroom = Math.min(burst / 5, (rate * LONGEST_WAY_MS) / 1000);
  return Math.max(1, burst - headroom);
}

/** Milliseconds of refill that the room kept free does not cover, as in very small buckets; they are forgone on spending. */
function forgoneMs(bucket: Bucket): number {
  const covered = ((bucket.burst - capacity(bucket)) * 1000) / bucket.rate;
  return Math.max(0, Math.ceil(LONGEST_WAY_MS - covered));
}

/** A bucket before its first call. Amazon's starts full. */
export function fullBucket(rate: number, burst: number, now: number): Bucket {
  return { tokens: capacity({ rate, burst }), at: now, rate, burst, blockedUntil: 0 };
}

/** The bucket with what it gained until `now`. A clock that went backwards gains nothing. */
export function refill(bucket: Bucket, now: number): Bucket {
  if (now <= bucket.at) return bucket;
  const gained = ((now - bucket.at) * bucket.rate) / 1000;
  const tokens = Math.min(capacity(bucket), Math.floor((bucket.tokens + gained) * GRAINS) / GRAINS);
  return { ...bucket, tokens, at: now };
}

/** How many of the wanted calls may be made now. */
export function plan(bucket: Bucket, now: number, wanted: number): number {
  if (now < bucket.blockedUntil) return 0;
  return Math.max(0, Math.min(wanted, Math.floor(refill(bucket, now).tokens)));
}

/** The bucket after calls that `plan` allowed. Throws when more are spent than that: they must not be made. */
export function spend(bucket: Bucket, now: number, calls: number): Bucket {
  const allowed = plan(bucket, now, calls);
  if (calls > allowed) throw new Error(`The quota allows ${allowed} calls now; ${calls} were to be spent.`);
  const filled = refill(bucket, now);
  if (calls === 0) return filled;
  return { ...filled, tokens: filled.tokens - calls, at: Math.max(filled.at, now + forgoneMs(bucket)) };
}

/** The bucket after calls that were spent and then not made. */
export function giveBack(bucket: Bucket, calls: number): Bucket {
  return { ...bucket, tokens: Math.min(capacity(bucket), bucket.tokens + calls) };
}

/** The instant from which one call may be made, milliseconds since 1970. */
export function nextCallAt(bucket: Bucket, now: number): number {
  const filled = refill(bucket, now);
  // A grain more, because the refill is cut to grains.
  const missing = 1 - filled.tokens + 1 / GRAINS;
  const filledAt = filled.tokens < 1 ? filled.at + Math.ceil((missing * 1000) / bucket.rate) : now;
  return Math.max(filledAt, bucket.blockedUntil);
}

/** The bucket with the rate of an answer's `x-amzn-RateLimit-Limit` header; unchanged without one that is a rate. */
export function learn(bucket: Bucket, headerText: string | null, now: number): Bucket {
  const rate = headerText === null || headerText.trim() === '' ? Number.NaN : Number(headerText);
  if (!(rate > 0 && rate <= HIGHEST_RATE) || rate === bucket.rate) return bucket;
  // A lower rate may have held for a while: what is not yet counted is then counted at the lower one.
  const counted = rate > bucket.rate ? refill(bucket, now) : bucket;
  const learned = { ...counted, rate };
  return { ...learned, tokens: Math.min(learned.tokens, capacity(learned)) };
}

/** The bucket after a refusal for quota: empty, and at rest for at least one refill, not the same for every worker. */
export function throttled(bucket: Bucket, now: number, random01: number): Bucket {
  const oneRefill = 1000 / bucket.rate;
  const until = now + Math.ceil(oneRefill * (1 + random01 / 2));
  return { ...bucket, tokens: 0, at: Math.max(now, bucket.at), blockedUntil: Math.max(until, bucket.blockedUntil) };
}
