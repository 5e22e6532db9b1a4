// The tags of a script file's first comment, by which NetSuite tells its version and type.
// Source: SuiteScript 2.x JSDoc tags (help): the first block comment of the file counts.

export interface ScriptHeader {
  /** For instance `2.1`; null without the tag. */
  apiVersion: string | null;
  /** For instance `Suitelet`; null for a module without entry points. */
  scriptType: string | null;
}

export function scriptTypeOf(source: string): ScriptHeader {
  const comment = /^\uFEFF?(?:\s|\/\/[^\n]*(?:\n|$)|(['"])use strict\1;?)*\/\*[\s\S]*?\*\//.exec(source)?.[0] ?? '';
  const tag = (name: string): string | null => new RegExp(`@${name}\\s+([\\w.]+)`).exec(comment)?.[1] ?? null;
  return { apiVersion: tag('NApiVersion'), scriptType: tag('NScriptType') };
}
