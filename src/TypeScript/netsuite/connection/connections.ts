/**
 * The connections of this account: which seller accounts it reads, and whether it may.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import type { Circuit } from '../../amazon/circuit';
import type { Region } from '../../amazon/marketplaces';
import { CONNECTION } from '../ids';
import { isTrue, number, type Row, requiredText, rows, text } from '../rows';
import { CONNECTION_STATES, type ConnectionState, keyOfName, REGION_NAMES } from '../values';

export interface Connection {
  readonly id: string;
  readonly name: string;
  readonly sellerId: string;
  readonly region: Region;
  readonly clientId: string | null;
  readonly clientSecretId: string | null;
  readonly refreshTokenSecretId: string | null;
  /** `YYYY-MM-DD` */
  readonly secretExpiry: string | null;
  readonly state: ConnectionState;
  /** The account it was activated in. */
  readonly account: string | null;
  readonly slot: number | null;
  readonly circuit: Circuit;
  readonly owner: string | null;
  /** Whether buyers' data may be read and kept. */
  readonly personal: boolean;
}

const SELECT = `SELECT id, name, ${CONNECTION.seller}, BUILTIN.DF(${CONNECTION.region}) AS region, ${CONNECTION.clientId},
  ${CONNECTION.clientSecretSecret}, ${CONNECTION.refreshTokenSecret}, TO_CHAR(${CONNECTION.secretExpiry}, 'YYYY-MM-DD') AS expiry,
  BUILTIN.DF(${CONNECTION.state}) AS state, ${CONNECTION.account}, ${CONNECTION.slot}, ${CONNECTION.failures},
  ${CONNECTION.circuitUntil}, ${CONNECTION.owner}, ${CONNECTION.noPersonalData} AS nopersonal
  FROM ${CONNECTION.type} WHERE isinactive = 'F'`;

export function connectionOfSlot(slot: number): Connection | null {
  const [row] = rows(`${SELECT} AND ${CONNECTION.slot} = ?`, [slot]);
  return row ? connection(row) : null;
}

export function connectionById(id: string): Connection | null {
  const [row] = rows(`${SELECT} AND id = ?`, [Number(id)]);
  return row ? connection(row) : null;
}

export function allConnections(): Connection[] {
  return rows(`${SELECT} ORDER BY id`).map(connection);
}

/** A connection works in the account that activated it, and nowhere else: a copied sandbox must not speak to Amazon. */
export function worksHere(connection: Connection): boolean {
  return connection.state === 'active' && connection.account === runtime.accountId;
}

/** `2026-03-02T17:00:00.000Z, 2 times in a row` as the record keeps it; empty where nothing rests. */
export function circuitText({ openUntil, openings }: Circuit): string {
  return openings === 0 ? '' : `${new Date(openUntil).toISOString()}, ${openings} times in a row`;
}

function circuitOf(text: string | null): Pick<Circuit, 'openUntil' | 'openings'> {
  const [, until = '', openings = '0'] = /^(\S+), (\d+)/.exec(text ?? '') ?? [];
  return { openUntil: until === '' ? 0 : Date.parse(until), openings: Number(openings) };
}

function connection(row: Row): Connection {
  return {
    id: requiredText(row, 'id'),
    name: text(row, 'name') ?? '',
    sellerId: requiredText(row, CONNECTION.seller),
    region: keyOfName(REGION_NAMES, text(row, 'region')) ?? 'NA',
    clientId: text(row, CONNECTION.clientId),
    clientSecretId: text(row, CONNECTION.clientSecretSecret),
    refreshTokenSecretId: text(row, CONNECTION.refreshTokenSecret),
    secretExpiry: text(row, 'expiry'),
    state: keyOfName(CONNECTION_STATES, text(row, 'state')) ?? 'draft',
    account: text(row, CONNECTION.account),
    slot: number(row, CONNECTION.slot),
    circuit: {
      failures: number(row, CONNECTION.failures) ?? 0,
      ...circuitOf(text(row, CONNECTION.circuitUntil)),
    },
    owner: text(row, CONNECTION.owner),
    personal: !isTrue(row, 'nopersonal'),
  };
}
