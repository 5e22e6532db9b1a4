// The enumerations of N/search. Source: N/search Module Members (help).

import { names } from '../modules/options';
import { RECORD_TYPES } from '../records/types';

const OPERATOR_NAMES =
  'after allof any anyof before between contains doesnotcontain doesnotstartwith equalto greaterthan greaterthanorequalto ' +
  'haskeywords is isempty isnot isnotempty lessthan lessthanorequalto noneof notafter notallof notbefore notbetween ' +
  'notequalto notgreaterthan notgreaterthanorequalto notlessthan notlessthanorequalto noton notonorafter notonorbefore ' +
  'notwithin on onorafter onorbefore startswith within';

export const OPERATORS: ReadonlySet<string> = new Set(OPERATOR_NAMES.split(' '));

export const OPERATOR: Readonly<Record<string, string>> = Object.fromEntries(
  [...OPERATORS].map((name) => [name.toUpperCase(), name]),
);

export const SUMMARY = names('GROUP', 'COUNT', 'SUM', 'AVG', 'MIN', 'MAX');
export type Summary = keyof typeof SUMMARY;

export const SORT = names('ASC', 'DESC', 'NONE');
export type SortOrder = keyof typeof SORT;

/** Record types, and the search types that span several of them. */
export const TYPE: Readonly<Record<string, string>> = {
  ...RECORD_TYPES,
  CUSTOM_RECORD: 'customrecord',
  ENTITY: 'entity',
  ITEM: 'item',
  TRANSACTION: 'transaction',
};
