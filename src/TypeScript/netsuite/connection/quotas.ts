/**
 * The quota ledger: a token bucket a connection and operation, in a custom record. Spent before the call, under
 * optimistic locking, so that two runs together never spend more than the bucket holds.
 *
 * @NApiVersion 2.1
 */

import * as random from 'N/crypto/random';
import type { Record as NetSuiteRecord } from 'N/record';
import { nextAttemptAfter } from '../../amazon/backoff';
import type { Verdict } from '../../amazon/errors';
import { OPERATIONS, type OperationId } from '../../amazon/operations';
import { type Bucket, fullBucket, giveBack, learn, plan, spend, throttled } from '../../amazon/quota';
import { QUOTA } from '../ids';
import { number, requiredText, rows, text } from '../rows';
import { changeLocked, createOnce, textOf, type Values } from '../saving';

export interface Quota {
  readonly id: string;
  readonly connection: string;
  readonly operation: OperationId;
  readonly bucket: Bucket;
  /** Failures in a row. */
  readonly attempts: number;
}

const key = (connection: string, operation: string): string => `cwy-quo-${connection}-${operation}`;

/** All buckets of a connection for these operations, made where they do not exist yet. */
export function quotasOf(connection: string, operations: readonly OperationId[], now: number): Map<OperationId, Quota> {
  const found = readQuotas(connection);
  const missing = operations.filter((operation) => !found.has(operation));
  for (const operation of missing) {
    const { rate, burst } = OPERATIONS[operation];
    createOnce(QUOTA.type, key(connection, operation), {
      [QUOTA.connection]: connection,
      [QUOTA.operation]: operation,
      ...fieldsOf(fullBucket(rate, burst, now)),
      [QUOTA.made]: 0,
      [QUOTA.throttled]: 0,
      [QUOTA.attempts]: 0,
    });
  }
  return missing.length > 0 ? readQuotas(connection) : found;
}

function readQuotas(connection: string): Map<OperationId, Quota> {
  const sql = `SELECT id, ${QUOTA.operation}, ${QUOTA.tokens}, ${QUOTA.at}, ${QUOTA.rate}, ${QUOTA.burst}, ${QUOTA.blockedUntil}, ${QUOTA.attempts}
    FROM ${QUOTA.type} WHERE ${QUOTA.connection} = ?`;
  return new Map(
    rows(sql, [Number(connection)]).map((row) => {
      const operation = requiredText(row, QUOTA.operation) as OperationId;
      const bucket = {
        tokens: number(row, QUOTA.tokens) ?? 0,
        at: Number(text(row, QUOTA.at) ?? 0),
        rate: number(row, QUOTA.rate) ?? OPERATIONS[operation].rate,
        burst: number(row, QUOTA.burst) ?? OPERATIONS[operation].burst,
        blockedUntil: Number(text(row, QUOTA.blockedUntil) ?? 0),
      };
      const attempts = number(row, QUOTA.attempts) ?? 0;
      return [operation, { id: requiredText(row, 'id'), connection, operation, bucket, attempts }];
    }),
  );
}

/**
 * Spends up to `wanted` calls and answers how many may be made (6 units). What another run spent in between is seen:
 * the record is read anew and saved under its lock.
 */
export function spendCalls(quota: Quota, now: number, wanted: number): number {
  let allowed = 0;
  changeLocked(QUOTA.type, quota.id, (current) => {
    const bucket = bucketOf(current);
    allowed = plan(bucket, now, wanted);
    if (allowed === 0) return null;
    const made = Number(current.getValue({ fieldId: QUOTA.made })) + allowed;
    return { ...fieldsOf(spend(bucket, now, allowed)), [QUOTA.made]: made };
  });
  return allowed;
}

/** What one call taught. */
export interface Lesson {
  /** Of the answer, where it had one. */
  readonly rateHeader: string | null;
  /** Null where it worked. */
  readonly failure: Verdict | null;
  /** Spent, and then not made: no token was to be had for it. */
  readonly unused: number;
}

/** The quota with what a call taught, kept where it is anything new (6 units): a rate, a rest after a failure. */
export function learnFrom(quota: Quota, lesson: Lesson, now: number): Quota {
  const { failure, rateHeader, unused } = lesson;
  const attempts = failure === null ? 0 : quota.attempts + 1;
  const known = learn(quota.bucket, rateHeader, now).rate;
  if (known === quota.bucket.rate && attempts === quota.attempts && unused === 0) return quota;
  let bucket = quota.bucket;
  changeLocked(QUOTA.type, quota.id, (current) => {
    bucket = giveBack(learn(bucketOf(current), rateHeader, now), unused);
    if (failure !== null) bucket = rested(bucket, failure, quota.attempts, now);
    return {
      ...fieldsOf(bucket),
      [QUOTA.attempts]: attempts,
      [QUOTA.made]: Number(current.getValue({ fieldId: QUOTA.made })) - unused,
      [QUOTA.throttled]: Number(current.getValue({ fieldId: QUOTA.throttled })) + (failure?.throttled ? 1 : 0),
    };
  });
  return { ...quota, bucket, attempts };
}

/** No call before the time that the table of failures asks for, nor before a throttled bucket is filled again. */
function rested(bucket: Bucket, failure: Verdict, attempts: number, now: number): Bucket {
  const wait = nextAttemptAfter(failure.action, attempts, bucket.rate, random01(), failure.slowly);
  const emptied = failure.throttled ? throttled(bucket, now, random01()) : bucket;
  return wait === null ? emptied : { ...emptied, blockedUntil: Math.max(emptied.blockedUntil, now + wait) };
}

/** At least 0, below 1; its own seed in every script, so that workers do not wake together. */
function random01(): number {
  return random.generateInt({ min: 0, max: 999_999 }) / 1_000_000;
}

function bucketOf(current: NetSuiteRecord): Bucket {
  const value = (fieldId: string): number => Number(textOf(current, fieldId) ?? 0);
  return {
    tokens: value(QUOTA.tokens),
    at: value(QUOTA.at),
    rate: value(QUOTA.rate),
    burst: value(QUOTA.burst),
    blockedUntil: value(QUOTA.blockedUntil),
  };
}

/** Instants stand as text: an integer field need not hold milliseconds exactly. */
function fieldsOf(bucket: Bucket): Values {
  return {
    [QUOTA.tokens]: bucket.tokens,
    [QUOTA.at]: String(bucket.at),
    [QUOTA.rate]: bucket.rate,
    [QUOTA.burst]: bucket.burst,
    [QUOTA.blockedUntil]: String(bucket.blockedUntil),
  };
}
