/**
 * The page of orders that Amazon waits for, the earliest ship-by first. Changes nothing.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */

import type { EntryPoints } from 'N/types';
import { PARAMETER } from '../netsuite/screens/exceptionPage';
import { toShipForm } from '../netsuite/screens/toShipList';

export function onRequest({ request, response }: EntryPoints.Suitelet.onRequestContext): void {
  const parameters = request.parameters as Readonly<Record<string, string | undefined>>;
  const page = Number(parameters[`${PARAMETER}page`] ?? 0);
  response.writePage({ pageObject: toShipForm(Number.isSafeInteger(page) && page > 0 ? page : 0) });
}
