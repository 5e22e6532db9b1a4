/**
 * @NApiVersion 2.1
 * @NScriptType Suitelet
 */
define(['N/file', 'N/log', 'N/redirect', 'N/runtime', 'N/ui/serverWidget', './parcels'], (
  file,
  log,
  redirect,
  runtime,
  serverWidget,
  { store },
) => {
  const form = ({ custpage_day: day }) => {
    const made = serverWidget.createForm({ title: 'Parcels' });
    made.addFieldGroup({ id: 'custpage_about', label: 'About' });
    const date = made.addField({
      id: 'custpage_day',
      type: serverWidget.FieldType.DATE,
      label: 'Day',
      container: 'custpage_about',
    });
    date.defaultValue = day ?? new Date();
    const list = made.addSublist({ id: 'custpage_parcels', type: serverWidget.SublistType.LIST, label: 'Parcels' });
    list.addField({ id: 'custpage_take', type: serverWidget.FieldType.CHECKBOX, label: 'Take' });
    list.addField({ id: 'custpage_name', type: serverWidget.FieldType.TEXT, label: 'Name' });
    list.setSublistValue({ id: 'custpage_name', line: 0, value: 'Box' });
    made.addSubmitButton({ label: 'Take them' });
    return made;
  };

  const ANSWERS = {
    json: (response) => {
      response.setHeader({ name: 'Content-Type', value: 'application/json' });
      response.write(JSON.stringify({ parcels: 0 }));
    },
    csv: (response) =>
      response.writeFile({
        file: file.create({ name: 'parcels.csv', fileType: file.Type.CSV, contents: 'name\nBox' }),
        isInline: true,
      }),
    away: () => {
      const { id, deploymentId } = runtime.getCurrentScript();
      redirect.toSuitelet({ scriptId: id, deploymentId, parameters: { custpage_day: '11/2/2026' } });
    },
    elsewhere: (response) => response.setHeader({ name: 'Location', value: '/elsewhere' }),
    assistant: () => serverWidget.createAssistant({ title: 'Parcels, step by step' }),
  };

  const onRequest = ({ request, response }) => {
    const { parameters } = request;
    if (request.method === 'POST') {
      log.debug('posted', request.getLineCount({ group: 'custpage_parcels' }));
      response.write(`Stored ${store({ name: parameters.custpage_name, weight: Number(parameters.custpage_weight) })}`);
    } else if (ANSWERS[parameters.answer]) ANSWERS[parameters.answer](response);
    else response.writePage(form(parameters));
  };
  return { onRequest };
});
