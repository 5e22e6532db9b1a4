/**
 * The page of margins by SKU, and the same as a file. Changes nothing.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */

import type { EntryPoints } from 'N/types';
import { PARAMETER } from '../netsuite/screens/exceptionPage';
import { marginFile, marginForm } from '../netsuite/screens/marginPage';

export function onRequest({ request, response }: EntryPoints.Suitelet.onRequestContext): void {
  const given = request.parameters as Readonly<Record<string, string | undefined>>;
  const of = (name: string): string | undefined => given[`${PARAMETER}${name}`];
  const wanted = Number(of('page') ?? 0);
  const page = Number.isSafeInteger(wanted) && wanted > 0 ? wanted : 0;
  const wish = { place: of('place'), month: of('month'), page };
  const csv = of('view') === 'csv' ? marginFile(wish) : null;
  if (csv !== null) response.writeFile({ file: csv, isInline: false });
  else response.writePage({ pageObject: marginForm(wish) });
}
