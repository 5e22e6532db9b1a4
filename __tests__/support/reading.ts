// Words for stories about reading from Amazon: runs of one slot, their lines, quotas, documents to be read anew.

import type { OrderDraft } from '../../lab/amazon/orderDraft';
import type { Seller } from '../../lab/amazon/seller';
import { US } from '../../lab/catalogue';
import type { Task } from '../../lab/netsuite/runner/job';
import { Person } from '../../lab/netsuite/runner/person';
import type { Story } from './story';

const FETCH = 'customscript_cwy_orders_fetch_ss';

/** One run of a deployment of North America's slot: '' on the quarter hour, 'b' and 'c' between, 'm' for what is left. */
export function read(story: Story, deployment: '' | 'b' | 'c' | 'm' = ''): Task {
  return story.world.account.runner.run(FETCH, `customdeploy_cwy_orders_fetch_ss_1${deployment}`);
}

export const seller = (story: Story): Seller => story.world.amazon.control.accountOf(US);

export function placeMany(story: Story, count: number, draft: OrderDraft = {}): string[] {
  return Array.from({ length: count }, () => story.place({ lines: [{ sku: 'HH-MUG-SAND' }], ...draft }));
}

export interface RunRow {
  readonly slot: string;
  readonly state: string;
  readonly plan: string | null;
  readonly calls: number;
  readonly rows: number;
}

/** Rows of the runs of North America, oldest first. */
export function runs(story: Story): RunRow[] {
  return story.rows(
    `SELECT custrecord_cwy_run_slot AS slot, custrecord_cwy_run_state AS state, custrecord_cwy_run_plan AS plan,
     custrecord_cwy_run_calls AS calls, custrecord_cwy_run_rows AS rows FROM customrecord_cwy_run
     WHERE custrecord_cwy_run_connection = ? ORDER BY id`,
    [story.setUp.connections.na as number],
  ) as unknown as RunRow[];
}

export const lastRun = (story: Story): RunRow => runs(story).at(-1) as RunRow;

export interface QuotaRow {
  readonly id: number;
  readonly rate: number;
  readonly tokens: number;
  readonly blockedUntil: number;
  readonly throttled: number;
  readonly attempts: number;
}

/** The bucket that the add-on keeps for an operation of North America. */
export function quota(story: Story, operation: string): QuotaRow {
  const [row] = story.rows(
    `SELECT id, custrecord_cwy_quo_rate AS rate, custrecord_cwy_quo_tokens AS tokens,
     CAST(custrecord_cwy_quo_blocked_until AS INTEGER) AS blockedUntil, custrecord_cwy_quo_throttled AS throttled,
     custrecord_cwy_quo_attempts AS attempts
     FROM customrecord_cwy_quota WHERE custrecord_cwy_quo_connection = ? AND custrecord_cwy_quo_operation = ?`,
    [story.setUp.connections.na as number, operation],
  );
  if (!row) throw new Error(`Expected a quota of ${operation}, found none.`);
  return row as unknown as QuotaRow;
}

/** Fields of North America's connection, by the ends of their ids. */
export function connection(story: Story): Readonly<Record<string, unknown>> {
  const fields = story.world.account.records.get('customrecord_cwy_connection', story.setUp.connections.na as number);
  return Object.fromEntries(
    Object.entries(fields?.fields ?? {}).map(([name, value]) => [name.replace('custrecord_cwy_con_', ''), value]),
  );
}

/** Changed by hand, behind the back of every script. */
export function setConnection(story: Story, values: Readonly<Record<string, unknown>>): void {
  const person = new Person(story.world.account, { userId: story.setUp.ids.employee, quietly: true });
  const named = Object.entries(values).map(([name, value]) => [`custrecord_cwy_con_${name}`, value]);
  person.editInline('customrecord_cwy_connection', story.setUp.connections.na as number, Object.fromEntries(named));
}

/** Somebody asks for these documents to be read from Amazon once more; all without a list. */
export function flag(story: Story, ids?: readonly string[]): void {
  for (const { id, amazonOrderId } of story.documents()) {
    if (ids && !ids.includes(amazonOrderId)) continue;
    // One visit each: thousands of edits are more than the units of one.
    const person = new Person(story.world.account, { userId: story.setUp.ids.employee, quietly: true });
    person.editInline('customrecord_cwy_document', id, { custrecord_cwy_doc_read_again: true });
  }
}

export const flagged = (story: Story): number =>
  Number(
    story.rows("SELECT COUNT(*) AS n FROM customrecord_cwy_document WHERE custrecord_cwy_doc_read_again = 'T'")[0]?.n,
  );

/** Asks the set-up page for something about North America's connection, and confirms it. */
export function press(story: Story, action: 'activate' | 'test'): void {
  const page = { script: 'customscript_cwy_setup_sl', deploy: 'customdeploy_cwy_setup_sl', headers: {} };
  const id = String(story.setUp.connections.na);
  const { runner } = story.world.account;
  const question = runner.suitelet({
    ...page,
    method: 'GET',
    parameters: { custparam_do: action, custparam_id: id },
    body: '',
  });
  const token = /name="custpage_token" value="([^"]+)"/.exec(String(question.body))?.[1];
  if (token === undefined) throw new Error(`The set-up page asks nothing: ${question.error?.message ?? ''}`);
  const form = new URLSearchParams({ custpage_do: action, custpage_id: id, custpage_token: token });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = runner.suitelet({ ...page, headers, method: 'POST', parameters: {}, body: form.toString() });
  if (answer.error) throw answer.error;
}

export const activate = (story: Story): void => press(story, 'activate');

/** Exceptions of North America's connection itself, as class and count; those not solved unless `all`. */
export function alerts(story: Story, all = false): string[] {
  return story
    .rows(
      `SELECT custrecord_cwy_exc_class AS class, custrecord_cwy_exc_count AS count FROM customrecord_cwy_exception
       WHERE custrecord_cwy_exc_flow = 'connection' AND custrecord_cwy_exc_connection = ?
       ${all ? '' : "AND custrecord_cwy_exc_state <> 'solved'"} ORDER BY id`,
      [story.setUp.connections.na as number],
    )
    .map((row) => `${row.class} ${row.count}`);
}

/** A quota's row set by hand. */
export function setQuota(story: Story, operation: string, values: Readonly<Record<string, unknown>>): void {
  const person = new Person(story.world.account, { userId: story.setUp.ids.employee, quietly: true });
  const named = Object.entries(values).map(([name, value]) => [`custrecord_cwy_quo_${name}`, value]);
  person.editInline('customrecord_cwy_quota', quota(story, operation).id, Object.fromEntries(named));
}
