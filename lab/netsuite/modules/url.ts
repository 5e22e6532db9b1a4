// N/url: addresses of scripts, records and domains of the account. Free of units.
// Source: N/url Module (help).

import type { Account } from '../account';
import { NotEmulated, refuse } from '../errors';
import { recordUrl, SUITELET_PAGE, withQuery } from '../pages/links';
import type { NModule } from './module';
import { names, type Options, optionsOf } from './options';

const HOST_TYPES = names('APPLICATION', 'CUSTOMER_CENTER', 'FORM', 'RESTLET', 'SUITETALK');
const RESTLET_PAGE = '/app/site/hosting/restlet.nl';

/** What follows the account id in a host name. */
const SUFFIXES: Readonly<Record<keyof typeof HOST_TYPES, string>> = {
  APPLICATION: 'app.netsuite.com',
  CUSTOMER_CENTER: 'app.netsuite.com',
  FORM: 'extforms.netsuite.com',
  RESTLET: 'restlets.api.netsuite.com',
  SUITETALK: 'suitetalk.api.netsuite.com',
};

export const urlModule: NModule = {
  id: 'N/url',
  build: ({ account, execution }) => ({
    HostType: HOST_TYPES,
    format: (first: unknown, second?: unknown) => {
      execution.alive();
      const given = optionsOf(typeof first === 'string' ? { domain: first, params: second } : first, 'url.format', [
        'domain',
      ]);
      return withQuery(String(given.domain), queryOf(given.params));
    },
    resolveDomain: (options: unknown) => {
      execution.alive();
      const given = optionsOf(options, 'url.resolveDomain', ['hostType']);
      const { hostType } = given;
      if (typeof hostType !== 'string' || !Object.hasOwn(SUFFIXES, hostType)) {
        return refuse('SSS_INVALID_TYPE_ARG', `url.resolveDomain: ${String(hostType)} is not a host type.`);
      }
      return domainOf(String(given.accountId ?? account.id), hostType as keyof typeof HOST_TYPES);
    },
    resolveRecord: (options: unknown) => {
      execution.alive();
      return recordAddress(account, optionsOf(options, 'url.resolveRecord', ['recordType']));
    },
    resolveScript: (options: unknown) => {
      execution.alive();
      return scriptAddress(account, optionsOf(options, 'url.resolveScript', ['scriptId', 'deploymentId']));
    },
    resolveTaskLink: (options: unknown) => {
      const { id } = optionsOf(options, 'url.resolveTaskLink', ['id']);
      throw new NotEmulated(`the task link ${String(id)}`);
    },
  }),
};

/** Address of a record's page, or of the page for a new one. Shared with N/redirect. */
export function recordAddress(account: Account, given: Options): string {
  const type = String(given.recordType);
  if (!account.definition(type)) refuse('INVALID_RCRD_TYPE', `The record type [${type}] is invalid.`);
  const isNew = given.recordId === undefined || given.recordId === null || given.recordId === '';
  const address = isNew ? recordUrl(type, '').replace(/[?&]id=$/, '') : recordUrl(type, String(given.recordId));
  const edit: Record<string, string> = given.isEditMode === true ? { e: 'T' } : {};
  return withQuery(address, { ...edit, ...queryOf(given.params) });
}

/** Address of a Suitelet or RESTlet deployment, by script ids or internal ids. Shared with N/redirect. */
export function scriptAddress(account: Account, given: Options): string {
  const script = account.scripts.find(given.scriptId as string | number);
  // Unconfirmed: both codes.
  if (!script)
    return refuse(
      'SSS_INVALID_SCRIPT_ID_1',
      `You have provided an invalid script id or internal id: ${given.scriptId}`,
    );
  const deployment = account.scripts.deployment(script, given.deploymentId as string | number);
  if (!deployment)
    return refuse('SSS_INVALID_DEPLOYMENT_ID', `${script.scriptId} has no deployment ${given.deploymentId}.`);
  if (script.kind !== 'suitelet' && script.kind !== 'restlet') {
    refuse(
      'SSS_INVALID_SCRIPT_ID_1',
      `${script.scriptId} is a ${script.kind} script; only Suitelets and RESTlets have an address.`,
    );
  }
  const page = script.kind === 'restlet' ? RESTLET_PAGE : SUITELET_PAGE;
  const isExternal = given.returnExternalUrl === true;
  if (isExternal && script.kind === 'suitelet') throw new NotEmulated('Suitelets available without login');
  const host = isExternal ? `https://${domainOf(account.id, 'RESTLET')}` : '';
  return withQuery(`${host}${page}`, { script: script.id, deploy: deployment.id, ...queryOf(given.params) });
}

function domainOf(accountId: string, hostType: keyof typeof HOST_TYPES): string {
  return `${accountId.toLowerCase().replaceAll('_', '-')}.${SUFFIXES[hostType]}`;
}

/** Parameters as text; what is empty stands empty. */
export function queryOf(params: unknown): Record<string, string> {
  const entries = Object.entries(optionsOf(params, 'url'));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value === undefined || value === null ? '' : String(value)]),
  );
}
