// An accountant's own settlement files through the built scripts, in an account that is thrown away afterwards.

import { createHash } from 'node:crypto';
import type { Instant } from '../clock';
import { Account } from '../netsuite/account';
import { deployProject } from '../netsuite/customization';
import { write } from '../netsuite/profileWrite';
import { foundSettledCompany } from './company';
import type { SettleConfig } from './config';
import { type SettlementOutcome, settlementsOf } from './outcomes';
import { piecesOf, yearOf } from './reportText';

export interface SettlementFile {
  readonly name: string;
  readonly text: string;
}

export interface Tried {
  readonly settlements: readonly SettlementOutcome[];
  /** Files that are no settlement reports, with what was wrong. */
  readonly refused: readonly { readonly name: string; readonly message: string }[];
}

export interface TryOptions {
  /** The SuiteCloud project, built. */
  readonly project: string;
  readonly config: SettleConfig;
  readonly now: Instant;
}

export function trySettlements(files: readonly SettlementFile[], options: TryOptions): Tried {
  return inSettledAccount(files, options, (account) => {
    failWhereARunFailed(account);
    return { settlements: settlementsOf(account), refused: refusedOf(account, files) };
  });
}

/** Runs the scripts over the files and lets `look` see the account before it is thrown away. */
export function inSettledAccount<T>(
  files: readonly SettlementFile[],
  { project, config, now }: TryOptions,
  look: (account: Account) => T,
): T {
  const account = new Account({
    profile: 'oneworld',
    seed: 1,
    start: startOf(files, now),
    company: { name: 'Own Settlements' },
    watchesForEndlessLoops: false,
  });
  try {
    deployProject(account, project);
    const connection = foundSettledCompany(account, config);
    const folder = account.files.folderByPath('/SuiteScripts/causeway-settlements', { create: true })?.id ?? 0;
    files.forEach((file, index) => {
      keepReport(account, connection, folder, file, index + 1);
    });
    account.runner.run('customscript_cwy_settle_mr', 'customdeploy_cwy_settle_mr');
    account.runner.settle();
    return look(account);
  } finally {
    account.close();
  }
}

/** Posting periods stand around the account's start: settlements of years ago are tried in their own year. */
function startOf(files: readonly SettlementFile[], now: Instant): Instant {
  const years = files.flatMap(({ text }) => yearOf(text) ?? []);
  const newest = years.length > 0 ? Math.max(...years) : new Date(now).getUTCFullYear();
  return Math.min(now, Date.UTC(newest, 11, 31));
}

export function keepReport(
  account: Account,
  connection: number,
  folder: number,
  { text }: SettlementFile,
  number: number,
): void {
  const pieces = piecesOf(text).map((piece, index) =>
    account.files.save({
      name: `report-${number}-${index + 1}.txt`,
      folder,
      fileType: 'PLAINTEXT',
      contents: Buffer.from(piece, 'utf8'),
    }),
  );
  write(account, 'customrecord_cwy_setfile', {
    externalid: `cwy-setfile-${connection}-file-${number}`,
    custrecord_cwy_sfl_connection: String(connection),
    custrecord_cwy_sfl_report: `file-${number}`,
    custrecord_cwy_sfl_state: 'kept',
    custrecord_cwy_sfl_hash: createHash('sha256').update(text).digest('hex'),
    custrecord_cwy_sfl_pieces: JSON.stringify(pieces.map(String)),
  });
}

function refusedOf(account: Account, files: readonly SettlementFile[]): Tried['refused'] {
  return account.records
    .list('customrecord_cwy_setfile')
    .rows.filter(({ fields }) => fields.custrecord_cwy_sfl_state === 'refused')
    .map(({ fields }) => ({
      name: files[Number(String(fields.custrecord_cwy_sfl_report).replace('file-', '')) - 1]?.name ?? '',
      message: String(fields.custrecord_cwy_sfl_message ?? ''),
    }));
}

/** A run that broke off has left nothing that could be shown as an outcome. */
function failWhereARunFailed(account: Account): void {
  const failed = account.store.all(
    `SELECT custrecord_cwy_exc_message AS message FROM customrecord_cwy_exception
     WHERE custrecord_cwy_exc_class = 'settlement-refused' AND custrecord_cwy_exc_subject LIKE 'report-%'`,
  );
  if (failed.length > 0) throw new Error(String(failed[0]?.message));
}
