// The enumerations of N/ui/serverWidget.
// Source: N/ui/serverWidget Module and its enum pages (help), unit-testing stubs of N/ui/serverWidget.

function same<const Name extends string>(...names: readonly Name[]): { readonly [Key in Name]: Key } {
  return Object.fromEntries(names.map((name) => [name, name])) as { readonly [Key in Name]: Key };
}

/** DATETIME is named by the enumeration and refused by addField. */
export const FieldType = same(
  'CHECKBOX',
  'CURRENCY',
  'DATE',
  'DATETIME',
  'DATETIMETZ',
  'EMAIL',
  'FILE',
  'FLOAT',
  'HELP',
  'IMAGE',
  'INLINEHTML',
  'INTEGER',
  'LABEL',
  'LONGTEXT',
  'MULTISELECT',
  'PASSWORD',
  'PERCENT',
  'PHONE',
  'RADIO',
  'RICHTEXT',
  'SELECT',
  'TEXT',
  'TEXTAREA',
  'TIMEOFDAY',
  'URL',
);

export const FieldBreakType = same('NONE', 'STARTCOL', 'STARTROW');

export const FieldDisplayType = same('DISABLED', 'ENTRY', 'HIDDEN', 'INLINE', 'NODISPLAY', 'NORMAL', 'READONLY');

export const FieldLayoutType = same(
  'ENDROW',
  'MIDROW',
  'NORMAL',
  'OUTSIDE',
  'OUTSIDEABOVE',
  'OUTSIDEBELOW',
  'STARTROW',
);

export const FormPageLinkType = same('BREADCRUMB', 'CROSSLINK');

export const LayoutJustification = same('CENTER', 'LEFT', 'RIGHT');

export const ListStyle = { GRID: 'grid', NORMAL: 'normal', PLAIN: 'plain', REPORT: 'report' } as const;

export const SublistDisplayType = same('HIDDEN', 'NORMAL');

export const SublistType = same('EDITOR', 'INLINEEDITOR', 'LIST', 'STATICLIST');

export const AssistantSubmitAction = {
  BACK: 'back',
  CANCEL: 'cancel',
  FINISH: 'finish',
  JUMP: 'jump',
  NEXT: 'next',
} as const;
