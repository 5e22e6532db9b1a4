// A settlement report as Amazon writes it, from the few things that a test is about.

import { settlementColumns } from '../../lab/amazon/settlements/settlementFile';

export type Row = readonly [
  transactionType: string,
  amountType: string,
  amountDescription: string,
  amount: string,
  more?: RowMore,
];

export interface RowMore {
  readonly at?: string;
  readonly marketplace?: string;
  readonly orderId?: string;
  readonly sku?: string;
  readonly quantity?: string;
  readonly item?: string;
  readonly shipment?: string;
  readonly adjustment?: string;
  readonly fulfilment?: 'AFN' | 'MFN';
}

export interface SettlementDraft {
  readonly id?: string;
  readonly currency?: string;
  /** How its region writes moments; the first is the one of the US. */
  readonly style?: 'dashes' | 'dotted' | 'slashes';
  /** Start, end and deposit date, in that style; the first half of March without. */
  readonly span?: readonly [start: string, end: string, deposit: string];
  /** The sum of the rows without. */
  readonly total?: string;
  readonly rows: readonly Row[];
}

const MOMENTS = {
  dashes: ['2026-03-01 08:00:00 UTC', '2026-03-14 08:00:00 UTC', '2026-03-16 08:00:00 UTC', '2026-03-05 20:00:00 UTC'],
  dotted: ['01.03.2026 08:00:00 UTC', '14.03.2026 08:00:00 UTC', '16.03.2026 08:00:00 UTC', '05.03.2026 20:00:00 UTC'],
  slashes: ['2026/03/01 08:00:00 UTC', '2026/03/14 08:00:00 UTC', '2026/03/16 08:00:00 UTC', '2026/03/05 20:00:00 UTC'],
} as const;

/** Flat file V2. */
export function settlementText(draft: SettlementDraft): string {
  const { id = '11223344551', currency = 'USD', style = 'dashes', rows } = draft;
  const posted = MOMENTS[style][3];
  const [start, end, deposit] = draft.span ?? MOMENTS[style];
  const total = draft.total ?? added(rows.map(([, , , amount]) => amount));
  const line = (cells: Partial<Record<(typeof settlementColumns)[number], string>>): string =>
    settlementColumns.map((name) => ({ 'settlement-id': id, ...cells })[name] ?? '').join('\t');
  return [
    settlementColumns.join('\t'),
    line({
      'settlement-start-date': start,
      'settlement-end-date': end,
      'deposit-date': deposit,
      'total-amount': total,
      currency,
    }),
    ...rows.map(([transactionType, amountType, amountDescription, amount, more = {}]) =>
      line({
        'transaction-type': transactionType,
        'order-id': more.orderId ?? (transactionType === 'Order' ? '111-0000001-0000001' : ''),
        'marketplace-name': more.marketplace ?? 'Amazon.com',
        'amount-type': amountType,
        'amount-description': amountDescription,
        amount,
        'posted-date-time': more.at ?? posted,
        sku: more.sku ?? '',
        'quantity-purchased': more.quantity ?? '',
        'order-item-code': more.item ?? '',
        'shipment-id': more.shipment ?? '',
        'adjustment-id': more.adjustment ?? '',
        'fulfillment-id': more.fulfilment ?? '',
      }),
    ),
    '',
  ].join('\n');
}

/** In the style of the amounts themselves: with a comma or a point, or without decimals. */
function added(amounts: readonly string[]): string {
  const mark = amounts.some((each) => each.includes(',')) ? ',' : '.';
  const places = Math.max(...amounts.map((each) => each.split(/[.,]/)[1]?.length ?? 0));
  const units = amounts.reduce((sum, each) => {
    const [whole = '', fraction = ''] = each.replace('-', '').split(/[.,]/);
    return sum + (each.startsWith('-') ? -1 : 1) * Number(whole + fraction.padEnd(places, '0'));
  }, 0);
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}${mark}${digits.slice(-places)}`;
  return units < 0 ? `-${text}` : text;
}
