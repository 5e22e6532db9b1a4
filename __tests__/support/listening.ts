// Listens to a command: what it says on either stream, line by line.

import type { Output } from '../../lab/cli/output';

export interface Heard extends Output {
  readonly said: string[];
  readonly warned: string[];
}

export function listening(): Heard {
  const said: string[] = [];
  const warned: string[] = [];
  return { said, warned, out: (line) => said.push(line), err: (line) => warned.push(line) };
}
