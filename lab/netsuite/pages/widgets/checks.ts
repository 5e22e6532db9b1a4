// The checks that every part of a scripted page passes: ids, types, required options.

import { refuse, requireArgument } from '../../errors';
import type { Choice } from '../model';

/** What the parts of one page share. */
export interface Page {
  /** A page NetSuite made itself: what scripts add to it carries the prefix custpage. */
  readonly standard: boolean;
  /** The entries a select offers for its source, undefined when the account has no such list. At most `limit`. */
  readonly choices: (source: string, limit: number) => readonly Choice[] | undefined;
  /** Ids taken by its parts. */
  readonly ids: Set<string>;
}

export type Options = Readonly<Record<string, unknown>>;

/** The options object of a call, each of the required ones present. Source: unit-testing stubs of N/ui/serverWidget. */
export function optionsOf(value: unknown, method: string, required: readonly string[]): Options {
  if (required.length > 0) requireArgument(value, method, 'options');
  const options = (typeof value === 'object' && value !== null ? value : {}) as Options;
  for (const name of required) requireArgument(options[name], method, name);
  return options;
}

/** An option as text, or null when it was not given. */
export function textOption(options: Options, name: string): string | null {
  const value = options[name];
  return value === undefined || value === null || value === '' ? null : String(value);
}

/** A value of an enumeration. Practice: names are taken in any case, as in `type: 'text'`. */
export function enumOption(value: unknown, members: Readonly<Record<string, string>>, what: string): string {
  const given = String(value);
  const known = Object.values(members).find((member) => member.toLowerCase() === given.toLowerCase());
  if (known !== undefined) return known;
  return refuse(
    'SSS_INVALID_TYPE_ARG',
    `${what} takes one of ${Object.values(members).join(', ')}, found "${given}". Use the enumeration of N/ui/serverWidget.`,
  );
}

/**
 * Checks the form of an id.
 * Source: Form.addField(options) and its siblings (help): lower case, no spaces, custpage on existing pages.
 */
export function checkId(page: Page, value: unknown, method: string): string {
  const id = String(value);
  const problem = idProblem(page, id);
  if (problem) refuse('SSS_INVALID_FORM_ELEMENT_NAME', `${method}: the id "${id}" ${problem}.`);
  return id;
}

/** Checks an id and takes it; a page uses an id once. Practice: the code is unconfirmed. */
export function takeId(page: Page, value: unknown, method: string): string {
  const id = checkId(page, value, method);
  if (page.ids.has(id)) {
    refuse(
      'SSS_INVALID_FORM_ELEMENT_NAME',
      `${method}: the id "${id}" is already used on this page. Give each part an id of its own.`,
    );
  }
  page.ids.add(id);
  return id;
}

function idProblem(page: Page, id: string): string | null {
  if (!/^[a-z0-9_]+$/.test(id)) return 'may hold lower-case letters, digits and underscores only';
  if (page.standard && !id.startsWith('custpage')) return 'must begin with custpage on a standard form';
  return null;
}
