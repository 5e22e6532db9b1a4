// The N/ modules the lab has, one file each. A module that is not listed is refused by name.

import { cacheModule } from './cache';
import { compressModule } from './compress';
import { configModule } from './config';
import { cryptoModule } from './crypto';
import { cryptoRandomModule } from './cryptoRandom';
import { currencyModule } from './currency';
import { emailModule } from './email';
import { encodeModule } from './encode';
import { errorModule } from './error';
import { fileModule } from './file';
import { formatModule } from './format';
import { httpModule } from './http';
import { httpsModule } from './https';
import { logModule } from './log';
import { messageModule } from './message';
import type { NModule } from './module';
import { queryModule } from './query';
import { recordModule } from './record';
import { redirectModule } from './redirect';
import { runtimeModule } from './runtime';
import { searchModule } from './search';
import { serverWidgetModule } from './serverWidget';
import { taskModule } from './task';
import { urlModule } from './url';
import { utilModule } from './util';
import { xmlModule } from './xml';

const MODULES: readonly NModule[] = [
  cacheModule,
  compressModule,
  configModule,
  cryptoModule,
  cryptoRandomModule,
  currencyModule,
  emailModule,
  encodeModule,
  errorModule,
  fileModule,
  formatModule,
  httpModule,
  httpsModule,
  logModule,
  messageModule,
  queryModule,
  recordModule,
  redirectModule,
  runtimeModule,
  searchModule,
  serverWidgetModule,
  taskModule,
  urlModule,
  utilModule,
  xmlModule,
];

const byId = new Map(MODULES.map((module) => [module.id, module]));

export function findModule(id: string): NModule | undefined {
  return byId.get(id);
}

export function moduleIds(): string[] {
  return [...byId.keys()];
}
