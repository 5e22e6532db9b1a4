// Every SP-API operation the simulated marketplace answers.

import type { Operation } from '../operation';
import { confirmShipment } from './confirmShipment';
import { createReport } from './createReport';
import { getMarketplaceParticipations } from './getMarketplaceParticipations';
import { getOrder } from './getOrder';
import { cancelReport, getReport } from './getReport';
import { getReportDocument } from './getReportDocument';
import { getReports } from './getReports';
import { reportSchedules } from './reportSchedules';
import { searchOrders } from './searchOrders';

export const operations: readonly Operation[] = [
  searchOrders,
  getOrder,
  confirmShipment,
  createReport,
  getReport,
  getReports,
  cancelReport,
  getReportDocument,
  ...reportSchedules,
  getMarketplaceParticipations,
];
