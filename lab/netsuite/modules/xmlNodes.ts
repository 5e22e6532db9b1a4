// XML documents as scripts walk them: nodes to read. Changing one is refused by name.
// Source: xml.Node, xml.Document, xml.Element, xml.Attr (help).

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { NotEmulated, refuse } from '../errors';
import { optionsOf } from './options';

export type NodeKind =
  | 'ELEMENT_NODE'
  | 'ATTRIBUTE_NODE'
  | 'TEXT_NODE'
  | 'CDATA_SECTION_NODE'
  | 'COMMENT_NODE'
  | 'DOCUMENT_NODE';

const ATTRIBUTES = ':@';
const PREFIX = '@_';
const SPECIAL: Readonly<Record<string, NodeKind>> = {
  '#text': 'TEXT_NODE',
  '#cdata': 'CDATA_SECTION_NODE',
  '#comment': 'COMMENT_NODE',
};

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: PREFIX,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  cdataPropName: '#cdata',
  commentPropName: '#comment',
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** The document, or a refusal where the text is not well-formed. */
export function parseXml(text: string): XmlNode {
  validateXml(text);
  const document = new XmlNode('DOCUMENT_NODE', '#document', null, null);
  append(document, parser.parse(text) as ParsedNode[]);
  return document;
}

export function validateXml(text: string): void {
  const verdict = XMLValidator.validate(text);
  if (verdict === true) return;
  const { msg, line } = verdict.err;
  refuse('SSS_XML_DOM_EXCEPTION', `The text is not well-formed XML: ${msg} (line ${line}).`);
}

type ParsedNode = Readonly<Record<string, unknown>>;

function append(parent: XmlNode, parsed: readonly ParsedNode[]): void {
  for (const each of parsed) {
    const name = Object.keys(each).find((key) => key !== ATTRIBUTES);
    if (name === undefined) continue;
    const content = each[name];
    const special = SPECIAL[name];
    if (special)
      adopt(parent, new XmlNode(special, name, special === 'TEXT_NODE' ? String(content) : innerText(content), parent));
    else adopt(parent, elementOf(parent, name, content as ParsedNode[], (each[ATTRIBUTES] ?? {}) as ParsedNode));
  }
}

function elementOf(parent: XmlNode, name: string, content: readonly ParsedNode[], attributes: ParsedNode): XmlNode {
  const element = new XmlNode('ELEMENT_NODE', name, null, parent);
  for (const [key, value] of Object.entries(attributes)) {
    const attribute = key.slice(PREFIX.length);
    attributesOf.get(element)?.set(attribute, new XmlNode('ATTRIBUTE_NODE', attribute, String(value), element));
  }
  append(element, content);
  return element;
}

function adopt(parent: XmlNode, child: XmlNode): void {
  children.get(parent)?.push(child);
}

function innerText(content: unknown): string {
  return (content as ParsedNode[]).map((part) => String(part['#text'] ?? '')).join('');
}

const children = new WeakMap<XmlNode, XmlNode[]>();
const attributesOf = new WeakMap<XmlNode, Map<string, XmlNode>>();

/** One kind of object for documents, elements, attributes and text. */
export class XmlNode {
  readonly #kind: NodeKind;
  readonly #name: string;
  readonly #value: string | null;
  readonly #parent: XmlNode | null;

  constructor(kind: NodeKind, name: string, value: string | null, parent: XmlNode | null) {
    this.#kind = kind;
    this.#name = name;
    this.#value = value;
    this.#parent = parent;
    children.set(this, []);
    attributesOf.set(this, new Map());
  }

  get nodeType(): NodeKind {
    return this.#kind;
  }

  get nodeName(): string {
    return this.#name;
  }

  get tagName(): string {
    return this.#name;
  }

  get name(): string {
    return this.#name;
  }

  get localName(): string {
    return this.#name.slice(this.#name.indexOf(':') + 1);
  }

  get nodeValue(): string | null {
    return this.#value;
  }

  get value(): string | null {
    return this.#value;
  }

  get textContent(): string {
    if (this.#value !== null) return this.#value;
    return this.childNodes.map((child) => (child.nodeType === 'COMMENT_NODE' ? '' : child.textContent)).join('');
  }

  get childNodes(): XmlNode[] {
    return [...(children.get(this) ?? [])];
  }

  get firstChild(): XmlNode | null {
    return this.childNodes[0] ?? null;
  }

  get lastChild(): XmlNode | null {
    return this.childNodes.at(-1) ?? null;
  }

  get parentNode(): XmlNode | null {
    return this.#kind === 'ATTRIBUTE_NODE' ? null : this.#parent;
  }

  get nextSibling(): XmlNode | null {
    return this.#sibling(1);
  }

  get previousSibling(): XmlNode | null {
    return this.#sibling(-1);
  }

  get documentElement(): XmlNode | null {
    return this.childNodes.find((child) => child.nodeType === 'ELEMENT_NODE') ?? null;
  }

  get attributes(): Record<string, XmlNode> {
    return Object.fromEntries(attributesOf.get(this) ?? []);
  }

  hasChildNodes(): boolean {
    return this.childNodes.length > 0;
  }

  hasAttributes(): boolean {
    return (attributesOf.get(this)?.size ?? 0) > 0;
  }

  hasAttribute(options: unknown): boolean {
    return attributesOf.get(this)?.has(String(optionsOf(options, 'Element.hasAttribute', ['name']).name)) ?? false;
  }

  getAttribute(options: unknown): string | null {
    const { name } = optionsOf(options, 'Element.getAttribute', ['name']);
    return attributesOf.get(this)?.get(String(name))?.value ?? null;
  }

  /** Every element below with that name; '*' for all. */
  getElementsByTagName(options: unknown): XmlNode[] {
    const name = String(optionsOf(options, 'getElementsByTagName', ['tagName']).tagName);
    const below = this.childNodes.filter((child) => child.nodeType === 'ELEMENT_NODE');
    return below.flatMap((child) => [
      ...(name === '*' || child.nodeName === name ? [child] : []),
      ...child.getElementsByTagName(options),
    ]);
  }

  appendChild(): never {
    return refuseChange('appendChild');
  }

  removeChild(): never {
    return refuseChange('removeChild');
  }

  replaceChild(): never {
    return refuseChange('replaceChild');
  }

  insertBefore(): never {
    return refuseChange('insertBefore');
  }

  setAttribute(): never {
    return refuseChange('setAttribute');
  }

  createElement(): never {
    return refuseChange('createElement');
  }

  toString(): string {
    return 'xml.Node';
  }

  #sibling(step: 1 | -1): XmlNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + step] ?? null;
  }
}

function refuseChange(method: string): never {
  throw new NotEmulated(`N/xml ${method}`);
}
