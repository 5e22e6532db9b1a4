// The notation of the element tables: what an element of a SuiteCloud XML file may hold.

/** A list of values that NetSuite extends with each release: outside `known` but of this shape is a warning. */
export interface OpenList {
  what: string;
  known: readonly string[];
  shape: RegExp;
}

export interface RequiredWhen {
  sibling: string;
  /** The sibling has one of these values; without `values`: it is filled. */
  values?: readonly string[];
  /** The opposite of the above. */
  not?: true;
}

export interface IdSpec {
  /** Empty: any. */
  prefix: string;
  maxLength: number;
}

export interface ElementSpec {
  /** `group` holds elements, all others hold text. `choices`: several values joined by `|`. */
  type: 'text' | 'flag' | 'whole' | 'choice' | 'choices' | 'file' | 'group';
  required?: true;
  requiredWhen?: RequiredWhen;
  repeats?: true;
  /** A group that holds exactly one child. */
  exactlyOne?: true;
  maxLength?: number;
  min?: number;
  max?: number;
  /** The shape of a text, and how to say it. */
  shape?: { pattern: RegExp; words: string };
  values?: readonly string[];
  open?: OpenList;
  /** Kinds of object a `[scriptid=…]` may name; `any`: all. Absent: a reference has no place here. */
  refs?: readonly string[] | 'any';
  /** Valid only where this feature is on, so the manifest lists it when the element is used. */
  feature?: string;
  /** What NetSuite takes when the element is absent. */
  whenAbsent?: string;
  /** Names something that exists in one account only. */
  accountSpecific?: true;
  /** Seen in exports, not documented. */
  undocumented?: true;
  id?: IdSpec;
  attributes?: Readonly<Record<string, { required: boolean; values?: readonly string[] }>>;
  children?: Readonly<Record<string, ElementSpec>>;
  /** Children named by a script id: fields of the record, parameters of the script, fields that others put on roles. */
  named?: 'fields' | 'parameters' | 'roleFields';
}

/** The table of one root element. */
export interface RootSpec extends ElementSpec {
  /** Features that any object of the type needs. */
  features: readonly string[];
}

type Facts = Omit<ElementSpec, 'type'>;

export const text = (facts: Facts = {}): ElementSpec => ({ type: 'text', ...facts });
export const needed = (facts: Facts = {}): ElementSpec => ({ type: 'text', required: true, ...facts });
export const whole = (facts: Facts = {}): ElementSpec => ({ type: 'whole', ...facts });
export const file = (facts: Facts = {}): ElementSpec => ({ type: 'file', ...facts });
export const choice = (values: readonly string[], facts: Facts = {}): ElementSpec => ({
  type: 'choice',
  values,
  ...facts,
});
export const oneOfList = (open: OpenList, facts: Facts = {}): ElementSpec => ({ type: 'choice', open, ...facts });
export const group = (children: Record<string, ElementSpec>, facts: Facts = {}): ElementSpec => ({
  type: 'group',
  children,
  ...facts,
});

/** A sub-list: `<links><link/>…</links>`. */
export const lines = (line: string, children: Record<string, ElementSpec>, facts: Facts = {}): ElementSpec =>
  group({ [line]: group(children, { repeats: true, ...facts }) });

/** Booleans by name, `enabledle{EXTREMELIST}` with the feature it needs. */
export function flags(whenAbsent: 'T' | 'F', names: string): Record<string, ElementSpec> {
  const specs: Record<string, ElementSpec> = {};
  for (const word of names.trim().split(/\s+/)) {
    const [, name = '', feature] = /^(\w+)(?:\{(\w+)\})?$/.exec(word) ?? [];
    specs[name] = feature ? { type: 'flag', whenAbsent, feature } : { type: 'flag', whenAbsent };
  }
  return specs;
}

export const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** An id with the prefix of its type. */
export const idOf = (prefix: string, maxLength: number): IdSpec => ({ prefix, maxLength });
/** An id within its object, of free form. */
export const partId = (maxLength = 40): IdSpec => ({ prefix: '', maxLength });
