// A token for personal data, for the calls it names.
// Source: Tokens model 2021-03-01 and its use case guide, unless a line says otherwise.

import { ACCESS_TOKEN_LIFE } from '../credentials';
import { invalidInput, matchPath, type Operation, operation, Refusal } from '../operation';
import { type DataElement, dataElements } from '../orderV0Document';
import { type RestrictedResource, rolesFor } from '../restricted';
import { Fields } from './body';
import { getOrders } from './getOrders';
import { getOrderAddress, getOrderBuyerInfo, getOrderItems, getOrderItemsBuyerInfo, getOrderV0 } from './ordersV0';

const MOST_RESOURCES = 50;
const METHODS = ['GET', 'PUT', 'POST', 'DELETE'];
const RESTRICTED: readonly Operation[] = [
  getOrders,
  getOrderV0,
  getOrderItems,
  getOrderAddress,
  getOrderBuyerInfo,
  getOrderItemsBuyerInfo,
];

export const createRestrictedDataToken = operation({
  operationId: 'createRestrictedDataToken',
  method: 'POST',
  path: '/tokens/2021-03-01/restrictedDataToken',
  rate: 1,
  burst: 10,
  handle(seller, { body, now }) {
    const request = new Fields(body, {
      name: 'CreateRestrictedDataTokenRequest',
      known: ['targetApplication', 'restrictedResources'],
    });
    if (request.has('targetApplication')) {
      throw new Refusal(501, 'NotEmulated', 'Delegating to another application is not part of the lab.');
    }
    const given = request.list('restrictedResources');
    if (given.length === 0 || given.length > MOST_RESOURCES) {
      throw invalidInput(`From 1 to ${MOST_RESOURCES} restrictedResources must be provided.`);
    }
    const resources = given.map(resourceOf);
    checkRoles(resources, (element) => rolesFor[element].some((role) => seller.roles.has(role)));
    return {
      restrictedDataToken: seller.credentials.issueRestricted(resources, now),
      expiresIn: ACCESS_TOKEN_LIFE / 1_000,
    };
  },
});

function resourceOf(value: unknown): RestrictedResource {
  const resource = new Fields(value, { name: 'RestrictedResource', known: ['method', 'path', 'dataElements'] });
  const method = resource.text('method');
  if (!METHODS.includes(method)) throw invalidInput(`method: must be one of ${METHODS.join(', ')}.`);
  const path = resource.text('path');
  const target = RESTRICTED.find((each) => each.method === method && matchPath(each.path, path) !== null);
  if (target === undefined) throw invalidInput(`${method} ${path} is not a restricted operation.`);
  return { method, path, dataElements: elementsOf(resource, target) };
}

/** Needed where an operation tells several kinds of personal data, and refused (unconfirmed) where it tells one. */
function elementsOf(resource: Fields, target: Operation): readonly DataElement[] {
  if (target.restricted !== 'by element') {
    if (resource.has('dataElements')) throw invalidInput(`dataElements: are not for ${target.path}.`);
    return [target.restricted as DataElement];
  }
  const elements = resource.texts('dataElements').map((name) => {
    const element = dataElements.find((each) => each === name);
    if (element === undefined) throw invalidInput(`dataElements: must be of ${dataElements.join(', ')}.`);
    return element;
  });
  if (elements.length === 0) throw invalidInput('dataElements: is missing.');
  return elements;
}

/** Wording: practice. */
function checkRoles(resources: readonly RestrictedResource[], allowed: (element: DataElement) => boolean): void {
  const refused = new Set(resources.flatMap((each) => each.dataElements).filter((element) => !allowed(element)));
  if (refused.size === 0) return;
  const list = [...refused].join(', ');
  throw new Refusal(
    400,
    'InvalidInput',
    `Application does not have access to one or more requested data elements: [${list}]`,
  );
}
