/** Where two texts differ, for reading side by side. Pure. */

export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

/** A Chinese character, a word, a number, or anything between. */
const TOKENS = /\p{Script=Han}|[\p{L}\p{N}_.]+|\s+|[^\p{L}\p{N}\s]/gu;

/** Longer ones are told as changed as a whole: finding out costs the square of the length. */
const MOST_TOKENS = 1500;

export function marked(before: string, after: string): { readonly before: Piece[]; readonly after: Piece[] } {
  const [a, b] = [before.match(TOKENS) ?? [], after.match(TOKENS) ?? []];
  if (a.length > MOST_TOKENS || b.length > MOST_TOKENS)
    return { before: [{ text: before, changed: true }], after: [{ text: after, changed: true }] };
  const same = commonOf(a, b);
  return {
    before: piecesOf(a, new Set(same.map(([i]) => i))),
    after: piecesOf(b, new Set(same.map(([, j]) => j))),
  };
}

/** Places of the longest common row of tokens. */
function commonOf(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const common: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) common.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return common;
}

function piecesOf(tokens: readonly string[], same: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = [];
  tokens.forEach((text, i) => {
    const changed = !same.has(i);
    const last = pieces.at(-1);
    if (last?.changed === changed) pieces[pieces.length - 1] = { text: last.text + text, changed };
    else pieces.push({ text, changed });
  });
  return pieces;
}
