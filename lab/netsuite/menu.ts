// The account's menu: centre tabs with their categories and links. Source: centertab, centercategory (help).

import type { CenterCategory, CenterLink, CenterTab } from './sdf/objects';

export interface MenuEntry {
  readonly label: string;
  /** SCRIPT, LIST, LINK … as the category says. */
  readonly taskType: string;
  /** Script ids 'script.deployment', a record type, or a link's URL. */
  readonly target: string;
}

export interface MenuTab {
  readonly label: string;
  readonly categories: readonly { readonly label: string; readonly entries: readonly MenuEntry[] }[];
}

export class Menu {
  readonly #tabs = new Map<string, CenterTab>();
  readonly #categories = new Map<string, CenterCategory>();
  readonly #links = new Map<string, CenterLink>();

  add(tabs: readonly CenterTab[], categories: readonly CenterCategory[], links: readonly CenterLink[]): void {
    for (const tab of tabs) this.#tabs.set(tab.scriptId, tab);
    for (const category of categories) this.#categories.set(category.scriptId, category);
    for (const link of links) this.#links.set(link.scriptId, link);
  }

  /** The tabs of a centre. An administrator sees the Classic Center, BASIC (practice). */
  tabs(center = 'BASIC'): MenuTab[] {
    const shown = [...this.#tabs.values()].filter((tab) => tab.center.id === center || tab.center.id === 'ALL');
    return shown.map((tab) => ({
      label: tab.label,
      categories: [...this.#categories.values()]
        .filter((category) => category.tab.id === tab.scriptId)
        .map((category) => ({ label: category.label, entries: category.links.map((link) => this.#entry(link)) })),
    }));
  }

  #entry({ label, taskType, object, task }: CenterCategory['links'][number]): MenuEntry {
    const target = object?.id ?? task ?? '';
    return { label, taskType, target: this.#links.get(target)?.url ?? target };
  }
}
