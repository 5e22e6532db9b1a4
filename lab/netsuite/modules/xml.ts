// N/xml: documents to read, paths into them, and escaping. Free of units.
// Source: N/xml Module (help). Not emulated: changing documents, schemas.

import { NotEmulated, refuse } from '../errors';
import type { NModule } from './module';
import { names, optionsOf } from './options';
import { parseXml, XmlNode } from './xmlNodes';
import { select } from './xpath';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export const xmlModule: NModule = {
  id: 'N/xml',
  build: ({ execution }) => ({
    NodeType: names(
      'ATTRIBUTE_NODE',
      'CDATA_SECTION_NODE',
      'COMMENT_NODE',
      'DOCUMENT_FRAGMENT_NODE',
      'DOCUMENT_NODE',
      'DOCUMENT_TYPE_NODE',
      'ELEMENT_NODE',
      'ENTITY_NODE',
      'ENTITY_REFERENCE_NODE',
      'NOTATION_NODE',
      'PROCESSING_INSTRUCTION_NODE',
      'TEXT_NODE',
    ),
    Parser: {
      fromString: (options: unknown) => {
        execution.alive();
        return parseXml(String(optionsOf(options, 'Parser.fromString', ['text']).text));
      },
      toString: (options: unknown) => {
        execution.alive();
        return textOf(nodeOf(optionsOf(options, 'Parser.toString', ['document']).document));
      },
    },
    XPath: {
      select: (options: unknown) => {
        execution.alive();
        const given = optionsOf(options, 'XPath.select', ['node', 'xpath']);
        return select(nodeOf(given.node), String(given.xpath));
      },
    },
    escape: (options: unknown) => {
      execution.alive();
      return escaped(String(optionsOf(options, 'xml.escape', ['xmlText']).xmlText));
    },
    validate: () => {
      throw new NotEmulated('N/xml.validate (schemas)');
    },
  }),
};

function nodeOf(value: unknown): XmlNode {
  return value instanceof XmlNode ? value : refuse('SSS_INVALID_TYPE_ARG', 'Expected an XML node.');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

function textOf(node: XmlNode): string {
  switch (node.nodeType) {
    case 'DOCUMENT_NODE':
      return `<?xml version="1.0" encoding="UTF-8"?>${contentOf(node)}`;
    case 'TEXT_NODE':
      return escaped(node.textContent);
    case 'CDATA_SECTION_NODE':
      return `<![CDATA[${node.textContent}]]>`;
    case 'COMMENT_NODE':
      return `<!--${node.nodeValue}-->`;
    case 'ATTRIBUTE_NODE':
      return ` ${node.nodeName}="${escaped(node.value ?? '')}"`;
    case 'ELEMENT_NODE': {
      const start = `<${node.nodeName}${Object.values(node.attributes).map(textOf).join('')}`;
      return node.hasChildNodes() ? `${start}>${contentOf(node)}</${node.nodeName}>` : `${start}/>`;
    }
  }
}

function contentOf(node: XmlNode): string {
  return node.childNodes.map(textOf).join('');
}
