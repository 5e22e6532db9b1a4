// The frame around every page: top bar with the menu, where one is, title, and the page itself.

import type { Instant } from '../../clock';
import { MENU_BEHAVIOUR } from './behaviour';
import { choicesOf } from './choices';
import { type Content, html, type Markup, raw } from './html';
import { SUITELET_PAGE, withQuery } from './links';
import { menuOf } from './menu';
import type { Choice } from './model';
import type { AccountSource, MenuLink, MenuTab } from './source';
import { STYLE } from './style';
import { instantText } from './values';

/** Where a page stands: the account around it, and the request that asked for it. */
export interface Frame {
  readonly accountId: string;
  readonly company: string;
  readonly environment: string;
  readonly now: Instant;
  readonly menu: readonly MenuTab[];
  /** Where a form on the page posts to. */
  readonly action: string;
  readonly choices: (source: string, limit: number) => readonly Choice[] | undefined;
}

export interface PageParts {
  readonly title: string;
  /** Beside the title, smaller. */
  readonly subtitle?: string;
  /** The answer to the page's question, in one line. */
  readonly lead?: Content;
  readonly breadcrumbs?: readonly MenuLink[];
  readonly crosslinks?: readonly MenuLink[];
  readonly hideMenu?: boolean;
  readonly body: Content;
}

/** The frame for a request. `address` is its path with the query. */
export function frameOf(account: AccountSource, address: string): Frame {
  return {
    accountId: account.id,
    company: account.companyName ?? `Account ${account.id}`,
    environment: account.environment,
    now: account.clock.now(),
    menu: menuOf(account),
    action: actionOf(address),
    choices: remembered((source, limit) => choicesOf(account, source, limit)),
  };
}

/** Many cells of a page ask for the same list; it is read once. */
function remembered(read: Frame['choices']): Frame['choices'] {
  const known = new Map<string, readonly Choice[] | undefined>();
  return (source, limit) => {
    const key = `${limit} ${source}`;
    if (!known.has(key)) known.set(key, read(source, limit));
    return known.get(key);
  };
}

/** A whole page as HTML text. */
export function renderPage(frame: Frame, parts: PageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${parts.title} · ${frame.company}</title>
<link rel="icon" href="data:,">
<style>${raw(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the page</a>
${parts.hideMenu ? '' : topBar(frame)}
<main id="content" tabindex="-1">
${crumbs(parts)}
<h1 dir="auto">${parts.title}${parts.subtitle ? html`<small>${parts.subtitle}</small>` : ''}</h1>
${parts.lead ? html`<p class="lead">${parts.lead}</p>` : ''}
${parts.body}
</main>
<script>${raw(MENU_BEHAVIOUR)}</script>
</body>
</html>
`.text;
}

function topBar(frame: Frame): Markup {
  return html`<header class="bar">
<a class="brand" href="/app/center/card.nl">${frame.company}</a>
<nav class="menu" aria-label="Main">${frame.menu.map(menuTab)}</nav>
<div class="where"><span>${frame.environment} ${frame.accountId}</span><span>${instantText(frame.now)} PT</span></div>
</header>`;
}

function menuTab(tab: MenuTab): Markup {
  const only = tab.categories.flatMap(({ links }) => links);
  if (only.length === 1 && only[0]) return html`<a href="${only[0].url}">${tab.label}</a>`;
  return html`<details name="menu"><summary>${tab.label}</summary><div class="sheet">${tab.categories.map(
    (category) => html`<div>${category.label ? html`<b>${category.label}</b>` : ''}${category.links.map(anchor)}</div>`,
  )}</div></details>`;
}

function crumbs(parts: PageParts): Markup {
  const { breadcrumbs = [], crosslinks = [] } = parts;
  if (breadcrumbs.length + crosslinks.length === 0) return html``;
  return html`<div class="crumbs"><nav aria-label="Breadcrumbs">${breadcrumbs.map(anchor)}</nav><span class="cross">${crosslinks.map(anchor)}</span></div>`;
}

function anchor({ label, url }: MenuLink): Markup {
  return html`<a href="${url}" dir="auto">${label}</a>`;
}

/** A Suitelet's form posts to the Suitelet; what else stood in the address stays behind. Practice. */
function actionOf(address: string): string {
  const [path = '', query = ''] = address.split('?');
  if (path !== SUITELET_PAGE) return path;
  const parameters = new URLSearchParams(query);
  return withQuery(path, { script: parameters.get('script') ?? '', deploy: parameters.get('deploy') ?? '' });
}
