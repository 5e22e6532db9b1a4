// Posting periods of a fresh account: every month of the years around the clock's start, open, in quarters and years.
// Source: Set Up Accounting Periods, standard calendar year (help); names as "Jan 2026", "Q1 2026", "FY 2026".

import type { Account } from './account';
import { write } from './profileWrite';
import { serverDay } from './serverTime';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const YEARS_BEFORE = 2;
const YEARS_AFTER = 1;

export function furnishPeriods(account: Account): void {
  if (!account.has('ACCOUNTINGPERIODS')) return;
  const now = Number(serverDay(account.clock.now()).slice(0, 4));
  for (let year = now - YEARS_BEFORE; year <= now + YEARS_AFTER; year++) furnishYear(account, year);
}

function furnishYear(account: Account, year: number): void {
  const parent = period(account, `FY ${year}`, year, 1, 12, { isyear: true });
  for (let quarter = 0; quarter < 4; quarter++) {
    const first = quarter * 3 + 1;
    const quarterId = period(account, `Q${quarter + 1} ${year}`, year, first, first + 2, { isquarter: true, parent });
    for (let month = first; month < first + 3; month++) {
      period(account, `${MONTHS[month - 1]} ${year}`, year, month, month, { isposting: true, parent: quarterId });
    }
  }
}

interface Kind {
  readonly isyear?: boolean;
  readonly isquarter?: boolean;
  readonly isposting?: boolean;
  readonly parent?: number;
}

function period(account: Account, periodname: string, year: number, first: number, last: number, kind: Kind): number {
  const pad = (n: number): string => String(n).padStart(2, '0');
  const lastDay = new Date(Date.UTC(year, last, 0)).getUTCDate();
  return write(account, 'accountingperiod', {
    periodname,
    startdate: `${year}-${pad(first)}-01`,
    enddate: `${year}-${pad(last)}-${pad(lastDay)}`,
    isyear: kind.isyear ?? false,
    isquarter: kind.isquarter ?? false,
    isposting: kind.isposting ?? false,
    parent: kind.parent === undefined ? null : String(kind.parent),
  });
}
