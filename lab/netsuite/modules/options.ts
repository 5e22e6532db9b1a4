// Reading the one options object that most N/ methods take.

import { refuse } from '../errors';

export type Options = Readonly<Record<string, unknown>>;

/** The options object, with every required member present; refused as the server does otherwise. */
export function optionsOf(
  value: unknown,
  method: string,
  required: readonly string[] = [],
  code = 'SSS_MISSING_REQD_ARGUMENT',
): Options {
  const options = typeof value === 'object' && value !== null ? (value as Options) : {};
  for (const name of required) {
    const given = options[name];
    // Message wording: practice.
    if (given === undefined || given === null || given === '') {
      refuse(code, `${method}: Missing a required argument: ${name}`);
    }
  }
  return options;
}

/** An enumeration as scripts see it: each name its own value. */
export function names<T extends string>(...list: readonly T[]): { readonly [K in T]: K } {
  return Object.fromEntries(list.map((name) => [name, name])) as { readonly [K in T]: K };
}
