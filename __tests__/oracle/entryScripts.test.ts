// Each built entry script loads with Oracle's own unit-testing configuration and stubs, says in its header what it is,
// and has the entry points that NetSuite calls for that kind of script.

import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const SOURCES = path.join(ROOT, 'src/TypeScript/scripts');
const BUILT = path.join(ROOT, 'src/FileCabinet/SuiteScripts/causeway/scripts');

interface Kind {
  /** All of these must be there. */
  readonly all: readonly string[];
  /** At least one of these must be there, when any are listed. */
  readonly some: readonly string[];
  /** These may be there. */
  readonly may: readonly string[];
}

// Source: SuiteScript 2.x Script Types (help), the entry points of each.
const KINDS: Readonly<Record<string, Kind>> = {
  ClientScript: {
    all: [],
    some: ['pageInit', 'fieldChanged', 'postSourcing', 'sublistChanged', 'lineInit', 'validateField', 'validateLine']
      .concat(['validateInsert', 'validateDelete', 'saveRecord', 'localizationContextEnter'])
      .concat(['localizationContextExit']),
    may: [],
  },
  MapReduceScript: { all: ['getInputData'], some: ['map', 'reduce'], may: ['summarize', 'config'] },
  MassUpdateScript: { all: ['each'], some: [], may: [] },
  Portlet: { all: ['render'], some: [], may: [] },
  Restlet: { all: [], some: ['get', 'post', 'put', 'delete'], may: [] },
  ScheduledScript: { all: ['execute'], some: [], may: [] },
  Suitelet: { all: ['onRequest'], some: [], may: [] },
  UserEventScript: { all: [], some: ['beforeLoad', 'beforeSubmit', 'afterSubmit'], may: [] },
  WorkflowActionScript: { all: ['onAction'], some: [], may: [] },
};

const scriptsIn = (folder: string, extension: string): string[] =>
  fs.existsSync(folder)
    ? fs
        .readdirSync(folder)
        .filter((file) => file.endsWith(extension))
        .map((file) => file.slice(0, -extension.length))
        .sort()
    : [];

const built = scriptsIn(BUILT, '.js');
const sourceOf = (script: string): string => fs.readFileSync(path.join(BUILT, `${script}.js`), 'utf8');

const tagOf = (source: string, tag: string): string | undefined =>
  new RegExp(`^/\\*\\*[\\s\\S]*?@${tag} +([\\w.]+)[\\s\\S]*?\\*/`).exec(source)?.[1];

const kindOf = (script: string): Kind => {
  const type = tagOf(sourceOf(script), 'NScriptType') ?? 'none';
  const kind = KINDS[type];
  if (kind === undefined) throw new Error(`${script}: expected a script type NetSuite has, found ${type}.`);
  return kind;
};

const load = (script: string): Record<string, unknown> => require(path.join(BUILT, `${script}.js`));

test('every entry script in the sources is built, and nothing else is', () => {
  expect(built).toEqual(scriptsIn(SOURCES, '.ts'));
});

if (built.length > 0) {
  test.each(built)('%s names SuiteScript 2.1 and its script type in its header', (script) => {
    expect(tagOf(sourceOf(script), 'NApiVersion')).toBe('2.1');
    expect(Object.keys(KINDS)).toContain(tagOf(sourceOf(script), 'NScriptType'));
  });

  test.each(built)('%s loads and has the entry points of its script type, and no others', (script) => {
    const kind = kindOf(script);
    const found = Object.entries(load(script));

    expect(found.filter(([, value]) => typeof value !== 'function' && typeof value !== 'object')).toEqual([]);
    const names = found.map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining([...kind.all]));
    if (kind.some.length > 0) expect(names.filter((name) => kind.some.includes(name))).not.toEqual([]);
    expect(names.filter((name) => ![...kind.all, ...kind.some, ...kind.may].includes(name))).toEqual([]);
  });

  test.each(built)('%s asks for modules by N/ ids and extensionless relative paths only', (script) => {
    const list = /define\(\[([^\]]*)\]/.exec(sourceOf(script))?.[1];
    const ids = [...(list ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');

    expect(list).toBeDefined();
    expect(ids.filter((id) => !/^(N(\/\w+)+|\.{1,2}(\/[\w.]+)+)$/.test(id) || id.endsWith('.js'))).toEqual([]);
  });
}
