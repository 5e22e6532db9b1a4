/**
 * The pages of settlements: the list, one settlement, lines of its report, and its proof to print or as a file. Changes
 * nothing.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */

import type { EntryPoints } from 'N/types';
import { PARAMETER } from '../netsuite/screens/exceptionPage';
import { settlementLinesForm } from '../netsuite/screens/settlementLinesPage';
import { settlementForm } from '../netsuite/screens/settlementPage';
import { proofFile, proofPage } from '../netsuite/screens/settlementProofPage';
import { settlementsForm } from '../netsuite/screens/settlementsPage';
import { evidenceFile } from '../netsuite/screens/unusualTable';
import { isSettlement, loadSettlement } from '../netsuite/settlements/loadedSettlement';

export function onRequest({ request, response }: EntryPoints.Suitelet.onRequestContext): void {
  const given = request.parameters as Readonly<Record<string, string | undefined>>;
  const query = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      name.startsWith(PARAMETER) ? [[name.slice(PARAMETER.length), value]] : [],
    ),
  );
  const wanted = Number(query.page ?? 0);
  const page = Number.isSafeInteger(wanted) && wanted > 0 ? wanted : 0;
  const { id = '', view } = query;
  if (!isSettlement(id)) {
    response.writePage({ pageObject: settlementsForm(page) });
    return;
  }
  const kept = loadSettlement(id);
  const evidence = view === 'evidence' ? evidenceFile(kept, query.number) : null;
  if (view === 'proof') {
    response.setHeader({ name: 'Content-Type', value: 'text/html; charset=utf-8' });
    response.write({ output: proofPage(kept, Date.now()) });
  } else if (view === 'csv') response.writeFile({ file: proofFile(kept), isInline: false });
  else if (evidence !== null) response.writeFile({ file: evidence, isInline: false });
  else if (view === 'lines') {
    const { page: _, ...rest } = query;
    response.writePage({ pageObject: settlementLinesForm(kept, rest, page) });
  } else response.writePage({ pageObject: settlementForm(kept) });
}
