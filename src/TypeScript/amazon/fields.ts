/**
 * Reads single fields of a JSON document that someone else wrote. What is missing and may be missing is null; what has
 * another type than documented is refused, never bent.
 *
 * @NApiVersion 2.1
 */

import { refuse } from './refusal';

export type Json = Readonly<Record<string, unknown>>;

/** A position in the document: the object and the path that leads to it. */
export interface Node {
  readonly json: Json;
  readonly path: string;
}

const CURE = 'Compare the stored document with the current model of the API; a changed type needs a new reader.';

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}

export function pathOf(node: Node, name: string): string {
  return node.path === '' ? name : `${node.path}.${name}`;
}

function wrongType(path: string, expected: string, found: unknown): never {
  return refuse(
    'malformed-document',
    path,
    `${path || 'The document'}: expected ${expected}, found ${kindOf(found)}. ${CURE}`,
  );
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function nodeOf(value: unknown, path: string): Node {
  return isObject(value) ? { json: value, path } : wrongType(path, 'an object', value);
}

function field(node: Node, name: string): unknown {
  return Object.hasOwn(node.json, name) ? (node.json[name] ?? null) : null;
}

export function child(node: Node, name: string): Node | null {
  const value = field(node, name);
  return value === null ? null : nodeOf(value, pathOf(node, name));
}

export function requiredChild(node: Node, name: string): Node {
  return nodeOf(field(node, name), pathOf(node, name));
}

/** The objects of a list; none where the list is absent. */
export function children(node: Node | null, name: string): Node[] {
  if (node === null) return [];
  const path = pathOf(node, name);
  return list(field(node, name), path).map((value, index) => nodeOf(value, `${path}[${index}]`));
}

/** The texts of a list; none where the list is absent. */
export function texts(node: Node | null, name: string): string[] {
  if (node === null) return [];
  const path = pathOf(node, name);
  return list(field(node, name), path).map((value, index) =>
    typeof value === 'string' ? value : wrongType(`${path}[${index}]`, 'text', value),
  );
}

function list(value: unknown, path: string): readonly unknown[] {
  if (value === null) return [];
  return Array.isArray(value) ? value : wrongType(path, 'a list', value);
}

/** Text, or null where it is absent or empty. */
export function optionalText(node: Node | null, name: string): string | null {
  if (node === null) return null;
  const value = field(node, name);
  if (value === null || value === '') return null;
  return typeof value === 'string' ? value : wrongType(pathOf(node, name), 'text', value);
}

export function text(node: Node, name: string): string {
  const path = pathOf(node, name);
  return (
    optionalText(node, name) ?? refuse('malformed-document', path, `${path}: expected text, found nothing. ${CURE}`)
  );
}

/** A whole number that is not negative, or null where it is absent. */
export function optionalQuantity(node: Node | null, name: string): number | null {
  if (node === null) return null;
  const path = pathOf(node, name);
  const value = field(node, name);
  if (value === null) return null;
  if (typeof value !== 'number') return wrongType(path, 'a number', value);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  return refuse(
    'invalid-quantity',
    path,
    `${path}: expected a whole number of units, zero or more, found ${value}. Look the order up in Seller Central, then retry.`,
  );
}

export function quantity(node: Node, name: string): number {
  return optionalQuantity(node, name) ?? wrongType(pathOf(node, name), 'a number', null);
}

/** One of the values this reader knows, or null where it is absent. An unknown one is refused as such. */
export function optionalEnum<T extends string>(node: Node | null, name: string, known: readonly T[]): T | null {
  const value = optionalText(node, name);
  if (value === null || node === null) return null;
  const found = known.find((each) => each === value);
  if (found !== undefined) return found;
  const path = pathOf(node, name);
  return refuse(
    'unknown-enum',
    path,
    `${path}: expected one of ${known.join(', ')}, found "${value.slice(0, 60)}". ` +
      'Amazon has added a value whose meaning is not known here; update the add-on, then retry.',
  );
}

export function requiredEnum<T extends string>(node: Node, name: string, known: readonly T[]): T {
  return optionalEnum(node, name, known) ?? wrongType(pathOf(node, name), `one of ${known.join(', ')}`, null);
}
