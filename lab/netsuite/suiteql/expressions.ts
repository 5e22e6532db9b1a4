// Reads expressions and conditions by precedence: OR, AND, NOT, comparison, + - ||, * /, sign.

import type { ArithmeticOperator, Call, ComparisonOperator, Expression, OrderTerm, Over, Query } from './ast';
import type { Cursor } from './cursor';
import { refuseQuery } from './refusal';

/** Reads the sub-select a cursor stands at; given by the statement parser. */
export type ReadQuery = (cursor: Cursor) => Query;

const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '^=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

export class ExpressionReader {
  readonly #cursor: Cursor;
  readonly #readQuery: ReadQuery;

  constructor(cursor: Cursor, readQuery: ReadQuery) {
    this.#cursor = cursor;
    this.#readQuery = readQuery;
  }

  /** Anything: a value or a condition. */
  read(): Expression {
    let left = this.#conjunction();
    while (this.#cursor.take('OR')) left = { kind: 'or', left, right: this.#conjunction() };
    return left;
  }

  list(): Expression[] {
    const items = [this.read()];
    while (this.#cursor.take(',')) items.push(this.read());
    return items;
  }

  order(): OrderTerm[] {
    const terms: OrderTerm[] = [];
    do {
      const value = this.read();
      const descending = this.#cursor.take('DESC');
      if (!descending) this.#cursor.take('ASC');
      terms.push({ value, descending, nulls: this.#nulls() });
    } while (this.#cursor.take(','));
    return terms;
  }

  #nulls(): 'FIRST' | 'LAST' | undefined {
    if (this.#cursor.take('NULLS', 'FIRST')) return 'FIRST';
    if (this.#cursor.take('NULLS', 'LAST')) return 'LAST';
    return undefined;
  }

  #conjunction(): Expression {
    let left = this.#negation();
    while (this.#cursor.take('AND')) left = { kind: 'and', left, right: this.#negation() };
    return left;
  }

  #negation(): Expression {
    if (this.#cursor.take('NOT')) return { kind: 'not', operand: this.#negation() };
    return this.#predicate();
  }

  #predicate(): Expression {
    const operand = this.#sum();
    const operator = COMPARISONS[this.#cursor.token.key];
    if (operator) {
      this.#cursor.next();
      return { kind: 'compare', operator, left: operand, right: this.#sum() };
    }
    if (this.#cursor.take('IS')) {
      const negated = this.#cursor.take('NOT');
      this.#cursor.expect('NULL');
      return { kind: 'is-null', operand, negated };
    }
    const negated = this.#cursor.take('NOT');
    if (this.#cursor.take('IN')) return this.#membership(operand, negated);
    if (this.#cursor.take('BETWEEN')) return this.#between(operand, negated);
    if (this.#cursor.take('LIKE')) return this.#like(operand, negated);
    if (this.#cursor.at('ILIKE')) refuseQuery('ILIKE is not supported; compare LOWER(x) with LIKE');
    if (negated) this.#cursor.fail('IN, BETWEEN or LIKE is expected after NOT');
    return operand;
  }

  #membership(operand: Expression, negated: boolean): Expression {
    this.#cursor.expect('(');
    if (this.#cursor.at('SELECT')) {
      const query = this.#readQuery(this.#cursor);
      this.#cursor.expect(')');
      return { kind: 'in-query', operand, negated, query };
    }
    const list = this.list();
    this.#cursor.expect(')');
    return { kind: 'in', operand, negated, list };
  }

  #between(operand: Expression, negated: boolean): Expression {
    const low = this.#sum();
    this.#cursor.expect('AND');
    return { kind: 'between', operand, negated, low, high: this.#sum() };
  }

  #like(operand: Expression, negated: boolean): Expression {
    const pattern = this.#sum();
    const escapedBy = this.#cursor.take('ESCAPE') ? this.#sum() : undefined;
    return { kind: 'like', operand, negated, pattern, escapedBy };
  }

  #sum(): Expression {
    let left = this.#product();
    while (this.#cursor.at('+') || this.#cursor.at('-') || this.#cursor.at('||')) {
      const operator = this.#cursor.next().key as ArithmeticOperator;
      left = { kind: 'arithmetic', operator, left, right: this.#product() };
    }
    return left;
  }

  #product(): Expression {
    let left = this.#signed();
    while (this.#cursor.at('*') || this.#cursor.at('/')) {
      const operator = this.#cursor.next().key as ArithmeticOperator;
      left = { kind: 'arithmetic', operator, left, right: this.#signed() };
    }
    return left;
  }

  #signed(): Expression {
    if (this.#cursor.take('-')) return { kind: 'negative', operand: this.#signed() };
    if (this.#cursor.take('+')) return this.#signed();
    return this.#primary();
  }

  #primary(): Expression {
    const { kind, text, key } = this.#cursor.token;
    if (kind === 'number') return this.#taken({ kind: 'number', text });
    if (kind === 'string') return this.#taken({ kind: 'string', text });
    if (kind === 'parameter') return this.#taken({ kind: 'parameter', index: ++this.#cursor.parameters });
    if (key === 'NULL') return this.#taken({ kind: 'null' });
    if (key === 'CASE') return this.#case();
    if (key === 'EXISTS') return this.#exists();
    if (key === '(') return this.#parentheses();
    if (key === 'BUILTIN' && this.#cursor.ahead(1).key === '.') return this.#builtin();
    if (kind === 'word' && this.#cursor.ahead(1).key === '(') return this.#call();
    return this.#columnName();
  }

  #taken(expression: Expression): Expression {
    this.#cursor.next();
    return expression;
  }

  #case(): Expression {
    this.#cursor.expect('CASE');
    const operand = this.#cursor.at('WHEN') ? undefined : this.read();
    const whens: { when: Expression; result: Expression }[] = [];
    while (this.#cursor.take('WHEN')) {
      const when = this.read();
      this.#cursor.expect('THEN');
      whens.push({ when, result: this.read() });
    }
    if (whens.length === 0) this.#cursor.fail('WHEN is expected');
    const otherwise = this.#cursor.take('ELSE') ? this.read() : undefined;
    this.#cursor.expect('END');
    return { kind: 'case', operand, whens, otherwise };
  }

  #exists(): Expression {
    this.#cursor.expect('EXISTS');
    this.#cursor.expect('(');
    const query = this.#readQuery(this.#cursor);
    this.#cursor.expect(')');
    return { kind: 'exists', query };
  }

  #parentheses(): Expression {
    this.#cursor.expect('(');
    if (this.#cursor.at('SELECT')) {
      const query = this.#readQuery(this.#cursor);
      this.#cursor.expect(')');
      return { kind: 'query', query };
    }
    const items = this.list();
    this.#cursor.expect(')');
    return items.length === 1 ? items[0]! : { kind: 'tuple', items };
  }

  #builtin(): Expression {
    this.#cursor.expect('BUILTIN');
    this.#cursor.expect('.');
    const name = this.#cursor.next().key;
    this.#cursor.expect('(');
    const args = this.#cursor.at(')') ? [] : this.list();
    this.#cursor.expect(')');
    return { kind: 'builtin', name, args };
  }

  #call(): Expression {
    const name = this.#cursor.next().key;
    this.#cursor.expect('(');
    if (name === 'EXTRACT') return this.#extract();
    const distinct = this.#cursor.take('DISTINCT');
    const star = this.#cursor.take('*');
    const args = star || this.#cursor.at(')') ? [] : this.list();
    this.#cursor.expect(')');
    const call: Call = { kind: 'call', name, args, distinct, star, over: this.#over() };
    return call;
  }

  #extract(): Expression {
    const part = this.#cursor.next().key;
    this.#cursor.expect('FROM');
    const value = this.read();
    this.#cursor.expect(')');
    const args: Expression[] = [{ kind: 'string', text: part }, value];
    return { kind: 'call', name: 'EXTRACT', args, distinct: false, star: false, over: undefined };
  }

  #over(): Over | undefined {
    if (!this.#cursor.take('OVER')) return undefined;
    this.#cursor.expect('(');
    const partition = this.#cursor.take('PARTITION', 'BY') ? this.list() : [];
    const order = this.#cursor.take('ORDER', 'BY') ? this.order() : [];
    this.#cursor.expect(')');
    return { partition, order };
  }

  #columnName(): Expression {
    const first = this.#cursor.name('a value').name;
    const second = this.#cursor.take('.') ? this.#cursor.name('a column').name : undefined;
    const outer = this.#cursor.take('(+)');
    if (second === undefined) return { kind: 'column', source: undefined, name: first, outer };
    return { kind: 'column', source: first, name: second, outer };
  }
}
