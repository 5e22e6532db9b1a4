// What a script threw, as an error of the lab's realm.

import type { Membrane } from './membrane';

/** The lab's own error behind what a script threw, or a plain description of the script's own. */
export function outward(membrane: Membrane, thrown: unknown): Error {
  const original = membrane.unwrap(thrown);
  if (original instanceof Error) return original;
  return Object.prototype.toString.call(thrown) === '[object Error]' ? ofError(thrown as Error) : ofValue(original);
}

function ofError({ name, message, stack }: Error): Error {
  const error = new Error(String(message));
  error.name = String(name);
  error.stack = String(stack ?? '');
  return error;
}

/** Practice: a thrown object with a name and a message counts as an error of that name. */
function ofValue(value: unknown): Error {
  const { name, message } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const isNamed = typeof name === 'string' && typeof message === 'string';
  const error = new Error(isNamed ? message : typeof value === 'string' ? value : String(JSON.stringify(value)));
  error.name = isNamed ? name : 'UNEXPECTED_ERROR';
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
