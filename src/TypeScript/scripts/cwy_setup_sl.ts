/**
 * The page Amazon Set-up: what is left to do before going live, and the switches of the connections.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */

import type { EntryPoints } from 'N/types';
import { answerPost, showPage } from '../netsuite/screens/setupRequests';

export function onRequest({ request, response }: EntryPoints.Suitelet.onRequestContext): void {
  if (request.method === 'POST') answerPost(request.parameters, response);
  else showPage(request.parameters, response);
}
