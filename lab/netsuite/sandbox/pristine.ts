// Whether a realm is still as it was made, as source text that runs inside it: everything that can be reached from its
// global object, each with its prototype and its properties, against what it was before any script ran. What it uses of
// the language it takes before that, so that a script that changes prototypes cannot hide.

/** Evaluates to a function that remembers the realm and answers one that compares. */
export const PRISTINE = `() => {
  'use strict';
  const { ownKeys, getPrototypeOf, getOwnPropertyDescriptor, isExtensible, preventExtensions } = Reflect;
  const { is } = Object;
  const isPrimitive = (value) => value === null || (typeof value !== 'object' && typeof value !== 'function');
  const remembered = [];
  const seen = new Set();
  const remember = (object) => {
    if (isPrimitive(object) || seen.has(object)) return;
    seen.add(object);
    const keys = ownKeys(object);
    // A method has a name and a length. Stricter than the language: it takes no mark, so that nobody need look for one.
    if (typeof object === 'function' && keys.length === 2) {
      preventExtensions(object);
      return;
    }
    const all = keys.map((key) => ({ key, property: getOwnPropertyDescriptor(object, key) }));
    // What no script can change nobody need compare.
    const open = all.filter(({ property }) => property.configurable || property.writable);
    remembered[remembered.length] = { object, count: keys.length, keys: open.map(({ key }) => key),
      properties: open.map(({ property }) => property), prototype: getPrototypeOf(object), extensible: isExtensible(object) };
    remember(getPrototypeOf(object));
    for (const { property: { value, get, set } } of all) for (const each of [value, get, set]) remember(each);
  };
  remember(globalThis);
  // What only the syntax, or a call, leads to.
  const segments = new Intl.Segmenter().segment('');
  const hidden = [[].values(), new Map().keys(), new Set().keys(), ''[Symbol.iterator](), 'a'.matchAll(/a/g), segments,
    segments[Symbol.iterator](), function* () {}, async function () {}, async function* () {}, (function* () {})(), (async function* () {})()];
  for (const each of hidden) remember(getPrototypeOf(each));

  const isSame = (before, now) => is(before.value, now.value) && before.get === now.get && before.set === now.set
    && before.writable === now.writable && before.enumerable === now.enumerable && before.configurable === now.configurable;
  const isAsBefore = ({ object, count, keys, properties, prototype, extensible }) => {
    if (getPrototypeOf(object) !== prototype || isExtensible(object) !== extensible) return false;
    if (ownKeys(object).length !== count) return false;
    for (let index = 0; index < keys.length; index++) {
      const now = getOwnPropertyDescriptor(object, keys[index]);
      if (now === undefined || !isSame(properties[index], now)) return false;
    }
    return true;
  };
  return () => {
    for (let index = 0; index < remembered.length; index++) if (!isAsBefore(remembered[index])) return false;
    return true;
  };
}`;
