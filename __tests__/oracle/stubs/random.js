/**
 * What Oracle's stubs lack: N/crypto/random, as empty as they are. It lets entry scripts load; nothing here runs them.
 */
define([], () => ({
  generateBytes: () => {},
  generateInt: () => {},
  generateUUID: () => {},
}));
