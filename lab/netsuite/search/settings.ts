// Search settings: they consolidate amounts of subsidiaries with other currencies, or leave out end-of-period journals.
// Source: search.createSetting(options) (help).

import type { Account } from '../account';
import { NotEmulated, refuse } from '../errors';
import { type Options, optionsOf } from '../modules/options';

const VALUES: Readonly<Record<string, readonly string[]>> = {
  consolidationtype: ['ACCTTYPE', 'AVERAGE', 'CURRENT', 'HISTORICAL', 'NONE'],
  includeperiodendtransactions: ['F', 'FALSE', 'T', 'TRUE'],
};

export class Setting {
  readonly name: string;
  readonly value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
  }

  toString(): string {
    return 'search.Setting';
  }
}

/** Checks name and value. What would change amounts in this account is not emulated. */
export function createSetting(account: Account, options: unknown): Setting {
  const given = options instanceof Setting ? options : optionsOf(options, 'search.createSetting', ['name', 'value']);
  const name = String(given.name).toLowerCase();
  const values = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
  if (!values) return refuse('SSS_INVALID_SRCH_SETTING', `${String(given.name)} is not a search setting.`);
  const value = String(given.value).toUpperCase();
  if (!values.includes(value)) {
    refuse(
      'SSS_INVALID_SRCH_SETTING_VALUE',
      `${name} takes one of ${values.join(', ')}; found ${String(given.value)}.`,
    );
  }
  if (name === 'consolidationtype' && value !== 'NONE' && hasSeveralSubsidiaries(account)) {
    throw new NotEmulated(`N/search consolidation ${value} over several subsidiaries`);
  }
  return new Setting(name, value);
}

const hasSeveralSubsidiaries = (account: Account): boolean =>
  account.has('SUBSIDIARIES') && account.records.list('subsidiary', { limit: 2 }).total > 1;

export function settingsOf(given: unknown): readonly (Setting | Options)[] {
  if (given === undefined || given === null) return [];
  return (Array.isArray(given) ? given : [given]) as (Setting | Options)[];
}
