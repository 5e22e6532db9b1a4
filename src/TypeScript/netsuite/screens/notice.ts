/**
 * What was done, said on the page that follows: a posted form is answered with a redirect, so that reloading the page
 * repeats nothing. Each script keeps its own, so that no other page says what this one did.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import * as message from 'N/ui/message';
import type * as serverWidget from 'N/ui/serverWidget';

export type Mood = 'done' | 'partly' | 'refused';

export interface Notice {
  readonly mood: Mood;
  readonly text: string;
}

/** What was done so long ago is no news any more, where nobody came to read it. */
const NEWS_FOR_MS = 10 * 60_000;
/** A session keeps text only, and may take an empty one for none given. */
const SHOWN = 'shown';
const TITLES: Readonly<Record<Mood, string>> = { done: 'Done', partly: 'Please note', refused: 'Nothing was changed' };

const nameOfScript = (): string => `cwy-notice-${runtime.getCurrentScript().id}`;

/** Keeps it for the next page of this script that this person is shown. */
export function leaveNotice(notice: Notice): void {
  const value = JSON.stringify({ ...notice, at: Date.now() });
  runtime.getCurrentSession().set({ name: nameOfScript(), value });
}

/** Shows what was left, once. */
export function showNotice(form: serverWidget.Form): void {
  const session = runtime.getCurrentSession();
  const name = nameOfScript();
  const left = session.get({ name }) as string | null;
  if (left === null || left === '' || left === SHOWN) return;
  session.set({ name, value: SHOWN });
  const { mood, text, at } = JSON.parse(left) as Notice & { readonly at: number };
  if (Date.now() - at > NEWS_FOR_MS) return;
  const types = { done: message.Type.CONFIRMATION, partly: message.Type.WARNING, refused: message.Type.ERROR };
  // NetSuite shows the text as HTML; what other systems wrote loses its signs of markup.
  form.addPageInitMessage({ type: types[mood], title: TITLES[mood], message: text.replace(/[<>&]/g, ' ') });
}
