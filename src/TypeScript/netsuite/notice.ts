/**
 * What was done, said on the page that follows: a posted form is answered with a redirect, so that reloading the page
 * repeats nothing.
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

const NAME = 'cwy-notice';
/** A session keeps text only, and may take an empty one for none given. */
const SHOWN = 'shown';
const TITLES: Readonly<Record<Mood, string>> = { done: 'Done', partly: 'Please note', refused: 'Nothing was changed' };

/** Keeps it for the next page this person is shown. */
export function leaveNotice(notice: Notice): void {
  runtime.getCurrentSession().set({ name: NAME, value: JSON.stringify(notice) });
}

/** Shows what was left, once. */
export function showNotice(form: serverWidget.Form): void {
  const session = runtime.getCurrentSession();
  const left = session.get({ name: NAME }) as string | null;
  if (left === null || left === '' || left === SHOWN) return;
  session.set({ name: NAME, value: SHOWN });
  const { mood, text } = JSON.parse(left) as Notice;
  const types = { done: message.Type.CONFIRMATION, partly: message.Type.WARNING, refused: message.Type.ERROR };
  // NetSuite shows the text as HTML; what other systems wrote loses its signs of markup.
  form.addPageInitMessage({ type: types[mood], title: TITLES[mood], message: text.replace(/[<>&]/g, ' ') });
}
