// The exceptions page, on the built scripts in a lab account: what it says first, what it lists, what each action does,
// and what it refuses.

import type { SuiteletAnswer } from '../../lab/netsuite/runner/web';
import { type AddOn, addOn, documentOf, exceptionOf, parametersAfter, tokenOf, visit } from '../support/addOn';
import { Story } from '../support/story';

const OPS = 'customrole_cwy_ops';
const ME = 1;
const DAY = 86_400_000;

const page = (world: AddOn, parameters: Readonly<Record<string, string>> = {}, role = OPS): string =>
  visit(world, { script: 'exceptions', role, parameters }).text;

/** Posts the form with rows ticked, as a person who was shown the page. */
function post(
  world: AddOn,
  ticked: readonly number[],
  form: Readonly<Record<string, string>>,
  role = OPS,
): SuiteletAnswer {
  const rows = ticked.flatMap((id, line) => [
    [`custpage_rows:tick:${line}`, 'T'],
    [`custpage_rows:id:${line}`, String(id)],
  ]);
  const token = tokenOf(page(world, {}, role));
  return visit(world, {
    script: 'exceptions',
    role,
    form: { custpage_token: token, ...Object.fromEntries(rows), ...form },
  });
}

/** What the page says on top after an action. */
function said(world: AddOn, role = OPS): string {
  const notes = [...page(world, {}, role).matchAll(/<div class="note[^>]*>(.*?)<\/div>/gs)];
  return notes.map((each) => String(each[1]).replace(/<[^>]+>/g, ' ')).join(' ');
}

const exception = ({ account }: AddOn, id: number) =>
  account.records.get('customrecord_cwy_exception', id)?.fields ?? {};
const document = ({ account }: AddOn, id: number) => account.records.get('customrecord_cwy_document', id)?.fields ?? {};

/** Amazon's numbers in the order in which the list shows them. */
const listed = (html: string): string[] => [
  ...new Set([...html.matchAll(/111-0000000-\d{7}/g)].map((each) => each[0])),
];

const lead = (html: string): string =>
  (/<p class="lead">(.*?)<\/p>/s.exec(html)?.[1] ?? '').replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

test('the first line says what to do next, and every count leads to what it counts', () => {
  const world = addOn();
  exceptionOf(world, { dueIn: -2, owner: ME });
  exceptionOf(world, { dueIn: -1 });
  exceptionOf(world, { dueIn: 3, owner: ME });
  exceptionOf(world, { dueIn: 40 });
  const html = page(world);
  expect(lead(html)).toContain('Begin with what is yours and overdue.');
  expect(lead(html)).toContain('Yours: 1 overdue, 1 due today, 2 open');
  expect(lead(html)).toContain('Everybody’s: 2 overdue, 1 due today, 4 open');
  const link = /<a href="([^"]+)">2 overdue<\/a>/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const { searchParams } = new URL(link, 'https://account.example');
  expect(listed(page(world, Object.fromEntries(searchParams)))).toHaveLength(2);
});

test('overdue ones stand first, then those due earlier', () => {
  const world = addOn();
  const numbers = [30, -1, 2, -9].map(
    (dueIn) => exception(world, exceptionOf(world, { dueIn })).custrecord_cwy_exc_amazon_id,
  );
  expect(listed(page(world))).toEqual([numbers[3], numbers[1], numbers[2], numbers[0]]);
});

test('each row says what was found and what to do, and leads to details, to the record at hand and to Seller Central', () => {
  const world = addOn();
  const held = documentOf(world, ['MUG-9']);
  const id = exceptionOf(world, { document: held });
  const html = page(world);
  const number = exception(world, id).custrecord_cwy_exc_amazon_id;
  expect(html).toContain('Add a SKU map row for the SKU and marketplace, then press Retry.');
  expect(html).toContain('SKU MUG-9 has no map row for Amazon.com.');
  expect(html).toContain(`custparam_id=${id}"`);
  expect(html).toContain(`rectype=customrecord_cwy_document&amp;id=${held}`);
  expect(html).toContain(`href="https://sellercentral.amazon.com/orders-v3/order/${number}"`);
  expect(html).toContain('30\u00a0h\u00a0old');
});

