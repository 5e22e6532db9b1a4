/**
 * The page on which somebody asks for a step of a settlement: to undo its posting, or to post it again. Looking changes
 * nothing; what is asked for is kept on POST, in the user's own role, and done by the next run.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */

import * as redirect from 'N/redirect';
import type { EntryPoints } from 'N/types';
import { SCRIPT } from '../netsuite/ids';
import { leaveNotice } from '../netsuite/screens/notice';
import { askStep } from '../netsuite/screens/settlementStepActions';
import { settlementStepPage } from '../netsuite/screens/settlementStepPage';

export function onRequest({ request, response }: EntryPoints.Suitelet.onRequestContext): void {
  const parameters = request.parameters as Readonly<Record<string, string | undefined>>;
  if (request.method !== 'POST') {
    response.writePage({
      pageObject: settlementStepPage(parameters.custparam_id ?? '', parameters.custparam_kind ?? ''),
    });
    return;
  }
  const { settlement, kind, refused } = askStep(parameters);
  if (refused !== null) leaveNotice({ mood: 'refused', text: refused });
  const { id, deployment } = refused === null ? SCRIPT.settlementPages : SCRIPT.settlementStep;
  redirect.toSuitelet({
    scriptId: id,
    deploymentId: deployment,
    parameters: { custparam_id: settlement, ...(refused === null ? {} : { custparam_kind: kind }) },
  });
}
