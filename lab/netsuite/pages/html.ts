// Markup as values: whatever is put into a page is escaped, except what is markup already.

/** Text that is markup and stays as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in a page. Lists are joined; null, undefined and false leave nothing. */
export type Content = Markup | string | number | boolean | null | undefined | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand between tags and inside a quoted attribute. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Markup from elsewhere, taken as it is: what a script wrote itself. */
export function raw(text: string): Markup {
  return new Markup(text);
}

/** Makes markup of a template; every value in it is escaped unless it is markup. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts.reduce((text, part, index) => text + textOf(values[index - 1]) + part));
}

/** An attribute with its leading space, or nothing when the value is absent. `true` gives the bare name. */
export function attribute(name: string, value: string | number | boolean | null | undefined): Markup {
  if (value === undefined || value === null || value === false) return raw('');
  return value === true ? raw(` ${name}`) : html` ${raw(name)}="${value}"`;
}

function textOf(value: Content): string {
  if (value === undefined || value === null || value === false || value === true) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(textOf).join('');
  return escapeText(String(value));
}
