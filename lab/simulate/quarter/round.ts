// One round of every schedule that has to do with money, in the order in which their work follows each other, and what the
// banks have by then.

import type { Banks } from './bank';
import type { QuarterCompany } from './company';

const FETCH = 'customscript_cwy_orders_fetch_ss';
const BILL = 'customscript_cwy_bill_mr';
const PICK_UP = 'customscript_cwy_settlements_ss';
export const SETTLE = 'customscript_cwy_settle_mr';
const MATCH = 'customscript_cwy_payouts_ss';
const CLEAR = 'customscript_cwy_clear_mr';
const ACCRUE = 'customscript_cwy_accrual_ss';

export function round({ world, places }: QuarterCompany, banks: Banks): void {
  const { runner, control } = world.account;
  const each = (script: string, deployment: string): void => {
    runner.run(script, deployment);
    runner.settle();
    // What nobody starts again is gone; the next run on the schedule is another one.
    if (!control.restarts) runner.abandon();
  };
  for (const { slot } of places) each(FETCH, `customdeploy_cwy_orders_fetch_ss_${slot}`);
  for (const { slot } of places) each(BILL, `customdeploy_cwy_bill_mr_${slot}`);
  for (const { slot } of places) each(PICK_UP, `customdeploy_cwy_settlements_ss_${slot}`);
  each(SETTLE, 'customdeploy_cwy_settle_mr');
  banks.enter();
  each(MATCH, 'customdeploy_cwy_payouts_ss');
  each(CLEAR, 'customdeploy_cwy_clear_mr');
  for (const { slot } of places) each(ACCRUE, `customdeploy_cwy_accrual_ss_${slot}`);
}
