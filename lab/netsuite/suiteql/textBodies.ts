// What SuiteQL's text functions do. Source: Oracle's definitions of the functions SuiteQL lists (help).

import { refuseQuery } from './refusal';

type Scalar = string | number;

function substring(text: Scalar, start: number, length: number): string {
  const characters = [...String(text)];
  const from = start > 0 ? start - 1 : start === 0 ? 0 : characters.length + start;
  if (from < 0 || length < 1) return '';
  return characters.slice(from, from + length).join('');
}

/** Where `part` stands for the nth time at or after a position, from 1; 0 when it does not. Backwards below 0. */
function position(text: Scalar, part: Scalar, start: number, nth: number): number {
  const [whole, sought] = [String(text), String(part)];
  const backwards = start < 0;
  let at = backwards ? whole.length + start : start - 1;
  for (let count = 1; ; count++) {
    at = backwards ? (at < 0 ? -1 : whole.lastIndexOf(sought, at)) : whole.indexOf(sought, at);
    if (at < 0 || count === nth) return at + 1;
    at += backwards ? -1 : 1;
  }
}

function pad(text: Scalar, length: number, filler: Scalar, atEnd: boolean): string {
  const cut = String(text).slice(0, Math.max(0, length));
  return atEnd ? cut.padEnd(length, String(filler)) : cut.padStart(length, String(filler));
}

function trimmed(text: Scalar, characters: Scalar, side: 'start' | 'end'): string {
  const set = new Set(String(characters));
  const letters = [...String(text)];
  const outside = (letter: string): boolean => !set.has(letter);
  const from = side === 'start' ? letters.findIndex(outside) : 0;
  const to = side === 'end' ? letters.findLastIndex(outside) + 1 : letters.length;
  return from < 0 ? '' : letters.slice(from, to).join('');
}

function translated(text: Scalar, from: Scalar, to: Scalar): string {
  const [source, target] = [[...String(from)], [...String(to)]];
  return [...String(text)]
    .map((letter) => (source.includes(letter) ? (target[source.indexOf(letter)] ?? '') : letter))
    .join('');
}

const expressions = new Map<string, RegExp>();

function expression(pattern: Scalar): RegExp {
  const key = String(pattern);
  let known = expressions.get(key);
  if (!known) {
    const classes: Record<string, string> = {
      alpha: 'A-Za-z',
      digit: '0-9',
      alnum: 'A-Za-z0-9',
      space: '\\s',
      punct: '!-\\/:-@\\[-`{-~',
    };
    const source = key.replace(/\[:(\w+):\]/g, (whole, name: string) => classes[name] ?? whole);
    try {
      known = new RegExp(source, 'g');
    } catch {
      return refuseQuery(`the regular expression "${key}" is not understood`);
    }
    expressions.set(key, known);
  }
  known.lastIndex = 0;
  return known;
}

function matched(text: Scalar, pattern: Scalar, start: number, nth: number): string {
  return (
    [
      ...String(text)
        .slice(start - 1)
        .matchAll(expression(pattern)),
    ][nth - 1]?.[0] ?? ''
  );
}

function replaced(text: Scalar, pattern: Scalar, by: Scalar): string {
  return String(text).replace(
    expression(pattern),
    String(by)
      .replace(/\$/g, '$$$$')
      .replace(/\\(\d)/g, '$$$1'),
  );
}

export const TEXT_FUNCTIONS = {
  ns_lower_1: (text: Scalar) => String(text).toLowerCase(),
  ns_upper_1: (text: Scalar) => String(text).toUpperCase(),
  ns_initcap_1: (text: Scalar) =>
    String(text).replace(/[\p{L}\p{N}]+/gu, (word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase()),
  ns_lpad_2: (text: Scalar, length: number) => pad(text, length, ' ', false),
  ns_lpad_3: (text: Scalar, length: number, filler: Scalar) => pad(text, length, filler, false),
  ns_rpad_2: (text: Scalar, length: number) => pad(text, length, ' ', true),
  ns_rpad_3: (text: Scalar, length: number, filler: Scalar) => pad(text, length, filler, true),
  ns_ltrim_1: (text: Scalar) => trimmed(text, ' ', 'start'),
  ns_ltrim_2: (text: Scalar, characters: Scalar) => trimmed(text, characters, 'start'),
  ns_rtrim_1: (text: Scalar) => trimmed(text, ' ', 'end'),
  ns_rtrim_2: (text: Scalar, characters: Scalar) => trimmed(text, characters, 'end'),
  ns_trim_1: (text: Scalar) => trimmed(trimmed(text, ' ', 'start'), ' ', 'end'),
  ns_substr_2: (text: Scalar, start: number) => substring(text, start, Number.MAX_SAFE_INTEGER),
  ns_substr_3: substring,
  ns_instr_2: (text: Scalar, part: Scalar) => position(text, part, 1, 1),
  ns_instr_3: (text: Scalar, part: Scalar, start: number) => position(text, part, start, 1),
  ns_instr_4: position,
  ns_replace_2: (text: Scalar, part: Scalar) => String(text).replaceAll(String(part), ''),
  ns_replace_3: (text: Scalar, part: Scalar, by: Scalar) => String(text).replaceAll(String(part), () => String(by)),
  ns_translate_3: translated,
  ns_regexp_instr_2: (text: Scalar, pattern: Scalar) => String(text).search(expression(pattern)) + 1,
  ns_regexp_replace_2: (text: Scalar, pattern: Scalar) => replaced(text, pattern, ''),
  ns_regexp_replace_3: replaced,
  ns_regexp_substr_2: (text: Scalar, pattern: Scalar) => matched(text, pattern, 1, 1),
  ns_regexp_substr_3: (text: Scalar, pattern: Scalar, start: number) => matched(text, pattern, start, 1),
  ns_regexp_substr_4: matched,
  ns_regexp_count_2: (text: Scalar, pattern: Scalar) => [...String(text).matchAll(expression(pattern))].length,
};
