// Tabs without script: a row of radio buttons, and the panel of the one that is chosen.

import { attribute, type Content, html, raw } from './html';

export interface Panel {
  readonly id: string;
  readonly label: string;
  readonly content: Content;
}

/** Panels under a row of tabs; the first is open. Nothing when there are none. */
export function renderTabs(panels: readonly Panel[]): Content {
  if (panels.length === 0) return '';
  const group = panels.map(({ id }) => id).join('-');
  // The buttons belong to no form, so that the open tab is not posted.
  return html`<style>${panels.map(({ id }) => raw(`#tab-${id}:checked~#panel-${id}{display:block}`))}</style>
<div class="tabs">${panels.map(
    ({ id, label }, at) =>
      html`<input type="radio" form="tabs-post-nothing" name="tabs-${group}" id="tab-${id}"${attribute('checked', at === 0)}><label for="tab-${id}" dir="auto">${label}</label>`,
  )}${panels.map(({ id, label, content }) => html`<div class="panel" id="panel-${id}"><h2 class="printed" dir="auto">${label}</h2>${content}</div>`)}</div>`;
}
