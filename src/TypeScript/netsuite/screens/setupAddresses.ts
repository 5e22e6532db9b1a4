/**
 * The addresses of the set-up page, and the names of what travels in them and in its forms.
 *
 * @NApiVersion 2.1
 */

import * as url from 'N/url';
import { SCRIPT } from '../ids';
import { pageAddress } from './pageParts';

export type Question = 'test' | 'activate' | 'stop' | 'plan';
export const QUESTIONS: readonly Question[] = ['test', 'activate', 'stop', 'plan'];

/** In the address. */
export const ASKED = 'custparam_do';
export const ABOUT = 'custparam_id';
/** In the posted form. */
export const ASKED_FIELD = 'custpage_do';
export const ABOUT_FIELD = 'custpage_id';

export function questionAddress(question: Question, id: string): string {
  return pageAddress(SCRIPT.setup, { [ASKED]: question, [ABOUT]: id });
}

export function setupAddress(): string {
  return pageAddress(SCRIPT.setup, {});
}

/** The form of a new record; `values` are its first values, named `record.<field id>`. */
export function newRecordAddress(recordType: string, values: Readonly<Record<string, string>> = {}): string {
  return url.resolveRecord({ recordType, isEditMode: true, params: { ...values } });
}
