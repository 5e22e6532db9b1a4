/**
 * A ticket is due after it was opened, and stays once it is closed.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define([], () => {
  const beforeSubmit = (context) => {
    const { type, newRecord, oldRecord, UserEventType } = context;
    if (type === UserEventType.DELETE) {
      if (oldRecord.getValue({ fieldId: 'custrecord_wt_ticket_closed' })) throw new Error('A closed ticket stays.');
      return;
    }
    if (type === UserEventType.XEDIT) return;
    const due = newRecord.getValue({ fieldId: 'custrecord_wt_ticket_due' });
    const opened = newRecord.getValue({ fieldId: 'custrecord_wt_ticket_opened' });
    if (due && opened && due < opened) throw new Error('Due before it was opened.');
  };

  const afterSubmit = ({ type, newRecord }) => {
    const due = newRecord.getValue({ fieldId: 'custrecord_wt_ticket_due' });
    log.audit(type, {
      due: due ? `${due.getFullYear()}-${due.getMonth() + 1}-${due.getDate()}` : null,
      closed: newRecord.getValue({ fieldId: 'custrecord_wt_ticket_closed' }),
    });
  };

  return { beforeSubmit, afterSubmit };
});
