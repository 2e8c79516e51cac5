/** A body that the JSON parser refuses, as an error that names the place. */
import { type AppError, type ErrorDetail, invalid, jsonFault } from '#kernel';

/** Errors: `input.invalid` for a key that could change what every object has, else `input.notJson`. */
export function refusedBody(text: string, error: Error): AppError {
  const key = parsed(text, forbiddenKey);
  if (key !== null) return invalid('input.invalid', { count: 1 }, [key]);
  const near = jsonFault(text, error);
  return invalid('input.notJson', {}, [{ path: '', code: 'notJson', facts: { near } }]);
}

function parsed<T>(text: string, look: (value: unknown) => T): T | null {
  try {
    return look(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The first key that the parser does not let through: `__proto__`, or `prototype` of `constructor`. */
function forbiddenKey(body: unknown): ErrorDetail | null {
  const open: [value: unknown, path: string][] = [[body, '']];
  for (const [value, path] of open) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      const at = path === '' ? key : `${path}.${key}`;
      if (key === '__proto__' || at.endsWith('constructor.prototype'))
        return { path: at.slice(-MOST_PATH), code: 'unknownField', facts: { field: key } };
      open.push([inner, at.slice(-MOST_PATH)]);
    }
  }
  return null;
}

/** Of deep values only the end of the path is kept. */
const MOST_PATH = 200;
