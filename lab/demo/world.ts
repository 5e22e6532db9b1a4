// Both outside worlds together on one clock: an emulated account and a simulated marketplace that its network leads to.

import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Amazon, amazonHosts, createAmazon } from '../amazon/marketplace';
import { Clock, type Instant } from '../clock';
import { Account } from '../netsuite/account';
import { deployProject } from '../netsuite/customization';
import type { Feature, Profile } from '../netsuite/features';

export interface World {
  readonly clock: Clock;
  readonly account: Account;
  readonly amazon: Amazon;
}

export interface WorldOptions {
  readonly profile: Profile;
  readonly seed: number;
  readonly start: Instant;
  /** Keeps the account in a file. */
  readonly file?: string;
  readonly features?: { readonly on?: readonly Feature[]; readonly off?: readonly Feature[] };
}

/** The project's own folder, from the sources as from the build. */
export const ROOT = folderWith('suitecloud.config.js', __dirname);

function folderWith(file: string, folder: string): string {
  if (fs.existsSync(path.join(folder, file))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error(`Expected ${file} in a folder above ${__dirname}, found none.`);
  return folderWith(file, parent);
}

/** An account next to a marketplace, nothing in either yet. */
export function createWorld(options: WorldOptions): World {
  const clock = new Clock(options.start);
  const account = new Account({
    profile: options.profile,
    seed: options.seed,
    start: options.start,
    clock,
    ...(options.file === undefined ? {} : { file: options.file }),
    ...(options.features === undefined ? {} : { features: options.features }),
    company: { name: 'Demo Company' },
    // Only the project's own scripts run here, many thousand times.
    watchesForEndlessLoops: false,
  });
  const amazon = createAmazon({ clock, seed: options.seed });
  for (const host of amazonHosts) account.network.route(host, amazon.serve);
  return { clock, account, amazon };
}

/** Deploys the add-on into the account from the project's own XML. */
export function deployCauseway(account: Account): readonly string[] {
  return deployProject(account, ROOT).warnings;
}
