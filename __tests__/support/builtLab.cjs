// What tests import of the lab's and the benches' sources is the built module of the same name.

const path = require('node:path');

const ROOT = path.resolve(__dirname, '../..');

module.exports = {
  process(_source, file) {
    const built = path.join(ROOT, 'build', path.relative(ROOT, file).replace(/\.ts$/, '.js'));
    return { code: `module.exports = builtModule(${JSON.stringify(built)});` };
  },
};
