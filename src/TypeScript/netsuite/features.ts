/**
 * What this account can do. Asked for, never assumed.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import * as runtime from 'N/runtime';
import type { Features } from '../flows/orders/settings';
import { rows, text } from './rows';

type Flags = Pick<Features, 'oneWorld' | 'multiCurrency' | 'multiLocation' | 'suiteTax'>;
type FeatureName = Parameters<typeof runtime.isFeatureInEffect>[0]['feature'];

const has = (feature: FeatureName): boolean => runtime.isFeatureInEffect({ feature });

/** Free of units. */
export function featureFlags(): Flags {
  return {
    oneWorld: has('SUBSIDIARIES'),
    multiCurrency: has('MULTICURRENCY'),
    multiLocation: has('MULTILOCINVT'),
    suiteTax: has('TAX_OVERHAULING'),
  };
}

/** Which segments lines of a journal take in this account. */
export interface Segments {
  readonly department: boolean;
  readonly classification: boolean;
  readonly location: boolean;
}

/** Free of units. */
export function segmentFlags(): Segments {
  return { department: has('DEPARTMENTS'), classification: has('CLASSES'), location: has('LOCATIONS') };
}

/** Whether transactions have a period at all. Free of units. */
export const hasPeriods = (): boolean => has('ACCOUNTINGPERIODS');

/** Up to 20 units: once a run. */
export function accountFeatures(): Features {
  const flags = featureFlags();
  return {
    ...flags,
    perLineTax: !flags.suiteTax && linesHaveTaxCodes(),
    // With several currencies nobody asks which one is the base.
    baseCurrency: flags.multiCurrency ? '' : baseCurrency(),
  };
}

/** Whether sales lines take a tax code depends on edition and preference: the form itself knows. */
function linesHaveTaxCodes(): boolean {
  const blank = record.create({ type: record.Type.SALES_ORDER });
  return blank.getSublistFields({ sublistId: 'item' }).includes('taxcode');
}

function baseCurrency(): string {
  const [row] = rows("SELECT symbol FROM currency WHERE isbasecurrency = 'T'");
  return row ? (text(row, 'symbol') ?? '') : '';
}