test('a filter is kept in the address and narrows the list', () => {
  const world = addOn();
  exceptionOf(world, { class: 'address-invalid' });
  const other = exceptionOf(world, { class: 'sku-unmapped' });
  const answer = post(world, [], { custpage_class: 'sku-unmapped', custpage_owner: 'nobody', custpage_show: 'open' });
  expect(parametersAfter(answer)).toEqual({ custparam_class: 'sku-unmapped', custparam_owner: 'nobody' });
  expect(listed(page(world, parametersAfter(answer)))).toEqual([exception(world, other).custrecord_cwy_exc_amazon_id]);
  expect(listed(page(world, { custparam_owner: 'mine' }))).toEqual([]);
  expect(listed(page(world, { custparam_marketplace: 'A1F83G8C2ARO7P' }))).toEqual([]);
});

test('fifty rows stand on a page, the others on the next ones', () => {
  const world = addOn();
  for (let n = 0; n < 53; n++) exceptionOf(world, { dueIn: n + 1 });
  const first = page(world);
  expect(listed(first)).toHaveLength(50);
  expect(first).toContain('Page 1 of 2');
  expect(listed(page(world, { custparam_page: '1' }))).toHaveLength(3);
  expect(listed(page(world, { custparam_page: '9' }))).toHaveLength(3);
});

test('an empty page says what would stand there', () => {
  const world = addOn();
  expect(page(world)).toContain('No exception is open. What the add-on cannot do by itself would stand here');
  expect(page(world, { custparam_class: 'sku-unmapped' })).toContain('No exception fits this choice.');
});

test('Retry has exactly that document applied again, and counts the attempt', () => {
  const world = addOn();
  const held = documentOf(world, ['MUG-9']);
  const other = documentOf(world, ['MUG-9']);
  const id = exceptionOf(world, { document: held });
  post(world, [id], { custpage_action: 'retry' });
  expect(document(world, held).custrecord_cwy_doc_applied).toBeNull();
  expect(document(world, held).custrecord_cwy_doc_read_again).not.toBe(true);
  expect(document(world, other).custrecord_cwy_doc_applied).not.toBeNull();
  expect(exception(world, id).custrecord_cwy_exc_attempts).toBe(1);
  const [task] = world.account.runner.unfinished();
  expect(task?.script.scriptId).toBe('customscript_cwy_orders_apply_mr');
  expect(task?.overrides).toEqual({ custscript_cwy_apply_document: held });
  expect(said(world)).toContain('1 exception is tried again. The import has been started');
});

test('Retry reads the order again where the document itself is bad', () => {
  const world = addOn();
  const held = documentOf(world, ['MUG-9']);
  post(world, [exceptionOf(world, { document: held, class: 'truncated-document' })], { custpage_action: 'retry' });
  expect(document(world, held).custrecord_cwy_doc_read_again).toBe(true);
  expect(said(world)).toContain('1 order is read from Amazon again with the next reading.');
});

test('Retry while every import deployment runs says so, and the document waits', () => {
  const world = addOn();
  const ids = [1, 2, 3].map(() => exceptionOf(world, { document: documentOf(world, ['MUG-9']) }));
  for (const id of ids) post(world, [id], { custpage_action: 'retry' });
  expect(said(world)).toContain('The import is already running; its next run takes them');
  expect(exception(world, ids[2] as number).custrecord_cwy_exc_attempts).toBe(1);
});

test('an exception without a document has nothing to run again', () => {
  const world = addOn();
  const id = exceptionOf(world, { class: 'api-refused' });
  post(world, [id], { custpage_action: 'retry' });
  expect(said(world)).toContain('There is nothing to run again');
  expect(exception(world, id).custrecord_cwy_exc_attempts).toBe(0);
});

test('Retry all takes a hundred of the class at a time, says how many are left, and stays below half of its units', () => {
  const world = addOn();
  for (let n = 0; n < 103; n++) exceptionOf(world, { document: documentOf(world, ['MUG-9']) });
  const other = exceptionOf(world, { document: documentOf(world, ['MUG-9']), class: 'address-invalid' });
  const again = { custpage_action: 'retry-class', custpage_class: 'sku-unmapped' };
  post(world, [], again);
  expect(said(world)).toContain('100 exceptions are tried again.');
  post(world, [], again);
  expect(exception(world, other).custrecord_cwy_exc_attempts).toBe(0);
  const { rows } = world.account.records.list('customrecord_cwy_exception', { limit: 200 });
  const tries = rows.map(({ fields }) => Number(fields.custrecord_cwy_exc_attempts));
  expect(tries.filter((each) => each === 0)).toHaveLength(1);
  const used = world.account.runner.statistics().find((each) => each.script === 'customscript_cwy_exceptions_sl');
  expect(used?.highest).toBeLessThan(500);
});

