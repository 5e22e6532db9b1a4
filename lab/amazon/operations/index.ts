// Every SP-API operation the simulated marketplace answers.

import type { Operation } from '../operation';
import { cancelFeed } from './cancelFeed';
import { confirmShipment } from './confirmShipment';
import { createFeed } from './createFeed';
import { createFeedDocument } from './createFeedDocument';
import { createReport } from './createReport';
import { createRestrictedDataToken } from './createRestrictedDataToken';
import { getFeed } from './getFeed';
import { getFeedDocument } from './getFeedDocument';
import { getFeeds } from './getFeeds';
import { getMarketplaceParticipations } from './getMarketplaceParticipations';
import { getMyFeesEstimates } from './getMyFeesEstimates';
import { getOrder } from './getOrder';
import { getOrders } from './getOrders';
import { cancelReport, getReport } from './getReport';
import { getReportDocument } from './getReportDocument';
import { getReports } from './getReports';
import { listBalances } from './listBalances';
import { listFinancialEventGroups } from './listFinancialEventGroups';
import { listSummary } from './listSummary';
import { listTransactions } from './listTransactions';
import { getOrderAddress, getOrderBuyerInfo, getOrderItems, getOrderItemsBuyerInfo, getOrderV0 } from './ordersV0';
import { reportSchedules } from './reportSchedules';
import { searchOrders } from './searchOrders';

export const operations: readonly Operation[] = [
  searchOrders,
  getOrder,
  getOrders,
  getOrderV0,
  getOrderItems,
  getOrderAddress,
  getOrderBuyerInfo,
  getOrderItemsBuyerInfo,
  createRestrictedDataToken,
  confirmShipment,
  createReport,
  getReport,
  getReports,
  cancelReport,
  getReportDocument,
  ...reportSchedules,
  createFeedDocument,
  createFeed,
  getFeed,
  getFeeds,
  cancelFeed,
  getFeedDocument,
  getMarketplaceParticipations,
  listTransactions,
  listBalances,
  listSummary,
  listFinancialEventGroups,
  getMyFeesEstimates,
];
