// Who a script runs as. Source: "Execute as role", scheduled and map/reduce scripts run as the system (help; id -4: practice).

import type { Account } from '../account';
import type { Identity } from '../execution';
import { ADMINISTRATOR } from '../permissions';
import type { Deployment } from '../sdf/objects';

export const SYSTEM: Identity = {
  userId: -4,
  name: '-System-',
  email: 'onlineforms@netsuite.com',
  role: ADMINISTRATOR,
  roleId: 3,
};

/** A person signed in with a role. */
export function personAs(account: Account, role: string, userId = 1): Identity {
  const entry = account.permissions.role(role);
  const employee = account.records.get('employee', userId);
  return {
    userId,
    name: String(employee?.fields.entityid ?? 'Administrator'),
    email: String(employee?.fields.email ?? ''),
    role,
    roleId: entry?.id ?? 0,
  };
}

/** The deployment's execute-as role, or the caller's own. */
export function identityFor(account: Account, deployment: Deployment, caller: Identity): Identity {
  const target = deployment.runAsRole;
  if (!target) return caller;
  const role = target.kind === 'object' ? target.id : target.id.toLowerCase();
  return { ...caller, role, roleId: account.permissions.role(role)?.id ?? 0 };
}
