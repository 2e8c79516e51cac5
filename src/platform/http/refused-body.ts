/** A body that the JSON parser refuses, as an error that names the place. */
import { type AppError, type ErrorDetail, invalid, jsonFault } from '#kernel';

const BYTE_ORDER_MARK = /^\uFEFF/;

/** Errors: `input.invalid` for a key that could change what every object has, else `input.notJson`. */
export function refusedBody(sent: string, error: Error): AppError {
  const text = sent.replace(BYTE_ORDER_MARK, '');
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

/** An object or array on the way from the body to the value that is looked at, and how far it has been looked through. */
interface Level {
  readonly value: Readonly<Record<string, unknown>> | readonly unknown[];
  /** Null for an array, whose keys are its positions. */
  readonly keys: readonly string[] | null;
  readonly size: number;
  next: number;
}

function levelOf(value: unknown): Level | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return { value, keys: null, size: value.length, next: 0 };
  const keys = Object.keys(value);
  return { value: value as Record<string, unknown>, keys, size: keys.length, next: 0 };
}

/** Of the step that was taken last. */
const keyOf = ({ keys, next }: Level): string => keys?.[next - 1] ?? String(next - 1);

/**
 * The first key that the parser does not let through: `__proto__`, or `prototype` of `constructor`. Anybody may send a
 * body, so millions of values must cost no more than the parser itself: only the way to the present one is kept.
 */
function forbiddenKey(body: unknown): ErrorDetail | null {
  const way: Level[] = [];
  let inner = levelOf(body);
  if (inner) way.push(inner);
  for (let level = way.at(-1); level; level = way.at(-1)) {
    if (level.next === level.size) {
      way.pop();
      continue;
    }
    const at = level.next++;
    const key = level.keys?.[at];
    if (key !== undefined && isForbidden(key, way))
      return { path: pathOf(way), code: 'unknownField', facts: { field: key } };
    inner = levelOf((level.value as Readonly<Record<string | number, unknown>>)[key ?? at]);
    if (inner) way.push(inner);
  }
  return null;
}

function isForbidden(key: string, way: readonly Level[]): boolean {
  if (key !== 'prototype') return key === '__proto__';
  const outer = way.at(-2);
  return outer !== undefined && keyOf(outer) === 'constructor';
}

/** Of deep values only the end of the path is kept. */
const MOST_PATH = 200;

function pathOf(way: readonly Level[]): string {
  let path = '';
  for (const level of way.toReversed()) {
    path = path === '' ? keyOf(level) : `${keyOf(level)}.${path}`;
    if (path.length >= MOST_PATH) break;
  }
  return path.slice(-MOST_PATH);
}
