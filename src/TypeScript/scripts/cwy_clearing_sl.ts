/**
 * The page of clearing: a balance by order and age on any day, to look at, to print and as a file. Changes nothing.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */

import * as format from 'N/format';
import * as redirect from 'N/redirect';
import type { EntryPoints } from 'N/types';
import { dayOf } from '../netsuite/days';
import { SCRIPT } from '../netsuite/ids';
import {
  ACCOUNT_FIELD,
  type Asked,
  clearingFile,
  clearingForm,
  clearingPrint,
  DAY_FIELD,
} from '../netsuite/screens/clearingPage';
import { PARAMETER } from '../netsuite/screens/exceptionPage';

type Parameters = Readonly<Record<string, string | undefined>>;

export function onRequest({ request, response }: EntryPoints.Suitelet.onRequestContext): void {
  const given = request.parameters as Parameters;
  if (request.method === 'POST') {
    const { id, deployment } = SCRIPT.clearingPage;
    const parameters = {
      [`${PARAMETER}account`]: given[ACCOUNT_FIELD] ?? '',
      [`${PARAMETER}day`]: dayGiven(given[DAY_FIELD] ?? ''),
    };
    redirect.toSuitelet({ scriptId: id, deploymentId: deployment, parameters });
    return;
  }
  const asked = askedFor(given);
  const view = given[`${PARAMETER}view`];
  const file = view === 'csv' ? clearingFile(asked) : null;
  if (file !== null) response.writeFile({ file, isInline: false });
  else if (view === 'print') {
    response.setHeader({ name: 'Content-Type', value: 'text/html; charset=utf-8' });
    response.write({ output: clearingPrint(asked, Date.now()) });
  } else response.writePage({ pageObject: clearingForm(asked) });
}

/** Today where no day is given that is one. */
function askedFor(given: Parameters): Asked {
  const day = given[`${PARAMETER}day`] ?? '';
  const wanted = Number(given[`${PARAMETER}page`] ?? 0);
  return {
    account: given[`${PARAMETER}account`] ?? '',
    day: isDay(day) ? day : dayOf(new Date()),
    page: Number.isSafeInteger(wanted) && wanted > 0 ? wanted : 0,
  };
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** From the person's format. */
function dayGiven(text: string): string {
  if (text === '') return '';
  const parsed = format.parse({ value: text, type: format.Type.DATE }) as Date | string;
  return parsed instanceof Date ? dayOf(parsed) : '';
}
