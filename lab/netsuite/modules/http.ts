// N/http: the same requests without TLS.
// Source: N/http Module (help); 10 units a request.

import { REQUEST_ENUMS, requestMethods } from './https';
import type { NModule } from './module';

export const httpModule: NModule = {
  id: 'N/http',
  build: (env) => ({
    ...requestMethods(env, 'http:'),
    ...REQUEST_ENUMS,
  }),
};
