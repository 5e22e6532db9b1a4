// The two kinds of bracketed values in SDF objects: references to objects and paths of File Cabinet files.

/** What `[scriptid=a.b]` names; `appId` or `bundleId` when the object belongs to an installed SuiteApp or bundle. */
export interface ObjectReference {
  scriptId: string;
  appId: string | null;
  bundleId: string | null;
}

/** A value that names a standard thing of NetSuite by its id, or an object by its script id (`record` or `record.part`). */
export type Target = { kind: 'standard'; id: string } | { kind: 'object'; id: string };

/** Stands in an export where the account's own value could not be carried. Source: Account-Specific Values (help). */
export const SPECIAL_VALUES = ['[ACCOUNT_SPECIFIC_VALUE]', '[NOT_YET_SUPPORTED]'];

const REFERENCE = /^\[\s*((?:[a-z]+=[^,\]]+,\s*)*scriptid=[A-Za-z0-9_.-]+(?:,\s*[a-z]+=[^,\]]+)*)\s*\]$/;
const FILE = /^\[(\/.+)\]$/;

/** Null when the text is not a reference. */
export function parseReference(text: string): ObjectReference | null {
  const inside = REFERENCE.exec(text)?.[1];
  if (inside === undefined) return null;
  const parts = new Map<string, string>();
  for (const part of inside.split(',')) {
    const [key = '', value = ''] = part.trim().split('=');
    parts.set(key, value);
  }
  return {
    scriptId: parts.get('scriptid') ?? '',
    appId: parts.get('appid') ?? null,
    bundleId: parts.get('bundleid') ?? null,
  };
}

/** The File Cabinet path inside the brackets, for instance `/SuiteScripts/shop/post.js`; null when it is not one. */
export function parseFileReference(text: string): string | null {
  return FILE.exec(text)?.[1] ?? null;
}

/** Null for an empty text. */
export function parseTarget(text: string): Target | null {
  if (text === '') return null;
  const reference = parseReference(text);
  return reference ? { kind: 'object', id: reference.scriptId } : { kind: 'standard', id: text };
}

/** Values joined by `|`. */
export function parseTargets(text: string): Target[] {
  const targets: Target[] = [];
  for (const part of splitValues(text)) {
    const target = parseTarget(part);
    if (target) targets.push(target);
  }
  return targets;
}

export function splitValues(text: string): string[] {
  return text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
