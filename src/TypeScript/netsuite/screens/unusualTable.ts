/**
 * What is unusual in a settlement, on its page, each with its evidence as a file that can be sent to Amazon.
 *
 * @NApiVersion 2.1
 */

import * as file from 'N/file';
import type { UnusualRule } from '../../flows/settlements/unusual';
import { shownMinor } from '../../flows/settlements/waiting';
import { minor } from '../../ledger/minor';
import { unusualOf } from '../insight/looks';
import type { KeptSettlement } from '../settlements/loadedSettlement';
import { type Html, link } from './html';
import { type Column, settlementAddress, tableHtml } from './settlementParts';

const RULE_WORDS: Readonly<Record<UnusualRule, string>> = {
  'new-kind': '◆ New kind of line',
  fee: '◆ Fee outside its history',
  duplicate: '◆ Possible duplicate',
  'claw-back': '◆ Taken back',
  chargeback: '◆ Chargeback or claim',
};

/** Null where nothing is, or where it was not looked through yet (12 units). */
export function unusualTable({ id, exponent, currency }: KeptSettlement): Html | null {
  const notes = unusualOf(id);
  if (notes.length === 0) return null;
  const columns: readonly Column[] = [
    { label: 'Rule', align: 'keep' },
    { label: 'What', align: '' },
    { label: 'Lines', align: 'n' },
    { label: currency, align: 'n' },
    { label: '', align: 'keep' },
  ];
  const rows = notes.map(({ rule, words, lines, amount }, index) => ({
    cells: [
      RULE_WORDS[rule],
      words,
      String(lines),
      shownMinor(minor(amount), exponent),
      link(settlementAddress({ id, view: 'evidence', number: String(index + 1) }), 'Evidence'),
    ],
  }));
  return tableHtml('Unusual: holds nothing, and is to be looked at', columns, rows);
}

/** `number`: counted from 1. Null where there is no such thing (22 units). */
export function evidenceFile({ id, settlementId }: KeptSettlement, number: string | undefined): file.File | null {
  const note = unusualOf(id)[Number(number) - 1];
  if (note === undefined) return null;
  const kept = file.load({ id: Number(note.file) });
  return file.create({
    name: `settlement-${settlementId}-evidence-${number}.txt`,
    fileType: file.Type.PLAINTEXT,
    contents: kept.getContents(),
  });
}
