/**
 * The page Accrual: whether each month ties with what Amazon owes, and what was booked for it. Changes nothing.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */

import type { EntryPoints } from 'N/types';
import { isAccrual } from '../netsuite/accruals/accrualList';
import { accrualForm, accrualsForm } from '../netsuite/screens/accrualPage';
import { PARAMETER } from '../netsuite/screens/exceptionPage';

export function onRequest({ request, response }: EntryPoints.Suitelet.onRequestContext): void {
  const given = request.parameters as Readonly<Record<string, string | undefined>>;
  const id = given[`${PARAMETER}id`] ?? '';
  response.writePage({ pageObject: isAccrual(id) ? accrualForm(id) : accrualsForm() });
}
