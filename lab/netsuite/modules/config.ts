// N/config: the company's setup pages, to read.
// Source: N/config Module (help); 10 units. Not emulated: changing them from a script.

import type { ConfigPage, ConfigValue } from '../company';
import { NotEmulated, refuse } from '../errors';
import type { NModule } from './module';
import { optionsOf } from './options';

const TYPES = {
  USER_PREFERENCES: 'userpreferences',
  COMPANY_INFORMATION: 'companyinformation',
  COMPANY_PREFERENCES: 'companypreferences',
  ACCOUNTING_PREFERENCES: 'accountingpreferences',
  ACCOUNTING_PERIODS: 'accountingperiods',
  TAX_PERIODS: 'taxperiods',
  FEATURES: 'companyfeatures',
  TIME_POST: 'timepost',
  TIME_VOID: 'timevoid',
} as const;

/** Permission a role needs to open the page. Unconfirmed: stricter reading. */
const PERMISSIONS: Readonly<Record<ConfigPage, string | undefined>> = {
  userpreferences: undefined,
  companyinformation: 'ADMI_COMPANY',
  companypreferences: 'ADMI_COMPANY',
  accountingpreferences: 'ADMI_ACCOUNTING',
  companyfeatures: 'ADMI_FEATURES',
};

export const configModule: NModule = {
  id: 'N/config',
  build: ({ account, execution }) => ({
    Type: TYPES,
    load: (options: unknown) => {
      const { type } = optionsOf(options, 'config.load', ['type']);
      if (!Object.values<unknown>(TYPES).includes(type)) {
        return refuse('INVALID_RCRD_TYPE', `The record type [${String(type)}] is invalid.`);
      }
      if (!isPage(type)) throw new NotEmulated(`N/config page ${String(type)}`);
      const permission = PERMISSIONS[type];
      if (permission && !account.permits(execution.options.identity, permission, 'VIEW')) {
        refuse(
          'INSUFFICIENT_PERMISSION',
          `Permission Violation: You need the '${permission}' permission to access this page.`,
        );
      }
      return execution.work(10, 'config', () => {
        const own: Record<string, ConfigValue> = type === 'companyinformation' ? { companyid: account.id } : {};
        return new ConfigRecord(type, { ...account.company.page(type), ...own });
      });
    },
  }),
};

function isPage(type: unknown): type is ConfigPage {
  return typeof type === 'string' && Object.hasOwn(PERMISSIONS, type);
}

/** Reads like a record.Record. */
class ConfigRecord {
  readonly type: ConfigPage;
  readonly #fields: Readonly<Record<string, ConfigValue>>;

  constructor(type: ConfigPage, fields: Readonly<Record<string, ConfigValue>>) {
    this.type = type;
    this.#fields = fields;
  }

  getValue(options: unknown): ConfigValue {
    const id = fieldOf(options, 'getValue');
    if (Object.hasOwn(this.#fields, id)) return this.#fields[id] ?? null;
    // A feature the account has not is off; any other field the lab does not know is refused by name.
    if (this.type === 'companyfeatures') return false;
    throw new NotEmulated(`the field ${id} of the setup page ${this.type}`);
  }

  getText(options: unknown): string {
    const value = this.getValue(options);
    if (typeof value === 'boolean') return value ? 'T' : 'F';
    return value === null ? '' : String(value);
  }

  getFields(): string[] {
    return Object.keys(this.#fields);
  }

  setValue(): never {
    throw new NotEmulated('N/config setValue');
  }

  save(): never {
    throw new NotEmulated('N/config save');
  }
}

function fieldOf(options: unknown, method: string): string {
  if (typeof options === 'string') return options.toLowerCase();
  return String(optionsOf(options, `Record.${method}`, ['fieldId']).fieldId).toLowerCase();
}
