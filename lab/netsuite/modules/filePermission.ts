// What a role may do with files. Source: Documents and Files permission (help).

import { refuse } from '../errors';
import type { Env } from './module';

const PERMISSION = 'LIST_FILECABINET';

export function guardFiles({ account, execution }: Env, level: 'VIEW' | 'CREATE' | 'EDIT' | 'FULL'): void {
  if (account.permits(execution.options.identity, PERMISSION, level)) return;
  refuse(
    'INSUFFICIENT_PERMISSION',
    "Permission Violation: You need the 'Documents and Files' permission to access this page.",
  );
}
