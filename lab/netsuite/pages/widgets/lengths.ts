// How long a field's value may be.

import { refuse } from '../../errors';
import type { FieldModel } from '../model';

/** Source: Field Type Descriptions for Custom Fields (help). Text area counts bytes, the others characters. */
const LIMITS: Readonly<Record<string, number>> = {
  TEXT: 300,
  TEXTAREA: 4_000,
  LONGTEXT: 100_000,
  RICHTEXT: 100_000,
  EMAIL: 254,
  PHONE: 32,
  URL: 999,
};

/** Refuses a value that is too long for its field's type. Wording: practice. */
export function checkLength(field: FieldModel, value: string): void {
  const limit = LIMITS[field.type];
  if (limit === undefined) return;
  const length = field.type === 'TEXTAREA' ? Buffer.byteLength(value) : value.length;
  if (length <= limit) return;
  refuse(
    'THE_FIELD_1_CONTAINED_MORE_THAN_THE_MAXIMUM_NUMBER__2__OF_CHARACTERS_ALLOWED',
    `The field ${field.id} contained more than the maximum number ( ${limit} ) of characters allowed.`,
  );
}
