// N/error: errors of the script's own making. Free of units.
// Source: error.create, error.SuiteScriptError (help).

import { refuse, SuiteScriptError } from '../errors';
import type { NModule } from './module';
import { names, optionsOf } from './options';

export const errorModule: NModule = {
  id: 'N/error',
  build: (env) => ({
    Type: ERROR_TYPES,
    create: (options: unknown) => {
      env.execution.alive();
      const given = optionsOf(options, 'create', ['name', 'message']);
      if (typeof given.name !== 'string') {
        refuse('WRONG_PARAMETER_TYPE', 'Wrong parameter type: name is expected as string.');
      }
      const message = given.message instanceof Error ? given.message.message : String(given.message);
      return new SuiteScriptError(String(given.name), message, {
        notifyOff: given.notifyOff === true,
        cause: { name: given.name, message },
      });
    },
  }),
};

/** The codes the lab raises or that scripts commonly test. Source: error.Type, SuiteScript Errors (help). */
const ERROR_TYPES = names(
  'INVALID_FIELD_ID',
  'INVALID_FLD_VALUE',
  'INVALID_KEY_OR_REF',
  'INVALID_RCRD_TYPE',
  'MISSING_REQD_ARGUMENT',
  'READ_ONLY_PROPERTY',
  'RCRD_DSNT_EXIST',
  'RCRD_HAS_BEEN_CHANGED',
  'SSS_ARGUMENT_DISCREPANCY',
  'SSS_INVALID_API_USAGE',
  'SSS_INVALID_CURRENCY_ID',
  'SSS_INVALID_SUBLIST',
  'SSS_INVALID_SUBLIST_OPERATION',
  'SSS_INVALID_TYPE_ARG',
  'SSS_INVALID_URL',
  'SSS_MISSING_REQD_ARGUMENT',
  'SSS_NOT_YET_SUPPORTED',
  'SSS_SEARCH_FOR_EACH_LIMIT_EXCEEDED',
  'SSS_SEARCH_RESULT_LIMIT_EXCEEDED',
  'SSS_UNSUPPORTED_METHOD',
  'UNIQUE_RCRD_ID_REQD',
  'WRONG_PARAMETER_TYPE',
);
