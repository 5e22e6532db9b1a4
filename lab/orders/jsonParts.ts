// Cuts the values of a JSON list or object out of their text as they stand there: a number keeps every digit it was
// written with. The text must be whole JSON; `JSON.parse` says so beforehand.

/** The text of each value of an object, by name (the last one where a name comes twice); null for anything else. */
export function membersOf(json: string): Map<string, string> | null {
  const start = skipSpace(json, 0);
  if (json[start] !== '{') return null;
  const members = new Map<string, string>();
  let at = skipSpace(json, start + 1);
  while (json[at] !== '}') {
    const nameEnd = endOfText(json, at);
    const name = JSON.parse(json.slice(at, nameEnd)) as string;
    const from = skipSpace(json, skipSpace(json, nameEnd) + 1);
    const to = endOfValue(json, from);
    members.set(name, json.slice(from, to));
    at = afterComma(json, to);
  }
  return members;
}

/** The text of each value of a list; null for anything else. */
export function elementsOf(json: string): string[] | null {
  const start = skipSpace(json, 0);
  if (json[start] !== '[') return null;
  const elements: string[] = [];
  let at = skipSpace(json, start + 1);
  while (json[at] !== ']') {
    const to = endOfValue(json, at);
    elements.push(json.slice(at, to));
    at = afterComma(json, to);
  }
  return elements;
}

function afterComma(json: string, from: number): number {
  const at = skipSpace(json, from);
  return json[at] === ',' ? skipSpace(json, at + 1) : at;
}

const SPACE = new Set([' ', '\t', '\n', '\r']);

function skipSpace(json: string, from: number): number {
  let at = from;
  while (SPACE.has(json[at] ?? '')) at++;
  return at;
}

function endOfValue(json: string, from: number): number {
  const first = json[from];
  if (first === '"') return endOfText(json, from);
  if (first === '{' || first === '[') return endOfNest(json, from);
  let at = from;
  while (at < json.length && !SPACE.has(json[at] as string) && !',]}'.includes(json[at] as string)) at++;
  return at;
}

function endOfText(json: string, from: number): number {
  let at = from + 1;
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfNest(json: string, from: number): number {
  let depth = 0;
  let at = from;
  do {
    const sign = json[at] as string;
    if (sign === '"') {
      at = endOfText(json, at);
      continue;
    }
    if (sign === '{' || sign === '[') depth++;
    if (sign === '}' || sign === ']') depth--;
    at++;
  } while (depth > 0);
  return at;
}
