/**
 * Reads what the proof of a settlement compares: its report again, its record, and the ledger. What fails to be read is
 * handed on as the reason, so that the proof can say so.
 *
 * @NApiVersion 2.1
 */

import * as crypto from 'N/crypto';
import * as encode from 'N/encode';
import {
  type LedgerProof,
  type PlannedAmount,
  proveInLedger,
  type Read,
  type ReportFacts,
} from '../../flows/settlements/ledgerProof';
import { SettlementReader } from '../../flows/settlements/reader';
import { ofPosting, unreversed } from '../../flows/settlements/reversal';
import { minor } from '../../ledger/minor';
import { type Marketplace, readMarketplaces } from '../connection/marketplaces';
import { featureFlags } from '../features';
import { depositFacts } from '../payouts/depositFacts';
import { type BookedLine, bookedAmounts, bookedLines } from './booked';
import { accountOfLine, keptAccountOf } from './chosen';
import { type KeptSettlement, loadReport } from './loadedSettlement';
import { contentHash, eachPiece, monthsOf } from './reportPieces';
import { accountsByMarketplace, type SettleWork } from './settlementWork';
import { clearingEntries } from './suspenseCleared';

/** About 80 units, and 10 for each piece of the report. */
export function proveSettlement(kept: KeptSettlement): LedgerProof {
  const marketplaces = readMarketplaces(featureFlags(), kept.connection);
  const { settlementId, posting } = kept;
  const chosen = { marketplaces, accounts: accountsByMarketplace() };
  const lines = reading(() => bookedLines(kept.id, kept.exponent));
  return proveInLedger(
    {
      kept,
      report: reading(() => readAgain(kept, marketplaces)),
      planned: plannedAmounts(kept, chosen),
      booked: lines.ok
        ? { ok: true, value: bookedAmounts(ofPosting(withoutClearing(kept, lines.value), settlementId, posting)) }
        : { ok: false, reason: lines.reason },
      earlier: lines.ok ? unreversed(lines.value, settlementId, posting) : [],
      deposit: reading(() => depositFacts(kept.id, chosen)),
    },
    contentHash,
  );
}

/** What the reading answers, or why it failed, in words. */
export function reading<Value>(read: () => Value): Read<Value> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function readAgain(kept: KeptSettlement, marketplaces: readonly Marketplace[]): ReportFacts {
  const report = loadReport(kept.file);
  if (report === null) throw new Error('The record of its report is not there any more.');
  if (report.pieces.length === 0) throw new Error(`The report ${report.reportId} has no file.`);
  const reader = new SettlementReader({ monthOf: monthsOf(marketplaces) });
  const hash = crypto.createHash({ algorithm: crypto.HashAlg.SHA256 });
  eachPiece(report.pieces, (text) => {
    reader.read(text);
    hash.update({ input: text });
  });
  const digest = hash.digest({ outputEncoding: encode.Encoding.HEX }).toLowerCase();
  if (report.hash !== null && report.hash.toLowerCase() !== digest) {
    throw new Error(
      `The files of the report ${report.reportId} are not what was fetched: their SHA-256 is ${digest}, and was ${report.hash.toLowerCase()}.`,
    );
  }
  const found = reader.end().find(({ head }) => head.settlementId === kept.settlementId);
  if (found === undefined) {
    throw new Error(`The report ${report.reportId} holds no settlement ${kept.settlementId} any more.`);
  }
  const { head, lines, sum, groups } = found;
  if (head.currency !== kept.currency) {
    throw new Error(`The report ${report.reportId} is in ${head.currency}, and the settlement in ${kept.currency}.`);
  }
  return {
    lines,
    sum,
    total: head.total,
    groups,
    hash: digest,
  };
}

const SETTLES: ReadonlySet<string> = new Set(['payout', 'carry', 'debt', 'dueFrom', 'dueTo']);

/** On the accounts that it was posted to, whatever was chosen since; as posting would choose where none were kept. */
function plannedAmounts(kept: KeptSettlement, chosen: Pick<SettleWork, 'marketplaces' | 'accounts'>): PlannedAmount[] {
  return kept.journals.flatMap(({ externalId, lines }) =>
    lines.map((line) => ({
      entry: externalId,
      account: kept.accounts === null ? accountOfLine(chosen, line) : keptAccountOf(kept.accounts, line),
      role: line.account,
      amount: minor(line.debit - line.credit),
      settles: line.class === null && SETTLES.has(line.account),
    })),
  );
}

/** What people booked to clear its suspense account is no part of its posting. */
function withoutClearing(kept: KeptSettlement, lines: readonly BookedLine[]): BookedLine[] {
  const clearing = clearingEntries(kept, lines);
  return lines.filter(({ entryId }) => !clearing.has(entryId));
}
