/**
 * The audit of the SKU map. Looking changes nothing; ticking proposals and pressing Go makes rows, on POST and in the
 * user's own role.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */

import * as redirect from 'N/redirect';
import type { EntryPoints } from 'N/types';
import type { Wish } from '../flows/skumap/accept';
import { acceptedNotice } from '../flows/skumap/acceptWords';
import { auditParameters, readAuditFilter } from '../flows/skumap/seen';
import { SCRIPT } from '../netsuite/ids';
import { FOREIGN_FORM, isOwnForm } from '../netsuite/screens/formToken';
import { leaveNotice } from '../netsuite/screens/notice';
import { ROWS } from '../netsuite/screens/skuMapLists';
import { FIELD, PARAMETER, skuMapPage } from '../netsuite/screens/skuMapPage';
import { acceptProposals } from '../netsuite/screens/skuMapProposals';

type Request = EntryPoints.Suitelet.onRequestContext['request'];

export function onRequest({ request, response }: EntryPoints.Suitelet.onRequestContext): void {
  const parameters = request.parameters as Readonly<Record<string, string | undefined>>;
  if (request.method !== 'POST') {
    response.writePage({ pageObject: skuMapPage(readAuditFilter(parameters, PARAMETER)) });
    return;
  }
  const wishes = ticked(request);
  if (!isOwnForm(parameters)) leaveNotice({ mood: 'refused', text: FOREIGN_FORM });
  else if (wishes.length > 0) leaveNotice(acceptedNotice(acceptProposals(wishes)));
  const { id, deployment } = SCRIPT.skuMap;
  const shown = auditParameters(readAuditFilter(parameters, FIELD), PARAMETER);
  redirect.toSuitelet({ scriptId: id, deploymentId: deployment, parameters: shown });
}

function ticked(request: Request): Wish[] {
  const count = request.getLineCount({ group: ROWS });
  const value = (name: string, line: number): string => request.getSublistValue({ group: ROWS, name, line }) ?? '';
  return Array.from({ length: Math.max(0, count) }, (_, line) => line)
    .filter((line) => value('tick', line) === 'T' && value('wishitem', line) !== '')
    .map((line) => ({
      marketplace: value('wishplace', line),
      sku: value('wishsku', line),
      item: value('wishitem', line),
      pack: value('pack', line),
    }));
}
