/**
 * Notes what each step gave, or the code it was refused with.
 *
 * @NApiVersion 2.x
 * @NModuleScope SameAccount
 */
define(['N/log'], (log) => {
  function step(title, work) {
    var given;
    try {
      given = work();
      log.debug({ title: title, details: given === undefined ? 'nothing' : given });
    } catch (e) {
      log.error({ title: title, details: e.name });
    }
    return given;
  }
  return { step: step };
});
