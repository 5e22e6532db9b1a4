/**
 * Markup for INLINEHTML fields. Whatever is put into a template is escaped; only what a template made stays as it is.
 *
 * @NApiVersion 2.1
 */

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = string | number | null | Html | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** Fits text and attributes in quotes; not addresses, which `link` checks, and not scripts. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(parts.map((part, at) => part + (at < values.length ? markup(values[at] ?? null) : '')).join(''));
}

/** A link to a page of the account or of the web; other addresses, such as `javascript:`, leave the text alone. */
export function link(address: string, text: string): Html {
  return /^(https:\/\/|\/(?!\/))/.test(address) ? html`<a href="${address}">${text}</a>` : html`${text}`;
}

function markup(value: Content): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  return typeof value === 'object' ? value.map((each) => each.text).join('') : escapeHtml(String(value));
}
