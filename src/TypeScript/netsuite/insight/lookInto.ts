/**
 * One settlement looked through, line by line: what is unusual in it becomes an exception with its evidence, and what it
 * came to by SKU is kept. Looking again at what was looked at writes the same again.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClass } from '../../flows/exceptions/classes';
import { planException } from '../../flows/exceptions/exception';
import { SoldTally } from '../../flows/fees/soldAt';
import { SkuTally } from '../../flows/margin/skuFacts';
import { DEFAULT_MAP } from '../../flows/settlements/defaultMap';
import { type Item, ItemRuns } from '../../flows/settlements/itemRuns';
import { LineFinder } from '../../flows/settlements/lineFinder';
import { marketplaceNamed } from '../../flows/settlements/place';
import type { SettlementHead } from '../../flows/settlements/settlement';
import {
  type Finding,
  type KnownLines,
  NOTHING_KNOWN,
  UnusualLines,
  type UnusualRule,
} from '../../flows/settlements/unusual';
import { evidenceText } from '../../flows/settlements/unusualEvidence';
import type { Marketplace } from '../connection/marketplaces';
import { NOWHERE, openException, type Route } from '../exceptions';
import { LOOK } from '../ids';
import type { OwnRow } from '../settlements/lineMapRows';
import { type KeptReport, type KeptSettlement, loadReport, loadSettlement } from '../settlements/loadedSettlement';
import { classesOf } from '../settlements/planning';
import { contentHash, eachPiece, monthsOf } from '../settlements/reportPieces';
import { readFile, saveFile } from './insightFiles';
import { contentOf, keepLook, type LookFile, type UnusualNote } from './looks';

export interface LookFacts {
  readonly connection: string;
  readonly owner: string | null;
  readonly marketplaces: readonly Marketplace[];
  readonly map: readonly OwnRow[];
  readonly routes: readonly Route[];
  readonly folder: number;
}

const knownName = (connection: string): string => `cwy-insight-known-${connection}.json`;

/** 130 units, 10 or 20 for each piece of the report, and 26 for each cause that is unusual. */
export function lookInto(settlement: string, facts: LookFacts): readonly UnusualNote[] {
  const hash = contentOf(settlement);
  const kept = loadSettlement(settlement);
  const report = loadReport(kept.file);
  if (report === null) throw new Error(`The report of settlement ${kept.settlementId} is not there any more.`);
  const known = knownLines(facts);
  const { unusual, findings, found } = lookThrough(kept, report, facts, known);
  const notes = findings.map((finding, index) => tell(finding, index + 1, kept, report, facts));
  const file = saveFile(`cwy-insight-skus-${settlement}.json`, JSON.stringify(found), facts.folder);
  remember(unusual, kept, facts);
  keepLook(settlement, { [LOOK.facts]: file, [LOOK.unusual]: JSON.stringify(notes), [LOOK.hash]: hash });
  return notes;
}

function knownLines({ connection, folder }: LookFacts): KnownLines {
  const text = readFile(knownName(connection), folder);
  return text === null ? NOTHING_KNOWN : (JSON.parse(text) as KnownLines);
}

/** Read anew, in case another run has added to it in the meantime. */
function remember(unusual: UnusualLines, { settlementId }: KeptSettlement, facts: LookFacts): void {
  const latest = knownLines(facts);
  if (latest.settlements.includes(settlementId)) return;
  saveFile(knownName(facts.connection), JSON.stringify(unusual.addedTo(latest)), facts.folder);
}

function lookThrough(kept: KeptSettlement, report: KeptReport, facts: LookFacts, known: KnownLines) {
  const map = [...facts.map, ...DEFAULT_MAP];
  const main = facts.marketplaces.find(({ id }) => id === kept.marketplace) ?? null;
  const classOf = classesOf(facts, { head: headOf(kept) }, main);
  const tally = new SkuTally();
  const sold = new SoldTally((name) => marketplaceNamed(name)?.pricesIncludeTax ?? true);
  const unusual = new UnusualLines({
    head: headOf(kept),
    groups: kept.groups,
    classOf,
    map,
    // Looked at before, it would be compared with itself.
    known: known.settlements.includes(kept.settlementId) ? NOTHING_KNOWN : known,
  });
  const each = (take: (item: Item) => void): void => {
    const runs = new ItemRuns(classOf, take);
    const { settlementId, currency, exponent } = kept;
    const wants = (line: Parameters<ItemRuns['add']>[0]): boolean => {
      runs.add(line);
      return false;
    };
    const monthOf = monthsOf(facts.marketplaces);
    const finder = new LineFinder({ settlementId, currency, exponent, monthOf, wants, skip: 0, keep: 0 });
    eachPiece(report.pieces, (text) => finder.read(text));
    finder.end();
    runs.end();
  };
  each((item) => {
    unusual.look(item);
    tally.look(item);
    sold.look(item);
  });
  const { gathering } = unusual;
  if (gathering !== null) each((item) => gathering.look(item));
  const findings = unusual.end();
  const found: LookFile = { ...tally.end(), ...sold.end() };
  return { unusual, findings, found };
}

const CLASSES: Readonly<Record<UnusualRule, ExceptionClass>> = {
  'new-kind': 'settlement-unusual-new-kind',
  fee: 'settlement-unusual-fee',
  duplicate: 'settlement-unusual-duplicate',
  'claw-back': 'settlement-unusual-claw-back',
  chargeback: 'settlement-unusual-chargeback',
};

function tell(
  finding: Finding,
  number: number,
  kept: KeptSettlement,
  { reportId }: KeptReport,
  facts: LookFacts,
): UnusualNote {
  const text = evidenceText(finding, { head: headOf(kept), reportId, hashOf: contentHash });
  const file = saveFile(`cwy-insight-unusual-${kept.id}-${number}.txt`, text, facts.folder);
  const { rule, subject, words, lines, amount, evidence } = finding;
  const first = evidence[0]?.line;
  const plan = planException({
    class: CLASSES[rule],
    subject: `${kept.settlementId} ${subject}`,
    message: `Settlement ${kept.settlementId}: ${words}`,
    payload: text,
    links: {
      amazonOrderId: lines === 1 && first?.orderId ? first.orderId : null,
      marketplaceId: marketplaceNamed(first?.marketplaceName ?? '')?.id ?? null,
    },
  });
  openException(plan, { ...NOWHERE, connection: facts.connection, owner: facts.owner }, facts.routes);
  return { rule, subject, words, lines, amount, file };
}

function headOf({ settlementId, currency, exponent, start, end, deposit, total }: KeptSettlement): SettlementHead {
  const at = (iso: string): number => Date.parse(iso);
  return { settlementId, currency, exponent, start: at(start), end: at(end), depositDate: at(deposit), total };
}
