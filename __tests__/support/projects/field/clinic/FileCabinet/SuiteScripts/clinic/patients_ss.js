/**
 * Customers with addresses, as scripts make, find, change and remove them.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define(['N/record', 'N/search', 'N/query', 'N/runtime', './outcome'], (record, search, query, runtime, { step }) => {
  const blank = (options = {}) => {
    const customer = record.create({ type: record.Type.CUSTOMER, ...options });
    if (runtime.isFeatureInEffect({ feature: 'SUBSIDIARIES' })) customer.setValue({ fieldId: 'subsidiary', value: 1 });
    return customer;
  };

  const company = () => {
    const customer = blank({ isDynamic: true });
    customer.setValue({ fieldId: 'companyname', value: 'Hollow Clinic' });
    customer.setValue({ fieldId: 'externalid', value: 'clinic-1' });
    customer.selectNewLine({ sublistId: 'addressbook' });
    customer.setCurrentSublistValue({ sublistId: 'addressbook', fieldId: 'label', value: 'Front' });
    customer.setCurrentSublistValue({ sublistId: 'addressbook', fieldId: 'defaultbilling', value: true });
    const address = customer.getCurrentSublistSubrecord({ sublistId: 'addressbook', fieldId: 'addressbookaddress' });
    const parts = { country: 'US', addr1: '4 Brook St', city: 'Reno', state: 'NV', zip: '89501' };
    for (const [fieldId, value] of Object.entries(parts)) address.setValue({ fieldId, value });
    customer.commitLine({ sublistId: 'addressbook' });
    return customer.save();
  };

  const person = (state) => {
    const customer = blank();
    customer.setValue('isperson', 'T').setValue('firstname', 'Ann').setValue('lastname', 'Lee');
    customer.setSublistValue({ sublistId: 'addressbook', fieldId: 'label', line: 0, value: 'Home' });
    const address = customer.getSublistSubrecord({ sublistId: 'addressbook', fieldId: 'addressbookaddress', line: 0 });
    address.setValue('country', 'CA').setValue('city', 'Toronto').setValue('state', state);
    return customer.save({ enableSourcing: true, ignoreMandatoryFields: true });
  };

  const named = (companyname, externalid) => {
    const customer = blank();
    customer.setValue('companyname', companyname);
    if (externalid) customer.setValue('externalid', externalid);
    return customer.save();
  };

  const execute = () => {
    const first = step('company', company);
    const second = step('person', () => person('ON'));
    step('state of another country', () => person('NV'));
    step('external id twice', () => named('Other', 'clinic-1'));
    step('name twice', () => named('Hollow Clinic'));
    step('boolean for a radio button', () => blank().setValue('isperson', true));
    step('unknown field', () => blank().setValue('favouritecolour', 'red'));
    step('no name', () => blank().save());
    step('line by line in standard mode', () => blank().selectNewLine({ sublistId: 'addressbook' }));
    step('stale', () => {
      const [one, two] = [1, 2].map(() => record.load({ type: 'customer', id: first }));
      one.setValue('comments', 'first');
      one.save();
      two.setValue('comments', 'second');
      two.save();
    });
    step('phone inline', () => record.submitFields({ type: 'customer', id: first, values: { phone: '555-0100' } }));
    step('external id inline', () => record.submitFields({ type: 'customer', id: first, values: { externalid: 'x' } }));
    step('looked up', () =>
      search.lookupFields({ type: 'customer', id: first, columns: ['altname', 'phone', 'isinactive'] }),
    );
    step('found', () => {
      const found = [];
      search
        .create({
          type: search.Type.CUSTOMER,
          filters: [['isperson', 'is', 'F'], 'AND', ['billcity', 'is', 'reno']],
          columns: ['entityid', 'city', search.createColumn({ name: 'address1', join: 'Address' })],
        })
        .run()
        .each((row) => {
          found.push([
            row.recordType,
            row.getValue('entityid'),
            row.getValue('city'),
            row.getValue({ name: 'address1', join: 'Address' }),
          ]);
          return true;
        });
      return found;
    });
    step('queried', () =>
      query
        .runSuiteQL({
          query: `SELECT c.altname, a.city FROM customer c INNER JOIN customeraddressbook b ON b.entity = c.id
                  INNER JOIN customeraddressbookentityaddress a ON a.nkey = b.addressbookaddress ORDER BY c.id`,
        })
        .asMappedResults(),
    );
    step('contact', () => record.create({ type: record.Type.CONTACT }));
    step('invoice', () => record.transform({ fromType: 'customer', fromId: first, toType: 'invoice' }));
    step('removed', () => record.delete({ type: 'customer', id: second }));
    step('loaded again', () => record.load({ type: 'customer', id: second }));
  };

  return { execute };
});
