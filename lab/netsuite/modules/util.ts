// N/util, also the global `util`: small questions about values. Free of units.
// Source: N/util Module (help).

import * as vm from 'node:vm';
import { UTIL } from '../sandbox/util';
import type { Env, NModule } from './module';

const NANOSECONDS = 1_000_000;

const nanoTime =
  ({ account }: Env) =>
  () =>
    account.clock.now() * NANOSECONDS;

export const utilModule: NModule = {
  id: 'N/util',
  build: (env) => (vm.runInThisContext(UTIL) as (host: () => number) => object)(nanoTime(env)),
  inside: { source: UTIL, host: nanoTime },
};
