// What Amazon pays, in the demo: an administrator chooses the accounts; on the second day Amazon pays each marketplace,
// with a refund and fees in it, one of them under a name that nobody knows yet.

import type { Seller } from '../amazon/seller';
import { demoMarketplaces, UK } from '../catalogue';
import { chooseAccounts, openAccounts } from '../settle/chart';
import type { DemoSetUp } from './setUp';
import type { World } from './world';

/** Every use of every marketplace gets an account, and Amazon holds back nothing until goods have arrived. */
export function openBooks({ account, amazon }: World, { marketplaces }: DemoSetUp): void {
  const root = account.has('SUBSIDIARIES') ? account.store.get('SELECT id FROM subsidiary WHERE parent IS NULL') : null;
  // Clearing is the marketplace's own.
  const accounts = openAccounts(account, root === null ? null : Number(root?.id), { without: ['clearing'] });
  for (const id of Object.values(marketplaces)) chooseAccounts(account, id, accounts);
  for (const seller of amazon.accounts) amazon.control.moneyRules(seller, { held: 'not at all' });
}

/** Storage, one refund, a fee in words that the shipped map does not have; then the settlement of each marketplace. */
export function settleAll({ amazon }: World, { marketplaces }: DemoSetUp): void {
  const { control } = amazon;
  for (const { id: place } of demoMarketplaces.filter(({ id }) => marketplaces[id] !== undefined)) {
    const account: Seller = control.accountOf(place);
    control.chargeFee('storage', { account, place, amount: 3_120 });
    const refunded = control
      .truth()
      .find(({ marketplaceId, status }) => marketplaceId === place && status === 'SHIPPED');
    if (refunded) control.refund(refunded.orderId);
    if (place === UK) control.chargeFee(PLACEMENT, { account, place, amount: 1_450 });
    control.closeSettlement(account, place);
  }
}

const PLACEMENT = {
  transactionType: 'ServiceFee',
  kind: { amountType: 'Demo Pilot Programme', amountDescription: 'Placement In Window' },
} as const;
