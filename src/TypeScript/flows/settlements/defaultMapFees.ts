/**
 * The shipped map, part three: fees as Amazon writes them since 2025. The amount-type is the name of the fee, and the
 * description says whether it is the fee itself, a discount on it, or the tax on it.
 *
 * @NApiVersion 2.1
 */

import type { MapRow } from './classify';
import { rows } from './mapRows';
import type { LineClass } from './settlement';

const FEES: readonly (readonly [LineClass, readonly string[]])[] = [
  ['storage', ['FBA Inventory Storage Fee', 'FBA Long Term Storage Fee', 'AWD Storage Fee']],
  ['inbound', ['AWD Processing Fee', 'AWD Transportation Fee', 'FBA Inbound Placement Service Fee']],
  ['inbound', ['FBA Amazon-Partnered Carrier Shipment Fee', 'Inbound Transportation Program Fee']],
  ['inbound', ['Inbound Defect Fee*']],
  ['removal', ['FBA Removal Order: Disposal Fee', 'FBA Removal Order: Return Fee']],
  // Some lines name the ASIN behind it.
  ['fba-fees', ['FBA Customer Returns Fee*']],
  ['fba-fees', ['FBA fulfilment fee per unit - Correction', 'FBA fulfilment fee per unit - Reversal']],
  ['programs', ['Coupon Participation Fee', 'Coupon Performance Based Fee', 'Deal Participation Fee']],
  ['programs', ['Deal Performance Based Fee', 'Vine Enrollment Fee']],
  // Behind both stand country, category and period.
  ['other-fees', ['Eco-contribution for EPR Pay on Behalf*', 'Amazon service fee for EPR Pay on Behalf*']],
  // Its exact name is not known, so a person decides when it comes.
  ['review', ['Low-inventory-level fee']],
];

const taxOf = (lineClass: LineClass): LineClass => (lineClass === 'review' ? 'review' : 'fee-tax');

export const FEE_ROWS: readonly MapRow[] = FEES.flatMap(([lineClass, names]) =>
  rows(
    ['FBAFees', 'AmazonFees'],
    names,
    [lineClass, ['Base fee', 'Discount on fee']],
    [taxOf(lineClass), ['Tax on fee']],
  ),
);
