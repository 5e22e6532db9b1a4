// How the tests run: three Jest projects. `npm test` builds first, because stories and oracle read the built files.

// The server's zone for the whole process: a test cannot change it from inside. CWY_TZ runs the suite in another one.
process.env.TZ = process.env.CWY_TZ ?? 'America/Los_Angeles';

const os = require('node:os');
const Suite = require('@oracle/suitecloud-unit-testing/jest-configuration/SuiteCloudJestConfiguration');

/** TypeScript by swc. `noInterop` keeps `import * as x` the module itself, as SuiteScript sees it. */
const swc = [
  '@swc/jest',
  {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs', noInterop: true },
    sourceMaps: 'inline',
  },
];

const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  clearMocks: true,
  transform: { '^.+\\.ts$': swc },
  testMatch: ['**/*.test.ts'],
};

const folder = __dirname.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Tests that use the lab. */
const onTheLab = {
  testEnvironment: '<rootDir>/__tests__/support/labEnvironment.cjs',
  transform: { [`^${folder}/(lab|bench)/.+\\.ts$`]: '<rootDir>/__tests__/support/builtLab.cjs', ...common.transform },
};

/** Oracle's own configuration: it maps `N/…` to Oracle's stubs and reads AMD files. */
const oracle = Suite.build({
  projectFolder: 'src',
  projectType: Suite.ProjectType.ACP,
  rootDir: __dirname,
  customStubs: [{ module: 'N/crypto/random', path: '<rootDir>/__tests__/oracle/stubs/random.js' }],
});

module.exports = {
  // Two at least: the machine this is timed on has two cores, and one worker would leave half of it idle.
  maxWorkers: Math.max(2, os.availableParallelism() - 1),
  testTimeout: 60_000,
  testSequencer: '<rootDir>/__tests__/support/slowestFirst.cjs',
  projects: [
    {
      ...common,
      ...onTheLab,
      displayName: 'causeway',
      roots: ['<rootDir>/__tests__'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/oracle/', '<rootDir>/__tests__/browser/'],
    },
    {
      ...common,
      ...onTheLab,
      displayName: 'browser',
      roots: ['<rootDir>/__tests__'],
      testMatch: ['<rootDir>/__tests__/browser/**/*.test.ts'],
    },
    {
      ...oracle,
      ...common,
      displayName: 'oracle',
      roots: ['<rootDir>/__tests__/oracle', '<rootDir>/src/FileCabinet'],
      transform: { ...common.transform, ...oracle.transform },
    },
  ],
};
