// One record: what it says, its amounts, its lines and subrecords, what it posted, and what refers to it.

import type { RecordData, RecordDefinition } from '../records/definition';
import { nameOf } from './choices';
import { frameOf, renderPage } from './frame';
import { type Content, html } from './html';
import { listUrl, recordUrl, withQuery } from './links';
import { isEntered } from './recordEntry';
import { bodyFields, fieldGrid, isAmount, summary } from './recordFields';
import { lineTable, relatedTable, system } from './recordPanels';
import type { AccountSource } from './source';
import { type Panel, renderTabs } from './tabs';
import { balanceTable } from './trialBalance';

/** The record's page, or undefined when there is no such record. */
export function recordPage(account: AccountSource, type: string, id: number, address: string): string | undefined {
  const record = account.records.get(type, id);
  const definition = record && account.definitions.get(record.type);
  if (!record || !definition) return undefined;
  return renderPage(frameOf(account, address), {
    title: definition.label,
    subtitle: nameOf(definition, record),
    breadcrumbs: [
      { label: 'Home', url: '/app/center/card.nl' },
      { label: definition.plural, url: listUrl(definition.type) },
    ],
    crosslinks: isEntered(account, definition)
      ? [{ label: 'Edit', url: withQuery(recordUrl(definition.type, id), { e: 'T' }) }]
      : [],
    body: html`${head(account, definition, record)}${renderTabs(panels(account, definition, record, id))}`,
  });
}

/** A transaction's custom fields have a tab of their own; of other records they are what it says. */
function head(account: AccountSource, definition: RecordDefinition, record: RecordData): Content {
  const fields = bodyFields(account, record);
  if (!isTransaction(definition)) return fieldGrid(account, record, fields);
  const own = fields.filter((field) => !field.custom && !isAmount(field));
  return html`<div class="head"><div>${fieldGrid(account, record, own)}</div>${summary(account, record)}</div>`;
}

function panels(account: AccountSource, definition: RecordDefinition, record: RecordData, id: number): Panel[] {
  const sublists = definition.sublists
    .map((sublist) => ({ sublist, lines: record.sublists[sublist.id] ?? [] }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ sublist, lines }) =>
      panel(sublist.id, `${sublist.label} ${lines.length}`, lineTable(account, record, sublist.id, lines)),
    );
  const subrecords = Object.entries(record.subrecords).map(([fieldId, subrecord]) =>
    panel(
      fieldId,
      account.fields(record.type).get(fieldId)?.label ?? fieldId,
      fieldGrid(account, subrecord, bodyFields(account, subrecord)),
    ),
  );
  return [
    ...sublists,
    ...custom(account, definition, record),
    ...subrecords,
    ...impact(account, id, definition),
    panel('related', 'Related Records', relatedTable(account, record.type, id)),
    panel('system', 'System Information', system(account, record)),
  ];
}

function panel(id: string, label: string, content: Content): Panel {
  return { id: id.replace(/[^a-z0-9_]/gi, '_'), label, content };
}

function custom(account: AccountSource, definition: RecordDefinition, record: RecordData): Panel[] {
  const fields = isTransaction(definition)
    ? bodyFields(account, record).filter((field) => field.custom && !isAmount(field))
    : [];
  return fields.length === 0 ? [] : [panel('custom', 'Custom', fieldGrid(account, record, fields))];
}

function impact(account: AccountSource, id: number, definition: RecordDefinition): Panel[] {
  if (!isTransaction(definition) || !account.ledger?.impact) return [];
  const rows = account.ledger.impact(id);
  const nothing = html`<p class="empty">This transaction posts nothing. Posting ones show their accounts here, debits and credits.</p>`;
  return [panel('gl', 'GL Impact', rows.length === 0 ? nothing : balanceTable(account, rows))];
}

const isTransaction = ({ group }: RecordDefinition): boolean => group === 'transaction';
