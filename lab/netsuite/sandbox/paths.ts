// Where a module id leads in the File Cabinet. Source: Module names and paths (help).

const resolved = new Map<string, string>();
const MAX_REMEMBERED = 5_000;

/** An absolute File Cabinet path with extension, for an id as written in a file of `folder`. */
export function resolvePath(id: string, folder: string): string {
  const key = `${folder} ${id}`;
  const known = resolved.get(key);
  if (known) return known;
  if (resolved.size >= MAX_REMEMBERED) resolved.clear();
  const path = absolutePath(id, folder);
  resolved.set(key, path);
  return path;
}

function absolutePath(id: string, folder: string): string {
  const absolute = id.startsWith('.') ? `${folder}/${id}` : id.startsWith('/') ? id : `/${id}`;
  const parts: string[] = [];
  for (const part of absolute.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  const path = `/${parts.join('/')}`;
  return /\.js$/.test(path) ? path : `${path}.js`;
}
