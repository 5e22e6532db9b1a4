// The execution log of scripts, with the company's allowance of log calls.
// Source: Governance on Script Logging, N/log Module (help).

import { type Clock, DAY, HOUR, MINUTE } from '../clock';
import type { Table } from './catalogue';
import { serverDateTime } from './serverTime';
import type { SqlRow, Store } from './store';

export type LogType = 'DEBUG' | 'AUDIT' | 'ERROR' | 'EMERGENCY' | 'SYSTEM';

export interface LogEntry {
  readonly scriptId: string;
  readonly deploymentId: string;
  readonly type: LogType;
  readonly title: string;
  readonly details: string;
  readonly scriptType: string;
}

export interface LoggedEntry extends LogEntry {
  /** 'YYYY-MM-DD HH:MM:SS' in the server's zone. */
  readonly date: string;
}

const LEVELS: readonly LogType[] = ['DEBUG', 'AUDIT', 'ERROR', 'EMERGENCY'];
export const MAX_TITLE = 99;
export const MAX_DETAILS = 3_999;
export const CALLS_PER_HOUR = 100_000;
const DAYS_KEPT = { user: 30, system: 60 };

/** What SuiteQL sees of it. Practice: column names. */
export const SCRIPT_NOTE_TABLE: Table = {
  name: 'scriptnote',
  display: 'title',
  // Unconfirmed: stricter reading.
  permission: 'ADMI_CUSTOMSCRIPT',
  columns: new Map(
    (
      [
        ['internalid', 'integer'],
        ['date', 'datetime'],
        ['type', 'string'],
        ['title', 'string'],
        ['detail', 'string'],
        ['scripttype', 'string'],
      ] as const
    ).map(([name, type]) => [name, { name, type }]),
  ),
};

export class ExecutionLog {
  readonly #store: Store;
  readonly #clock: Clock;
  /** Calls by minute, then by script; minutes older than an hour are dropped. */
  readonly #minutes = new Map<number, Map<string, number>>();
  readonly #raised = new Map<string, LogType>();
  #calls = 0;
  #sweptOn = 0;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    store.exec(`CREATE TABLE IF NOT EXISTS scriptnote (internalid INTEGER PRIMARY KEY AUTOINCREMENT, date TEXT, type TEXT,
      title TEXT, detail TEXT, scripttype TEXT, lab_script TEXT, lab_deployment TEXT);
      CREATE INDEX IF NOT EXISTS scriptnote_script ON scriptnote (lab_script)`);
  }

  /** Counts the call, and keeps the entry unless it stands below `level` or below the level the script was raised to. */
  add(entry: LogEntry, level: string = 'DEBUG'): boolean {
    if (entry.type !== 'SYSTEM') {
      this.#count(entry.scriptId);
      if (rank(entry.type) < rank(level) || rank(entry.type) < rank(this.levelOf(entry.scriptId))) return false;
    }
    this.#sweep();
    this.#store.run(
      'INSERT INTO scriptnote (date, type, title, detail, scripttype, lab_script, lab_deployment) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [
        serverDateTime(this.#clock.now()),
        entry.type,
        entry.title.slice(0, MAX_TITLE),
        entry.details.slice(0, MAX_DETAILS),
        entry.scriptType,
        entry.scriptId,
        entry.deploymentId,
      ],
    );
    return true;
  }

  /** The level a script was raised to for logging too much; DEBUG for a quiet one. */
  levelOf(scriptId: string): LogType {
    return this.#raised.get(scriptId) ?? 'DEBUG';
  }

  /** Oldest first; with a limit, the newest so many. */
  list(options: { scriptId?: string; limit?: number } = {}): LoggedEntry[] {
    const rows = this.#store.all(
      'SELECT * FROM scriptnote WHERE ? IS NULL OR lab_script = ? ORDER BY internalid DESC LIMIT ?',
      [options.scriptId ?? null, options.scriptId ?? null, options.limit ?? -1],
    );
    return rows.reverse().map(toEntry);
  }

  /** Once a day what is too old goes: the log is no audit trail. */
  #sweep(): void {
    const now = this.#clock.now();
    const today = Math.floor(now / DAY);
    if (today <= this.#sweptOn) return;
    this.#sweptOn = today;
    const before = (days: number) => serverDateTime(now - days * DAY);
    this.#store.run("DELETE FROM scriptnote WHERE date < ? AND (type <> 'SYSTEM' OR date < ?)", [
      before(DAYS_KEPT.user),
      before(DAYS_KEPT.system),
    ]);
  }

  #count(scriptId: string): void {
    const minute = Math.floor(this.#clock.now() / MINUTE);
    this.#forget(minute - HOUR / MINUTE);
    const calls = this.#minutes.get(minute) ?? new Map<string, number>();
    calls.set(scriptId, (calls.get(scriptId) ?? 0) + 1);
    this.#minutes.set(minute, calls);
    if (++this.#calls > CALLS_PER_HOUR) this.#raiseNoisiest();
  }

  #forget(before: number): void {
    for (const [minute, calls] of this.#minutes) {
      if (minute > before) continue;
      for (const count of calls.values()) this.#calls -= count;
      this.#minutes.delete(minute);
    }
  }

  /** One level up for the script with the most calls, whose calls then start anew. */
  #raiseNoisiest(): void {
    const totals = new Map<string, number>();
    for (const calls of this.#minutes.values()) {
      for (const [scriptId, count] of calls) totals.set(scriptId, (totals.get(scriptId) ?? 0) + count);
    }
    const noisiest = [...totals].sort((a, b) => b[1] - a[1])[0];
    if (!noisiest) return;
    this.#raised.set(
      noisiest[0],
      LEVELS[Math.min(rank(this.levelOf(noisiest[0])) + 1, LEVELS.length - 1)] ?? 'EMERGENCY',
    );
    for (const calls of this.#minutes.values()) calls.delete(noisiest[0]);
    this.#calls -= noisiest[1];
  }
}

function rank(level: string): number {
  return LEVELS.indexOf(level.toUpperCase() as LogType);
}

function toEntry(row: SqlRow): LoggedEntry {
  return {
    date: String(row.date),
    type: row.type as LogType,
    title: String(row.title),
    details: String(row.detail),
    scriptType: String(row.scripttype),
    scriptId: String(row.lab_script),
    deploymentId: String(row.lab_deployment),
  };
}
