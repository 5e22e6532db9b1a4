// The modules from inside a script: what a script holds is of its own realm, and secrets stay out of it.

import type { HttpRequest } from '../../../../lab/http';
import { findModule } from '../../../../lab/netsuite/modules/index';
import type { Env } from '../../../../lab/netsuite/modules/module';
import { Sandbox } from '../../../../lab/netsuite/sandbox/sandbox';
import { makeEnv } from '../../../support/env';

/** Runs a function body with the modules named, as a script file of the account. */
function run(env: Env, modules: readonly string[], body: string): unknown {
  const parameters = modules.map((id) => id.split('/').at(-1)).join(', ');
  const dependencies = JSON.stringify(modules);
  const source = `define(${dependencies}, (${parameters}) => ({ run: () => { ${body} } }));`;
  const contents = Buffer.from(source);
  env.account.files.save({ name: 'script.js', folder: -15, fileType: 'JAVASCRIPT', contents });
  Object.assign(env.account, { nModule: findModule });
  return new Sandbox(env).call('/SuiteScripts/script.js', 'run', []);
}

test('a secret string travels in headers and forms, and nothing a script does with it shows the secret', () => {
  const env = makeEnv();
  const requests: HttpRequest[] = [];
  env.account.secrets.put('custsecret_a', 'hush');
  env.account.network.route('api.example.com', (request) => {
    requests.push(request);
    return { status: 200, headers: {}, body: '' };
  });
  const shown = run(
    env,
    ['N/https'],
    `const secret = https.createSecureString({ input: '{custsecret_a}' });
     https.post({ url: 'https://api.example.com/', body: { token: secret }, headers: { Authorization: secret } });
     const reach = [];
     for (let o = secret; o; o = Object.getPrototypeOf(o)) reach.push(...Reflect.ownKeys(o).map(String));
     return [String(secret), JSON.stringify(secret), JSON.stringify(Object.entries(secret)), reach.join()].join(' ');`,
  );
  expect(requests[0]).toMatchObject({ headers: { authorization: 'hush' }, body: 'token=hush' });
  expect(shown).not.toContain('hush');
});

test('errors, dates and lists from modules are the script’s own kinds', () => {
  const answer = run(
    makeEnv(),
    ['N/error', 'N/format', 'N/encode', 'N/runtime'],
    `const made = error.create({ name: 'CWY_X', message: 'm' });
     let thrown;
     try { encode.convert({ string: '0', inputEncoding: encode.Encoding.HEX, outputEncoding: 'UTF_8' }); } catch (e) { thrown = e; }
     const date = format.parse({ value: '1/14/2026', type: format.Type.DATE });
     return [made instanceof Error, made.name, thrown instanceof Error, thrown.name, date instanceof Date,
       runtime.getCurrentScript().bundleIds instanceof Array];`,
  );
  const code = 'FAILED_TO_DECODE_STRING_ENCODED_BINARY_DATA_USING_1_ENCODING';
  expect(answer).toEqual([true, 'CWY_X', true, code, true, true]);
});

test('a file keeps its identity through compression, and its read-only properties refuse', () => {
  const answer = run(
    makeEnv(),
    ['N/file', 'N/compress'],
    `const made = file.create({ name: 'a.csv', fileType: file.Type.CSV, folder: -15, contents: 'a\\nb\\n' });
     made.description = 'two lines';
     const id = made.save();
     const lines = [];
     compress.gunzip({ file: compress.gzip({ file: file.load({ id }) }) }).lines.iterator().each(({ value }) => lines.push(value) > 0);
     let refused;
     try { made.size = 5; } catch (e) { refused = e.name; }
     return [made.id === id, lines.join(), refused, JSON.parse(JSON.stringify(made)).description];`,
  );
  expect(answer).toEqual([true, 'a,b', 'READ_ONLY_PROPERTY', 'two lines']);
});

test('a loader of a cache is the script’s own function', () => {
  const answer = run(
    makeEnv(),
    ['N/cache'],
    `const tokens = cache.getCache({ name: 'tokens', scope: cache.Scope.PRIVATE });
     const get = () => tokens.get({ key: 'k', ttl: 300, loader: (context) => ({ key: context.key }) });
     return [get(), get(), tokens.name];`,
  );
  expect(answer).toEqual(['{"key":"k"}', '{"key":"k"}', 'tokens']);
});

test('an error of the script is logged with its message and without the machine it ran on', () => {
  const env = makeEnv();
  run(env, [], "log.error('failed', new TypeError('no such thing'));");
  const details = env.account.log.list()[0]?.details ?? '';
  expect(JSON.parse(details)).toMatchObject({ name: 'TypeError', message: 'no such thing' });
  expect(details).toContain('/SuiteScripts/script.js');
  expect(details).not.toContain(process.cwd());
});
