/**
 * Visits for programs.
 *
 * @NApiVersion 2.1
 * @NScriptType Restlet
 */
define(['N/record', 'N/error'], (record, error) => {
  const get = ({ name }) => {
    if (!name) throw error.create({ name: 'DK_NO_NAME', message: 'Ask for a name', notifyOff: true });
    return { name, words: name.split(' ') };
  };

  const post = ({ visits }) => ({
    ids: visits.map(({ name, externalId }) => {
      const visit = record.create({ type: 'customrecord_dk_visit' });
      visit.setValue({ fieldId: 'name', value: name });
      visit.setValue({ fieldId: 'externalid', value: externalId });
      return visit.save();
    }),
  });

  return { get, post };
});
