// Books with settlements that pay something out, and a bank that has it, or not.

import { write } from '../../lab/netsuite/profileWrite';
import type { RecordData } from '../../lab/netsuite/records/definition';
import { enterBankLine } from '../../lab/settle/bank';
import { visit } from './addOn';
import { SettledBooks } from './settledBooks';
import type { Row, SettlementDraft } from './settlementText';

const ACCOUNTANT = 'customrole_cwy_accountant';
const US_NAME = 'Amazon.com';

export interface PayoutFacts {
  readonly state: string;
  readonly deposit: string | null;
  readonly conversion: string | null;
  readonly returned: string | null;
  readonly day: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly by: string | null;
  readonly message: string | null;
}

export class PayoutBooks extends SettledBooks {
  #settlements = 0;

  /** A settlement of one sale, posted; answers Amazon's id. The deposit date is March 16. */
  paid(amount: string, draft: Partial<SettlementDraft> = {}, more: readonly Row[] = []): string {
    const id = String(71_000_000_000 + ++this.#settlements);
    this.settle({ id, rows: [['Order', 'ItemPrice', 'Principal', amount], ...more], ...draft });
    return id;
  }

  /** One run over payouts, and what it starts. */
  run(): void {
    this.account.runner.run('customscript_cwy_payouts_ss', 'customdeploy_cwy_payouts_ss');
    this.account.runner.settle();
  }

  /** Internal id of the account for a use. */
  accountFor(use: string, marketplace = US_NAME): number {
    const role = this.account.listValue('customlist_cwy_account_role', `val_cwy_acc_${use}`);
    const [row] = this.account.store.all(
      `SELECT custrecord_cwy_acc_account AS account FROM customrecord_cwy_account
       WHERE custrecord_cwy_acc_role = ? AND custrecord_cwy_acc_marketplace = ?`,
      [Number(role), this.marketplace(marketplace).id],
    );
    return Number(row?.account);
  }

  marketplace(name = US_NAME): { readonly id: number; readonly subsidiary: number; readonly currency: number } {
    const [row] = this.account.store.all(
      `SELECT id, custrecord_cwy_mkt_subsidiary AS subsidiary, custrecord_cwy_mkt_currency_rec AS currency
       FROM customrecord_cwy_marketplace WHERE name = ?`,
      [name],
    );
    return { id: Number(row?.id), subsidiary: Number(row?.subsidiary), currency: Number(row?.currency) };
  }

  /** A bookkeeper enters what the bank has; answers the internal id. */
  bankGets(minor: number, day: string, by: 'deposit' | 'journal' = 'deposit'): number {
    const { subsidiary, currency } = this.marketplace();
    const [bank, from] = [this.accountFor('bank'), this.accountFor('payout')];
    return enterBankLine(this.account, { bank, from, minor, day, subsidiary, currency, by });
  }

  /** The bank of the marketplace keeps another currency from now on; answers the account. */
  bankIn(currency: string, number: string): number {
    const { subsidiary } = this.marketplace();
    const [row] = this.account.store.all('SELECT id FROM currency WHERE symbol = ?', [currency]);
    const bank = write(this.account, 'account', {
      acctnumber: number,
      acctname: `Bank ${currency}`,
      accttype: 'Bank',
      currency: String(row?.id),
      subsidiary: [String(subsidiary)],
    });
    this.chooseBank(bank);
    return bank;
  }

  chooseBank(bank: number): void {
    const role = String(this.account.listValue('customlist_cwy_account_role', 'val_cwy_acc_bank'));
    const marketplace = String(this.marketplace().id);
    const row = this.account.records
      .list('customrecord_cwy_account')
      .rows.find(
        ({ fields }) =>
          String(fields.custrecord_cwy_acc_role) === role &&
          String(fields.custrecord_cwy_acc_marketplace) === marketplace,
      );
    if (row === undefined) throw new Error('Expected an account of the use Bank, found none.');
    row.fields.custrecord_cwy_acc_account = String(bank);
    this.account.records.save(row, { system: true });
  }

  /** No account is chosen for a use any more. */
  forget(use: string): void {
    const role = String(this.account.listValue('customlist_cwy_account_role', `val_cwy_acc_${use}`));
    for (const row of this.account.records.list('customrecord_cwy_account').rows) {
      if (String(row.fields.custrecord_cwy_acc_role) === role) {
        this.account.records.remove('customrecord_cwy_account', Number(row.id));
      }
    }
  }

  closePeriod(name: string, closed = true): void {
    const period = this.account.records.list('accountingperiod').rows.find(({ fields }) => fields.periodname === name);
    if (period === undefined) throw new Error(`Expected a period ${name}, found none.`);
    this.account.records.save({ ...period, fields: { ...period.fields, closed } }, { system: true });
  }

  payout(settlementId: string): PayoutFacts {
    const [row] = this.account.store.all(
      `SELECT custrecord_cwy_pay_state AS state, custrecord_cwy_pay_deposit AS deposit, custrecord_cwy_pay_convert AS conversion,
       custrecord_cwy_pay_returned AS returned, custrecord_cwy_pay_day AS day, custrecord_cwy_pay_amount AS amount,
       custrecord_cwy_pay_currency AS currency, custrecord_cwy_pay_by AS "by", custrecord_cwy_pay_message AS message
       FROM customrecord_cwy_payout WHERE custrecord_cwy_pay_settlement = ?`,
      [Number(this.idOf(settlementId))],
    );
    if (row === undefined) throw new Error(`Expected a payout of settlement ${settlementId}, found none.`);
    const cell = (name: string): string | null => (row[name] === null ? null : String(row[name]));
    return {
      state: String(row.state),
      deposit: cell('deposit'),
      conversion: cell('conversion'),
      returned: cell('returned'),
      day: cell('day'),
      amount: cell('amount'),
      currency: cell('currency'),
      by: cell('by'),
      message: cell('message'),
    };
  }

  /** Internal id of a payout's record. */
  payoutId(settlementId: string): string {
    const [row] = this.account.store.all(
      'SELECT id FROM customrecord_cwy_payout WHERE custrecord_cwy_pay_settlement = ?',
      [Number(this.idOf(settlementId))],
    );
    return String(row?.id);
  }

  deposits(): number {
    return this.account.records.list('deposit').rows.length;
  }

  settlement(settlementId: string): RecordData['fields'] {
    return this.account.records.get('customrecord_cwy_settlement', Number(this.idOf(settlementId)))?.fields ?? {};
  }

  stateOf(settlementId: string): string {
    return String(this.settlement(settlementId).custrecord_cwy_set_state);
  }

  /** What stands on the account of a use, in minor units of the books: debits less credits. */
  moved(use: string): number {
    const id = this.accountFor(use);
    const row = this.account.ledger.trialBalance().accounts.find(({ account }) => account === id);
    return (row?.debitMinor ?? 0) - (row?.creditMinor ?? 0);
  }

  payouts(role = ACCOUNTANT, form?: Readonly<Record<string, string>>): string {
    return visit(this, { script: 'payouts', role, ...(form === undefined ? {} : { form }) }).text;
  }

  /** Exceptions that are not solved: class and subject. */
  exceptions(): string[] {
    return this.account.store
      .all(
        `SELECT custrecord_cwy_exc_class AS class, custrecord_cwy_exc_subject AS subject FROM customrecord_cwy_exception
         WHERE custrecord_cwy_exc_state <> 'solved' ORDER BY id`,
      )
      .map((row) => `${row.class} ${row.subject}`);
  }
}
