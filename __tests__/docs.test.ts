// The documentation against the code: every class, rule, state and setting has its place, figures are what the add-on
// computes, promises and tests name each other, links lead somewhere.

import * as path from 'node:path';
import { parseOrderText } from '../src/TypeScript/amazon/readOrder';
import { ROW_RULES } from '../src/TypeScript/flows/completeness/channels';
import { PROOF_STATES, REPORT_STATES } from '../src/TypeScript/flows/completeness/states';
import { EFFECT_STATES } from '../src/TypeScript/flows/effects/effect';
import { EXCEPTION_CLASSES, type ExceptionClass } from '../src/TypeScript/flows/exceptions/classes';
import { readsAgain } from '../src/TypeScript/flows/exceptions/queue';
import { IGNORE_RULES } from '../src/TypeScript/flows/orders/ignore';
import { LINE_STATES } from '../src/TypeScript/flows/orders/lineLife';
import { planOrder } from '../src/TypeScript/flows/orders/plan';
import { CLAIM_STATES, DOCUMENT_STATES } from '../src/TypeScript/flows/orders/states';
import { formatMinor, type Minor } from '../src/TypeScript/ledger/minor';
import { context, marketplace, row } from './product/flows/support';
import { filesBelow, textOf } from './support/files';
import { UK_ORDER, US_ORDER } from './support/workedExample';

const orders = textOf('docs/flows/orders.md');
const install = textOf('docs/install.md');
const pages = filesBelow('docs').filter((file) => file.endsWith('.md'));

/** The part of a page under its heading Exceptions. */
function exceptionsOf(page: string): string {
  return /^## Exceptions$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(page)?.[1] ?? '';
}

