// Amazon's published models, which stand outside the project, as checks of what is sent and answered.

import * as fs from 'node:fs';
import * as path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import * as formats from 'ajv-formats';
import type { Answered } from '../lab/amazon/support';
import { SP_API_MODELS } from '../support/reference';

export const MODELS = SP_API_MODELS;
/** A test that needs the models; it says so where they are not there. */
export const told = (title: string, run: () => void): void => {
  if (MODELS === undefined) test.skip(`${title} (not checked: CWY_SP_API_MODELS names no folder)`, run);
  else test(title, run);
};

/** What a model finds wrong with a value of one of its definitions; a field it does not name is wrong. */
export function problemsOf(model: string, definition: string, value: unknown): string[] {
  const validate = compiler(model).compile({ $ref: `model#/definitions/${definition}` });
  validate(value);
  return problems(validate);
}

const problems = ({ errors }: ValidateFunction): string[] =>
  (errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);

function compiler(model: string): Ajv {
  const document = JSON.parse(fs.readFileSync(path.join(MODELS as string, model), 'utf8')) as object;
  const ajv = new Ajv({ strict: false, allErrors: true });
  (formats.default as unknown as (ajv: Ajv) => void)(ajv);
  closeObjects((document as { definitions: Record<string, Record<string, unknown>> }).definitions);
  return ajv.addSchema({ $id: 'model', ...document });
}

/** A check of an answer against the model of its operation; says what is wrong. */
export function checker(
  model: string,
  operationPath: string,
  method = 'get',
): (answer: Pick<Answered, 'status' | 'body'>) => string[] {
  const ajv = compiler(model);
  const validators = new Map<number, ValidateFunction>();
  const pointer = operationPath.replace(/~/g, '~0').replace(/\//g, '~1').replace(/[{}]/g, encodeURIComponent);
  return ({ status, body }) => {
    const validate =
      validators.get(status) ?? ajv.compile({ $ref: `model#/paths/${pointer}/${method}/responses/${status}/schema` });
    validators.set(status, validate);
    validate(body);
    return problems(validate);
  };
}

interface Part {
  readonly $ref?: string;
  readonly properties?: object;
}

/** A field the model does not name is a mistake of the lab's, so every object is closed: one of several parts as a whole. */
function closeObjects(definitions: Record<string, Record<string, unknown>>): void {
  const propertiesOf = ({ $ref, properties }: Part): object =>
    properties ?? definitions[$ref?.split('/').at(-1) ?? '']?.properties ?? {};
  for (const definition of Object.values(definitions)) {
    const parts = definition.allOf as readonly Part[] | undefined;
    if (parts !== undefined) {
      definition.properties = Object.assign({}, ...parts.map(propertiesOf));
      delete definition.allOf;
    }
    if (definition.properties !== undefined) definition.additionalProperties = false;
  }
}
