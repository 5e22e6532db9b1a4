// A scripted form as a page: title, buttons, fields in their groups, tabs, sublists.

import { FORM_BEHAVIOUR } from './behaviour';
import { control, shown } from './fieldInput';
import { type Frame, renderPage } from './frame';
import { attribute, type Content, html, type Markup, raw } from './html';
import { safeUrl } from './links';
import type { ButtonModel, ClientScript, FieldModel, FormModel, GroupModel, LinkModel } from './model';
import type { MenuLink } from './source';
import { sublistTable } from './sublistTable';
import { renderTabs } from './tabs';

const OUTSIDE = ['OUTSIDE', 'OUTSIDEABOVE', 'OUTSIDEBELOW'];
const WIDE = ['INLINEHTML', 'LONGTEXT', 'RICHTEXT', 'HELP', ...OUTSIDE];

/** A form as a whole page of HTML. */
export function renderForm(form: FormModel, frame: Frame): string {
  const upload = form.fields.some(({ type }) => type === 'FILE');
  const buttons = formButtons(form);
  const body = html`${messages(form)}
<form method="post" action="${frame.action}"${attribute('enctype', upload ? 'multipart/form-data' : null)}>
${buttons}
${main(form, frame)}
${renderTabs(topTabs(form).map(({ id, label }) => ({ id, label, content: tabBody(form, id, frame) })))}
${sublists(form, null, frame)}
${form.sublists.length > 0 || form.tabs.length > 0 ? buttons : ''}
</form>
<script>${raw(FORM_BEHAVIOUR)}</script>`;
  return renderPage(frame, {
    title: form.title,
    hideMenu: form.hideNavBar,
    breadcrumbs: linksOf(form.links, 'BREADCRUMB'),
    crosslinks: linksOf(form.links, 'CROSSLINK'),
    body,
  });
}

/** The links of a page of one type, those that lead somewhere. */
export function linksOf(links: readonly LinkModel[], type: string): MenuLink[] {
  return links
    .filter((link) => link.type === type && safeUrl(link.url) !== null)
    .map(({ title, url }) => ({ label: title, url: safeUrl(url) ?? '' }));
}

/**
 * A button that calls a function. The browser finds it where the page's own markup defines it; client scripts do not
 * run here, and a button that needs one says so instead of doing nothing.
 */
export function functionButton(button: ButtonModel, script: ClientScript): Content {
  if (button.hidden) return '';
  const file = script.modulePath ?? script.fileId;
  const dead =
    file !== null
      ? `Runs ${button.functionName ?? 'nothing'} of the client script ${file}, which runs in NetSuite only.`
      : null;
  const reason = button.functionName === null ? 'This button calls no function.' : dead;
  if (button.disabled || reason !== null) {
    return html`<button type="button" disabled${attribute('title', reason)}>${button.label}</button>`;
  }
  return html`<button type="button" onclick="const f = (${button.functionName}); if (typeof f === 'function') f()">${button.label}</button>`;
}

