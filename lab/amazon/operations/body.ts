// Reading the JSON body of a request strictly: known fields only, each of its type.

import { invalidInput, type JsonObject, type Refusal } from '../operation';

/** How a fault of the body is refused; by the words of one operation where it has its own. */
export type Refuse = (problem: string) => Refusal;

export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #refuse: Refuse;

  /** Unconfirmed: the stricter reading, a field that the model does not name is refused. */
  constructor(value: unknown, { name, known, refuse = invalidInput }: FieldsOptions) {
    this.#refuse = refuse;
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      throw refuse(`${name}: must be an object.`);
    this.#values = value as Record<string, unknown>;
    const foreign = Object.keys(this.#values).find((each) => !known.includes(each));
    if (foreign !== undefined) throw refuse(`${foreign}: is not a field of ${name}.`);
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined && this.#values[name] !== null;
  }

  /** Of any type; refused where missing. */
  value(name: string): unknown {
    if (!this.has(name)) throw this.#refuse(`${name}: is missing.`);
    return this.#values[name];
  }

  text(name: string): string {
    const value = this.value(name);
    if (typeof value !== 'string') throw this.#refuse(`${name}: must be a string.`);
    if (value.trim() === '') throw this.#refuse(`${name}: is missing.`);
    return value;
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  integer(name: string): number {
    const value = this.value(name);
    if (!Number.isInteger(value)) throw this.#refuse(`${name}: must be an integer.`);
    return value as number;
  }

  list(name: string): readonly unknown[] {
    const value = this.value(name);
    if (!Array.isArray(value)) throw this.#refuse(`${name}: must be a list.`);
    return value;
  }

  /** Texts, none of them empty. */
  texts(name: string): readonly string[] {
    return this.list(name).map((each) => {
      if (typeof each !== 'string' || each === '') throw this.#refuse(`${name}: must be a list of strings.`);
      return each;
    });
  }

  /** Texts by name, as options are given. */
  options(name: string): JsonObject {
    const value = this.value(name);
    const options = value as Record<string, unknown>;
    const plain = typeof value === 'object' && !Array.isArray(value);
    if (!plain || Object.values(options).some((each) => typeof each !== 'string')) {
      throw this.#refuse(`${name}: must be an object of strings.`);
    }
    return options as JsonObject;
  }
}

export interface FieldsOptions {
  readonly name: string;
  readonly known: readonly string[];
  /** 400 InvalidInput with the problem as details, unless given. */
  readonly refuse?: Refuse;
}
