/**
 * Makes crates; shared by the scripts of the orchard.
 *
 * @NApiVersion 2.1
 */
define(['N/record'], (record) => {
  const TYPE = 'customrecord_or_crate';

  const create = ({ name, weight, externalId }) => {
    const crate = record.create({ type: TYPE });
    crate.setValue({ fieldId: 'name', value: name });
    if (weight !== undefined) crate.setValue({ fieldId: 'custrecord_or_crate_weight', value: weight });
    crate.setValue('custrecord_or_crate_picked', new Date());
    if (externalId) crate.setValue({ fieldId: 'externalid', value: externalId });
    return crate.save();
  };

  return { TYPE, create };
});
