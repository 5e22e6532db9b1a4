// The filters and columns of a search as lists that scripts change in place: what they push counts, as in NetSuite.
// Source text that runs inside the script's realm: a copy on the lab's side would not see it.

/** Evaluates to a function of N/search's members, converted, that answers the module. */
export const LIVE_SEARCH = `(host) => {
  'use strict';
  const { getPrototypeOf, getOwnPropertyDescriptor, defineProperty, assign } = Object;
  const accessorOf = (object, name) => {
    for (let each = object; each; each = getPrototypeOf(each)) {
      const found = getOwnPropertyDescriptor(each, name);
      if (found) return found;
    }
  };
  const alive = (search) => {
    for (const name of ['filters', 'columns']) {
      const { get, set } = accessorOf(search, name);
      const watched = () => new Proxy(get.call(search), {
        set(list, key, value) { list[key] = value; set.call(search, list); return true; },
        deleteProperty(list, key) { return delete list[key]; },
      });
      let list = watched();
      defineProperty(search, name, {
        configurable: true,
        enumerable: true,
        get: () => list,
        set: (value) => { set.call(search, value); list = watched(); },
      });
    }
    return search;
  };
  const made = (method) => assign((options) => alive(method(options)), { promise: method.promise });
  return { ...host, create: made(host.create), load: made(host.load) };
}`;
