// Asks for a report. Source: Reports model 2021-06-30, unless a line says otherwise.

import { denied, invalidInput, operation, Refusal } from '../operation';
import { type RequestedType, reportTypeOf, requestedTypeOf } from '../reportTypes';
import { Fields } from './body';
import { instantIn, onlyOwn } from './parameters';

const MOST_MARKETPLACES = 25;

export const createReport = operation({
  operationId: 'createReport',
  method: 'POST',
  path: '/reports/2021-06-30/reports',
  rate: 0.0167,
  burst: 15,
  success: 202,
  handle(seller, { body, now }) {
    const request = new Fields(body, {
      name: 'CreateReportSpecification',
      known: ['reportType', 'marketplaceIds', 'dataStartTime', 'dataEndTime', 'reportOptions'],
    });
    const { reportType, role } = typeNamed(request.text('reportType'));
    // Source: SP-API documentation, Role mappings: a report needs the role of its data.
    if (!seller.roles.has(role)) throw denied('');
    if (request.has('reportOptions')) request.options('reportOptions');
    const marketplaceIds = request.texts('marketplaceIds');
    if (marketplaceIds.length === 0 || marketplaceIds.length > MOST_MARKETPLACES) {
      throw invalidInput(`From 1 to ${MOST_MARKETPLACES} marketplaceIds must be provided.`);
    }
    onlyOwn(marketplaceIds, seller);
    // Without a start the data begins now, so there is none.
    const from = request.has('dataStartTime') ? instantIn(request.text('dataStartTime'), 'dataStartTime') : now;
    const to = request.has('dataEndTime') ? instantIn(request.text('dataEndTime'), 'dataEndTime') : now;
    if (from > now || to > now) throw invalidInput('dataStartTime and dataEndTime must not be later than now.');
    if (to < from) throw invalidInput('dataEndTime must not be earlier than dataStartTime.');
    return { reportId: seller.reports.create({ reportType, marketplaceIds, from, to }, now) };
  },
});

function typeNamed(name: string): RequestedType {
  const type = requestedTypeOf(name);
  if (type !== undefined) return type;
  // Source: SP-API documentation, Report Type Values: settlement reports cannot be requested. Unconfirmed: the words.
  if (reportTypeOf(name) !== undefined) throw invalidInput(`${name} cannot be requested; Amazon makes it by itself.`);
  if (!/^GET_[A-Z0-9_]+$/.test(name)) throw invalidInput(`Invalid report type ${name}.`);
  throw new Refusal(501, 'NotEmulated', `The report ${name} is not one of the lab's.`);
}
