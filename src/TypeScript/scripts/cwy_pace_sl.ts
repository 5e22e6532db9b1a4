/**
 * The page of order pace: how long orders take from Amazon to a sales order. Changes nothing.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */

import type { EntryPoints } from 'N/types';
import { PARAMETER } from '../netsuite/screens/exceptionPage';
import { paceForm } from '../netsuite/screens/pacePage';

export function onRequest({ request, response }: EntryPoints.Suitelet.onRequestContext): void {
  const parameters = request.parameters as Readonly<Record<string, string | undefined>>;
  response.writePage({ pageObject: paceForm(Number(parameters[`${PARAMETER}days`] ?? 7)) });
}
