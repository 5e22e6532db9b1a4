// Custom records entered by hand: the form of a new one or of one to change, and what is posted from it.
// Source: custom record entry page, `e=T` and `record.<field id>` in its address (practice).

import type { RecordData, RecordDefinition } from '../records/definition';
import { nameOf } from './choices';
import { control } from './fieldInput';
import { type Frame, frameOf, renderPage } from './frame';
import { type Content, html, type Markup } from './html';
import { listUrl, recordUrl } from './links';
import { type EnteredField, enteredFields, enteredValue, shownValue } from './recordEntryFields';
import type { AccountSource } from './source';

type Texts = Readonly<Record<string, string>>;

/** Whether records of a type are entered by hand here. */
export function isEntered(account: AccountSource, { type }: RecordDefinition): boolean {
  return account.enter !== undefined && type.startsWith('customrecord');
}

/** The form an address asks for with `e=T`; undefined where it asks for something else. */
export function entryPage(account: AccountSource, parameters: URLSearchParams, address: string): string | undefined {
  const asked = parameters.get('e') === 'T' ? askedFor(account, parameters) : undefined;
  if (!asked) return undefined;
  const given = (id: string): string | null => parameters.get(`record.${id}`);
  const texts = enteredFields(account, asked.definition).map(({ definition }): [string, string] => [
    definition.id,
    given(definition.id) ?? shownValue(definition, asked.record?.fields[definition.id] ?? definition.initially ?? null),
  ]);
  return formPage(account, asked, Object.fromEntries(texts), address, null);
}

/** Saves what was posted: where to go then, or the form again with what was refused. */
export function enterRecord(
  account: AccountSource,
  parameters: URLSearchParams,
  posted: Texts,
  address: string,
): { readonly location?: string; readonly page?: string } {
  const asked = askedFor(account, parameters);
  if (!asked || !account.enter) return {};
  const { definition, record } = asked;
  const values = enteredFields(account, definition).map(({ definition: field }): [string, unknown] => [
    field.id,
    enteredValue(field, posted[field.id] ?? ''),
  ]);
  try {
    const id = account.enter(definition.type, record?.id ?? null, Object.fromEntries(values));
    return { location: recordUrl(definition.type, id) };
  } catch (error) {
    return { page: formPage(account, asked, posted, address, error as Error) };
  }
}

interface Asked {
  readonly definition: RecordDefinition;
  /** Undefined for a new one. */
  readonly record: RecordData | undefined;
}

function askedFor(account: AccountSource, parameters: URLSearchParams): Asked | undefined {
  const definition = account.definitions.get(parameters.get('rectype') ?? '');
  if (!definition || !isEntered(account, definition)) return undefined;
  const id = parameters.get('id');
  if (id === null || id === '') return { definition, record: undefined };
  const record = account.records.get(definition.type, Number(id));
  return record && { definition, record };
}

function formPage(
  account: AccountSource,
  { definition, record }: Asked,
  texts: Texts,
  address: string,
  problem: Error | null,
): string {
  const frame = frameOf(account, address);
  const cancel = record?.id ? recordUrl(definition.type, record.id) : listUrl(definition.type);
  return renderPage(frame, {
    title: record ? `Edit ${definition.label}` : `New ${definition.label}`,
    ...(record ? { subtitle: nameOf(definition, record) } : {}),
    breadcrumbs: [
      { label: 'Home', url: '/app/center/card.nl' },
      { label: definition.plural, url: listUrl(definition.type) },
    ],
    body: html`${refusal(problem)}<form method="post" action="${address}">
<div class="buttons"><button class="first" type="submit">Save</button><a class="button" href="${cancel}">Cancel</a></div>
<div class="fields">${enteredFields(account, definition).map((field) => fieldBox(field, texts, frame))}</div>
</form>`,
  });
}

function refusal(problem: Error | null): Content {
  if (problem === null) return '';
  return html`<div class="note m3" role="alert"><b>The record was not saved</b><span dir="auto">${problem.message}</span></div>`;
}

function fieldBox({ definition, model }: EnteredField, texts: Texts, frame: Frame): Markup {
  const { id, label, help } = definition;
  const required = definition.required ? html` <b title="required">*</b>` : '';
  return html`<div class="field"><label class="label" dir="auto" for="${id}" title="${id}">${label}${required}</label>${control(model, id, texts[id] ?? '', frame.choices)}${help ? html`<div class="help" dir="auto">${help}</div>` : ''}</div>`;
}
