/**
 * @NApiVersion 2.0
 * @NScriptType UserEventScript
 */
define(['N/log', 'N/record', 'N/search'], (log, record, search) => {
  var WEIGHT = 'custrecord_ct_parcel_weight';

  function beforeLoad(context) {
    log.debug('beforeLoad', context.type);
  }
  function beforeSubmit(context) {
    var weight = context.newRecord.getValue({ fieldId: WEIGHT });
    var before = context.oldRecord ? context.oldRecord.getValue({ fieldId: WEIGHT }) : null;
    log.debug('beforeSubmit', [context.type, before, weight, context.newRecord.getValue({ fieldId: 'name' }) || '']);
    if (weight > 30) throw 'Too heavy';
    if (weight === 30) for (;;) search.lookupFields({ type: 'account', id: 1, columns: 'name' });
    if (context.type === context.UserEventType.CREATE)
      context.newRecord.setValue({ fieldId: 'custrecord_ct_parcel_note', value: 'weighed' });
  }
  function afterSubmit(context) {
    log.debug('afterSubmit', context.type);
    if (context.type !== context.UserEventType.CREATE) return;
    var stored = record.load({ type: context.newRecord.type, id: context.newRecord.id });
    log.debug('stored', stored.getValue({ fieldId: 'custrecord_ct_parcel_note' }));
  }
  return { beforeLoad: beforeLoad, beforeSubmit: beforeSubmit, afterSubmit: afterSubmit };
});
