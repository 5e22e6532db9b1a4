// The functions SuiteQL has, and what they become in the store.
// Source: SuiteQL Supported and Unsupported Functions (help).

import { AGGREGATES, emitAggregate, emitWindow, WINDOW_ONLY } from './aggregates';
import type { Call, Expression } from './ast';
import type { Place } from './context';
import { emitDateFunction } from './dateFunctions';
import { refuseQuery } from './refusal';
import {
  align,
  asText,
  commonType,
  concatenate,
  demand,
  familyOf,
  toNumber,
  type Value,
  type ValueType,
} from './values';

/** Written otherwise in SuiteQL. Source: SuiteQL Unsupported Functions (help). */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  LISTAGG: 'gather the rows in the script',
  LEFT: 'use SUBSTR(x, 1, n)',
  RIGHT: 'use SUBSTR(x, -n)',
  SUBSTRING: 'use SUBSTR',
  CEILING: 'use CEIL',
  CHARINDEX: 'use INSTR',
  POSITION: 'use INSTR',
  DATEDIFF: 'subtract the dates',
  CONVERT: 'use TO_CHAR or TO_NUMBER',
  CAST: 'use TO_CHAR, TO_NUMBER or TO_DATE',
  REPEAT: 'use RPAD',
  UCASE: 'use UPPER',
  LCASE: 'use LOWER',
  IFNULL: 'use NVL',
  ISNULL: 'use NVL',
  NOW: 'use SYSDATE',
  IF: 'use CASE',
};

interface TextRule {
  readonly least: number;
  readonly most: number;
  /** The store's function; one registered here has its number of arguments in its name. */
  readonly name: string;
  readonly type: ValueType;
  readonly registered: boolean;
}

function rule(name: string, least: number, most: number, type: ValueType, registered: boolean): TextRule {
  return { name, least, most, type, registered };
}

/** Over text and whole numbers, argument by argument. */
const TEXT: Readonly<Record<string, TextRule>> = {
  LENGTH: rule('LENGTH', 1, 1, 'integer', false),
  LOWER: rule('ns_lower', 1, 1, 'string', true),
  UPPER: rule('ns_upper', 1, 1, 'string', true),
  INITCAP: rule('ns_initcap', 1, 1, 'string', true),
  LPAD: rule('ns_lpad', 2, 3, 'string', true),
  RPAD: rule('ns_rpad', 2, 3, 'string', true),
  LTRIM: rule('ns_ltrim', 1, 2, 'string', true),
  RTRIM: rule('ns_rtrim', 1, 2, 'string', true),
  TRIM: rule('ns_trim', 1, 1, 'string', true),
  SUBSTR: rule('ns_substr', 2, 3, 'string', true),
  INSTR: rule('ns_instr', 2, 4, 'integer', true),
  REPLACE: rule('ns_replace', 2, 3, 'string', true),
  TRANSLATE: rule('ns_translate', 3, 3, 'string', true),
  REGEXP_INSTR: rule('ns_regexp_instr', 2, 2, 'integer', true),
  REGEXP_REPLACE: rule('ns_regexp_replace', 2, 3, 'string', true),
  REGEXP_SUBSTR: rule('ns_regexp_substr', 2, 4, 'string', true),
  REGEXP_COUNT: rule('ns_regexp_count', 2, 2, 'integer', true),
  TO_NUMBER: rule('ns_to_number', 1, 1, 'float', true),
};

const NUMERIC: Readonly<Record<string, TextRule>> = {
  ABS: rule('ABS', 1, 1, 'float', false),
  CEIL: rule('CEIL', 1, 1, 'integer', false),
  FLOOR: rule('FLOOR', 1, 1, 'integer', false),
  MOD: rule('ns_mod', 2, 2, 'float', true),
  POWER: rule('POWER', 2, 2, 'float', false),
  SIGN: rule('SIGN', 1, 1, 'integer', false),
  SQRT: rule('SQRT', 1, 1, 'float', false),
};

export function emitCall(call: Call, place: Place): Value {
  const { name } = call;
  const hint = UNSUPPORTED[name];
  if (hint !== undefined) refuseQuery(`${name} is not supported; ${hint}`);
  if (call.over) return emitWindow(call, place);
  if (WINDOW_ONLY.has(name)) refuseQuery(`${name} needs OVER (…)`);
  if (AGGREGATES.has(name)) return emitAggregate(call, place);
  if (call.star || call.distinct) refuseQuery(`${name} takes no * and no DISTINCT`);
  const args = call.args.map((argument) => place.context.emit.value(argument, place));
  return emitPlain(name, args, call.args, place);
}

