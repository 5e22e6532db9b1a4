// Whether running a script file does nothing but hand a factory to define().

import { parseAst } from 'rollup/parseAst';

interface Node {
  readonly type: string;
  readonly [property: string]: unknown;
}

const known = new Map<string, boolean>();
const MAX_REMEMBERED = 5_000;

/**
 * True where the file is one call of define with literal ids and a function that cannot name itself: then all that the
 * file keeps is inside that function, and calling it anew is like running the file anew.
 */
export function isDefineOnly(source: string): boolean {
  let is = known.get(source);
  if (is === undefined) {
    if (known.size >= MAX_REMEMBERED) known.clear();
    is = look(source);
    known.set(source, is);
  }
  return is;
}

function look(source: string): boolean {
  if (source.includes('callee')) return false;
  let body: readonly Node[];
  try {
    body = parseAst(source, { allowReturnOutsideFunction: true }).body as unknown as Node[];
  } catch {
    return false;
  }
  const statements = body.filter((node) => typeof node.directive !== 'string');
  const [only] = statements;
  if (!only || statements.length !== 1 || only.type !== 'ExpressionStatement') return false;
  const call = only.expression as Node;
  if (call.type !== 'CallExpression' || (call.callee as Node).name !== 'define') return false;
  const parameters = call.arguments as readonly Node[];
  const factory = parameters[parameters.length - 1];
  return factory !== undefined && isNameless(factory) && parameters.slice(0, -1).every(isLiteral);
}

const isNameless = ({ type, id }: Node): boolean =>
  type === 'ArrowFunctionExpression' || (type === 'FunctionExpression' && !id);

const isLiteral = (node: Node): boolean =>
  node.type === 'Literal' ||
  (node.type === 'ArrayExpression' &&
    (node.elements as readonly (Node | null)[]).every((each) => each?.type === 'Literal'));
