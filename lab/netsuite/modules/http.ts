// N/http: the same requests without TLS.
// Source: N/http Module (help); 10 units a request.

import { METHODS } from '../outbound';
import { requestMethods } from './https';
import type { NModule } from './module';
import { names } from './options';

export const httpModule: NModule = {
  id: 'N/http',
  build: (env) => ({
    ...requestMethods(env, 'http:'),
    Method: names(...METHODS),
    CacheDuration: names('UNIQUE', 'SHORT', 'MEDIUM', 'LONG'),
    RedirectType: {
      RECORD: 'RECORD',
      SUITELET: 'SUITELET',
      RESTLET: 'RESTLET',
      MEDIA_ITEM: 'MEDIAITEM',
      TASK_LINK: 'TASKLINK',
    },
  }),
};
