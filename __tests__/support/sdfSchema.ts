// Interprets an outside catalogue of SDF elements (JSON), which the checker's own table is compared with.

import type { XmlElement } from '../../lab/netsuite/sdf/xml';

export interface SchemaElement {
  type?: string;
  root?: string;
  file?: string;
  prefix?: string | null;
  maxScriptId?: number | null;
  features?: string[];
  required?: boolean;
  requiredWhen?: { field: string; in?: string[]; notIn?: string[]; defined?: boolean };
  requiredWhenAttribute?: { attribute: string; in: string[] };
  forbiddenWhenAttribute?: { attribute: string; in: string[] };
  multiple?: boolean;
  oneOf?: boolean;
  enum?: string[];
  enumRef?: string | string[];
  refs?: string[];
  default?: string;
  maxLength?: number;
  min?: number;
  max?: number;
  pattern?: string;
  feature?: string;
  accountSpecific?: boolean;
  source?: string;
  attributes?: Record<string, SchemaElement>;
  children?: Record<string, SchemaElement>;
  dynamicChildren?: { pattern: string; type: string }[];
}

export interface Schema {
  $meta: { referencePattern: string; filePattern: string; specialValues: string[] };
  $enums: Record<string, string[]>;
  [root: string]: SchemaElement | unknown;
}

/** The literal values of an enumeration; null when the element has none. */
export function valuesOf(schema: Schema, spec: SchemaElement): Set<string> | null {
  const lists = typeof spec.enumRef === 'string' ? [spec.enumRef] : (spec.enumRef ?? []);
  if (!spec.enum && lists.length === 0) return null;
  return new Set([...(spec.enum ?? []), ...lists.flatMap((each) => schema.$enums[each] ?? [])]);
}

/** Complaints about one element and everything in it, each with the path of element names. */
export function complaints(schema: Schema, element: XmlElement, spec: SchemaElement, path = element.name): string[] {
  const found = attributeComplaints(schema, element, spec, path);
  if (!spec.children && !spec.dynamicChildren) return [...found, ...valueComplaints(schema, element.text, spec, path)];
  const children = spec.children ?? {};
  const seen = new Set<string>();
  for (const each of element.children) {
    const known = children[each.name];
    const dynamic = spec.dynamicChildren?.some((one) => new RegExp(one.pattern).test(each.name));
    if (!known && !dynamic) found.push(`${path}/${each.name}: unknown element`);
    if (known && seen.has(each.name) && !known.multiple) found.push(`${path}/${each.name}: twice`);
    seen.add(each.name);
    if (known) found.push(...complaints(schema, each, known, `${path}/${each.name}`));
  }
  if (spec.oneOf && element.children.length !== 1) found.push(`${path}: not exactly one child`);
  for (const [name, known] of Object.entries(children)) {
    if (isNeeded(element, known) && !isFilled(element, name)) found.push(`${path}/${name}: required`);
    const forbidden = known.forbiddenWhenAttribute;
    if (forbidden && isFilled(element, name) && forbidden.in.includes(element.attributes[forbidden.attribute] ?? '')) {
      found.push(`${path}/${name}: forbidden in this kind of project`);
    }
  }
  return found;
}

function isFilled(element: XmlElement, name: string): boolean {
  return element.children.some((each) => each.name === name && (each.text !== '' || each.children.length > 0));
}

function isNeeded(element: XmlElement, spec: SchemaElement): boolean {
  if (spec.required) return true;
  const attribute = spec.requiredWhenAttribute;
  if (attribute) return attribute.in.includes(element.attributes[attribute.attribute] ?? '');
  const when = spec.requiredWhen;
  if (!when) return false;
  const sibling = element.children.find((each) => each.name === when.field)?.text ?? '';
  if (when.in) return when.in.includes(sibling);
  if (when.notIn) return sibling !== '' && !when.notIn.includes(sibling);
  return when.defined === (sibling !== '');
}

function attributeComplaints(schema: Schema, element: XmlElement, spec: SchemaElement, path: string): string[] {
  const found: string[] = [];
  for (const [name, facts] of Object.entries(spec.attributes ?? {})) {
    const value = element.attributes[name] ?? '';
    if (value === '' && facts.required) found.push(`${path}@${name}: required`);
    if (value !== '' && facts.prefix && !value.startsWith(facts.prefix)) found.push(`${path}@${name}: prefix`);
    if (value !== '') found.push(...valueComplaints(schema, value, facts, `${path}@${name}`));
  }
  for (const name of Object.keys(element.attributes)) {
    if (!spec.attributes?.[name] && name !== 'translate') found.push(`${path}@${name}: unknown attribute`);
  }
  return found;
}

function valueComplaints(schema: Schema, text: string, spec: SchemaElement, path: string): string[] {
  if (text === '') return [];
  const found: string[] = [];
  const values = spec.type === 'multiselect' ? text.split('|') : [text];
  for (const value of values) {
    const isReference = new RegExp(schema.$meta.referencePattern).test(value);
    const fault = isReference && spec.type !== 'string' ? referenceFault(spec) : literalFault(schema, value, spec);
    if (fault) found.push(`${path}: ${fault} "${value}"`);
  }
  if (schema.$meta.specialValues.includes(text)) found.push(`${path}: special value`);
  if (spec.accountSpecific) found.push(`${path}: account-specific`);
  if (spec.source === 'observed') found.push(`${path}: not documented`);
  return found;
}

function referenceFault(spec: SchemaElement): string | null {
  return spec.refs || spec.type === 'file' || spec.type === 'join' ? null : 'no reference allowed';
}

function literalFault(schema: Schema, value: string, spec: SchemaElement): string | null {
  const allowed = valuesOf(schema, spec);
  if (spec.type === 'boolean' && value !== 'T' && value !== 'F') return 'not T or F';
  if (spec.type === 'integer' && !/^-?\d+$/.test(value)) return 'not whole';
  if (spec.type === 'integer' && (Number(value) < (spec.min ?? -Infinity) || Number(value) > (spec.max ?? Infinity))) {
    return 'out of range';
  }
  if (spec.type === 'file' && !new RegExp(schema.$meta.filePattern).test(value)) return 'not a file';
  if (allowed && !allowed.has(value)) return 'not in the list';
  if (spec.type === 'multiselect' && !allowed && spec.refs) return 'a reference is needed, found';
  if (spec.maxLength !== undefined && value.length > spec.maxLength) return 'too long';
  if (spec.pattern !== undefined && !new RegExp(spec.pattern).test(value)) return 'wrong form';
  return null;
}