test('Retry all without a class does nothing and says what is missing', () => {
  const world = addOn();
  const id = exceptionOf(world, { document: documentOf(world, ['MUG-9']) });
  post(world, [], { custpage_action: 'retry-class' });
  expect(said(world)).toContain('Choose one class');
  expect(exception(world, id).custrecord_cwy_exc_attempts).toBe(0);
});

test('a snoozed exception leaves the list until its day, and is open again from then on by itself', () => {
  const world = addOn();
  const id = exceptionOf(world);
  post(world, [id], { custpage_action: 'snooze', custpage_until: '3/4/2026' });
  expect(listed(page(world))).toEqual([]);
  expect(listed(page(world, { custparam_show: 'snoozed' }))).toHaveLength(1);
  world.account.clock.advance(2 * DAY);
  expect(listed(page(world))).toHaveLength(1);
  expect(listed(page(world, { custparam_show: 'snoozed' }))).toEqual([]);
});

test.each(['', '3/1/2026'])('a snooze until "%s" is refused', (until) => {
  const world = addOn();
  const id = exceptionOf(world);
  post(world, [id], { custpage_action: 'snooze', custpage_until: until });
  expect(said(world)).toContain('tomorrow or later');
  expect(exception(world, id).custrecord_cwy_exc_snoozed_until ?? null).toBeNull();
});

test('solving keeps the words, who said them and when', () => {
  const world = addOn();
  const id = exceptionOf(world);
  post(world, [id], { custpage_action: 'solve', custpage_resolution: 'Entered by hand as SO-7' });
  expect(exception(world, id)).toMatchObject({
    custrecord_cwy_exc_state: 'solved',
    custrecord_cwy_exc_resolution: 'Entered by hand as SO-7',
    custrecord_cwy_exc_solved_by: 'Lab Administrator',
  });
  expect(exception(world, id).custrecord_cwy_exc_solved_at).not.toBeNull();
  expect(listed(page(world))).toEqual([]);
  expect(listed(page(world, { custparam_show: 'solved' }))).toHaveLength(1);
});

test('solving without words is refused', () => {
  const world = addOn();
  const id = exceptionOf(world);
  post(world, [id], { custpage_action: 'solve', custpage_resolution: '  ' });
  expect(exception(world, id).custrecord_cwy_exc_state).toBe('open');
  expect(said(world)).toContain('Say in a few words');
});

test('an exception is handed to an owner', () => {
  const world = addOn();
  const id = exceptionOf(world);
  post(world, [id], { custpage_action: 'assign', custpage_assignee: String(ME) });
  expect(exception(world, id).custrecord_cwy_exc_owner).toBe(String(ME));
  expect(listed(page(world, { custparam_owner: 'mine' }))).toHaveLength(1);
});

test('rows ticked without an action, and an action without rows, are answered in words', () => {
  const world = addOn();
  const id = exceptionOf(world);
  post(world, [id], {});
  expect(said(world)).toContain('no action is chosen');
  post(world, [], { custpage_action: 'solve', custpage_resolution: 'x' });
  expect(said(world)).toContain('No row is ticked');
});

test('what was said is said once', () => {
  const world = addOn();
  post(world, [], { custpage_action: 'retry' });
  expect(said(world)).not.toBe('');
  expect(said(world)).toBe('');
});

test.each([
  ['without a token', ''],
  ['with a made-up token', '00000000-0000-4000-8000-000000000000'],
])('a form %s changes nothing', (_case, token) => {
  const world = addOn();
  const id = exceptionOf(world);
  post(world, [id], { custpage_action: 'solve', custpage_resolution: 'x', custpage_token: token });
  expect(exception(world, id).custrecord_cwy_exc_state).toBe('open');
  expect(said(world)).toContain('Nothing was changed');
});

test('a token of one role is none for another', () => {
  const world = addOn();
  const id = exceptionOf(world);
  const foreign = tokenOf(page(world, {}, 'customrole_cwy_admin'));
  page(world);
  post(world, [id], { custpage_action: 'solve', custpage_resolution: 'x', custpage_token: foreign });
  expect(exception(world, id).custrecord_cwy_exc_state).toBe('open');
});

