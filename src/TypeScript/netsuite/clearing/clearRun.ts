/**
 * A run of the match: one clearing account an invocation, up to today; weeks on the way are kept, so that a run which has
 * to stop has done some of them and the next one goes on there.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import type { EntryPoints } from 'N/types';
import { dayOf } from '../days';
import type { ClearingAccount } from './clearingAccounts';
import { clearingOn } from './clearingOn';
import { type Matched, matchOrders } from './matchOrders';

/** Of the units that an invocation has, what is left untouched: half. */
const LEFT = 0.5;
/** Units that exceptions may take behind the reading: three classes of a hundred, new or said anew. */
const FOR_EXCEPTIONS = 1_500;

export function matchAccount(account: ClearingAccount): Matched {
  const script = runtime.getCurrentScript();
  const all = script.getRemainingUsage();
  const left = Math.ceil(all * LEFT);
  const on = clearingOn(account, dayOf(new Date()), left + Math.min(FOR_EXCEPTIONS, all / 4), true);
  if (on === null) return { account: account.name, ties: null, open: 0, wrong: 0 };
  return matchOrders(on, () => script.getRemainingUsage() > left);
}

/** One line in the log; what broke off is tried again by the next run. */
export function reportMatched({ inputSummary, reduceSummary, output }: EntryPoints.MapReduce.summarizeContext): void {
  if (inputSummary.error) log.error({ title: 'Clearing accounts could not be read', details: inputSummary.error });
  reduceSummary.errors.iterator().each((key, error) => {
    log.error({ title: `The match of clearing account ${key} broke off`, details: error });
    return true;
  });
  const said: string[] = [];
  output.iterator().each((_key: string, value: string) => {
    const { account, ties, open, wrong } = JSON.parse(value) as Matched;
    const words =
      ties === null ? 'not gone through yet' : ties ? `${open} orders open, ${wrong} wrong` : 'does not tie';
    said.push(`${account}: ${words}`);
    return true;
  });
  if (said.length > 0) log.audit({ title: 'Clearing', details: said.join(', ').slice(0, 3_900) });
}
