/**
 * Prints badges as PDF.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */
define(['N/render'], (render) => ({
  execute: () => render.xmlToPdf({ xmlString: '<pdf><body>Badge</body></pdf>' }),
}));
