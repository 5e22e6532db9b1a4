// An account with the built add-on in it, a furnished company, a marketplace its network leads to, and a person at the
// screen: where the stories of the set-up happen.

import * as path from 'node:path';
import { type Amazon, amazonHosts, createAmazon } from '../../lab/amazon/marketplace';
import { catalogue } from '../../lab/catalogue';
import { Clock } from '../../lab/clock';
import { type DemoIds, furnishDemo } from '../../lab/demo/netsuite';
import { Account } from '../../lab/netsuite/account';
import { deployProject } from '../../lab/netsuite/customization';
import { furnish } from '../../lab/netsuite/profile';
import { write } from '../../lab/netsuite/profileWrite';
import { Person, type Values } from '../../lab/netsuite/runner/person';
import type { SuiteletAnswer } from '../../lab/netsuite/runner/web';
import { CONNECTION, DOCUMENT, LIST, MARKETPLACE, SCRIPT, SKU_MAP } from '../../src/TypeScript/netsuite/ids';

export const US = 'ATVPDKIKX0DER';

export class SetupWorld {
  readonly account: Account;
  readonly amazon: Amazon;
  readonly ids: DemoIds;
  readonly person: Person;

  constructor(profile: 'oneworld' | 'small' = 'oneworld') {
    const start = Date.parse('2026-03-02T18:00:00Z');
    const clock = new Clock(start);
    this.account = new Account({ profile, seed: 7, start, clock, watchesForEndlessLoops: false });
    this.amazon = createAmazon({ clock, seed: 7 });
    for (const host of amazonHosts) this.account.network.route(host, this.amazon.serve);
    deployProject(this.account, path.resolve(__dirname, '../..'));
    this.ids = furnishDemo(this.account, catalogue, furnish(this.account));
    this.person = new Person(this.account, { userId: this.ids.employee });
  }

  /** The secrets of the North-American seller, as an administrator enters them. */
  enterSecrets(): void {
    const { credentials } = this.amazon.accounts[0]!;
    this.account.secrets.put('custsecret_na_client', credentials.clientSecret);
    this.account.secrets.put('custsecret_na_refresh', credentials.refreshToken);
  }

  connectionValues(more: Values = {}): Values {
    const seller = this.amazon.accounts[0]!;
    return {
      name: 'North America',
      [CONNECTION.seller]: seller.sellerId,
      [CONNECTION.region]: { text: 'NA (North America)' },
      [CONNECTION.clientId]: seller.credentials.clientId,
      [CONNECTION.clientSecretSecret]: 'custsecret_na_client',
      [CONNECTION.refreshTokenSecret]: 'custsecret_na_refresh',
      ...more,
    };
  }

  connection(more: Values = {}): number {
    return this.create(CONNECTION.type, this.connectionValues(more));
  }

  /** Everything that the United States need to go live; still a draft. */
  marketplaceValues(connection: number, more: Values = {}): Values {
    const us = this.ids.marketplaces[US]!;
    const { tax } = us;
    const has = (feature: string, values: Values): Values => (this.account.has(feature) ? values : {});
    return {
      name: 'Amazon US',
      [MARKETPLACE.connection]: String(connection),
      [MARKETPLACE.amazonId]: US,
      [MARKETPLACE.customer]: String(us.customer),
      [MARKETPLACE.fromDate]: '2026-03-01',
      [MARKETPLACE.importFbm]: true,
      [MARKETPLACE.importFba]: this.account.has('MULTILOCINVT'),
      [MARKETPLACE.itemShipping]: String(us.charges.shipping),
      [MARKETPLACE.itemWrap]: String(us.charges.giftWrap),
      [MARKETPLACE.itemOther]: String(us.charges.other),
      [MARKETPLACE.itemDiscount]: String(us.charges.discount),
      [MARKETPLACE.way]: { text: 'Order' },
      [MARKETPLACE.billAs]: { text: this.account.has('ADVSHIPPING') ? 'Cash Sale' : 'Invoice' },
      [MARKETPLACE.payment]: String(us.paymentMethod),
      [MARKETPLACE.clearing]: String(us.clearing),
      ...has('SUBSIDIARIES', { [MARKETPLACE.subsidiary]: String(us.subsidiary) }),
      ...has('MULTICURRENCY', { [MARKETPLACE.currencyRecord]: String(us.currency) }),
      ...has('MULTILOCINVT', {
        [MARKETPLACE.locationFbm]: String(us.places.fbm),
        [MARKETPLACE.locationFba]: String(us.places.fba),
      }),
      ...has('TAX_OVERHAULING', {
        [MARKETPLACE.suiteTaxLiable]: String(tax.liable.code),
        [MARKETPLACE.suiteTaxLiableType]: tax.liable.type,
        [MARKETPLACE.suiteTaxFacilitator]: String(tax.facilitator.code),
        [MARKETPLACE.suiteTaxFacilitatorType]: tax.facilitator.type,
        [MARKETPLACE.suiteTaxZero]: String(tax.zero.code),
        [MARKETPLACE.suiteTaxZeroType]: tax.zero.type,
      }),
      ...more,
    };
  }

