/**
 * Keeps customers' names tidy, and opens a ticket for each new one.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define(['N/record', 'N/runtime'], (record, runtime) => {
  const beforeLoad = ({ type, form, UserEventType }) => {
    if (type !== UserEventType.CREATE) return;
    form.addField({ id: 'custpage_hint', type: 'inlinehtml', label: 'Hint' }).defaultValue = '<b>Check the name</b>';
    form.getField({ id: 'comments' }).updateDisplayType({ displayType: 'hidden' });
  };

  const beforeSubmit = ({ type, newRecord, UserEventType }) => {
    if (type === UserEventType.DELETE) return;
    const name = newRecord.getValue({ fieldId: 'companyname' });
    if (name) newRecord.setValue({ fieldId: 'companyname', value: name.trim() });
  };

  const afterSubmit = ({ type, newRecord, UserEventType }) => {
    log.debug('customer', { type, id: newRecord.id, context: runtime.executionContext });
    if (type !== UserEventType.CREATE) return;
    const ticket = record.create({ type: 'customrecord_wt_ticket', isDynamic: true });
    ticket.setValue({ fieldId: 'name', value: `Welcome ${newRecord.getValue({ fieldId: 'companyname' })}` });
    ticket.setValue({ fieldId: 'custrecord_wt_ticket_customer', value: newRecord.id });
    ticket.setValue({ fieldId: 'externalid', value: `welcome-${newRecord.id}` });
    ticket.save();
  };

  return { beforeLoad, beforeSubmit, afterSubmit };
});
