/** What the next piece of a sentence is the name of. */
import type { Cursor } from './cursor.ts';
import type { Term } from './token.ts';

/** In quotes or not. */
export const namedAt = (c: Cursor): readonly Term[] => {
  const quoted = c.peek('quoted');
  return quoted ? c.lexicon.named(quoted.text) : (c.peek('names')?.terms ?? []);
};

/** The next piece is the name of several things, so nobody knows which is meant. */
export function complainOfMany(c: Cursor, options: readonly string[]): void {
  const name = c.letters();
  c.complaints.push({
    from: c.from,
    to: c.from + name.length,
    code: 'ambiguous',
    facts: { name, options: options.join(', ') },
  });
}

/** The one person, department, channel or audience of that name. */
export const named =
  (c: Cursor, of: 'staff' | 'department' | 'channel' | 'audience') => (): string | null => {
    const found = namedAt(c).filter((term) => term.of === of);
    const [one] = found;
    if (!one || !('ref' in one)) return null;
    if (found.length > 1) {
      complainOfMany(
        c,
        found.map((term) => ('ref' in term ? term.ref : '')),
      );
      return null;
    }
    c.advance();
    return one.ref;
  };
