/**
 * @NApiVersion 2.x
 * @NScriptType Restlet
 * @NModuleScope SameAccount
 */
define(['N/record', 'N/search', 'N/error', 'SuiteScripts/counter/parcels'], (record, search, error, parcels) => {
  function get(params) {
    if (!params.id) throw error.create({ name: 'CT_NO_ID', message: 'Which parcel?', notifyOff: true });
    return search.lookupFields({
      type: parcels.PARCEL,
      id: params.id,
      columns: ['name', 'custrecord_ct_parcel_weight'],
    });
  }
  function post(body) {
    if (typeof body === 'string') return { words: body.split(' ') };
    return { id: parcels.store(body) };
  }
  function put(body) {
    return JSON.stringify({ kept: Object.keys(body) });
  }
  function remove(params) {
    record.delete({ type: parcels.PARCEL, id: params.id });
  }
  return { get: get, post: post, put: put, delete: remove };
});
