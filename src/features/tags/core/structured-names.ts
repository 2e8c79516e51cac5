/**
 * Structured names such as `已成交-定制衣柜` (T39): a pattern with named parts, filled from lists, and read back so that
 * either part can be filtered by.
 */
import { normalizeName } from './folding.ts';

const PART = /\{([^{}]+)\}/;

/** A pattern cut into its fixed texts and its parts: always one text more than parts. */
function cut(pattern: string): { texts: string[]; parts: string[] } {
  const pieces = pattern.split(PART);
  return {
    texts: pieces.filter((_, i) => i % 2 === 0),
    parts: pieces.filter((_, i) => i % 2 === 1).map((part) => part.trim()),
  };
}

/** The named parts of a pattern in order: `{阶段}-{产品}` → 阶段, 产品. */
export const partsOf = (pattern: string): string[] => cut(pattern).parts;

/**
 * The parts of a name, or `null` when the name does not follow the pattern. A part is never empty; when several
 * readings are possible the earlier part is the shorter one.
 */
export function readStructured(pattern: string, name: string): Record<string, string> | null {
  const { texts, parts } = cut(pattern);
  const text = normalizeName(name);
  const tail = texts.at(-1) ?? '';
  if (parts.length === 0 || !text.startsWith(texts[0] ?? '') || !text.endsWith(tail)) return null;
  const end = text.length - tail.length;
  let at = (texts[0] ?? '').length;
  const read: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const next = i === parts.length - 1 ? end : text.indexOf(texts[i + 1] ?? '', at + 1);
    if (next <= at || next > end) return null;
    read[part] = text.slice(at, next).trim();
    at = next + (texts[i + 1] ?? '').length;
  }
  return read;
}

export const matchesPattern = (pattern: string, name: string): boolean =>
  readStructured(pattern, name) !== null;

/**
 * All names of a pattern for the given values, the last part changing fastest. A part without values gives no names.
 * At most `most` names, so that three long lists cannot fill the library.
 */
export function expandPattern(
  pattern: string,
  values: Readonly<Record<string, readonly string[]>>,
  most = 1000,
): string[] {
  const { texts, parts } = cut(pattern);
  if (parts.length === 0) return [];
  let names = [texts[0] ?? ''];
  for (const [i, part] of parts.entries())
    names = names
      .flatMap((name) =>
        (values[part] ?? []).map((value) => name + normalizeName(value) + (texts[i + 1] ?? '')),
      )
      .slice(0, most);
  return names;
}
