// The part of XPath that scripts use to find nodes: steps by name, //, ., .., @attribute, text(), and simple conditions.
// Source: xml.XPath.select (help); XPath 1.0. Anything else is refused by name.

import { NotEmulated } from '../errors';
import type { XmlNode } from './xmlNodes';

interface Step {
  readonly deep: boolean;
  readonly test: string;
  readonly conditions: readonly string[];
}

const STEP = /(\/\/|\/)?(\.\.|\.|@?[\w:*.-]+(?:\(\))?)((?:\[[^\]]+\])*)/y;

export function select(context: XmlNode, xpath: string): XmlNode[] {
  const isAbsolute = xpath.startsWith('/');
  let nodes = [isAbsolute ? rootOf(context) : context];
  for (const step of stepsOf(xpath)) nodes = unique(nodes.flatMap((node) => apply(node, step, xpath)));
  return nodes;
}

function stepsOf(xpath: string): Step[] {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < xpath.length) {
    const found = STEP.exec(xpath);
    if (!found) throw unknown(xpath);
    const [, slash, test = '', conditions = ''] = found;
    steps.push({
      deep: slash === '//',
      test,
      conditions: [...conditions.matchAll(/\[([^\]]+)\]/g)].map(([, inner]) => inner ?? ''),
    });
  }
  return steps;
}

function apply(node: XmlNode, { deep, test, conditions }: Step, xpath: string): XmlNode[] {
  const parents = deep ? [node, ...descendants(node)] : [node];
  return parents.flatMap((parent) => {
    let found = matching(parent, test, xpath);
    for (const condition of conditions)
      found = found.filter((each, index) => holds(each, index, found.length, condition, xpath));
    return found;
  });
}

function matching(node: XmlNode, test: string, xpath: string): XmlNode[] {
  if (test === '.') return [node];
  if (test === '..') return node.parentNode ? [node.parentNode] : [];
  if (test === 'text()') return node.childNodes.filter((child) => /TEXT|CDATA/.test(child.nodeType));
  if (test.endsWith('()')) throw unknown(xpath);
  if (test.startsWith('@')) {
    const attributes = Object.values(node.attributes);
    return attributes.filter((attribute) => test === '@*' || attribute.nodeName === test.slice(1));
  }
  return node.childNodes.filter((child) => child.nodeType === 'ELEMENT_NODE' && isNamed(child, test));
}

/** The prefix nlapi stands for a document's default namespace. Source: xml.XPath.select (help). */
function isNamed(node: XmlNode, test: string): boolean {
  return test === '*' || node.nodeName === test.replace(/^nlapi:/, '');
}

function holds(node: XmlNode, index: number, count: number, condition: string, xpath: string): boolean {
  const text = condition.trim();
  if (/^\d+$/.test(text)) return index + 1 === Number(text);
  if (text === 'last()') return index + 1 === count;
  const compared = /^(@?[\w:.-]+|\.|text\(\))\s*=\s*(?:'([^']*)'|"([^"]*)")$/.exec(text);
  if (compared) {
    const wanted = compared[2] ?? compared[3] ?? '';
    return select(node, compared[1] ?? '.').some((each) => each.textContent === wanted);
  }
  if (/^@?[\w:.-]+$/.test(text)) return select(node, text).length > 0;
  throw unknown(xpath);
}

function descendants(node: XmlNode): XmlNode[] {
  return node.childNodes.flatMap((child) => [child, ...descendants(child)]);
}

function rootOf(node: XmlNode): XmlNode {
  return node.parentNode ? rootOf(node.parentNode) : node;
}

function unique(nodes: readonly XmlNode[]): XmlNode[] {
  return [...new Set(nodes)];
}

function unknown(xpath: string): NotEmulated {
  return new NotEmulated(`the XPath expression ${xpath}`);
}
