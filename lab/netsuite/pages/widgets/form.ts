// A form, as scripts see it: Suitelets make one, user events receive one before a record is shown.
// Source: serverWidget.Form (help), unit-testing stub of serverWidget.Form.

import { NotEmulated, refuse } from '../../errors';
import { messageOf } from '../../modules/message';
import { byId, type FieldModel, type FormModel, type SublistModel, type TabModel } from '../model';
import { Button, FieldGroup, newButton, Tab } from './button';
import { enumOption, type Options, optionsOf, type Page, takeId, textOption } from './checks';
import { SublistType } from './enums';
import { Field, setDefault } from './field';
import { formField } from './fieldOf';
import { PageBase } from './pageBase';
import { Sublist } from './sublist';

/** An empty form. */
export function emptyForm(title: string, hideNavBar: boolean): FormModel {
  return {
    kind: 'form',
    title,
    hideNavBar,
    fields: [],
    groups: [],
    tabs: [],
    sublists: [],
    buttons: [],
    submit: null,
    reset: null,
    links: [],
    messages: [],
    clientScript: { modulePath: null, fileId: null },
  };
}

export class Form extends PageBase {
  readonly #model: FormModel;
  readonly #page: Page;

  constructor(model: FormModel, page: Page) {
    super(model, page);
    this.#model = model;
    this.#page = page;
  }

