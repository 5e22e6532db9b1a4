// The features an account may have, and the two profiles every story runs on.
// Source: names of runtime.isFeatureInEffect (help; practice for some).

export type Feature =
  | 'ACCOUNTING'
  | 'ACCOUNTINGPERIODS'
  | 'ADVRECEIVING'
  | 'ADVSHIPPING'
  | 'CLASSES'
  | 'CRM'
  | 'CUSTOMCODE'
  | 'CUSTOMRECORDS'
  | 'DEPARTMENTS'
  | 'INVENTORY'
  | 'INVENTORYSTATUS'
  | 'KITS'
  | 'LOCATIONS'
  | 'MATRIXITEMS'
  | 'MULTICURRENCY'
  | 'MULTILOCINVT'
  | 'PAYABLES'
  | 'PICKPACKSHIP'
  | 'RECEIVABLES'
  | 'RETURNAUTHS'
  | 'SERVERSIDESCRIPTING'
  | 'SUBSIDIARIES'
  | 'SUITECLOUDPLUS'
  | 'TAX_OVERHAULING';

const SMALL: readonly Feature[] = [
  'ACCOUNTING',
  'ACCOUNTINGPERIODS',
  'CUSTOMCODE',
  'CUSTOMRECORDS',
  'INVENTORY',
  'KITS',
  'LOCATIONS',
  'RECEIVABLES',
  'SERVERSIDESCRIPTING',
];

export const PROFILES = {
  /** A OneWorld account with everything. */
  oneworld: [
    ...SMALL,
    'ADVRECEIVING',
    'ADVSHIPPING',
    'CLASSES',
    'CRM',
    'DEPARTMENTS',
    'INVENTORYSTATUS',
    'MATRIXITEMS',
    'MULTICURRENCY',
    'MULTILOCINVT',
    'PAYABLES',
    'PICKPACKSHIP',
    'RETURNAUTHS',
    'SUBSIDIARIES',
    'TAX_OVERHAULING',
  ],
  /** A single-company account with almost nothing: one currency, one place for stock, legacy tax. */
  small: SMALL,
} as const satisfies Record<string, readonly Feature[]>;

export type Profile = keyof typeof PROFILES;
