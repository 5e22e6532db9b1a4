// A company that books what Amazon settles, with the add-on deployed and reports to read: where the stories of settlements
// begin.

import { ROOT } from '../../lab/demo/world';
import { Account } from '../../lab/netsuite/account';
import { deployProject } from '../../lab/netsuite/customization';
import { write } from '../../lab/netsuite/profileWrite';
import type { SuiteletAnswer } from '../../lab/netsuite/runner/web';
import { foundSettledCompany } from '../../lab/settle/company';
import { DEFAULT_CONFIG } from '../../lab/settle/config';
import { type SettlementOutcome, settlementsOf } from '../../lab/settle/outcomes';
import { type SettlementDraft, settlementText } from './settlementText';

export interface SettledBooks {
  readonly account: Account;
  readonly connection: number;
}

export function settledBooks(): SettledBooks {
  const account = new Account({
    profile: 'oneworld',
    seed: 1,
    start: Date.parse('2026-03-20T12:00:00Z'),
    company: { name: 'Settled Books' },
  });
  deployProject(account, ROOT);
  return { account, connection: foundSettledCompany(account, DEFAULT_CONFIG) };
}

let reports = 0;

/** A report that was fetched and not read yet. */
export function keepReport({ account, connection }: SettledBooks, draft: SettlementDraft): void {
  const folder = account.files.folderByPath('/SuiteScripts/causeway-settlements', { create: true })?.id ?? 0;
  const name = `story-${++reports}`;
  const contents = Buffer.from(settlementText(draft), 'utf8');
  const piece = account.files.save({ name: `${name}.txt`, folder, fileType: 'PLAINTEXT', contents });
  write(account, 'customrecord_cwy_setfile', {
    externalid: `cwy-setfile-${connection}-${name}`,
    custrecord_cwy_sfl_connection: String(connection),
    custrecord_cwy_sfl_report: name,
    custrecord_cwy_sfl_state: 'kept',
    custrecord_cwy_sfl_pieces: JSON.stringify([String(piece)]),
  });
}

/** The half-hourly run, and all that it starts. */
export function settle({ account }: SettledBooks): void {
  account.runner.run('customscript_cwy_settle_mr', 'customdeploy_cwy_settle_mr');
  account.runner.settle();
}

export const outcomes = ({ account }: SettledBooks): readonly SettlementOutcome[] => settlementsOf(account);

export interface Call {
  readonly role?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** What a form posts; a GET without. */
  readonly form?: Readonly<Record<string, string>>;
}

/** The page Mapping. */
export function mapping(
  { account }: SettledBooks,
  { role, parameters = {}, form }: Call = {},
): SuiteletAnswer & { readonly text: string } {
  const answer = account.runner.suitelet({
    script: 'customscript_cwy_linemap_sl',
    deploy: 'customdeploy_cwy_linemap_sl',
    method: form === undefined ? 'GET' : 'POST',
    parameters,
    body: form === undefined ? '' : new URLSearchParams(form).toString(),
    headers: form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' },
    ...(role === undefined ? {} : { role }),
  });
  if (answer.error) throw answer.error;
  return { ...answer, text: String(answer.body) };
}
