// N/xml: reading documents, finding nodes by paths, writing them back, escaping.

import { xmlModule } from '../../../../lab/netsuite/modules/xml';
import type { XmlNode } from '../../../../lab/netsuite/modules/xmlNodes';
import { codeOf, makeEnv } from '../../../support/env';

interface Xml {
  Parser: { fromString: (options: object) => XmlNode; toString: (options: object) => string };
  XPath: { select: (options: object) => XmlNode[] };
  escape: (options: object) => string;
  validate: (options: object) => void;
}

const TEXT =
  '<?xml version="1.0"?><order id="7"><!-- note --><line sku="A"><qty>2</qty></line>' +
  '<line sku="B"><qty>3</qty><gift><![CDATA[<b>]]></gift></line><to>Tom &amp; Jo</to></order>';

const xml = xmlModule.build(makeEnv()) as Xml;
const document = xml.Parser.fromString({ text: TEXT });
const found = (xpath: string, node: XmlNode = document) =>
  xml.XPath.select({ node, xpath }).map((each) => each.textContent);

test('nodes are walked by names, attributes and neighbours', () => {
  const order = document.documentElement;
  expect([order?.nodeName, order?.getAttribute({ name: 'id' }), order?.getAttribute({ name: 'x' })]).toEqual([
    'order',
    '7',
    null,
  ]);
  const [first, second] = document.getElementsByTagName({ tagName: 'line' });
  expect(first?.nextSibling).toBe(second);
  expect(second?.parentNode).toBe(order);
  expect(order?.firstChild?.nodeType).toBe('COMMENT_NODE');
  expect(second?.attributes.sku?.value).toBe('B');
  expect(order?.textContent).toBe('23<b>Tom & Jo');
});

test('paths find nodes by steps, depth, position and condition', () => {
  expect(found('/order/line/qty')).toEqual(['2', '3']);
  expect(found('//qty')).toEqual(['2', '3']);
  expect(found('//line[2]/qty')).toEqual(['3']);
  expect(found("//line[@sku='A']/qty")).toEqual(['2']);
  expect(found('//line[qty="3"]/@sku')).toEqual(['B']);
  expect(found('//line[gift]/gift/text()')).toEqual(['<b>']);
  expect(found('/order/*[last()]')).toEqual(['Tom & Jo']);
  expect(found('../@id', document.getElementsByTagName({ tagName: 'to' })[0])).toEqual(['7']);
  expect(found('/nlapi:order/nlapi:to')).toEqual(['Tom & Jo']);
  expect(found('/none')).toEqual([]);
  expect(() => found('count(//line)')).toThrow('NotEmulated');
  expect(() => found('//line[position()<2]')).toThrow('NotEmulated');
});

test('a document is written as it was read', () => {
  const text = xml.Parser.toString({ document });
  expect(text).toBe(TEXT.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>'));
  expect(xml.escape({ xmlText: `<a b="c">'&'</a>` })).toBe('&lt;a b=&quot;c&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;');
});

test('text that is not well-formed is refused, and changes are refused by name', () => {
  expect(codeOf(() => xml.Parser.fromString({ text: '<a><b></a>' }))).toBe('SSS_XML_DOM_EXCEPTION');
  expect(codeOf(() => xml.Parser.fromString({}))).toBe('SSS_MISSING_REQD_ARGUMENT');
  expect(codeOf(() => xml.XPath.select({ node: '<a/>', xpath: '//a' }))).toBe('SSS_INVALID_TYPE_ARG');
  expect(() => document.appendChild()).toThrow('NotEmulated: N/xml appendChild');
  expect(() => xml.validate({})).toThrow('NotEmulated');
});
