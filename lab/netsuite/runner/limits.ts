// Usage units and seconds a script may take, by type and stage.
// Source: Script Type Usage Unit Limits, Script Execution Time Limits, Map/Reduce Governance (help).

import type { ScriptType, Stage } from '../execution';

export interface Limits {
  readonly units: number;
  readonly seconds: number;
}

const STAGES: Record<Stage, Limits> = {
  getInputData: { units: 10_000, seconds: 3_600 },
  map: { units: 1_000, seconds: 300 },
  reduce: { units: 5_000, seconds: 900 },
  summarize: { units: 10_000, seconds: 3_600 },
};

const TYPES: Record<Exclude<ScriptType, 'mapreduce'>, Limits> = {
  scheduled: { units: 10_000, seconds: 3_600 },
  suitelet: { units: 1_000, seconds: 300 },
  restlet: { units: 5_000, seconds: 300 },
  userevent: { units: 1_000, seconds: 300 },
  client: { units: 1_000, seconds: 300 },
  portlet: { units: 1_000, seconds: 300 },
  massupdate: { units: 1_000, seconds: 300 },
};

export function limitsOf(type: ScriptType, stage: Stage | undefined): Limits {
  if (type !== 'mapreduce') return TYPES[type];
  if (!stage) throw new Error('A map/reduce execution belongs to a stage.');
  return STAGES[stage];
}

/** Soft limits of a map/reduce job, checked between invocations. Source: Map/Reduce Governance (help). */
export const JOB_SOFT_UNITS = 10_000;
