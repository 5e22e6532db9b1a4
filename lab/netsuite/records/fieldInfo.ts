// What `getField` hands out: a description of a field. Source: N/record Field object (help).

import type { FieldDefinition } from './definition';

export interface FieldInfo {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly isMandatory: boolean;
}

export function fieldInfo(field: FieldDefinition): FieldInfo {
  return { id: field.id, label: field.label, type: field.type, isMandatory: field.required ?? false };
}
