// The outcome of all orders as the command's JSON document.

import type { OrderOutcome, Outcome } from './outcomes';
import type { PageLine } from './salesOrderPage';

export interface OrdersReport {
  readonly orders: readonly {
    /** Null where the row names none. */
    readonly amazonOrderId: string | null;
    readonly outcome: Outcome;
    /** Classes of open exceptions; for an ignored order the rule. */
    readonly reasons: readonly string[];
    readonly currency: string | null;
    /** Minor units, as NetSuite holds the total; null without a sales order. */
    readonly totalMinor: number | null;
    readonly facilitatorTaxMinor: number | null;
    readonly amazonTotalMinor: number | null;
    readonly lines: readonly PageLine[];
  }[];
}

export function ordersReport(outcomes: readonly OrderOutcome[]): OrdersReport {
  return {
    orders: outcomes.map(({ amazonOrderId, outcome, salesOrder, currency, ...rest }) => ({
      amazonOrderId,
      outcome,
      reasons: reasonsOf(rest),
      currency,
      totalMinor: salesOrder?.totalMinor ?? null,
      facilitatorTaxMinor: salesOrder?.facilitatorTaxMinor ?? null,
      amazonTotalMinor: salesOrder ? salesOrder.totalMinor + salesOrder.facilitatorTaxMinor : null,
      lines: salesOrder?.lines ?? [],
    })),
  };
}

export function reasonsOf({ exceptions, rule }: Pick<OrderOutcome, 'exceptions' | 'rule'>): string[] {
  return [...new Set([...(rule === null ? [] : [rule]), ...exceptions.map((each) => each.class)])];
}

/** Whether somebody has something to do: an order is held, or any exception is open. */
export function needsPerson(outcomes: readonly OrderOutcome[]): boolean {
  return outcomes.some(({ outcome, exceptions }) => outcome === 'held' || exceptions.length > 0);
}
