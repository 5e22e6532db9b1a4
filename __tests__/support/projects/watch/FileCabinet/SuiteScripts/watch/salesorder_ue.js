/**
 * Refuses orders without a memo, and counts the lines of the others.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define(['N/error'], (error) => {
  const beforeSubmit = ({ type, newRecord, UserEventType }) => {
    if (type !== UserEventType.CREATE && type !== UserEventType.EDIT) return;
    if (!newRecord.getValue('memo')) {
      throw error.create({ name: 'WT_NO_MEMO', message: 'Say in the memo what the order is for.' });
    }
  };

  const afterSubmit = ({ newRecord, oldRecord, type }) => {
    const lines = newRecord.getLineCount({ sublistId: 'item' });
    log.audit('order', { type, lines, before: oldRecord ? oldRecord.getLineCount({ sublistId: 'item' }) : null });
  };

  return { beforeSubmit, afterSubmit };
});
