// What a scripted page consists of, as plain data: N/ui/serverWidget fills it in, the renderer turns it into HTML.

export interface Choice {
  readonly value: string;
  readonly text: string;
}

export interface FieldModel {
  readonly id: string;
  readonly type: string;
  label: string;
  /** For a select: the record type whose entries it offers. For a radio button: the value it stands for. */
  readonly source: string | null;
  /** Id of the tab or field group it stands in; null is the main section. */
  readonly container: string | null;
  readonly choices: (Choice & { readonly selected: boolean })[];
  defaultValue: string | readonly string[] | null;
  mandatory: boolean;
  displayType: string;
  breakType: string;
  layoutType: string;
  width: number | null;
  height: number | null;
  maxLength: number | null;
  linkText: string | null;
  helpText: string | null;
  alias: string;
  padding: number;
}

export interface GroupModel {
  readonly id: string;
  readonly tab: string | null;
  label: string;
  collapsible: boolean;
  collapsed: boolean;
  borderHidden: boolean;
  singleColumn: boolean;
}

export interface TabModel {
  readonly id: string;
  /** The tab above it, for a subtab. */
  readonly parent: string | null;
  label: string;
  helpText: string | null;
}

export interface ButtonModel {
  readonly id: string;
  readonly functionName: string | null;
  label: string;
  disabled: boolean;
  hidden: boolean;
}

export interface SublistModel {
  readonly id: string;
  readonly type: string;
  tab: string | null;
  label: string;
  helpText: string | null;
  displayType: string;
  readonly fields: FieldModel[];
  readonly lines: Map<string, string>[];
  readonly buttons: ButtonModel[];
  readonly markAll: ButtonModel[];
  refresh: ButtonModel | null;
  totallingField: string | null;
  uniqueField: string | null;
}

export interface LinkModel {
  readonly title: string;
  readonly url: string;
  readonly type: string;
}

export interface MessageModel {
  /** 0 confirmation, 1 information, 2 warning, 3 error. */
  readonly type: number;
  readonly title: string;
  readonly message: string;
}

export interface ClientScript {
  readonly modulePath: string | null;
  readonly fileId: string | null;
}

export interface FormModel {
  readonly kind: 'form';
  title: string;
  readonly hideNavBar: boolean;
  readonly fields: FieldModel[];
  readonly groups: GroupModel[];
  readonly tabs: TabModel[];
  readonly sublists: SublistModel[];
  readonly buttons: ButtonModel[];
  submit: ButtonModel | null;
  reset: ButtonModel | null;
  readonly links: LinkModel[];
  readonly messages: MessageModel[];
  clientScript: ClientScript;
}

export interface ColumnModel {
  readonly id: string;
  readonly type: string;
  label: string;
  readonly align: string;
  /** Where its values lead: a fixed address, or the row's value of that name. */
  url: { readonly base: string; readonly dynamic: boolean } | null;
  readonly parameters: { readonly name: string; readonly value: string; readonly dynamic: boolean }[];
  readonly edit: EditLink | null;
}

/** The Edit and View links in front of a row. */
export interface EditLink {
  readonly link: string;
  readonly parameter: string;
  readonly parameterName: string;
  readonly showView: boolean;
  /** The row's value of this name decides whether the links can be clicked. */
  readonly clickable: string | null;
}

export interface ListModel {
  readonly kind: 'list';
  title: string;
  readonly hideNavBar: boolean;
  style: string;
  readonly columns: ColumnModel[];
  readonly rows: Readonly<Record<string, string>>[];
  readonly buttons: ButtonModel[];
  readonly links: LinkModel[];
  clientScript: ClientScript;
}

export type PageModel = FormModel | ListModel;

/** An id among parts of a page, or undefined. */
export function byId<T extends { readonly id: string }>(parts: readonly T[], id: string): T | undefined {
  return parts.find((part) => part.id === id);
}
