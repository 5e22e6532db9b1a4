// Reference data of others that contract checks compare with, where it is at hand. Variables name a folder or a file:
// CWY_SP_API_MODELS Amazon's published models, CWY_NETSUITE_RECORDS Oracle's record list, CWY_SDF_SCHEMA the catalogue of
// SDF elements. Nothing of them is in this project; without them the checks say that they did not run.

import * as fs from 'node:fs';
import * as path from 'node:path';

function named(variable: string, inside: string): string | undefined {
  const given = process.env[variable];
  if (given === undefined || given === '') return undefined;
  const deeper = path.join(given, inside);
  if (fs.existsSync(deeper)) return deeper;
  if (!fs.existsSync(given)) {
    throw new Error(
      `Expected ${variable} to name a folder or file that exists, found ${given}. Unset it, or set it right.`,
    );
  }
  return given;
}

/** The folder that holds `orders-api-model` and the others. */
export const SP_API_MODELS = named('CWY_SP_API_MODELS', 'models');
/** The file with Oracle's list of records. */
export const NETSUITE_RECORDS = named('CWY_NETSUITE_RECORDS', 'records.json');
/** The file with the catalogue of SDF elements. */
export const SDF_SCHEMA = named('CWY_SDF_SCHEMA', 'sdf-schema.json');
