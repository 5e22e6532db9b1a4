// What a SuiteQL statement is made of, once read.

export interface Query {
  readonly branches: readonly Branch[];
  readonly order: readonly OrderTerm[];
  /** FETCH FIRST n ROWS ONLY. */
  readonly fetch: number | undefined;
}

export type SetOperator = 'UNION' | 'UNION ALL' | 'INTERSECT' | 'EXCEPT';

export interface Branch {
  /** How it joins what stands before it; none for the first. */
  readonly operator: SetOperator | undefined;
  readonly body: Core | Query;
}

export interface Core {
  readonly kind: 'core';
  readonly distinct: boolean;
  readonly top: number | undefined;
  readonly items: readonly SelectItem[];
  readonly from: readonly FromItem[];
  readonly where: Expression | undefined;
  readonly group: readonly Expression[];
  readonly having: Expression | undefined;
}

export type SelectItem =
  | { readonly kind: 'star'; readonly source: string | undefined }
  | { readonly kind: 'value'; readonly value: Expression; readonly alias: Alias | undefined };

export interface Alias {
  readonly name: string;
  readonly quoted: boolean;
}

export interface FromItem {
  readonly source: Source;
  readonly joins: readonly Join[];
}

export type JoinKind = 'JOIN' | 'LEFT JOIN' | 'RIGHT JOIN' | 'FULL JOIN' | 'CROSS JOIN';

export interface Join {
  readonly kind: JoinKind;
  readonly source: Source;
  readonly on: Expression | undefined;
}

export type Source =
  | { readonly kind: 'table'; readonly name: string; readonly alias: Alias | undefined }
  | { readonly kind: 'view'; readonly query: Query; readonly alias: Alias | undefined };

export interface OrderTerm {
  readonly value: Expression;
  readonly descending: boolean;
  readonly nulls: 'FIRST' | 'LAST' | undefined;
}

export interface Over {
  readonly partition: readonly Expression[];
  readonly order: readonly OrderTerm[];
}

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
  readonly distinct: boolean;
  /** COUNT(*) */
  readonly star: boolean;
  readonly over: Over | undefined;
}

export interface ColumnName {
  readonly kind: 'column';
  readonly source: string | undefined;
  readonly name: string;
  /** Marked (+). */
  readonly outer: boolean;
}

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '||';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'in';
      readonly operand: Expression;
      readonly negated: boolean;
      readonly list: readonly Expression[];
    }
  | { readonly kind: 'in-query'; readonly operand: Expression; readonly negated: boolean; readonly query: Query }
  | {
      readonly kind: 'between';
      readonly operand: Expression;
      readonly negated: boolean;
      readonly low: Expression;
      readonly high: Expression;
    }
  | {
      readonly kind: 'like';
      readonly operand: Expression;
      readonly negated: boolean;
      readonly pattern: Expression;
      readonly escapedBy: Expression | undefined;
    }
  | { readonly kind: 'is-null'; readonly operand: Expression; readonly negated: boolean }
  | { readonly kind: 'exists'; readonly query: Query };

export type Expression =
  | Condition
  | Call
  | ColumnName
  | { readonly kind: 'builtin'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'parameter'; readonly index: number }
  | { readonly kind: 'negative'; readonly operand: Expression }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'case';
      readonly operand: Expression | undefined;
      readonly whens: readonly { readonly when: Expression; readonly result: Expression }[];
      readonly otherwise: Expression | undefined;
    }
  | { readonly kind: 'tuple'; readonly items: readonly Expression[] }
  | { readonly kind: 'query'; readonly query: Query };

/** The expressions directly inside one; not those of a sub-select, which has names of its own. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
      return [expression.left, expression.right];
    case 'not':
    case 'negative':
    case 'is-null':
    case 'in-query':
      return [expression.operand];
    case 'in':
      return [expression.operand, ...expression.list];
    case 'between':
      return [expression.operand, expression.low, expression.high];
    case 'like':
      return [expression.operand, expression.pattern];
    case 'call':
      return [...expression.args, ...overParts(expression.over)];
    case 'builtin':
      return expression.args;
    case 'tuple':
      return expression.items;
    case 'case':
      return caseParts(expression);
    default:
      return [];
  }
}

function overParts(over: Over | undefined): Expression[] {
  return over ? [...over.partition, ...over.order.map((term) => term.value)] : [];
}

function caseParts(expression: Extract<Expression, { kind: 'case' }>): Expression[] {
  const parts = expression.whens.flatMap(({ when, result }) => [when, result]);
  if (expression.operand) parts.push(expression.operand);
  if (expression.otherwise) parts.push(expression.otherwise);
  return parts;
}

/** Whether an expression, or one inside it, answers to `test`. */
export function contains(expression: Expression, test: (part: Expression) => boolean): boolean {
  return test(expression) || partsOf(expression).some((part) => contains(part, test));
}