  marketplace(connection: number, more: Values = {}): number {
    return this.create(MARKETPLACE.type, this.marketplaceValues(connection, more));
  }

  row(marketplace: number, sku: string, more: Values = {}): number {
    const [item] = Object.values(this.ids.items);
    return this.create(SKU_MAP.type, {
      [SKU_MAP.marketplace]: String(marketplace),
      [SKU_MAP.sku]: sku,
      [SKU_MAP.item]: String(item),
      ...more,
    });
  }

  /** An order's document as the import left it. */
  document(connection: number, amazonId: string, values: Values): number {
    return write(this.account, DOCUMENT.type, {
      externalid: `cwy-doc-order-${connection}-${amazonId}`,
      [DOCUMENT.kind]: 'order',
      [DOCUMENT.connection]: String(connection),
      [DOCUMENT.amazonId]: amazonId,
      [DOCUMENT.marketplaceId]: US,
      [DOCUMENT.updated]: '2026-03-02T10:00:00Z',
      [DOCUMENT.applied]: '2026-03-02T10:00:00Z',
      ...(values as Record<string, string>),
    });
  }

  create(type: string, values: Values): number {
    return this.person.create(type, { values, sublists: {} });
  }

  edit(type: string, id: number, values: Values): void {
    this.person.edit(type, id, { values, sublists: {} });
  }

  field(type: string, id: number, fieldId: string): unknown {
    return this.account.records.get(type, id)?.fields[fieldId];
  }

  /** What the save answered instead of saving; empty where it saved. */
  refusal(work: () => unknown): string {
    try {
      work();
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  }

  /** The words of a list field's value. */
  stateOf(type: string, id: number, fieldId: string, list: keyof typeof LIST): string {
    const value = Number(this.field(type, id, fieldId));
    return String(this.account.records.get(LIST[list].type, value)?.fields.name ?? '');
  }

  page(parameters: Readonly<Record<string, string>> = {}, role?: string): SuiteletAnswer {
    return this.#suitelet('GET', parameters, role);
  }

  /** Fills in a page's own form, as the browser does, and sends it. */
  submit(shown: SuiteletAnswer, changes: Readonly<Record<string, string>> = {}, role?: string): SuiteletAnswer {
    const fields: Record<string, string> = {};
    for (const [, attributes] of String(shown.body).matchAll(/<input ([^>]*)>/g)) {
      const name = /name="([^"]*)"/.exec(attributes!)?.[1];
      if (name?.startsWith('custpage_')) fields[name] = /value="([^"]*)"/.exec(attributes!)?.[1] ?? '';
    }
    return this.#suitelet('POST', { ...fields, ...changes }, role);
  }

  #suitelet(method: string, parameters: Readonly<Record<string, string>>, role: string | undefined): SuiteletAnswer {
    return this.account.runner.suitelet({
      script: SCRIPT.setup.id,
      deploy: SCRIPT.setup.deployment,
      method,
      parameters,
      body: '',
      headers: {},
      ...(role === undefined ? {} : { role }),
    });
  }
}
