/**
 * A random token that every posted form carries back, kept for the person it was given to: another site can make a
 * browser post, but it cannot know the token. Kept for each script by itself.
 *
 * @NApiVersion 2.1
 */

import * as cache from 'N/cache';
import * as random from 'N/crypto/random';
import * as runtime from 'N/runtime';
import * as serverWidget from 'N/ui/serverWidget';

/** Name of the hidden field. */
export const TOKEN_FIELD = 'custpage_token';

const HOURS_12 = 43_200;

/** The person's token, made where there is none (at most 3 units). */
export function formToken(): string {
  const known = tokens().get({ key: owner() }) as string | null;
  if (known !== null) return known;
  const made = random.generateUUID();
  tokens().put({ key: owner(), value: made, ttl: HOURS_12 });
  return made;
}

/** Puts the token on a form. */
export function addToken(form: serverWidget.Form): void {
  const field = form.addField({ id: TOKEN_FIELD, label: 'Token', type: serverWidget.FieldType.TEXT });
  field.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
  field.defaultValue = formToken();
}

/** Whether a posted form came from a page that this person was shown (at most 2 units). */
export function isOwnForm(parameters: Readonly<Record<string, string | undefined>>): boolean {
  const given = parameters[TOKEN_FIELD];
  if (given === undefined || given === '') return false;
  return (tokens().get({ key: owner() }) as string | null) === given;
}

/** What to say when it did not. */
export const FOREIGN_FORM =
  'Nothing was changed: this page is older than twelve hours, or the request did not come from it. Choose again and press Go.';

function tokens(): cache.Cache {
  return cache.getCache({ name: 'cwy-form-token', scope: cache.Scope.PRIVATE });
}

function owner(): string {
  const { id, role } = runtime.getCurrentUser();
  return `${id}-${role}`;
}
