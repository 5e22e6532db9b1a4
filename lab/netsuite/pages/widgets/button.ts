// Buttons, tabs and field groups of a scripted page, as scripts see them.
// Source: serverWidget.Button, serverWidget.Tab, serverWidget.FieldGroup (help).

import type { ButtonModel, GroupModel, TabModel } from '../model';

export function newButton(id: string, label: string, functionName: string | null): ButtonModel {
  return { id, label, functionName, disabled: false, hidden: false };
}

export class Button {
  readonly #model: ButtonModel;

  constructor(model: ButtonModel) {
    this.#model = model;
  }

  get label(): string {
    return this.#model.label;
  }

  set label(value: unknown) {
    this.#model.label = String(value ?? '');
  }

  get isDisabled(): boolean {
    return this.#model.disabled;
  }

  set isDisabled(value: unknown) {
    this.#model.disabled = value === true;
  }

  get isHidden(): boolean {
    return this.#model.hidden;
  }

  set isHidden(value: unknown) {
    this.#model.hidden = value === true;
  }

  toString(): string {
    return 'serverWidget.Button';
  }
}

export class Tab {
  readonly #model: TabModel;

  constructor(model: TabModel) {
    this.#model = model;
  }

  get label(): string {
    return this.#model.label;
  }

  set label(value: unknown) {
    this.#model.label = String(value ?? '');
  }

  get helpText(): string | null {
    return this.#model.helpText;
  }

  set helpText(value: unknown) {
    this.#model.helpText = String(value ?? '');
  }

  toString(): string {
    return 'serverWidget.Tab';
  }
}

export class FieldGroup {
  readonly #model: GroupModel;

  constructor(model: GroupModel) {
    this.#model = model;
  }

  get label(): string {
    return this.#model.label;
  }

  set label(value: unknown) {
    this.#model.label = String(value ?? '');
  }

  get isCollapsible(): boolean {
    return this.#model.collapsible;
  }

  set isCollapsible(value: unknown) {
    this.#model.collapsible = value === true;
  }

  get isCollapsed(): boolean {
    return this.#model.collapsed;
  }

  set isCollapsed(value: unknown) {
    this.#model.collapsed = value === true;
  }

  get isBorderHidden(): boolean {
    return this.#model.borderHidden;
  }

  set isBorderHidden(value: unknown) {
    this.#model.borderHidden = value === true;
  }

  get isSingleColumn(): boolean {
    return this.#model.singleColumn;
  }

  set isSingleColumn(value: unknown) {
    this.#model.singleColumn = value === true;
  }

  toString(): string {
    return 'serverWidget.FieldGroup';
  }
}
