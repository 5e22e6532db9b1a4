// How SuiteQL refuses. The real server says only that the search is invalid; the lab adds what it found.

import { SuiteScriptError } from '../errors';

// Source: practice; the real message stops at "unsupported search" and gives no detail.
const MESSAGE = 'Search error occurred: Invalid or unsupported search';

/** Refuses a statement. `detail` says what was found and what to write instead. */
export function refuseQuery(detail: string): never {
  throw new SuiteScriptError('SSS_SEARCH_ERROR_OCCURRED', `${MESSAGE} (lab: ${detail})`);
}
