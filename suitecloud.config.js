const { execFileSync } = require('node:child_process');

/** The CLI deploys what is built, so each command builds first. */
const build = (options) => {
  execFileSync(process.execPath, ['tools/build.mjs'], { cwd: __dirname, stdio: ['ignore', 'ignore', 'inherit'] });
  return options;
};

module.exports = {
  defaultProjectFolder: 'src',
  commands: {
    'project:deploy': { beforeExecuting: build },
    'project:package': { beforeExecuting: build },
    'project:validate': { beforeExecuting: build },
  },
};
