/** A typed text in pieces: what was understood, what was missed, and what holds it together. */

interface TextSpan {
  readonly from: number;
  readonly to: number;
}

export interface Marked {
  readonly text: string;
  readonly as: 'understood' | 'missed' | null;
}

/** Covers the whole text. Where both say something of a letter it was missed. */
export function marked(
  text: string,
  understood: readonly TextSpan[],
  missed: readonly TextSpan[],
): readonly Marked[] {
  const as = Array.from<unknown, Marked['as']>({ length: text.length }, () => null);
  for (const { from, to } of understood) as.fill('understood', from, to);
  for (const { from, to } of missed) as.fill('missed', from, to);
  const pieces: Marked[] = [];
  as.forEach((mark, i) => {
    const last = pieces.at(-1);
    const letter = text.charAt(i);
    if (last?.as === mark) pieces.splice(-1, 1, { text: last.text + letter, as: mark });
    else pieces.push({ text: letter, as: mark });
  });
  return pieces;
}

/** Choices of one sort once, with the pieces that they were made for. */
export function grouped<T extends { readonly text: string; readonly message: string }>(
  choices: readonly T[],
): readonly { readonly message: string; readonly texts: readonly string[] }[] {
  const byMessage = new Map<string, string[]>();
  for (const { message, text } of choices) {
    const texts = byMessage.get(message) ?? [];
    byMessage.set(message, texts.includes(text) ? texts : [...texts, text]);
  }
  return [...byMessage].map(([message, texts]) => ({ message, texts }));
}
