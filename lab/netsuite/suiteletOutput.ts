// What a response's methods take: an output, a header, a redirect's target.
// Source: N/http.ServerResponse (help).

import { NotEmulated, refuse, requireArgument } from './errors';
import { recordUrl, suiteletUrl, withQuery } from './pages/links';
import { optionsOf } from './pages/widgets/checks';
import type { WritableFile } from './suiteletFile';
import { headerProblem } from './suiteletHeaders';

export function addressOf(
  type: string,
  identifier: string,
  id: string | null,
  edit: boolean,
  parameters: Record<string, string>,
): string {
  switch (type) {
    case 'SUITELET':
      requireArgument(id, 'ServerResponse.sendRedirect', 'id');
      return suiteletUrl(identifier, id ?? '', parameters);
    case 'RECORD':
      if (id === null) throw new NotEmulated('ServerResponse.sendRedirect to a new record');
      return withQuery(recordUrl(identifier.toLowerCase(), id), edit ? { ...parameters, e: 'T' } : parameters);
    default:
      throw new NotEmulated(`ServerResponse.sendRedirect of type ${type}`);
  }
}

export function outputOf(given: unknown, method: string): string {
  const output = typeof given === 'string' ? given : optionsOf(given, method, []).output;
  // Source: http.ServerResponse.write(options) (help): texts only, which may be empty.
  if (output === undefined || output === null) requireArgument(null, method, 'output');
  if (typeof output !== 'string')
    return refuse('WRONG_PARAMETER_TYPE', `${method}: output takes a text, found ${typeof output}.`);
  return output;
}

export function headerOf(given: unknown, method: string): [string, string] {
  const options = optionsOf(given, method, ['name', 'value']);
  const [name, value] = [String(options.name), String(options.value)];
  const problem = headerProblem(name, value);
  if (problem !== null) refuse('SSS_INVALID_HEADER', `${method}: ${problem}`);
  return [name.toLowerCase(), value];
}

export function isFile(value: unknown): value is WritableFile {
  return typeof value === 'object' && value !== null && 'getContents' in value && 'fileType' in value;
}
