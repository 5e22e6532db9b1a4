// What forms and lists have in common: a title, buttons, links, a client script.
// Source: serverWidget.Form, serverWidget.List (help).

import { refuse } from '../../errors';
import type { PageModel } from '../model';
import { Button, newButton } from './button';
import { enumOption, optionsOf, type Page, takeId, textOption } from './checks';
import { FormPageLinkType } from './enums';

let modelIn: (page: PageBase) => PageModel;

export class PageBase {
  static {
    modelIn = (page) => page.#shown;
  }

  readonly #shown: PageModel;
  readonly #parts: Page;

  constructor(model: PageModel, parts: Page) {
    this.#shown = model;
    this.#parts = parts;
  }

  get title(): string {
    return this.#shown.title;
  }

  set title(value: unknown) {
    this.#shown.title = String(value ?? '');
  }

  get clientScriptModulePath(): string | null {
    return this.#shown.clientScript.modulePath;
  }

  set clientScriptModulePath(value: unknown) {
    const modulePath = value ? String(value) : null;
    if (modulePath !== null && this.#shown.clientScript.fileId !== null) refuseBoth('clientScriptFileId');
    this.#shown.clientScript = { ...this.#shown.clientScript, modulePath };
  }

  get clientScriptFileId(): string | null {
    return this.#shown.clientScript.fileId;
  }

  set clientScriptFileId(value: unknown) {
    const fileId = value ? String(value) : null;
    if (fileId !== null && this.#shown.clientScript.modulePath !== null) refuseBoth('clientScriptModulePath');
    this.#shown.clientScript = { ...this.#shown.clientScript, fileId };
  }

  addButton(given: unknown): Button {
    const options = optionsOf(given, 'addButton', ['id', 'label']);
    const id = takeId(this.#parts, options.id, 'addButton');
    const button = newButton(id, String(options.label), textOption(options, 'functionName'));
    this.#shown.buttons.push(button);
    return new Button(button);
  }

  addPageLink(given: unknown): void {
    const options = optionsOf(given, 'addPageLink', ['type', 'title', 'url']);
    const type = enumOption(options.type, FormPageLinkType, 'addPageLink');
    this.#shown.links.push({ type, title: String(options.title), url: String(options.url) });
  }
}

/** The content of a form or list that a script made; undefined for anything else. For the lab, not for scripts. */
export function pageModelOf(page: unknown): PageModel | undefined {
  return page instanceof PageBase ? modelIn(page) : undefined;
}

/** Source: Form.clientScriptFileId, Form.clientScriptModulePath (help): one of the two. */
function refuseBoth(other: string): never {
  return refuse('PROPERTY_VALUE_CONFLICT', `A page has one client script: ${other} is already set.`);
}
