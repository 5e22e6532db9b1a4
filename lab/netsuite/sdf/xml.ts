// XML as a tree of elements that know their line, for reading and checking SuiteCloud project files.

import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One element. `text` is its own text with the outer white space removed, entities decoded; `line` counts from 1. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
  line: number;
}

/** The text is not well-formed XML. `line` is where reading stopped. */
export class MalformedXml extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.name = 'MalformedXml';
    this.line = line;
  }
}

type ParsedNode = Record<string | symbol, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  captureMetaData: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
});

const POSITION = XMLParser.getMetaDataSymbol() as unknown as symbol;
const NAMED_ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Documents read before, by their text: every account that a project is deployed to reads the same ones. */
const known = new Map<string, XmlElement>();
const MOST_KNOWN = 1_000;

/** Reads one XML document, to look at only. Throws {@link MalformedXml} when it is not well formed or has no single root element. */
export function parseXml(source: string): XmlElement {
  let root = known.get(source);
  if (root === undefined) {
    root = read(source);
    freeze(root);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(source, root);
  }
  return root;
}

function freeze(element: XmlElement): void {
  element.children.forEach(freeze);
  Object.freeze(element.children);
  Object.freeze(element.attributes);
  Object.freeze(element);
}

function read(source: string): XmlElement {
  const text = source.replace(/^\uFEFF/, '');
  const doctype = /<!DOCTYPE/i.exec(text);
  if (doctype) {
    throw new MalformedXml(
      lineFinder(text)(doctype.index),
      'Expected plain XML, found a DOCTYPE: SuiteCloud files have none. Remove it.',
    );
  }
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) {
    throw new MalformedXml(
      verdict.err.line || 1,
      `Expected well-formed XML. ${verdict.err.msg} Correct the file and read it again.`,
    );
  }
  const lineOf = lineFinder(text);
  const roots = elementsOf(parser.parse(text) as ParsedNode[], lineOf);
  const root = roots[0];
  if (root === undefined || roots.length > 1) {
    throw new MalformedXml(
      roots[1]?.line ?? 1,
      `Expected one root element, found ${roots.map((each) => `<${each.name}>`).join(', ') || 'none'}. Keep one object in a file.`,
    );
  }
  return root;
}

/** The first child of that name. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((each) => each.name === name);
}

/** The children `<line>` of the child `<list>`: sub-lists are written `<links><link/>…</links>`. */
export function linesOf(element: XmlElement, list: string, line: string): XmlElement[] {
  return child(element, list)?.children.filter((each) => each.name === line) ?? [];
}

function elementsOf(nodes: ParsedNode[], lineOf: (index: number) => number): XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of nodes) {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined || name.startsWith('#') || name.startsWith('?')) continue;
    const position = node[POSITION] as { startIndex?: number } | undefined;
    const line = lineOf(position?.startIndex ?? 0);
    const inner = node[name] as ParsedNode[];
    found.push({
      name,
      attributes: attributesOf(node[':@'] as Record<string, string> | undefined, line),
      text: textOf(inner, line).trim(),
      children: elementsOf(inner, lineOf),
      line,
    });
  }
  return found;
}

function attributesOf(written: Record<string, string> | undefined, line: number): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(written ?? {})) attributes[name] = decode(value, line);
  return attributes;
}

function textOf(nodes: ParsedNode[], line: number): string {
  let text = '';
  for (const node of nodes) {
    if (typeof node['#text'] === 'string') text += decode(node['#text'], line);
    const verbatim = node['#cdata'] as ParsedNode[] | undefined;
    for (const part of verbatim ?? []) text += String(part['#text'] ?? '');
  }
  return text;
}

/** The five entities of XML and character numbers; HTML's names do not exist in XML. */
function decode(text: string, line: number): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|[A-Za-z][\w.-]*);/g, (whole, entity: string) => {
    if (entity.startsWith('#x')) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
    if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)));
    const character = NAMED_ENTITIES[entity];
    if (character === undefined) {
      throw new MalformedXml(
        line,
        `Expected one of &amp; &lt; &gt; &quot; &apos;, found ${whole}. Write the character.`,
      );
    }
    return character;
  });
}

function lineFinder(text: string): (index: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (index) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
