// Runs scripts of the field projects through `lab -- run --json`, and reads what they noted step by step.

import * as path from 'node:path';
import { lab } from '../../lab/cli/lab';
import type { RunReport } from '../../lab/cli/labReport';
import { listening } from './listening';

export const FIELD = path.join(__dirname, 'projects/field');

export interface FieldRun {
  readonly code: number;
  readonly report: RunReport;
  /** What was said on standard error. */
  readonly warned: string;
  /** Details of each log entry by its title; JSON is read. The last one where a title comes twice. */
  readonly noted: Readonly<Record<string, unknown>>;
}

export async function fieldRun(project: string, script: string, ...options: readonly string[]): Promise<FieldRun> {
  const heard = listening();
  const code = await lab(['run', path.join(FIELD, project), script, ...options, '--json'], heard);
  const report = JSON.parse(heard.said.join('\n')) as RunReport;
  const noted = Object.fromEntries(report.logs.map(({ title, details }) => [title, read(details)]));
  return { code, report, warned: heard.warned.join('\n'), noted };
}

function read(details: string): unknown {
  try {
    return JSON.parse(details) as unknown;
  } catch {
    return details;
  }
}
