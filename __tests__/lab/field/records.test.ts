// Scheduled scripts as they are written in the field, over customers, items, orders and journals, in both accounts.

import { fieldRun } from '../../support/fieldRun';

const PROFILES = ['oneworld', 'small'] as const;

test.each(PROFILES)(
  'customers with addresses are made, found, changed and removed in the %s account',
  async (profile) => {
    const { code, report, noted, warned } = await fieldRun(
      'clinic',
      'customscript_cl_patients_ss',
      '--profile',
      profile,
    );
    expect(code).toBe(0);
    expect(noted).toEqual({
      company: 2,
      person: 3,
      'state of another country': 'INVALID_FLD_VALUE',
      'external id twice': 'DUP_RCRD',
      'name twice': 'UNIQUE_CUST_ID_REQD',
      'boolean for a radio button': 'INVALID_FLD_VALUE',
      'unknown field': 'INVALID_FLD',
      'no name': 'USER_ERROR',
      'line by line in standard mode': 'SSS_INVALID_API_USAGE',
      stale: 'RCRD_HAS_BEEN_CHANGED',
      'phone inline': 2,
      'external id inline': 'SSS_INVALID_FIELD',
      'looked up': { altname: 'Hollow Clinic', phone: '555-0100', isinactive: false },
      found: [['customer', 'Hollow Clinic', 'Reno', '4 Brook St']],
      queried: [
        { altname: 'Hollow Clinic', city: 'Reno' },
        { altname: 'Ann Lee', city: 'Toronto' },
      ],
      contact: 'NotEmulated',
      invoice: expect.objectContaining({ type: 'invoice', id: null }),
      removed: 3,
      'loaded again': 'RCRD_DSNT_EXIST',
    });
    expect(report.records).toEqual([
      { type: 'customer', id: 2, externalId: 'clinic-1' },
      { type: 'customer', id: 3, externalId: null },
    ]);
    expect(warned).toContain('The script went on after NotEmulated: record.create of contact');
  },
);

test.each(PROFILES)('items, orders and journals are saved, refused and searched in the %s account', async (profile) => {
  const { code, noted } = await fieldRun('clinic', 'customscript_cl_visits_ss', '--profile', profile);
  expect(code).toBe(0);
  expect(noted).toEqual({
    customer: 2,
    service: 1,
    goods: 2,
    order: 1,
    copied: 2,
    'no lines': 'VALID_LINE_ITEM_REQD',
    'no such item': 'INVALID_KEY_OR_REF',
    // Services are not shipped.
    fulfilled: 'INVALID_INITIALIZE_REF',
    journal: 3,
    unbalanced: 'TRANS_UNBALNCD',
    'long ago': 'VALID_PRD_REQD',
    orders: [
      ['salesorder', 90, 'Pending Approval', 'Hollow Clinic'],
      ['salesorder', 90, 'Pending Approval', 'Hollow Clinic'],
    ],
    lines: [
      ['CHECK-UP x 1', 80],
      ['BANDAGE x 4', 10],
    ],
    'by customer': [['Hollow Clinic', 180]],
    items: [
      ['servicesaleitem', 'CHECK-UP'],
      ['inventoryitem', 'BANDAGE'],
    ],
    narrowed: ['1010 Savings', '1000 Checking'],
    status: [{ words: 'Sales Order : Pending Approval', raw: 'SalesOrd:A' }],
    cleaned: [{ digits: '1' }],
    'a thousand and one': 'SSS_SEARCH_RESULT_LIMIT_EXCEEDED',
    with: 'SSS_SEARCH_ERROR_OCCURRED',
    limit: 'SSS_SEARCH_ERROR_OCCURRED',
    'unknown column': 'SSS_INVALID_SRCH_COL',
  });
});
