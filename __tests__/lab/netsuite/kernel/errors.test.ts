// Errors across the border of a script's realm.

import { executionIn, inScript, makeAccount } from './support';

const account = makeAccount();
const env = () => executionIn(account);
const MISSING = `record.load({ type: 'customer', id: 99999 })`;

const thrownBy = (body: string, modules: readonly string[] = []): Error => {
  try {
    inScript(env(), modules, body);
  } catch (error) {
    return error as Error;
  }
  throw new Error('Nothing was thrown.');
};

test('a server error has the shape scripts test for', () => {
  const answer = inScript(
    env(),
    ['N/record'],
    `try { ${MISSING}; } catch (e) {
       return { name: e.name, message: e.message, id: e.id, type: e.type, notifyOff: e.notifyOff, userFacing: e.userFacing,
         cause: e.cause, stack: typeof e.stack, json: JSON.parse(JSON.stringify(e)), text: JSON.parse(String(e)).name,
         keys: Object.keys(e), isError: e instanceof Error };
     }`,
  ) as Record<string, unknown>;
  const cause = { type: 'internal error', code: 'RCRD_DSNT_EXIST', details: 'That record does not exist.' };
  expect(answer).toMatchObject({
    name: 'RCRD_DSNT_EXIST',
    message: 'That record does not exist.',
    id: '',
    type: 'error.SuiteScriptError',
    notifyOff: false,
    userFacing: false,
    cause,
    stack: 'string',
    text: 'RCRD_DSNT_EXIST',
    keys: [],
    isError: true,
  });
  expect(Object.keys(answer.json as object)).toEqual([
    'type',
    'name',
    'message',
    'id',
    'stack',
    'cause',
    'notifyOff',
    'userFacing',
  ]);
  expect(answer.json).toMatchObject({ name: 'RCRD_DSNT_EXIST', cause, stack: [expect.any(String)] });
});

test('an error that a script catches and throws again is the same error to the lab', () => {
  const thrown = thrownBy(`try { ${MISSING}; } catch (e) { throw e; }`, ['N/record']);
  expect(thrown).toMatchObject({ name: 'RCRD_DSNT_EXIST', type: 'error.SuiteScriptError' });
  expect(thrown instanceof Error).toBe(true);
});

test('an error made with N/error keeps name, message and notifyOff on its way out', () => {
  const thrown = thrownBy(`throw error.create({ name: 'HB_TIDE', message: 'too low', notifyOff: true })`, ['N/error']);
  expect(thrown).toMatchObject({ name: 'HB_TIDE', message: 'too low', notifyOff: true });
});

test('errors of the language and of the script’s own classes pass through with their names', () => {
  expect(thrownBy('null.x')).toMatchObject({ name: 'TypeError' });
  expect(thrownBy(`class Tide extends Error { get name() { return 'Tide'; } } throw new Tide('low')`)).toMatchObject({
    name: 'Tide',
    message: 'low',
  });
});

test('what is thrown without being an error still says what it was', () => {
  expect(thrownBy(`throw 'just text'`)).toMatchObject({ name: 'UNEXPECTED_ERROR', message: 'just text' });
  expect(thrownBy(`throw { name: 'HB_X', message: 'm' }`)).toMatchObject({ name: 'HB_X', message: 'm' });
  expect(thrownBy(`throw { code: 7 }`)).toMatchObject({ message: '{"code":7}' });
  expect(thrownBy(`throw undefined`)).toMatchObject({ name: 'UNEXPECTED_ERROR' });
});

test('a stack names the account’s own files and nothing of the machine', () => {
  const stack = inScript(env(), ['N/record'], `try { ${MISSING}; } catch (e) { return e.stack; }`) as string;
  expect(stack).toContain('/SuiteScripts/kernel.js');
  expect(stack).not.toContain(process.cwd());
  expect(inScript(env(), [], 'return new TypeError("x").stack')).not.toContain(process.cwd());
  expect(thrownBy('null.x').stack).toContain('/SuiteScripts/kernel.js');
});

test('a script cannot look at the frames of a stack', () => {
  const answer = inScript(
    env(),
    [],
    `let frames; try { Error.prepareStackTrace = (e, list) => list; frames = new Error().stack; } catch (e) { return 'refused'; }
     return typeof frames;`,
  );
  expect(['string', 'refused']).toContain(answer);
  expect(inScript(env(), [], 'return typeof Error.captureStackTrace')).toBe('undefined');
});

test('an error thrown in a callback reaches the script that gave the callback unchanged', () => {
  const answer = inScript(
    env(),
    ['N/cache'],
    `const own = new RangeError('mine');
     try { cache.getCache({ name: 'c' }).get({ key: 'k', loader: () => { throw own; } }); } catch (e) { return e === own; }`,
  );
  expect(answer).toBe(true);
});
