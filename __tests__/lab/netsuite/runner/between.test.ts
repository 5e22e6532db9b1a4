// Two scripts at the same time: one runs whole in the middle of another's step.

import { accountWith, notes, scriptId } from '../../../support/runnerProject';

const says = (text: string): string =>
  `const note = record.create({ type: 'customrecord_rt_note' }); note.setValue('custrecord_rt_text', '${text}'); note.save();`;

test('a run in the middle of another one goes its own way, and the first one is not stepped inside itself', () => {
  const account = accountWith({
    first: { kind: 'scheduled', body: `return { execute() { ${says('first')} } };` },
    second: { kind: 'scheduled', body: `return { execute() { ${says('second')} } };` },
  });
  account.control.between(1, () => account.runner.run(scriptId('second')));
  const task = account.runner.run(scriptId('first'));

  expect(notes(account)).toEqual(['first', 'second']);
  expect(task.units).toHaveLength(1);
});
