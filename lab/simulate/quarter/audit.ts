// An auditor who knows Amazon's own ledger and reads NetSuite's general ledger, and nothing in between: what stands on
// payout, card, reserve, debt and clearing has to be what Amazon's books say, by marketplace, to the minor unit.

import type { LedgerTruth } from '../../amazon/settlements/ledger';
import { auditOrders, expectedClearing } from './auditClearing';
import { auditMonths } from './auditMonths';
import { balanceOf } from './balances';
import type { Place } from './company';
import type { PlayedQuarter } from './play';

/** One broken rule, in words; empty where all is well. */
export function auditQuarter(played: PlayedQuarter): string[] {
  return [...played.company.places.flatMap((place) => auditPlace(played, place)), ...auditExceptions(played)];
}

function auditPlace(played: PlayedQuarter, place: Place): string[] {
  const { world } = played.company;
  const settlements = world.amazon.control.ledgerTruth(place.seller, place.facts.id).settlements;
  const [last] = settlements.slice(-1);
  if (last === undefined) return [`${place.facts.name}: Amazon closed no settlement, so there is nothing to compare.`];
  // What happened since is in no settlement yet, so no book can know it.
  const truth = world.amazon.control.ledgerTruth(place.seller, place.facts.id, last.end);
  return [
    ...auditPosted(played, place, truth),
    ...auditAccounts(played, place, truth),
    ...auditOrders(played, place),
    ...auditMonths(played, place),
  ];
}

/** Every settlement of Amazon's stands here once, and is posted. */
function auditPosted({ company }: PlayedQuarter, { facts }: Place, { settlements }: LedgerTruth): string[] {
  return settlements.flatMap(({ settlementId, total }) => {
    const rows = company.world.account.store.all(
      `SELECT custrecord_cwy_set_state AS state, custrecord_cwy_set_message AS message
       FROM customrecord_cwy_settlement WHERE custrecord_cwy_set_number = ?`,
      [settlementId],
    );
    const found = rows.map(({ state, message }) => `${state}: ${message}`).join('; ') || 'nothing';
    const isWell = rows.length === 1 && POSTED.includes(String(rows[0]?.state));
    return isWell
      ? []
      : [`${facts.name}: settlement ${settlementId} of ${total} is expected posted once, found ${found}`];
  });
}

const POSTED: readonly string[] = ['posted', 'matched'];

function auditAccounts(played: PlayedQuarter, place: Place, truth: LedgerTruth): string[] {
  const { accounts } = played.company;
  const onAccount = (use: string): number => balanceOf(played, place, accounts.get(use) ?? 0);
  const charged = settledOn(truth, 'Successful charge');
  const atBank = played.banks.has(place, truth.openSince);
  const expected: readonly (readonly [what: string, found: number, expected: number])[] = [
    // Amazon paid it; the bank has it, or it is on its way there.
    ['bank', balanceOf(played, place, place.bank), atBank],
    ['payout', onAccount('payout'), truth.paid + charged - atBank],
    ['card', onAccount('card'), -charged],
    ['reserve', onAccount('reserve'), truth.reserve],
    ['debt', onAccount('debt'), truth.debt],
    ['carried over', onAccount('carry'), 0],
    ['tax that Amazon remits', onAccount('facilitator_tax'), 0],
    ['suspense', onAccount('suspense'), 0],
    ['clearing', balanceOf(played, place, place.clearing), expectedClearing(played, place)],
  ];
  return expected.flatMap(([what, found, due]) =>
    found === due ? [] : [`${place.facts.name}: ${what} is ${found} in NetSuite and ${due} at Amazon (minor units).`],
  );
}

/** What all settlements say under a description. */
const settledOn = ({ settlements }: LedgerTruth, description: string): number =>
  settlements
    .flatMap(({ posted }) => posted.flatMap(({ entry }) => entry.items.flatMap(({ amounts }) => amounts)))
    .filter(({ kind }) => kind.amountDescription === description)
    .reduce((sum, { minor }) => sum + minor, 0);

/**
 * After the calm nothing waits for anybody. What is only unusual is told to people, and holds nothing up; and that a payment
 * came back is told until the bank has the one that gives it again.
 */
function auditExceptions({ company, banks, history }: PlayedQuarter): string[] {
  const rows = company.world.account.store.all(
    `SELECT custrecord_cwy_exc_class AS class, custrecord_cwy_exc_message AS message FROM customrecord_cwy_exception
     WHERE custrecord_cwy_exc_state <> 'solved' AND custrecord_cwy_exc_class NOT LIKE 'settlement-unusual-%' ORDER BY id`,
  );
  return (
    rows
      .filter((row) => row.class !== 'payout-bounced' || !company.places.some((place) => banks.waits(place)))
      // A month in which the way changes is accrued in the way of its last day, and says that it does not tie (documented).
      .filter((row) => row.class !== 'accrual-differs' || history.cutOver === undefined)
      .map((row) => `An exception is open: ${row.class}: ${row.message}`)
  );
}