  addField(given: unknown): Field {
    const options = optionsOf(given, 'Form.addField', ['id', 'label', 'type']);
    const field = formField(this.#page, options);
    this.#checkPlace(field.container, 'Form.addField container');
    // Source: Working with Radio Buttons (help): the buttons of one choice share an id and differ in source.
    if (field.type !== 'RADIO' || !this.#isRadio(field)) takeId(this.#page, field.id, 'Form.addField');
    this.#model.fields.push(field);
    return new Field(field, this.#page);
  }

  getField(given: unknown): Field | null {
    const field = byId(this.#model.fields, idOf(given, 'Form.getField'));
    return field ? new Field(field, this.#page) : null;
  }

  insertField(given: unknown): Field {
    const options = optionsOf(given, 'Form.insertField', ['field', 'nextfield']);
    const moved = options.field as Field;
    move(this.#model.fields, moved.id, String(options.nextfield), 'Form.insertField');
    return moved;
  }

  addFieldGroup(given: unknown): FieldGroup {
    const options = optionsOf(given, 'Form.addFieldGroup', ['id', 'label']);
    const tab = textOption(options, 'tab');
    this.#checkPlace(tab, 'Form.addFieldGroup tab');
    const id = takeId(this.#page, options.id, 'Form.addFieldGroup');
    const label = String(options.label);
    const group = { id, label, tab, collapsible: false, collapsed: false, borderHidden: false, singleColumn: false };
    this.#model.groups.push(group);
    return new FieldGroup(group);
  }

  addTab(given: unknown): Tab {
    return this.#addTab(given, 'Form.addTab', null);
  }

  addSubtab(given: unknown): Tab {
    const parent = textOption(optionsOf(given, 'Form.addSubtab', ['id', 'label']), 'tab');
    this.#checkPlace(parent, 'Form.addSubtab tab');
    return this.#addTab(given, 'Form.addSubtab', parent);
  }

  getTab(given: unknown): Tab | null {
    return tabOf(byId(this.#model.tabs, idOf(given, 'Form.getTab')));
  }

  getSubtab(given: unknown): Tab | null {
    return tabOf(byId(this.#model.tabs, idOf(given, 'Form.getSubtab')));
  }

  getTabs(): Tab[] {
    return this.#model.tabs.map((tab) => new Tab(tab));
  }

  insertTab(): never {
    throw new NotEmulated('Form.insertTab; add the tabs in their order');
  }

  insertSubtab(): never {
    throw new NotEmulated('Form.insertSubtab; add the subtabs in their order');
  }

  addSublist(given: unknown): Sublist {
    const options = optionsOf(given, 'Form.addSublist', ['id', 'label', 'type']);
    const type = enumOption(options.type, SublistType, 'Form.addSublist');
    const tab = textOption(options, 'tab');
    this.#checkPlace(tab, 'Form.addSublist tab');
    const id = takeId(this.#page, options.id, 'Form.addSublist');
    const sublist = newSublist(id, type, String(options.label), tab);
    this.#model.sublists.push(sublist);
    return new Sublist(sublist, this.#page);
  }

  getSublist(given: unknown): Sublist | null {
    const sublist = byId(this.#model.sublists, idOf(given, 'Form.getSublist'));
    return sublist ? new Sublist(sublist, this.#page) : null;
  }

  insertSublist(given: unknown): Sublist {
    const options = optionsOf(given, 'Form.insertSublist', ['sublist', 'nextsublist']);
    const moved = options.sublist as Sublist;
    move(this.#model.sublists, moved.name, String(options.nextsublist), 'Form.insertSublist');
    return moved;
  }

  addSubmitButton(given?: unknown): Button {
    const label = textOption(optionsOf(given, 'Form.addSubmitButton', []), 'label') ?? 'Save';
    this.#model.submit = newButton('submitter', label, null);
    return new Button(this.#model.submit);
  }

  addResetButton(given?: unknown): Button {
    const label = textOption(optionsOf(given, 'Form.addResetButton', []), 'label') ?? 'Reset';
    this.#model.reset = newButton('resetter', label, null);
    return new Button(this.#model.reset);
  }

  getButton(given: unknown): Button | null {
    const id = idOf(given, 'Form.getButton');
    const own = [...this.#model.buttons, this.#model.submit, this.#model.reset].find((button) => button?.id === id);
    return own ? new Button(own) : null;
  }

  removeButton(given: unknown): void {
    const id = idOf(given, 'Form.removeButton');
    const at = this.#model.buttons.findIndex((button) => button.id === id);
    if (at >= 0) this.#model.buttons.splice(at, 1);
    if (this.#model.submit?.id === id) this.#model.submit = null;
    if (this.#model.reset?.id === id) this.#model.reset = null;
  }

  addPageInitMessage(given: unknown): void {
    if (typeof given !== 'object' || given === null) {
      refuse('WRONG_PARAMETER_TYPE', 'Form.addPageInitMessage takes an object: {message}, or {type, title, message}.');
    }
    this.#model.messages.push(messageOf(given as Options));
  }

  /** Practice: names that are no field of the form pass unnoticed, as when a request's parameters are handed on. */
  updateDefaultValues(given: unknown): void {
    const options = optionsOf(given, 'Form.updateDefaultValues', []);
    if (Object.keys(options).length === 0) optionsOf({}, 'Form.updateDefaultValues', ['values']);
    const values = options.values ?? options;
    for (const [id, value] of Object.entries(Object.assign({}, ...[values].flat()) as Options)) {
      const field = byId(this.#model.fields, id);
      if (field) setDefault(field, value);
    }
  }

  addCredentialField(): never {
    throw new NotEmulated('Form.addCredentialField; keep secrets in API Secrets');
  }

  addSecretKeyField(): never {
    throw new NotEmulated('Form.addSecretKeyField; keep secrets in API Secrets');
  }

  toString(): string {
    return 'serverWidget.Form';
  }

  #addTab(given: unknown, method: string, parent: string | null): Tab {
    const options = optionsOf(given, method, ['id', 'label']);
    const id = takeId(this.#page, options.id, method);
    const tab: TabModel = { id, parent, label: String(options.label), helpText: null };
    this.#model.tabs.push(tab);
    return new Tab(tab);
  }

  #isRadio(field: FieldModel): boolean {
    const known = this.#model.fields.filter(({ id }) => id === field.id);
    return known.length > 0 && known.every(({ type, source }) => type === 'RADIO' && source !== field.source);
  }

  /** Unconfirmed: stricter reading. What is put into a tab or group finds it there; a standard form has tabs of its own. */
  #checkPlace(place: string | null, what: string): void {
    if (place === null || this.#page.standard) return;
    if (byId(this.#model.tabs, place) || byId(this.#model.groups, place)) return;
    refuse('SSS_INVALID_FORM_ELEMENT_NAME', `${what}: this form has no tab or field group "${place}". Add it first.`);
  }
}

function newSublist(id: string, type: string, label: string, tab: string | null): SublistModel {
  const nothing = { helpText: null, refresh: null, totallingField: null, uniqueField: null };
  return { id, type, label, tab, displayType: 'NORMAL', fields: [], lines: [], buttons: [], markAll: [], ...nothing };
}

function idOf(given: unknown, method: string): string {
  return String(optionsOf(given, method, ['id']).id);
}

function tabOf(tab: TabModel | undefined): Tab | null {
  return tab ? new Tab(tab) : null;
}

function move<T extends { readonly id: string }>(parts: T[], id: string, before: string, method: string): void {
  const moved = byId(parts, id);
  const next = byId(parts, before);
  if (!moved || !next) {
    refuse(
      'SSS_INVALID_FORM_ELEMENT_NAME',
      `${method}: expected two parts of this form, found "${id}" and "${before}".`,
    );
  }
  parts.splice(parts.indexOf(moved), 1);
  parts.splice(parts.indexOf(next), 0, moved);
}
