// The example orders inside Amazon's published model of the Orders API, where that model is at hand, through the
// command that a seller's own orders go through.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { orders } from '../../lab/cli/orders';
import type { OrdersReport } from '../../lab/orders/report';
import { SP_API_MODELS } from '../support/reference';

const models = SP_API_MODELS;
const withModels = models === undefined ? test.skip : test;

/** The model's own answers: examples of responses, and what Amazon's sandbox gives. */
function answersWithin(value: unknown, found: object[] = []): object[] {
  if (typeof value !== 'object' || value === null) return found;
  const object = value as Record<string, unknown>;
  const isAnswer = Array.isArray(object.orders) || (typeof object.order === 'object' && object.order !== null);
  if (isAnswer && object.type === undefined) found.push(object);
  else for (const each of Object.values(object)) answersWithin(each, found);
  return found;
}

const idsOf = (answers: readonly object[]): string[] =>
  answers.flatMap((answer) => {
    const { order, orders: list } = answer as { order?: { orderId: string }; orders?: { orderId: string }[] };
    return (list ?? (order ? [order] : [])).map(({ orderId }) => orderId);
  });

withModels('every example order of Amazon’s model ends as a named outcome (needs CWY_SP_API_MODELS)', () => {
  const model = path.join(models ?? '', 'orders-api-model', 'orders_2026-01-01.json');
  const { paths } = JSON.parse(fs.readFileSync(model, 'utf8')) as { paths: object };
  const answers = answersWithin(paths);
  expect(idsOf(answers).length).toBeGreaterThan(5);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'examples-'));
  const files = answers.map((answer, index) => {
    const file = path.join(folder, `${index}.json`);
    fs.writeFileSync(file, JSON.stringify(answer));
    return file;
  });
  const out: string[] = [];
  orders([...files, '--map-unknown', '--json'], { out: (line) => out.push(line), err: () => undefined });
  fs.rmSync(folder, { recursive: true });
  const report = JSON.parse(out.join('\n')) as OrdersReport;
  expect(report.orders.map(({ amazonOrderId }) => amazonOrderId)).toEqual(idsOf(answers));
  for (const order of report.orders) {
    const { outcome, reasons, lines, totalMinor } = order;
    if (outcome === 'held' || outcome === 'ignored') expect(reasons).not.toEqual([]);
    if (outcome === 'imported') expect(lines.reduce((sum, each) => sum + each.amountMinor, 0)).toBe(totalMinor);
  }
  expect(report.orders.filter(({ outcome }) => outcome === 'imported').length).toBeGreaterThan(0);
});
