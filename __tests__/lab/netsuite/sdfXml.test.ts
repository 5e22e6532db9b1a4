// XML of SuiteCloud projects: the tree, its lines, and what is refused.

import { MalformedXml, parseXml } from '../../../lab/netsuite/sdf/xml';

test('An element carries its attributes, text, children in order and the line it starts on', () => {
  const root = parseXml('<?xml version="1.0"?>\n<a id="x&amp;y">\n  <c> one </c>\n\n  <b/>\n  <c>two</c>\n</a>\n');
  expect(root).toMatchObject({ name: 'a', attributes: { id: 'x&y' }, line: 2, text: '' });
  expect(root.children.map((each) => [each.name, each.text, each.line])).toEqual([
    ['c', 'one', 3],
    ['b', '', 5],
    ['c', 'two', 6],
  ]);
});

test('Entities are decoded once, CDATA is taken verbatim, comments are left out', () => {
  const root = parseXml('<a>1 &lt; 2 &#38; &amp;lt; <!-- no --><![CDATA[<b>&amp;</b>]]></a>');
  expect(root.text).toBe('1 < 2 & &lt; <b>&amp;</b>');
  expect(root.children).toEqual([]);
});

test('Windows line ends count as one line', () => {
  const root = parseXml('<a>\r\n<b/>\r\n<c/>\r\n</a>');
  expect(root.children.map((each) => each.line)).toEqual([2, 3]);
});

test.each([
  ['an element that is not closed', '<a>\n<b>\n</a>', 3],
  ['a bare ampersand', '<a>\nx & y\n</a>', 2],
  ['an HTML entity', '<a>\n<b>x&nbsp;y</b>\n</a>', 2],
  ['two roots', '<a/>\n<b/>', 2],
  ['no element at all', '', 1],
  ['a document type', '<?xml version="1.0"?>\n<!DOCTYPE a>\n<a/>', 2],
])('%s is refused with its line', (_what, source, line) => {
  let thrown: unknown;
  try {
    parseXml(source);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(MalformedXml);
  expect((thrown as MalformedXml).line).toBe(line);
  expect((thrown as MalformedXml).message).toMatch(/Expected/);
});
