// The headers a Suitelet may not set.
// Source: http.ServerResponse.setHeader(options) (help): SSS_INVALID_HEADER.

const RESERVED: ReadonlySet<string> = new Set([
  'allow',
  'content-location',
  'content-md5',
  'content-range',
  'date',
  'location',
  'proxy-authenticate',
  'public-key-pins',
  'public-key-pins-report-only',
  'retry-after',
  'server',
  'strict-transport-security',
  'upgrade-insecure-requests',
  'warning',
  'www-authenticate',
]);

/** Why a header is refused, or null. */
export function headerProblem(name: string, value: string): string | null {
  if (RESERVED.has(name.toLowerCase())) return `the header "${name}" is NetSuite's own. Leave it out.`;
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name)) return `"${name}" is not a header name.`;
  return /[\r\n]/.test(value) ? `the value of "${name}" holds a line break.` : null;
}
