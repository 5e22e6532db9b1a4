/**
 * The map of settlement lines. Looking changes nothing; ticked classes are previewed first and written when they are
 * accepted, on POST and in the user's own role.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */

import * as redirect from 'N/redirect';
import type { EntryPoints } from 'N/types';
import { acceptedWords, detailsFromText, type MapWish, readWishes } from '../flows/settlements/mapChange';
import { kindParameters, readKindFilter } from '../flows/settlements/mapFilter';
import { SCRIPT } from '../netsuite/ids';
import { FOREIGN_FORM, isOwnForm } from '../netsuite/screens/formToken';
import { CHANGES, KINDS } from '../netsuite/screens/lineMapLists';
import { FIELD, lineMapPage, mayChangeMap, PARAMETER } from '../netsuite/screens/lineMapPage';
import { ACCEPT_STEP, lineMapPreview, STEP_FIELD } from '../netsuite/screens/lineMapPreview';
import { askedKind, lineMapRowsPage, postedDetails, ROW_STEP } from '../netsuite/screens/lineMapRowsPage';
import { leaveNotice, type Notice } from '../netsuite/screens/notice';
import { acceptWishes } from '../netsuite/settlements/lineMap';

type Request = EntryPoints.Suitelet.onRequestContext['request'];
type Parameters = Readonly<Record<string, string | undefined>>;

const NOT_YOURS = 'Your role may look at the map and not change it. Ask somebody with the role Amazon Accountant.';

export function onRequest({ request, response }: EntryPoints.Suitelet.onRequestContext): void {
  const parameters = request.parameters as Parameters;
  if (request.method !== 'POST') {
    const kind = askedKind(parameters);
    if (kind !== null) {
      response.writePage({ pageObject: lineMapRowsPage(kind, parameters.custparam_row ?? '', STEP_FIELD) });
      return;
    }
    response.writePage({ pageObject: lineMapPage(readKindFilter(parameters, PARAMETER)) });
    return;
  }
  const filter = readKindFilter(parameters, FIELD);
  const isAccepted = parameters[STEP_FIELD] === ACCEPT_STEP;
  const wishes = wishesOf(request, parameters);
  if (isOwnForm(parameters) && mayChangeMap() && !isAccepted) {
    const wanted = readWishes(wishes);
    if (wanted.rows.length > 0) {
      response.writePage({ pageObject: lineMapPreview(wanted, filter) });
      return;
    }
  }
  const notice = noticeOf(parameters, wishes);
  if (notice !== null) leaveNotice(notice);
  const { id, deployment } = SCRIPT.lineMap;
  redirect.toSuitelet({ scriptId: id, deploymentId: deployment, parameters: kindParameters(filter, PARAMETER) });
}

/** Null where nothing was chosen but what to show. Rows are written here, and nowhere without the token. */
function noticeOf(parameters: Parameters, wishes: readonly MapWish[]): Notice | null {
  if (!isOwnForm(parameters)) return { mood: 'refused', text: FOREIGN_FORM };
  if (wishes.length === 0) return null;
  if (!mayChangeMap()) return { mood: 'refused', text: NOT_YOURS };
  if (parameters[STEP_FIELD] === ACCEPT_STEP) return acceptedWords(acceptWishes(wishes));
  return { mood: 'refused', text: readWishes(wishes).refused.join(' ') };
}

function wishesOf(request: Request, parameters: Parameters): MapWish[] {
  const step = parameters[STEP_FIELD];
  if (step === ACCEPT_STEP) return wishesIn(request, CHANGES);
  if (step === ROW_STEP) return [postedRow(parameters)];
  return KINDS.flatMap((group) => wishesIn(request, group, isTicked(request, group)));
}

function postedRow(parameters: Parameters): MapWish {
  const of = (name: string): string => parameters[FIELD + name] ?? '';
  return {
    transactionType: of('wishtype'),
    amountType: of('wishamount'),
    amountDescription: of('wishtext'),
    class: of('class'),
    details: postedDetails(parameters),
  };
}

const isTicked =
  (request: Request, group: string) =>
  (line: number): boolean =>
    request.getSublistValue({ group, name: 'tick', line }) === 'T';

function wishesIn(request: Request, group: string, isWanted: (line: number) => boolean = () => true): MapWish[] {
  const value = (name: string, line: number): string => request.getSublistValue({ group, name, line }) ?? '';
  return Array.from({ length: Math.max(0, request.getLineCount({ group })) }, (_, line) => line)
    .filter(isWanted)
    .map((line) => {
      const details = group === CHANGES ? detailsFromText(value('details', line)) : undefined;
      return {
        transactionType: value('wishtype', line),
        amountType: value('wishamount', line),
        amountDescription: value('wishtext', line),
        class: value('class', line),
        ...(details === undefined ? {} : { details }),
      };
    });
}
