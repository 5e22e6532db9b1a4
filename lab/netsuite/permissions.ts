// What a role may do. Administrators and the system may do everything; other roles what their permissions say.
// Source: roles and permissions (help), role objects of SDF.

export type Level = 'NONE' | 'VIEW' | 'CREATE' | 'EDIT' | 'FULL';

const RANK: Record<Level, number> = { NONE: 0, VIEW: 1, CREATE: 2, EDIT: 3, FULL: 4 };

export interface RoleEntry {
  readonly scriptId: string;
  readonly id: number;
  readonly name: string;
  readonly permissions: ReadonlyMap<string, Level>;
}

/** Script id of the standard role, in lower case as N/runtime shows it. */
export const ADMINISTRATOR = 'administrator';

export class Permissions {
  readonly #roles = new Map<string, RoleEntry>([
    [ADMINISTRATOR, { scriptId: ADMINISTRATOR, id: 3, name: 'Administrator', permissions: new Map() }],
  ]);

  add(scriptId: string, name: string, permissions: ReadonlyMap<string, Level>): void {
    const id = this.#roles.get(scriptId)?.id ?? 1_000 + this.#roles.size;
    this.#roles.set(scriptId, { scriptId, id, name, permissions });
  }

  role(scriptId: string): RoleEntry | undefined {
    return this.#roles.get(scriptId);
  }

  all(): RoleEntry[] {
    return [...this.#roles.values()];
  }

  /** Grants from the record's side (permissions of a custom record type). */
  grant(scriptId: string, permission: string, level: Level): void {
    const role = this.#roles.get(scriptId);
    if (role) this.#roles.set(scriptId, { ...role, permissions: new Map([...role.permissions, [permission, level]]) });
  }

  permits(role: string, permission: string, level: Level): boolean {
    if (role === ADMINISTRATOR) return true;
    const held = this.#roles.get(role)?.permissions.get(permission) ?? 'NONE';
    return RANK[held] >= RANK[level];
  }
}
