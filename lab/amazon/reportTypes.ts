// The reports that the simulated Amazon makes, and what each of them says.
// Source: SP-API documentation, Report Type Values.

import type { Instant } from '../clock';
import type { Role } from './operation';
import { LONGEST_SPAN, ORDERS_BY_UPDATE, orderRows, ordersReportColumns } from './ordersReport';
import type { Table } from './reportFile';
import type { Seller } from './seller';

export interface ReportType {
  readonly reportType: string;
  readonly role: Role;
  /** Milliseconds. */
  readonly longestSpan: number;
  table(seller: Seller, from: Instant, to: Instant): Table;
}

export const reportTypes: readonly ReportType[] = [
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
];

export function reportTypeOf(name: string): ReportType | undefined {
  return reportTypes.find(({ reportType }) => reportType === name);
}
