// Report schedules: known and not emulated. Source of paths, rates and statuses: Reports model 2021-06-30.

import { type Operation, operation, Refusal } from '../operation';

const SCHEDULES = '/reports/2021-06-30/schedules';
const SCHEDULE = `${SCHEDULES}/{reportScheduleId}`;

const refused = (definition: Pick<Operation, 'operationId' | 'method' | 'path' | 'success'>): Operation =>
  operation({
    ...definition,
    rate: 0.0222,
    burst: 10,
    handle() {
      throw new Refusal(501, 'NotEmulated', `${definition.operationId} is not one of the lab's operations.`);
    },
  });

export const reportSchedules: readonly Operation[] = [
  refused({ operationId: 'getReportSchedules', method: 'GET', path: SCHEDULES }),
  refused({ operationId: 'createReportSchedule', method: 'POST', path: SCHEDULES, success: 201 }),
  refused({ operationId: 'getReportSchedule', method: 'GET', path: SCHEDULE }),
  refused({ operationId: 'cancelReportSchedule', method: 'DELETE', path: SCHEDULE }),
];
