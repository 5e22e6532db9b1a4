// One measurement in a process of its own, so that none leaves memory or warm code to the next: the name is the only
// argument, the finding is one JSON document on standard output.

import '../lab/timezone';
import { measure as day } from './day';
import type { Measurement } from './finding';
import { measure as life } from './life';
import { measure as orderReport } from './orderReport';
import { measure as outage } from './outage';
import { measure as pickUp } from './pickUp';
import { measure as report } from './report';
import { measure as reservation } from './reservation';
import { measure as rush } from './rush';
import { measure as settlementReport } from './settlementReport';
import { measure as settlements } from './settlements';
import { measure as start } from './start';
import { measure as sweep } from './sweep';

const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  sweep,
  reservation,
  life,
  day,
  rush,
  outage,
  orderReport,
  report,
  settlementReport,
  settlements,
  pickUp,
  start,
};

const name = process.argv[2] ?? '';
const measure = MEASUREMENTS[name];
if (!measure) throw new Error(`Expected one of ${Object.keys(MEASUREMENTS).join(', ')}, found "${name}".`);
console.log(JSON.stringify(measure()));
