/**
 * Samples of how things stand, one a metric, marketplace and day of UTC. What was measured stays as it was measured.
 *
 * @NApiVersion 2.1
 */

import { dateOf } from './days';
import { MEASURE } from './ids';
import { number, requiredText, rows } from './rows';
import { createOnce } from './saving';

export interface Measure<Metric extends string> {
  /** Internal id of the marketplace record. */
  readonly marketplace: string;
  readonly metric: Metric;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly value: number;
}

/** 10 units. */
export function isMeasured(metric: string, marketplaces: readonly string[], day: string): boolean {
  const found = measuresSince([metric], day).filter((each) => each.day === day);
  return marketplaces.every((id) => found.some(({ marketplace }) => marketplace === id));
}

/** 6 units each; one that is there stays. */
export function keepMeasures(day: string, measures: readonly Omit<Measure<string>, 'day'>[]): void {
  for (const { marketplace, metric, value } of measures) {
    createOnce(MEASURE.type, `cwy-measure-${metric}-${marketplace}-${day}`, {
      [MEASURE.metric]: metric,
      [MEASURE.marketplace]: marketplace,
      [MEASURE.day]: dateOf(day),
      [MEASURE.value]: value,
    });
  }
}

/** From that day on, the newest first (10 units). */
export function measuresSince<Metric extends string>(metrics: readonly Metric[], day: string): Measure<Metric>[] {
  const sql = `SELECT ${MEASURE.marketplace} AS marketplace, ${MEASURE.metric} AS metric, TO_CHAR(${MEASURE.day}, 'YYYY-MM-DD') AS day,
    ${MEASURE.value} AS value FROM ${MEASURE.type} WHERE ${MEASURE.metric} IN (${metrics.map(() => '?').join(', ')})
    AND ${MEASURE.day} >= TO_DATE(?, 'YYYY-MM-DD') ORDER BY ${MEASURE.day} DESC, ${MEASURE.marketplace}, id`;
  return rows(sql, [...metrics, day]).map((row) => ({
    marketplace: requiredText(row, 'marketplace'),
    metric: requiredText(row, 'metric') as Metric,
    day: requiredText(row, 'day'),
    value: number(row, 'value') ?? 0,
  }));
}
