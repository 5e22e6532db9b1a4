// Every SP-API operation the simulated marketplace answers.

import type { Operation } from '../operation';
import { confirmShipment } from './confirmShipment';
import { getMarketplaceParticipations } from './getMarketplaceParticipations';
import { getOrder } from './getOrder';
import { searchOrders } from './searchOrders';

export const operations: readonly Operation[] = [searchOrders, getOrder, confirmShipment, getMarketplaceParticipations];
