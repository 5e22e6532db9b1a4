// N/redirect: where the user's browser goes after a Suitelet or a saved record.
// Source: N/redirect Module (help). Free of units, but for saved searches.

import { NotEmulated } from '../errors';
import { withQuery } from '../pages/links';
import type { Env, NModule } from './module';
import { type Options, optionsOf } from './options';
import { queryOf, recordAddress, scriptAddress } from './url';

/** Key in `env.shared` under which the address (a string) stands once a script has set it. */
export const REDIRECT = 'redirect';

export const redirectModule: NModule = {
  id: 'N/redirect',
  // Practice: only these show a page afterwards.
  only: ['suitelet', 'userevent'],
  build: (env) => ({
    redirect: to(env, 'redirect', ['url'], (given) => withQuery(String(given.url), queryOf(given.parameters))),
    toRecord: to(env, 'toRecord', ['type', 'id'], (given) =>
      recordAddress(env.account, {
        recordType: given.type,
        recordId: given.id,
        isEditMode: given.isEditMode,
        params: given.parameters,
      }),
    ),
    toSuitelet: to(env, 'toSuitelet', ['scriptId', 'deploymentId'], (given) =>
      scriptAddress(env.account, { ...given, params: given.parameters, returnExternalUrl: given.isExternal }),
    ),
    ...Object.fromEntries(NOT_EMULATED.map((name) => [name, () => notEmulated(name)])),
  }),
};

const NOT_EMULATED = [
  'toRecordTransform',
  'toSavedSearch',
  'toSavedSearchResult',
  'toSearch',
  'toSearchResult',
  'toTaskLink',
];

function to(
  env: Env,
  method: string,
  required: readonly string[],
  address: (given: Options) => string,
): (options: unknown) => void {
  return (options) => {
    env.execution.alive();
    env.shared.set(REDIRECT, address(optionsOf(options, `redirect.${method}`, required)));
  };
}

function notEmulated(name: string): never {
  throw new NotEmulated(`N/redirect.${name}`);
}
