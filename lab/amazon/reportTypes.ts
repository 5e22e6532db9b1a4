// The reports that the simulated Amazon makes, and what each of them says.
// Source: SP-API documentation, Report Type Values.

import type { Instant } from '../clock';
import type { Role } from './operation';
import { LONGEST_SPAN, ORDERS_BY_UPDATE, orderRows, ordersReportColumns } from './ordersReport';
import type { Table } from './reportFile';
import type { Seller } from './seller';
import { SETTLEMENT_V2 } from './settlements/settlementFile';
import { LONGEST_STORAGE_SPAN, STORAGE_CHARGES, storageColumns, storageRows } from './storageReport';

export interface ReportType {
  readonly reportType: string;
  readonly role: Role;
}

/** One that an application can ask for. */
export interface RequestedType extends ReportType {
  /** Milliseconds. */
  readonly longestSpan: number;
  table(seller: Seller, from: Instant, to: Instant, marketplaceIds: readonly string[]): Table;
}

const requestedTypes: readonly RequestedType[] = [
  {
    reportType: ORDERS_BY_UPDATE,
    role: 'Inventory and Order Tracking',
    longestSpan: LONGEST_SPAN,
    /** Whatever marketplaces were named (known reports). Unconfirmed: the end of the span is not part of it. */
    table(seller, from, to) {
      const { orders } = seller.orders.search({
        family: 'lastUpdated',
        from,
        to: to - 1,
        after: null,
        limit: Number.POSITIVE_INFINITY,
        matches: () => true,
      });
      return { columns: ordersReportColumns, rows: orders.flatMap(orderRows) };
    },
  },
  {
    reportType: STORAGE_CHARGES,
    role: 'Amazon Fulfillment',
    longestSpan: LONGEST_STORAGE_SPAN,
    table: (seller, from, _to, marketplaceIds) => ({
      columns: storageColumns,
      rows: storageRows(seller, from, marketplaceIds),
    }),
  },
];

/** Source: SP-API documentation, Report Type Values: these cannot be requested or scheduled, Amazon makes them by itself. */
const ownTypes: readonly ReportType[] = [{ reportType: SETTLEMENT_V2, role: 'Finance and Accounting' }];

export function requestedTypeOf(name: string): RequestedType | undefined {
  return requestedTypes.find(({ reportType }) => reportType === name);
}

export function reportTypeOf(name: string): ReportType | undefined {
  return requestedTypeOf(name) ?? ownTypes.find(({ reportType }) => reportType === name);
}
