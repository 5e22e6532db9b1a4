/**
 * What a later report of a settlement holds otherwise, by class and kind of line.
 *
 * @NApiVersion 2.1
 */

import { kindText } from '../../flows/settlements/proof';
import { type Compared, compare, differenceByClass } from '../../flows/settlements/reissue';
import { shownMinor } from '../../flows/settlements/waiting';
import type { KeptSettlement } from '../settlements/loadedSettlement';
import { type Html, html } from './html';
import { type Column, classLabel, type TableRow, tableHtml } from './settlementParts';

const COLUMNS: readonly Column[] = [
  { label: 'Class', align: 'keep' },
  { label: 'Kind Of Line', align: '' },
  { label: 'Marketplace', align: 'keep' },
  { label: 'Month', align: 'keep' },
  { label: 'Lines Posted', align: 'n' },
  { label: 'Lines Now', align: 'n' },
  { label: 'Posted', align: 'n' },
  { label: 'Now', align: 'n' },
  { label: 'Difference', align: 'n' },
];

/** Null where no later report differs. */
export function differenceTable(kept: KeptSettlement): Html | null {
  const { other, exponent, currency } = kept;
  if (other === null) return null;
  const sizes = ({ before, after, difference }: Compared): string[] => [
    String(before.lines),
    String(after.lines),
    shownMinor(before.amount, exponent),
    shownMinor(after.amount, exponent),
    shownMinor(difference, exponent),
  ];
  const classes = differenceByClass(kept.groups, other.groups);
  const rows = classes.flatMap((each): TableRow[] => [
    { cells: [classLabel(each.class), '', '', '', ...sizes(each)], isSum: true },
    ...each.kinds.map((kind) => ({
      cells: [
        '',
        kindText(kind.group),
        kind.group.marketplaceName || 'Of the account',
        kind.group.month,
        ...sizes(kind),
      ],
    })),
  ]);
  const total: TableRow = {
    cells: ['All lines', '', '', '', ...sizes(compare(kept.groups, other.groups))],
    isSum: true,
  };
  const table = tableHtml(`Sent again with other content: report ${other.reportId} (${currency})`, COLUMNS, [
    ...rows,
    total,
  ]);
  const same =
    classes.length === 0
      ? html`<p>No kind of line differs; what differs is the total, or a date of the settlement.</p>`
      : null;
  return html`${table}${same}`;
}
