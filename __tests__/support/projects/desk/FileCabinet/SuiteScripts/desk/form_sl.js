/**
 * The visitors' book: a form to sign, and the list of who came before.
 *
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */
define(['N/ui/serverWidget', 'N/record', 'N/search', 'N/runtime', 'N/format'], (
  serverWidget,
  record,
  search,
  runtime,
  format,
) => {
  const visits = () => {
    const found = [];
    search
      .create({
        type: 'customrecord_dk_visit',
        filters: [['isinactive', 'is', 'F']],
        columns: [search.createColumn({ name: 'name', sort: search.Sort.ASC }), 'custrecord_dk_visit_day'],
      })
      .run()
      .each((result) => {
        found.push({ name: result.getValue({ name: 'name' }), day: result.getValue('custrecord_dk_visit_day') });
        return true;
      });
    return found;
  };

  const show = (response, greeting) => {
    const form = serverWidget.createForm({ title: "Visitors' Book" });
    form.addField({ id: 'custpage_name', type: serverWidget.FieldType.TEXT, label: 'Your Name' }).isMandatory = true;
    form.addField({ id: 'custpage_day', type: serverWidget.FieldType.DATE, label: 'Day' });
    form.addField({
      id: 'custpage_greeting',
      type: serverWidget.FieldType.INLINEHTML,
      label: 'Greeting',
    }).defaultValue = `<p>${greeting}</p>`;
    const list = form.addSublist({ id: 'custpage_visits', type: serverWidget.SublistType.LIST, label: 'Visits' });
    list.addField({ id: 'custpage_visitor', type: serverWidget.FieldType.TEXT, label: 'Visitor' });
    visits().forEach(({ name }, line) => {
      list.setSublistValue({ id: 'custpage_visitor', line, value: name });
    });
    form.addSubmitButton({ label: 'Sign' });
    response.writePage(form);
  };

  const sign = ({ custpage_name: name, custpage_day: day }) => {
    const visit = record.create({ type: 'customrecord_dk_visit' });
    visit.setValue({ fieldId: 'name', value: name });
    visit.setValue({
      fieldId: 'custrecord_dk_visit_day',
      value: day ? format.parse({ value: day, type: format.Type.DATE }) : new Date(),
    });
    visit.setValue({ fieldId: 'custrecord_dk_visit_host', value: runtime.getCurrentUser().id });
    return visit.save();
  };

  const onRequest = ({ request, response }) => {
    const greeting = runtime.getCurrentScript().getParameter({ name: 'custscript_dk_greeting' });
    if (request.method === 'POST') log.audit('signed', sign(request.parameters));
    show(response, `${greeting}, ${request.parameters.custpage_name || 'stranger'}`);
  };

  return { onRequest };
});
