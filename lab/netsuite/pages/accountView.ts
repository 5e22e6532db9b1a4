// An account as its pages read it.

import type { Account } from '../account';
import type { MenuEntry } from '../menu';
import { Person } from '../runner/person';
import type { Recurrence } from '../sdf/recurrence';
import type { SqlRow } from '../store';
import { listUrl, suiteletUrl } from './links';
import type { AccountSource, LogEntry, LogFilter, MenuLink, MenuTab, RelatedRow, RunRow, ScriptRow } from './source';
import { dayText } from './values';

/** What an account may have beside what every account has. */
export type Books = Pick<AccountSource, 'ledger' | 'stock'>;

/** The pages' view of an account. `books` are its own ledger and stock, unless others are given. */
export function accountView(
  account: Account,
  books: Books = { ledger: account.ledger, stock: account.stock },
): AccountSource {
  return {
    id: account.id,
    environment: account.environment,
    companyName: account.company.name,
    clock: account.clock,
    definitions: account.definitions,
    records: account.records,
    fields: (type) => account.fields(type),
    lineFields: (type, sublist) => account.lineFields(type, sublist),
    related: (type, id, limit) => relatedTo(account, type, id, limit),
    enter: (type, id, values) => entered(account, type, id, values),
    log: { list: (filter) => logPage(account, filter) },
    scripts: { all: () => scriptRows(account), runs: (limit) => runRows(account, limit) },
    get menu() {
      return menuTabs(account);
    },
    ...books,
  };
}

function logPage(account: Account, { script, type, offset, limit }: LogFilter): { rows: LogEntry[]; total: number } {
  const where = 'WHERE (? IS NULL OR lab_script = ?) AND (? IS NULL OR type = ?)';
  const values = [script ?? null, script ?? null, type ?? null, type ?? null];
  const sql = `SELECT * FROM scriptnote ${where} ORDER BY internalid DESC LIMIT ? OFFSET ?`;
  const total = account.store.get(`SELECT COUNT(*) AS n FROM scriptnote ${where}`, values)?.n;
  return { rows: account.store.all(sql, [...values, limit, offset]).map(logEntry), total: Number(total) };
}

function logEntry(row: SqlRow): LogEntry {
  return {
    date: String(row.date),
    type: String(row.type),
    title: String(row.title),
    details: String(row.detail),
    scriptId: String(row.lab_script),
    deploymentId: String(row.lab_deployment),
  };
}

function scriptRows(account: Account): ScriptRow[] {
  return account.scripts.all().map(({ id, scriptId, name, kind, file, deployments }) => ({
    id,
    scriptId,
    name,
    kind,
    file,
    deployments: deployments.map((each) => ({
      id: each.id,
      scriptId: each.scriptId,
      title: each.title,
      status: each.deployment.status,
      isDeployed: each.deployment.isDeployed,
      recurrence: each.deployment.recurrence ? recurrenceText(each.deployment.recurrence) : null,
    })),
  }));
}

function entered(account: Account, type: string, id: number | null, values: Readonly<Record<string, unknown>>): number {
  const person = new Person(account);
  const content = { values, sublists: {} };
  return id === null ? person.create(type, content) : person.edit(type, id, content);
}

function runRows(account: Account, limit: number): RunRow[] {
  return account.runner.tasks(limit).map(({ script, deployment, submittedAt, status }) => ({
    scriptId: script.scriptId,
    deploymentId: deployment.scriptId,
    submittedAt,
    status,
  }));
}

const WORDS: Readonly<Record<Recurrence['pattern'], string>> = {
  single: 'once',
  daily: 'every day',
  everyweekday: 'every weekday',
  weekly: 'every week',
  monthly: 'every month',
  monthlydayofweek: 'every month, by day of the week',
  yearly: 'every year',
  yearlydayofweek: 'every year, by day of the week',
};

function recurrenceText(recurrence: Recurrence): string {
  const repeat = recurrence.repeatMinutes === null ? '' : `every ${recurrence.repeatMinutes} minutes`;
  // What repeats within a day does so every day, unless something else is said.
  const pattern = repeat !== '' && recurrence.pattern === 'daily' ? '' : WORDS[recurrence.pattern];
  const end = recurrence.endDate === null ? '' : ` until ${dayText(recurrence.endDate)}`;
  const often = [pattern, repeat].filter((each) => each !== '').join(', ');
  return `${often} from ${recurrence.startTime.slice(0, 5)} PT, since ${dayText(recurrence.startDate)}${end}`;
}

function menuTabs(account: Account): MenuTab[] {
  return account.menu.tabs().map(({ label, categories }) => ({
    label,
    categories: categories.map((category) => ({
      label: category.label,
      links: category.entries.flatMap((entry) => menuLink(account, entry)),
    })),
  }));
}

/** Lists by the ids of their tasks. Source: list of tasks for links of center categories (help). */
const LISTS: Readonly<Record<string, string>> = {
  LIST_TRAN_SALESORD: 'salesorder',
  LIST_CUSTJOB: 'customer',
};

/** A menu entry leads to a deployment, a record type's list or an address; one that leads nowhere is left out. */
function menuLink(account: Account, { label, target }: MenuEntry): MenuLink[] {
  const [scriptId = '', deploymentId = ''] = target.split('.');
  const script = account.scripts.find(scriptId);
  const deployment = script && (account.scripts.deployment(script, deploymentId) ?? script.deployments[0]);
  if (script && deployment) return [{ label: label || deployment.title, url: suiteletUrl(script.id, deployment.id) }];
  const definition = account.definition(LISTS[target] ?? target.toLowerCase());
  if (definition) return [{ label: label || definition.plural, url: listUrl(definition.type) }];
  return target.includes('/') ? [{ label, url: target }] : [];
}

function relatedTo(account: Account, type: string, id: number, limit: number): RelatedRow[] {
  const group = account.definition(type)?.group ?? type;
  const rows: RelatedRow[] = [];
  for (const definition of account.definitions.values()) {
    for (const field of account.fields(definition.type).values()) {
      if (field.type !== 'select' || (field.target !== type && field.target !== group)) continue;
      const sql =
        "SELECT id FROM record WHERE type = ? AND json_extract(data, '$.fields.' || ?) = ? ORDER BY id DESC LIMIT ?";
      const found = account.store.all(sql, [definition.type, field.id, String(id), limit]);
      rows.push(...found.map((row) => ({ type: definition.type, id: Number(row.id), by: field.label })));
    }
  }
  return rows;
}
