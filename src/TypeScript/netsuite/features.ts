/**
 * What this account can do. Asked for, never assumed.
 *
 * @NApiVersion 2.1
 */

import * as config from 'N/config';
import * as runtime from 'N/runtime';
import type { Features } from '../flows/orders/settings';

const has = (feature: string): boolean =>
  runtime.isFeatureInEffect({ feature: feature as Parameters<typeof runtime.isFeatureInEffect>[0]['feature'] });

/** Costs 20 units: read once a run. */
export function accountFeatures(): Features {
  const company = config.load({ type: config.Type.COMPANY_INFORMATION });
  const accounting = config.load({ type: config.Type.ACCOUNTING_PREFERENCES });
  const country = String(company.getValue({ fieldId: 'country' }) ?? '');
  const perLine = accounting.getValue({ fieldId: 'pertaxlines' }) as unknown;
  return {
    oneWorld: has('SUBSIDIARIES'),
    multiCurrency: has('MULTICURRENCY'),
    multiLocation: has('MULTILOCINVT'),
    suiteTax: has('TAX_OVERHAULING'),
    // Outside the US every line of legacy tax has its code; in the US only by preference.
    perLineTax: country !== 'US' || perLine === true || perLine === 'T',
    baseCurrency: String(company.getText({ fieldId: 'basecurrency' }) ?? ''),
  };
}
