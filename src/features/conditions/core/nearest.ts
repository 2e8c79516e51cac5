/** Suggestions for a name that does not exist. */

/** How many names are suggested. */
const HOW_MANY = 3;
/** Longer texts are compared by their beginning; names are at most 64 characters. */
const COMPARED = 64;

/** Edits between two texts in characters (not UTF-16 units); two neighbours exchanged are one edit (OSA distance). */
function distance(a: readonly string[], b: readonly string[]): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, i) => i);
  a.forEach((left, i) => {
    const next = [i + 1];
    b.forEach((right, j) => {
      const change = (row[j] ?? 0) + (left === right ? 0 : 1);
      const exchanged = i > 0 && j > 0 && left === b[j - 1] && a[i - 1] === right;
      const exchange = exchanged ? (before[j - 1] ?? 0) + 1 : change;
      next.push(Math.min(change, exchange, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    });
    before = row;
    row = next;
  });
  return row[b.length] ?? 0;
}

const folded = (text: string): string[] => Array.from(text.trim().toLowerCase().slice(0, COMPARED));

/** 0 for the same text, 1 for nothing in common. A name that contains the other is near whatever its length. */
function farness(a: readonly string[], b: readonly string[]): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 1;
  const shorter = Math.min(a.length, b.length);
  const contained = shorter >= 2 && (a.join('').includes(b.join('')) || b.join('').includes(a.join('')));
  const edited = distance(a, b) / longer;
  return contained ? Math.min(edited, 0.4) : edited;
}

/**
 * Up to three names that are near to `text`, nearest first. A candidate may be `[searched, shown]` when the
 * answer differs from what is compared (an alias that stands for a tag). At least half must agree.
 */
export function nearest(text: string, candidates: Iterable<string | readonly [string, string]>): string[] {
  const wanted = folded(text);
  const best = new Map<string, number>();
  for (const candidate of candidates) {
    const [searched, shownAs] = typeof candidate === 'string' ? [candidate, candidate] : candidate;
    const far = farness(wanted, folded(searched));
    if (far <= 0.5 && far < (best.get(shownAs) ?? 1)) best.set(shownAs, far);
  }
  return [...best]
    .sort((a, b) => a[1] - b[1])
    .slice(0, HOW_MANY)
    .map(([name]) => name);
}
