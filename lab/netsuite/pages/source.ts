// What the pages read of an account. The account satisfies it; tests satisfy it with a few rows made by hand.

import type { Instant } from '../../clock';
import type { FieldDefinition, RecordData, RecordDefinition } from '../records/definition';

export interface RecordPage {
  readonly rows: readonly RecordData[];
  /** How many there are in all. */
  readonly total: number;
}

export interface RecordSource {
  get(type: string, id: number): RecordData | undefined;
  list(type: string, window: { readonly offset: number; readonly limit: number }): RecordPage;
  /** The type of the record of that id within a type or group ('item', 'entity', 'transaction'). */
  typeOf(target: string, id: number): string | undefined;
  /** What a reference shows to people. */
  nameOf(target: string, id: number): string | undefined;
}

/** A record that names another in one of its fields. */
export interface RelatedRow {
  readonly type: string;
  readonly id: number;
  /** Label of the field. */
  readonly by: string;
}

export interface LogEntry {
  /** 'YYYY-MM-DD HH:MM:SS' in the server's zone. */
  readonly date: string;
  /** DEBUG, AUDIT, ERROR, EMERGENCY or SYSTEM. */
  readonly type: string;
  readonly title: string;
  readonly details: string;
  readonly scriptId: string;
  readonly deploymentId: string;
}

export interface LogFilter {
  readonly script?: string | undefined;
  readonly type?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Newest first. */
export interface LogSource {
  list(filter: LogFilter): { readonly rows: readonly LogEntry[]; readonly total: number };
}

export interface DeploymentRow {
  readonly scriptId: string;
  readonly id: number;
  readonly title: string;
  readonly status: string;
  readonly isDeployed: boolean;
  /** When it runs, in words or as the calendar rule it was deployed with. */
  readonly recurrence?: string | null | undefined;
}

export interface ScriptRow {
  readonly scriptId: string;
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly file: string;
  readonly deployments: readonly DeploymentRow[];
}

/** One execution of a deployment, newest first in lists. */
export interface RunRow {
  readonly scriptId: string;
  readonly deploymentId: string;
  readonly submittedAt: Instant;
  readonly status: string;
}

export interface ScriptSource {
  all(): readonly ScriptRow[];
  /** The last executions; absent when the account does not keep them. */
  runs?(limit: number): readonly RunRow[];
}

export interface TrialBalanceRow {
  /** Internal id. */
  readonly account: number;
  readonly name: string;
  readonly type: string;
  readonly currency: string;
  readonly debitMinor: number;
  readonly creditMinor: number;
}

export interface LedgerSource {
  trialBalance(): { readonly accounts: readonly TrialBalanceRow[] };
  /** What a transaction posted; empty for one that does not post. */
  impact?(transaction: number): readonly TrialBalanceRow[];
}

export interface StockRow {
  readonly item: number;
  readonly itemName?: string | undefined;
  readonly location: number | null;
  readonly locationName?: string | undefined;
  readonly onHand: number;
  readonly committed?: number | undefined;
  readonly available: number;
  readonly currency?: string | undefined;
  /** Value on hand in minor units of the currency. */
  readonly valueMinor?: number | undefined;
}

export interface StockSource {
  all(): readonly StockRow[];
}

export interface MenuLink {
  readonly label: string;
  readonly url: string;
}

/** A tab of the menu bar, from the account's center tabs and categories. */
export interface MenuTab {
  readonly label: string;
  readonly categories: readonly { readonly label: string; readonly links: readonly MenuLink[] }[];
}

export interface AccountSource {
  readonly id: string;
  readonly environment: string;
  readonly companyName?: string | undefined;
  readonly clock: { now(): Instant };
  readonly definitions: ReadonlyMap<string, RecordDefinition>;
  readonly records: RecordSource;
  /** Body fields of a type in this account, custom fields included. */
  fields(type: string): ReadonlyMap<string, FieldDefinition>;
  lineFields(type: string, sublist: string): ReadonlyMap<string, FieldDefinition>;
  /** Records that name this one, `limit` of each type and field at most. */
  related(type: string, id: number, limit: number): readonly RelatedRow[];
  /**
   * Saves what a person entered by field id, as records keep values: a new record where the id is null. Answers the
   * internal id; throws what NetSuite, or a script, refuses. Absent where nothing is entered by hand.
   */
  enter?(type: string, id: number | null, values: Readonly<Record<string, unknown>>): number;
  readonly log: LogSource;
  readonly scripts: ScriptSource;
  readonly ledger?: LedgerSource | undefined;
  readonly stock?: StockSource | undefined;
  /** The tabs the deployed project declares. */
  readonly menu?: readonly MenuTab[] | undefined;
}