function emitPlain(name: string, args: Value[], written: readonly Expression[], place: Place): Value {
  const text = TEXT[name];
  if (text) return plainCall(text, name, textArguments(args));
  const numeric = NUMERIC[name];
  if (numeric)
    return plainCall(
      numeric,
      name,
      args.map((value) => toNumber(value, place.context.expectations)),
    );
  return emitChoice(name, args, place) ?? emitDateFunction(name, args, written, place) ?? unknownFunction(name);
}

/** The text, and beside it lengths and positions that stay numbers. */
function textArguments(args: readonly Value[]): Value[] {
  return args.map((value, index) => (index > 0 && familyOf(value) === 'number' ? value : asText(value)));
}

function unknownFunction(name: string): never {
  return refuseQuery(`the function ${name} is not supported`);
}

function plainCall(rule: TextRule, name: string, args: readonly Value[]): Value {
  demand(name, args, rule.least, rule.most);
  const called = rule.registered ? `${rule.name}_${args.length}` : rule.name;
  return { sql: `${called}(${args.map(({ sql }) => sql).join(', ')})`, type: rule.type };
}

/** The functions that give one of their arguments. */
function emitChoice(name: string, args: Value[], place: Place): Value | undefined {
  switch (name) {
    case 'NVL':
      demand(name, args, 2, 2);
      return firstOf(args, place);
    case 'COALESCE':
      demand(name, args, 2, 100);
      return firstOf(args, place);
    case 'NVL2': {
      demand(name, args, 3, 3);
      const [yes, no] = align(args.slice(1), place.context.expectations);
      return { sql: `IIF(${args[0]!.sql} IS NOT NULL, ${yes!.sql}, ${no!.sql})`, type: commonType([yes!, no!]) };
    }
    case 'NULLIF':
    case 'GREATEST':
    case 'LEAST':
      return emitAligned(name, args, place);
    case 'DECODE':
      return emitDecode(args, place);
    case 'CONCAT':
      demand(name, args, 2, 2);
      return concatenate(args);
    default:
      return undefined;
  }
}

/** The first that is not NULL; a first argument of text makes the others text. */
function firstOf(args: readonly Value[], place: Place): Value {
  const texts = familyOf(args[0]!) === 'text' ? args.map(asText) : args;
  const aligned = align(texts, place.context.expectations);
  return { sql: `COALESCE(${aligned.map(({ sql }) => sql).join(', ')})`, type: commonType(aligned) };
}

const ALIGNED: Readonly<Record<string, string>> = { NULLIF: 'NULLIF', GREATEST: 'MAX', LEAST: 'MIN' };

function emitAligned(name: string, args: readonly Value[], place: Place): Value {
  demand(name, args, 2, name === 'NULLIF' ? 2 : 100);
  const aligned = align(args, place.context.expectations);
  return { sql: `${ALIGNED[name]}(${aligned.map(({ sql }) => sql).join(', ')})`, type: commonType(aligned) };
}

/** DECODE takes two NULLs for equal. */
function emitDecode(args: readonly Value[], place: Place): Value {
  demand('DECODE', args, 3, 255);
  const { expectations } = place.context;
  const [tested, ...rest] = args;
  const pairs = Math.floor(rest.length / 2);
  const searches = Array.from({ length: pairs }, (_, index) => rest[index * 2]!);
  const results = Array.from({ length: pairs }, (_, index) => rest[index * 2 + 1]!);
  const otherwise = rest.length % 2 === 1 ? [rest.at(-1)!] : [];
  const [value, ...keys] = align([tested!, ...searches], expectations);
  const shown = align([...results, ...otherwise], expectations);
  const whens = keys.map((key, index) => `WHEN ${value!.sql} IS ${key.sql} THEN ${shown[index]!.sql}`);
  const last = otherwise.length > 0 ? ` ELSE ${shown.at(-1)!.sql}` : '';
  return { sql: `CASE ${whens.join(' ')}${last} END`, type: commonType(shown) };
}