/** The rows of all tables of a page, by what stands between backquotes in their first cell. */
function rowsByName(page: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of page.split('\n')) {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    for (const [, name = ''] of (cells[1] ?? '').matchAll(/`([^`]+)`/g)) found.set(name, cells.slice(2, -1));
  }
  return found;
}

/** Classes of settlements stand on their own page, everything else on the page of orders. */
const tables = new Map([...rowsByName(orders), ...rowsByName(exceptionsOf(textOf('docs/flows/settlements.md')))]);
const missingIn = (names: readonly string[]): string[] => names.filter((name) => !tables.has(name));
const classes = Object.keys(EXCEPTION_CLASSES) as ExceptionClass[];

test('every exception class stands on its flow’s page with its hours, cause and cure', () => {
  expect(missingIn(classes)).toEqual([]);
  const hours = classes.map((name) => `${name} ${tables.get(name)?.[0]}`);
  expect(hours).toEqual(classes.map((name) => `${name} ${EXCEPTION_CLASSES[name].slaHours} h`));
  expect(classes.filter((name) => (tables.get(name) ?? []).filter((cell) => cell !== '').length !== 3)).toEqual([]);
});

test('the page says of exactly those classes that nothing opens them, which no code names', () => {
  const code = filesBelow('src/TypeScript')
    .filter((file) => !file.includes('flows/exceptions/classes'))
    .map(textOf)
    .join('\n');
  const said = classes.filter((name) => tables.get(name)?.[1]?.includes('Nothing opens this class yet'));
  expect(said).toEqual(classes.filter((name) => !code.includes(`'${name}'`)));
});

test('the page does not say of a class that it is read again where Retry does not ask Amazon', () => {
  const said = classes.filter((name) => tables.get(name)?.[1]?.includes('Reads again.'));
  expect(said.filter((name) => !readsAgain(name))).toEqual([]);
});

test('every ignore rule and every state of a document, a claim, a line and an effect stands in the page of orders', () => {
  expect(missingIn(Object.keys(IGNORE_RULES))).toEqual([]);
  expect(missingIn(DOCUMENT_STATES)).toEqual([]);
  expect(missingIn(CLAIM_STATES)).toEqual([]);
  expect(missingIn(EFFECT_STATES)).toEqual([]);
  expect(missingIn(Object.keys(LINE_STATES))).toEqual([]);
});

test('every state of a report and of a day, and every rule of a row, stands in the page of completeness', () => {
  const page = rowsByName(textOf('docs/flows/completeness.md'));
  const named = [...REPORT_STATES, ...PROOF_STATES, ...Object.keys(ROW_RULES)];
  expect(named.filter((name) => !page.has(name))).toEqual([]);
});

test('every setting that people make stands in the guide to installing, by the label they see', () => {
  const records = ['connection', 'marketplace', 'shipservice', 'carrier', 'route', 'skumap'];
  const labels = records.flatMap((record) => [
    ...textOf(`src/Objects/records/customrecord_cwy_${record}.xml`).matchAll(/<label>([^<]+)<\/label>/g),
  ]);
  expect(labels.length).toBeGreaterThan(40);
  // A name that is part of a longer one, such as "State", must stand by itself too.
  const standing = install.split(/[|,\n]/).map((part) => part.replaceAll('*', '').trim());
  expect(labels.map(([, label]) => label).filter((label) => !standing.includes(label ?? ''))).toEqual([]);
});

test('the figures of the worked example are those that the add-on plans', () => {
  const section = orders.slice(orders.indexOf('## Worked example'), orders.indexOf('## SKUs, kits, packs'));
  const us = { settings: marketplace(), sku: row({ sku: 'LAMP-3', pack: 3 }) };
  const gb = {
    settings: marketplace({ marketplaceId: 'A1F83G8C2ARO7P', currency: 'GBP', zone: 'Europe/London' }),
    sku: row({ sku: 'MUG-1', marketplaceId: 'A1F83G8C2ARO7P' }),
  };
  for (const [raw, { settings, sku }] of [
    [US_ORDER, us],
    [UK_ORDER, gb],
  ] as const) {
    const reading = parseOrderText(raw);
    if (!reading.ok) throw new Error(reading.message);
    const plan = planOrder(reading.order, context({ marketplace: settings, skuRows: [sku] }));
    if (plan.outcome !== 'import') throw new Error(`Expected an import, found ${plan.outcome}.`);
    const { lines, totalMinor, body } = plan.salesOrder;
    const amounts: Minor[] = [totalMinor, body.facilitatorTaxMinor, body.amazonTotalMinor];
    for (const line of lines) amounts.push(line.amountMinor, line.taxMinor);
    const words = amounts.filter((amount) => amount !== 0).map((amount) => formatMinor(amount, 2).replace('-', '−'));
    expect(words.filter((figure) => !section.includes(` ${figure} |`) && !section.includes(`**${figure}**`))).toEqual(
      [],
    );
    expect(section).toContain(reading.order.amazonOrderId);
  }
});

test('every promise listed has tests whose titles begin with its number, and every such test is listed', () => {
  const listed = [...textOf('docs/promises.md').matchAll(/^\| (F\d+) \|.*\(\.\.\/(\S+)\) \|$/gm)];
  const titles = (file: string): string[] =>
    [...textOf(file).matchAll(/^\s*test(?:\.each)?\(\s*[`'"](F\d+)\b/gm)].map(([, number]) => number ?? '');
  const tests = filesBelow('__tests__/promises').filter((file) => file.endsWith('.test.ts'));
  const proved = new Set(tests.flatMap((file) => titles(file).map((number) => `${number} ${file}`)));

  const promised = listed.map(([, number, file]) => `${number} ${file}`);
  expect(promised.filter((each) => !proved.has(each))).toEqual([]);
  expect([...proved].filter((each) => !promised.includes(each))).toEqual([]);
});

test('every link between pages leads to a file, and to a heading where it names one', () => {
  const anchorsOf = (file: string): string[] =>
    [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );
  const known = new Set(filesBelow('.'));
  const dead = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
      if (/^https?:/.test(target)) return [];
      const [name = '', anchor] = target.split('#');
      const file = name === '' ? page : path.posix.join(path.posix.dirname(page), name);
      const isThere = file.startsWith('__tests__/promises/') || known.has(file);
      const isHeading = anchor === undefined || (isThere && anchorsOf(file).includes(anchor));
      return isThere && isHeading ? [] : [`${page}: ${target}`];
    }),
  );
  expect(dead).toEqual([]);
});

test('every decision is in the index and says what, why, what else, and what would change it', () => {
  const index = textOf('docs/decisions/README.md');
  const decisions = pages.filter((file) => /^docs\/decisions\/(?!README)/.test(file));
  expect(decisions.length).toBeGreaterThan(10);
  expect(decisions.filter((file) => !index.includes(`(${path.posix.basename(file)})`))).toEqual([]);
  const asked = ['**What.**', '**Why.**', '**Also considered.**', '**What would change it.**'];
  expect(decisions.filter((file) => !asked.every((part) => textOf(file).includes(part)))).toEqual([]);
});