test('looking changes nothing, whatever the address asks for', () => {
  const world = addOn();
  const id = exceptionOf(world, { document: documentOf(world, ['MUG-9']) });
  const before = JSON.stringify(exception(world, id));
  page(world, { custpage_action: 'retry', custpage_id: String(id), custpage_token: tokenOf(page(world)) });
  expect(JSON.stringify(exception(world, id))).toBe(before);
  expect(world.account.runner.unfinished()).toEqual([]);
});

test('an accountant may solve and is told that a retry is not theirs', () => {
  const world = addOn();
  const accountant = 'customrole_cwy_accountant';
  const held = documentOf(world, ['MUG-9']);
  const id = exceptionOf(world, { document: held });
  post(world, [id], { custpage_action: 'retry' }, accountant);
  expect(said(world, accountant)).toContain('Ask somebody with the role Amazon Operations');
  expect(document(world, held).custrecord_cwy_doc_applied).not.toBeNull();
  expect(exception(world, id).custrecord_cwy_exc_attempts).toBe(0);
  post(world, [id], { custpage_action: 'solve', custpage_resolution: 'Posted by hand' }, accountant);
  expect(exception(world, id).custrecord_cwy_exc_state).toBe('solved');
});

test('one exception is shown whole, and acted on from there', () => {
  const world = addOn();
  const id = exceptionOf(world, { document: documentOf(world, ['MUG-9']) });
  const html = page(world, { custparam_id: String(id) });
  expect(html).toContain('SKU MUG-9 has no map row for Amazon.com.');
  expect(html).toContain('{&quot;orderId&quot;:&quot;***&quot;}');
  expect(html).toContain('SKU map audit');
  const answer = post(world, [], { custpage_id: String(id), custpage_action: 'retry' });
  expect(parametersAfter(answer)).toEqual({ custparam_id: String(id) });
  expect(exception(world, id).custrecord_cwy_exc_attempts).toBe(1);
  expect(page(world, { custparam_id: '999' })).toContain('There is no exception with this number');
});

test('markup in what Amazon or a person wrote is shown as text', () => {
  const world = addOn();
  const evil = '<script>alert(1)</script>"\'';
  const values = Object.fromEntries(
    ['message', 'fix', 'excerpt', 'subject', 'last_good', 'resolution', 'class'].map((name) => [
      `custrecord_cwy_exc_${name}`,
      evil,
    ]),
  );
  const id = exceptionOf(world, { values: { ...values, custrecord_cwy_exc_amazon_id: null } });
  for (const html of [page(world), page(world, { custparam_id: String(id) })]) {
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert(1)');
  }
});

test('an order held for its SKU leaves the queue by itself once the SKU is mapped', () => {
  const story = new Story();
  const { account } = story.world;
  const order = story.arrive({ lines: [{ sku: 'HH-SOAP', quantity: 1 }] });
  const world = { account } as AddOn;
  expect(page(world)).toContain(`A SKU of this order is not in the SKU map\n${order}`);
  const places = account.records.list('customrecord_cwy_marketplace').rows;
  const marketplace = places.find(({ fields }) => fields.custrecord_cwy_mkt_amazon_id === 'ATVPDKIKX0DER');
  const token = tokenOf(visit(world, { script: 'skumap', role: OPS }).text);
  const soap = account.records
    .list('inventoryitem', { limit: 500 })
    .rows.find(({ fields }) => fields.itemid === 'HH-1011');
  visit(world, {
    script: 'skumap',
    role: OPS,
    form: {
      custpage_token: token,
      'custpage_gaps:tick:0': 'T',
      'custpage_gaps:wishsku:0': 'HH-SOAP',
      'custpage_gaps:wishitem:0': String(soap?.id),
      'custpage_gaps:wishplace:0': String(marketplace?.id),
      'custpage_gaps:pack:0': '1',
    },
  });
  account.runner.settle();
  expect(story.salesOrders(order)).toHaveLength(1);
  expect(page(world)).not.toContain(order);
  expect(page(world, { custparam_show: 'solved' })).toContain(order);
});

test('what another page has done, or was done long ago, is not said here', () => {
  const world = addOn();
  const id = exceptionOf(world, {});
  post(world, [id], { custpage_action: 'solve', custpage_resolution: 'Done by hand.' });
  expect(visit(world, { script: 'skumap', role: OPS }).text).not.toContain('1 exception is solved');
  world.account.clock.advance(11 * 60_000);
  expect(said(world)).not.toContain('1 exception is solved');
});
