// A company that books what Amazon settles, with the add-on deployed: reports in, the built scripts over them, and its pages.

import { ROOT } from '../../lab/demo/world';
import { Account } from '../../lab/netsuite/account';
import { deployProject } from '../../lab/netsuite/customization';
import { foundSettledCompany } from '../../lab/settle/company';
import { DEFAULT_CONFIG, type SettleConfig } from '../../lab/settle/config';
import { type SettlementOutcome, settlementsOf } from '../../lab/settle/outcomes';
import { keepReport } from '../../lab/settle/trySettlements';
import { type Visit, visit } from './addOn';
import { type Row, type SettlementDraft, settlementText } from './settlementText';

const NOW = Date.parse('2026-03-20T12:00:00Z');

export class SettledBooks {
  readonly account: Account;
  readonly connection: number;
  #reports = 0;

  constructor(config: Partial<SettleConfig> = {}) {
    this.account = new Account({ profile: 'oneworld', seed: 1, start: NOW, watchesForEndlessLoops: false });
    deployProject(this.account, ROOT);
    this.connection = foundSettledCompany(this.account, { ...DEFAULT_CONFIG, ...config });
  }

  close(): void {
    this.account.close();
  }

  /** Reports that were fetched and not read yet. */
  keep(...reports: readonly (SettlementDraft | string)[]): void {
    const folder = this.account.files.folderByPath('/SuiteScripts/causeway-settlements', { create: true })?.id ?? 0;
    for (const report of reports) {
      const text = typeof report === 'string' ? report : settlementText(report);
      keepReport(this.account, this.connection, folder, { name: 'report', text }, ++this.#reports);
    }
  }

  /** Keeps the reports, then the half-hourly run and all that it starts. */
  settle(...reports: readonly (SettlementDraft | string)[]): void {
    this.keep(...reports);
    this.account.runner.run('customscript_cwy_settle_mr', 'customdeploy_cwy_settle_mr');
    this.account.runner.settle();
  }

  outcomes(): readonly SettlementOutcome[] {
    return settlementsOf(this.account);
  }

  /** Internal id of a settlement's record. */
  idOf(settlementId: string): string {
    const [row] = this.account.store.all(
      'SELECT id FROM customrecord_cwy_settlement WHERE custrecord_cwy_set_number = ?',
      [settlementId],
    );
    if (row === undefined) throw new Error(`Expected a settlement ${settlementId}, found none.`);
    return String(row.id);
  }

  /** Internal id of the file that holds the text of its report. */
  pieceOf(settlementId: string): number {
    const [row] = this.account.store.all(
      `SELECT custrecord_cwy_sfl_pieces AS pieces FROM customrecord_cwy_setfile WHERE id =
       (SELECT custrecord_cwy_set_file FROM customrecord_cwy_settlement WHERE id = ?)`,
      [Number(this.idOf(settlementId))],
    );
    return Number((JSON.parse(String(row?.pieces)) as string[])[0]);
  }

  /** Writes another text over its report, as somebody who may write files can. */
  replaceReport(settlementId: string, changed: (text: string) => string): void {
    const { id, name, folder } = this.account.files.load(this.pieceOf(settlementId));
    const text = Buffer.from(this.account.files.read(id)).toString('utf8');
    const contents = Buffer.from(changed(text), 'utf8');
    this.account.files.save({ name, folder, fileType: 'PLAINTEXT', contents });
  }

  /** The page as its text, tags and all. Names of parameters without their prefix. */
  page(parameters: Readonly<Record<string, string>> = {}, role?: string): string {
    const named = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`custparam_${name}`, value]));
    return visit(this, {
      script: 'settlements',
      parameters: named,
      ...(role === undefined ? {} : { role }),
    }).text;
  }

  /** The page Mapping. */
  mapping(call: Omit<Visit, 'script'> = {}): ReturnType<typeof visit> {
    return visit(this, { script: 'linemap', ...call });
  }

  /** Its journal entries' internal ids. */
  entriesOf(settlementId: string): number[] {
    return this.account.store
      .all(`SELECT id FROM "transaction" WHERE type = 'Journal' AND custbody_cwy_settlement = ? ORDER BY id`, [
        Number(this.idOf(settlementId)),
      ])
      .map(({ id }) => Number(id));
  }
}

/** Text of a page as a person reads it: without menu and tags, one blank between words. */
export const wordsOf = (page: string): string =>
  (/<main.*<\/main>/s.exec(page)?.[0] ?? page)
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

export const ORDER: readonly Row[] = [
  ['Order', 'ItemPrice', 'Principal', '29.98', { sku: 'MUG-1' }],
  ['Order', 'ItemPrice', 'Tax', '2.47', { sku: 'MUG-1' }],
  ['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', '-2.47', { sku: 'MUG-1' }],
  ['Order', 'ItemPrice', 'Shipping', '4.99', { sku: 'MUG-1' }],
  ['Order', 'Promotion', 'Shipping', '-4.99', { sku: 'MUG-1' }],
  ['Order', 'ItemFees', 'Commission', '-4.50', { sku: 'MUG-1' }],
  ['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee', '-3.22', { sku: 'MUG-1' }],
  ['other-transaction', 'other-transaction', 'Storage Fee', '-12.00', { marketplace: '' }],
  ['other-transaction', 'other-transaction', 'Current Reserve Amount', '-5.00', { marketplace: '' }],
];
