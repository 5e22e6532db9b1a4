// Which room of the house may use which other. Run by `npm run check`, which also makes sure that files were read at all.
// Import cycles are biome's to find (noImportCycles): this parser cannot tell an import of types, which harms nobody.

const PRODUCT = '^src/TypeScript/';
const NETSUITE_MODULES = '^N(/|$)|@hitc/netsuite-types';

module.exports = {
  forbidden: [
    {
      name: 'resolvable',
      comment: 'An import leads to a file or an installed package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: NETSUITE_MODULES },
    },
    {
      name: 'pure-knows-no-netsuite',
      comment: 'Flows, ledger and amazon decide on data. What touches NetSuite lives in netsuite/ and scripts/.',
      severity: 'error',
      from: { path: `${PRODUCT}(flows|ledger|amazon)/` },
      to: { path: `${NETSUITE_MODULES}|${PRODUCT}(netsuite|scripts)/` },
    },
    {
      name: 'netsuite-modules-have-one-door',
      comment: 'Only netsuite/ and scripts/ import N modules.',
      severity: 'error',
      from: { path: PRODUCT, pathNot: `${PRODUCT}(netsuite|scripts)/` },
      to: { path: NETSUITE_MODULES },
    },
    {
      name: 'scripts-are-the-outside',
      comment: 'NetSuite calls entry scripts; nothing else does.',
      severity: 'error',
      from: { path: '^(src/TypeScript|lab|bench)/' },
      to: { path: `${PRODUCT}scripts/` },
    },
    {
      name: 'product-stands-alone',
      comment: 'What is deployed imports no package, no Node module, nothing of the lab or the tests.',
      severity: 'error',
      from: { path: PRODUCT },
      to: { pathNot: `${PRODUCT}|${NETSUITE_MODULES}`, couldNotResolve: false },
    },
    {
      name: 'lab-never-knows-the-product',
      comment: 'The lab runs the built files like any account does; it must not lean on their source.',
      severity: 'error',
      from: { path: '^(lab|bench)/' },
      to: { path: PRODUCT },
    },
    {
      name: 'netsuite-never-knows-amazon',
      comment: 'The two worlds meet over HTTP only; lab/cli and lab/demo set them up together.',
      severity: 'error',
      from: { path: '^lab/netsuite/' },
      to: { path: '^lab/(amazon|cli|demo)/' },
    },
    {
      name: 'amazon-never-knows-netsuite',
      comment: 'The two worlds meet over HTTP only; lab/cli and lab/demo set them up together.',
      severity: 'error',
      from: { path: '^lab/amazon/' },
      to: { path: '^lab/(netsuite|cli|demo)/' },
    },
    {
      name: 'the-cli-is-the-outside',
      comment: 'Commands use the lab, never the other way round.',
      severity: 'error',
      from: { path: '^lab/', pathNot: '^lab/cli/' },
      to: { path: '^lab/cli/' },
    },
  ],
  options: {
    parser: 'swc', // the native TypeScript has no API for the default parser, which would then find nothing and say all is well
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node'],
    },
  },
};
