// The menu bar: the tabs the deployed project declares, then the account's own.

import type { RecordDefinition } from '../records/definition';
import { listUrl } from './links';
import type { AccountSource, MenuLink, MenuTab } from './source';

export function menuOf(account: AccountSource): readonly MenuTab[] {
  const own: MenuTab[] = [
    tab('Home', [{ label: 'Home', url: '/app/center/card.nl' }]),
    listTab('Transactions', account, ({ group }) => group === 'transaction'),
    listTab('Lists', account, ({ group, type }) => group !== 'transaction' && !isCustom(type)),
    listTab('Custom Records', account, ({ type }) => isCustom(type)),
    reports(account),
    tab('Scripting', [
      { label: 'Scripts & Deployments', url: '/app/scripts' },
      { label: 'Execution Log', url: '/app/log' },
    ]),
  ];
  const filled = own.filter(({ categories }) => categories.some(({ links }) => links.length > 0));
  const [home, ...rest] = filled;
  return [...(home ? [home] : []), ...(account.menu ?? []), ...rest];
}

function listTab(label: string, account: AccountSource, belongs: (definition: RecordDefinition) => boolean): MenuTab {
  const types = [...account.definitions.values()].filter(belongs).sort((a, b) => (a.plural < b.plural ? -1 : 1));
  return tab(
    label,
    types.map(({ type, plural }) => ({ label: plural, url: listUrl(type) })),
  );
}

function reports(account: AccountSource): MenuTab {
  const links: MenuLink[] = [];
  if (account.ledger) links.push({ label: 'Trial Balance', url: '/app/reporting/trialbalance' });
  if (account.stock) links.push({ label: 'Stock by Location', url: '/app/reporting/stock' });
  return tab('Reports', links);
}

function tab(label: string, links: readonly MenuLink[]): MenuTab {
  return { label, categories: [{ label: '', links }] };
}

function isCustom(type: string): boolean {
  return type.startsWith('customrecord') || type.startsWith('customlist');
}
