/**
 * What the set-up page tells, read with a handful of queries (about 130 units).
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { billingProblems } from '../../flows/billing/activation';
import { missingForCalls } from '../../flows/connection/checks';
import { secretWarning } from '../../flows/connection/secret';
import { activationProblems, shipServiceCoverage } from '../../flows/orders/activation';
import type { Features } from '../../flows/orders/settings';
import type { ConnectionFact, MarketplaceFact, SetupFacts } from '../../flows/setup/facts';
import { readBillingFacts } from '../billing/billingFacts';
import { allConnections, type Connection } from '../connection/connections';
import { type Marketplace, readMarketplaces, readShipServices } from '../connection/marketplaces';
import { readRoutes } from '../exceptions';
import { DOCUMENT, EXCEPTION, SKU_MAP } from '../ids';
import { passedOverByPlace, placeKey } from '../orders/replan';
import { number, requiredText, rows, text } from '../rows';

export function setupFacts(features: Features): SetupFacts {
  return {
    connections: allConnections().map(connectionFact),
    marketplaces: marketplaceFacts(features),
    hasRouteForAll: readRoutes().some((each) => each.flow === null && each.class === null && each.owner !== null),
  };
}

export function connectionFact(connection: Connection): ConnectionFact {
  const { id, name, region, state, account, slot } = connection;
  return {
    id,
    name,
    region,
    state,
    account,
    slot,
    isHere: account === runtime.accountId,
    hasSecrets: connection.clientSecretId !== null && connection.refreshTokenSecretId !== null,
    missing: missingForCalls(connection),
    secretWarning: secretWarning(connection.secretExpiry, Date.now()),
    hasOwner: connection.owner !== null,
  };
}

function marketplaceFacts(features: Features): MarketplaceFact[] {
  const services = readShipServices();
  const mapRows = openRowsByMarketplace();
  const held = heldForSkuByPlace();
  const passedOver = passedOverByPlace();
  const marketplaces = readMarketplaces(features);
  const factsOf = readBillingFacts(
    marketplaces.map(({ billing }) => billing),
    features,
  );
  return marketplaces.map((each: Marketplace) => ({
    id: each.id,
    name: each.name,
    marketplaceId: each.marketplaceId,
    connection: each.connection,
    state: each.state,
    problems: [...activationProblems(each, features), ...billingProblems(each, factsOf(each.billing), features)],
    services: each.importFbm ? shipServiceCoverage(services.get(each.id) ?? {}) : null,
    mapRows: mapRows.get(each.id) ?? 0,
    heldForSku: held.get(placeKey(each)) ?? 0,
    passedOver: passedOver.get(placeKey(each)) ?? 0,
  }));
}

function openRowsByMarketplace(): Map<string, number> {
  const sql = `SELECT ${SKU_MAP.marketplace} AS marketplace, COUNT(*) AS amount FROM ${SKU_MAP.type}
    WHERE isinactive = 'F' AND ${SKU_MAP.to} IS NULL GROUP BY ${SKU_MAP.marketplace}`;
  return new Map(rows(sql).map((row) => [requiredText(row, 'marketplace'), number(row, 'amount') ?? 0]));
}

function heldForSkuByPlace(): Map<string, number> {
  const sql = `SELECT d.${DOCUMENT.connection} AS connection, d.${DOCUMENT.marketplaceId} AS marketplaceid, COUNT(DISTINCT d.id) AS amount
    FROM ${EXCEPTION.type} e JOIN ${DOCUMENT.type} d ON d.id = e.${EXCEPTION.document}
    WHERE e.${EXCEPTION.class} = 'sku-unmapped' AND e.${EXCEPTION.state} <> 'solved'
    GROUP BY d.${DOCUMENT.connection}, d.${DOCUMENT.marketplaceId}`;
  return new Map(
    rows(sql).map((row) => [
      placeKey({ connection: requiredText(row, 'connection'), marketplaceId: text(row, 'marketplaceid') ?? '' }),
      number(row, 'amount') ?? 0,
    ]),
  );
}
