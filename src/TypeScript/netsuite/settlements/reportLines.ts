/**
 * Lines of a settlement out of its report, and the sales orders of the orders that they are of.
 *
 * @NApiVersion 2.1
 */

import { type FoundLines, LineFinder, type Wanted } from '../../flows/settlements/lineFinder';
import { readMarketplaces } from '../connection/marketplaces';
import { featureFlags } from '../features';
import { BODY } from '../ids';
import { requiredText, rowsIn } from '../rows';
import { type KeptSettlement, loadReport } from './loadedSettlement';
import { eachPiece, monthsOf } from './reportPieces';

/** About 30 units, and 10 for each piece of the report. Throws where the report is gone or cannot be read. */
export function findLines(
  kept: KeptSettlement,
  { wants, skip, keep }: Pick<Wanted, 'wants' | 'skip' | 'keep'>,
): FoundLines {
  const report = loadReport(kept.file);
  if (report === null) throw new Error('The record of its report is not there any more.');
  const monthOf = monthsOf(readMarketplaces(featureFlags(), kept.connection));
  const { settlementId, currency, exponent } = kept;
  const finder = new LineFinder({ settlementId, currency, exponent, monthOf, wants, skip, keep });
  eachPiece(report.pieces, (text) => finder.read(text));
  return finder.end();
}

/** Internal id of the sales order, by Amazon's order id (10 units). */
export function salesOrdersOf(orderIds: readonly string[]): ReadonlyMap<string, string> {
  const wanted = [...new Set(orderIds)].filter((each) => each !== '');
  const sql = `SELECT id, ${BODY.amazonOrderId} AS orderid FROM transaction WHERE type = 'SalesOrd' AND ${BODY.amazonOrderId} IN (…) ORDER BY id DESC`;
  return new Map(rowsIn(sql, wanted).map((row) => [requiredText(row, 'orderid'), requiredText(row, 'id')]));
}
