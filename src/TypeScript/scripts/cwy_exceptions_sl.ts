/**
 * The exceptions page: what waits for a person, most urgent first, and what can be done about it. Changes things on
 * POST only, in the user's own role.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */

import * as redirect from 'N/redirect';
import type { EntryPoints } from 'N/types';
import { filterParameters, readFilter } from '../flows/exceptions/queue';
import { SCRIPT } from '../netsuite/ids';
import { act } from '../netsuite/screens/exceptionActions';
import { exceptionDetailPage } from '../netsuite/screens/exceptionDetailPage';
import { exceptionListPage, FIELD, PARAMETER } from '../netsuite/screens/exceptionPage';
import { ROWS } from '../netsuite/screens/exceptionRows';
import { FOREIGN_FORM, isOwnForm } from '../netsuite/screens/formToken';
import { leaveNotice } from '../netsuite/screens/notice';

type Request = EntryPoints.Suitelet.onRequestContext['request'];
type Parameters = Readonly<Record<string, string | undefined>>;

export function onRequest({ request, response }: EntryPoints.Suitelet.onRequestContext): void {
  const parameters = request.parameters as Parameters;
  if (request.method === 'POST') {
    const { id, deployment } = SCRIPT.exceptions;
    redirect.toSuitelet({ scriptId: id, deploymentId: deployment, parameters: post(request, parameters) });
    return;
  }
  const id = Number(parameters.custparam_id);
  const page = id > 0 ? exceptionDetailPage(id) : exceptionListPage(readFilter(parameters, PARAMETER));
  response.writePage({ pageObject: page });
}

/** Does what the form asks for and answers the parameters of the page to show next. */
function post(request: Request, parameters: Parameters): Record<string, string> {
  const filter = readFilter(parameters, FIELD);
  const own = parameters.custpage_id ?? '';
  const ids = own === '' ? ticked(request) : [Number(own)];
  const notice = isOwnForm(parameters)
    ? act({
        action: parameters.custpage_action ?? '',
        ids: ids.filter((id) => Number.isSafeInteger(id) && id > 0),
        filter,
        until: parameters.custpage_until ?? '',
        owner: parameters.custpage_assignee ?? '',
        resolution: parameters.custpage_resolution ?? '',
      })
    : ({ mood: 'refused', text: FOREIGN_FORM } as const);
  if (notice !== null) leaveNotice(notice);
  return own === '' ? filterParameters(filter, PARAMETER) : { custparam_id: own };
}

function ticked(request: Request): number[] {
  const count = request.getLineCount({ group: ROWS });
  const value = (name: string, line: number): string => request.getSublistValue({ group: ROWS, name, line }) ?? '';
  return Array.from({ length: Math.max(0, count) }, (_, line) => line)
    .filter((line) => value('tick', line) === 'T')
    .map((line) => Number(value('id', line)));
}
