/**
 * What is refused before anything recurses over a condition: depth, size, and text that cannot be stored.
 * Walks with its own stack, so no input, however deep or cyclic, can exhaust the program's.
 */
import { AppError, type ErrorDetail } from '#kernel';
import { inside, listInside } from './shapes.ts';

/** Conditions inside conditions. */
export const DEEPEST = 32;
/** Conditions in one expression. */
export const MOST_CONDITIONS = 500;
/** Values of any sort in one expression: room for several full lists. */
const MOST_VALUES = 20_000;
/** Levels of lists and objects inside one leaf; the deepest legal one is `where.0.between.1`. */
const DEEPEST_LEAF = 6;
/** Characters of one text. */
const LONGEST_TEXT = 500;

type Record = Readonly<{ [key: string]: unknown }>;

interface Visit {
  readonly value: unknown;
  readonly key: string;
  readonly parent: Visit | null;
  /** Depth in conditions. */
  readonly level: number;
  /** Depth in lists and objects below the nearest condition; 0 for a condition. */
  readonly below: number;
}

/** Cut, because field names come from outside and a refusal is answered with them. */
const pathOf = (visit: Visit, at: string): string => {
  const keys: string[] = [];
  for (let v: Visit | null = visit; v?.parent; v = v.parent) keys.push(v.key.slice(0, 80));
  return dotted(at, keys.reverse().join('.')).slice(0, 400);
};

/** Joins two dotted paths, either of which may be empty. */
export const dotted = (at: string, path: string): string => (at && path ? `${at}.${path}` : at || path);

const tooDeep = (visit: Visit, at: string) =>
  new AppError('invalid', 'condition.tooDeep', { max: DEEPEST }, [
    { path: pathOf(visit, at), code: 'tooDeep', facts: { max: DEEPEST } },
  ]);
const tooLarge = (visit: Visit, at: string) =>
  new AppError('invalid', 'condition.tooLarge', { max: MOST_CONDITIONS }, [
    { path: pathOf(visit, at), code: 'tooLarge', facts: { max: MOST_CONDITIONS } },
  ]);

const badText = (text: string): Omit<ErrorDetail, 'path'> | null => {
  if (text.length > LONGEST_TEXT) return { code: 'tooLong', facts: { max: LONGEST_TEXT } };
  if (text.includes('\u0000')) return { code: 'nulCharacter' };
  return text.isWellFormed() ? null : { code: 'badUnicode' };
};

/**
 * Checks any value. Errors: `condition.tooDeep` (also for a cyclic value), `condition.tooLarge`,
 * `condition.invalid` for NUL, broken Unicode and over-long text, each with its path under `at`.
 */
export function checkLimits(root: unknown, at = ''): void {
  const stack: Visit[] = [{ value: root, key: '', parent: null, level: 1, below: 0 }];
  const details: ErrorDetail[] = [];
  let values = 1;
  let conditions = 0;
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { value, level, below } = visit;
    if (typeof value === 'string') {
      const bad = badText(value);
      if (bad && details.length < 50) details.push({ path: pathOf(visit, at), ...bad });
    }
    if (typeof value !== 'object' || value === null) continue;
    if (level > DEEPEST || below > DEEPEST_LEAF) throw tooDeep(visit, at);
    if (below === 0 && ++conditions > MOST_CONDITIONS) throw tooLarge(visit, at);
    const keys = Array.isArray(value) ? null : Object.keys(value);
    const held = below === 0 && keys ? (listInside(value as Record)?.list.length ?? 0) : 0;
    values += keys ? keys.length + held : (value as unknown[]).length;
    if (values > MOST_VALUES) throw tooLarge(visit, at);
    push(stack, visit, keys);
  }
  if (details.length > 0)
    throw new AppError('invalid', 'condition.invalid', { count: details.length }, details.reverse());
}

function push(stack: Visit[], visit: Visit, keys: readonly string[] | null): void {
  const { value, level, below } = visit;
  const record = value as Record;
  // A condition's own conditions count as one level each; the list around them is no level of its own.
  const inner = below === 0 && keys ? inside(record) : [];
  const holders = new Set(inner.map(([path]) => path.split('.')[0]));
  for (const [path, child] of inner)
    stack.push({ value: child, key: path, parent: visit, level: level + 1, below: 0 });
  for (const key of keys ?? Array.from(value as unknown[], (_, i) => String(i)))
    if (!holders.has(key)) stack.push({ value: record[key], key, parent: visit, level, below: below + 1 });
}
