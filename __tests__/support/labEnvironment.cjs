// The lab of a Jest worker, loaded once from what was built and shared by all its test files: a file that loads the lab's
// modules anew runs them cold, which took longer than the tests themselves. What a test changes lies in its own account.

const { TestEnvironment } = require('jest-environment-node');

module.exports = class LabEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    // One kind of date and error on both sides, for whoever asks with instanceof.
    Object.assign(this.global, { Date, Error, TypeError, RangeError, SyntaxError });
    this.global.builtModule = (file) => require(file);
  }
};