function formButtons(form: FormModel): Content {
  const { submit, reset } = form;
  const parts = [
    submit && !submit.hidden
      ? html`<button class="first" type="submit" name="submitter" value="${submit.label}"${attribute('disabled', submit.disabled)}>${submit.label}</button>`
      : '',
    reset && !reset.hidden
      ? html`<button type="reset"${attribute('disabled', reset.disabled)}>${reset.label}</button>`
      : '',
    ...form.buttons.map((button) => functionButton(button, form.clientScript)),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : html`<div class="buttons">${parts}</div>`;
}

function messages(form: FormModel): Content {
  const words = ['Confirmation', 'Information', 'Warning', 'Error'];
  return form.messages.map(
    ({ type, title, message }) =>
      html`<div class="note m${type}" role="${type >= 2 ? 'alert' : 'status'}"><b dir="auto">${title || words[type]}</b><span dir="auto">${message}</span></div>`,
  );
}

function main(form: FormModel, frame: Frame): Content {
  const place = (layout: string) =>
    form.fields.filter((field) => field.container === null && field.layoutType === layout);
  const inside = form.fields.filter((field) => field.container === null && !OUTSIDE.includes(field.layoutType));
  return html`${fieldGrid([...place('OUTSIDE'), ...place('OUTSIDEABOVE')], form, frame)}${fieldGrid(inside, form, frame)}${groups(form, null, frame)}${fieldGrid(place('OUTSIDEBELOW'), form, frame)}`;
}

function tabBody(form: FormModel, tab: string, frame: Frame): Markup {
  const subtabs = form.tabs.filter(({ parent }) => parent === tab);
  const own = form.fields.filter(({ container }) => container === tab);
  return html`${fieldGrid(own, form, frame)}${groups(form, tab, frame)}${sublists(form, tab, frame)}${renderTabs(
    subtabs.map(({ id, label }) => ({ id, label, content: tabBody(form, id, frame) })),
  )}`;
}

/** Source: Form.addSubtab(options) (help): a subtab with nothing in it does not appear. */
function topTabs(form: FormModel): FormModel['tabs'] {
  const filled = (id: string): boolean =>
    [
      ...form.fields.map(({ container }) => container),
      ...form.groups.map(({ tab }) => tab),
      ...form.sublists.map(({ tab }) => tab),
    ].includes(id) || form.tabs.some((tab) => tab.parent === id && filled(tab.id));
  return form.tabs.filter(({ id, parent }) => parent === null && filled(id));
}

function groups(form: FormModel, tab: string | null, frame: Frame): Content {
  return form.groups.filter((group) => group.tab === tab).map((group) => groupBox(group, form, frame));
}

function groupBox(group: GroupModel, form: FormModel, frame: Frame): Markup {
  const fields = form.fields.filter(({ container }) => container === group.id);
  const grid = fieldGrid(fields, form, frame, group.singleColumn);
  if (group.collapsible)
    return html`<details${attribute('open', !group.collapsed)}><summary><b dir="auto">${group.label}</b></summary>${grid}</details>`;
  return html`<fieldset class="${group.borderHidden ? 'plain' : ''}"><legend dir="auto">${group.label}</legend>${grid}</fieldset>`;
}

function sublists(form: FormModel, tab: string | null, frame: Frame): Content {
  const button = (model: ButtonModel): Content => functionButton(model, form.clientScript);
  return form.sublists
    .filter((sublist) => sublist.tab === tab)
    .map((sublist) => sublistTable(sublist, frame.choices, button));
}

function fieldGrid(fields: readonly FieldModel[], form: FormModel, frame: Frame, single = false): Content {
  const hidden = fields.filter(({ displayType }) => displayType === 'HIDDEN');
  const visible = fields.filter(({ displayType }) => displayType !== 'HIDDEN' && displayType !== 'NODISPLAY');
  const carried = hidden.map(
    (field) =>
      html`<input type="hidden" name="${field.id}" value="${field.defaultValue === null ? '' : String(field.defaultValue)}">`,
  );
  if (visible.length === 0) return carried;
  return html`${carried}<div class="fields${single ? ' one' : ''}">${visible.map((field) => fieldBox(field, form, frame))}</div>`;
}

function fieldBox(field: FieldModel, form: FormModel, frame: Frame): Markup {
  const wide = WIDE.includes(field.type) || WIDE.includes(field.layoutType) ? ' wide' : '';
  if (field.type === 'INLINEHTML')
    return html`<div class="field${wide}">${shown(field, field.defaultValue, frame.choices)}</div>`;
  if (field.type === 'LABEL' || field.type === 'HELP')
    return html`<div class="field${wide}"><span class="${field.type === 'HELP' ? 'soft' : ''}" dir="auto">${field.label}</span></div>`;
  if (field.type === 'RADIO' && field.displayType !== 'INLINE') {
    return html`<div class="field"><label class="choice" dir="auto">${fieldBody(field, form, frame)}${field.label}</label></div>`;
  }
  const required = field.mandatory ? html` <b title="required">*</b>` : '';
  const label = html`<label class="label" dir="auto" for="${field.id}"${attribute('title', field.helpText)}>${field.label}${required}</label>`;
  return html`<div class="field${wide}">${label}${fieldBody(field, form, frame)}${field.helpText ? html`<div class="help" dir="auto">${field.helpText}</div>` : ''}</div>`;
}

function fieldBody(field: FieldModel, form: FormModel, frame: Frame): Content {
  // The buttons of one choice share the value that was set on any of them.
  const radio = form.fields.find(({ id, defaultValue }) => id === field.id && defaultValue !== null);
  const value = field.type === 'RADIO' ? (radio?.defaultValue ?? null) : field.defaultValue;
  if (field.displayType !== 'INLINE') return control(field, field.id, value, frame.choices);
  return html`<div class="value" dir="auto">${shown(field, value, frame.choices)}</div><input type="hidden" name="${field.id}" value="${value === null ? '' : String(value)}">`;
}
