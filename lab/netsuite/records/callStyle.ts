// How scripts call the methods of a record object. Source: N/record (help).

type Options = Record<string, unknown>;

/** Both call styles of SuiteScript: one options object, or positional arguments. */
export function named(names: readonly string[], parameters: readonly unknown[]): Options {
  const [first] = parameters;
  const isOptions = parameters.length === 1 && first !== null && typeof first === 'object' && !Array.isArray(first);
  if (isOptions) return first as Options;
  return Object.fromEntries(names.map((name, index) => [name, parameters[index]]));
}
