// The order of a first run, when nobody has timed the files yet: those that play days of trade before those that read a
// table, so that no worker is left with a long one at the end. Later runs go by the times of the one before.

const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

const SLOWEST = ['simulation', 'browser', 'stories', 'promises', 'oracle', 'contract'];

module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const rank = ({ path: file, context }) => {
      const [folder] = path.relative(path.join(context.config.rootDir, '__tests__'), file).split(path.sep);
      const place = SLOWEST.indexOf(folder);
      return place < 0 ? SLOWEST.length : place;
    };
    return [...sorted].sort((one, other) => rank(one) - rank(other));
  }
};
