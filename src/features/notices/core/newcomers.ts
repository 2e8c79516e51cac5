/** Who is to be told of, and who was lately: the same customer is told once within the window of a notice. */
import { HOUR } from '#kernel';

export interface Told {
  readonly at: Date;
  readonly message: number;
}

export interface Split<T> {
  /** Of customers who are told of now, or whose message has not gone yet. */
  readonly told: T[];
  /** Of customers of whom another message told within the window. */
  readonly repeated: T[];
}

/** `open`: the message that takes up what happens now; null when there is none. */
export function newcomers<T extends { readonly customer: number }>(
  changes: readonly T[],
  toldBefore: ReadonlyMap<number, Told>,
  open: number | null,
  againAfterHours: number,
  now: Date,
): Split<T> {
  const split: Split<T> = { told: [], repeated: [] };
  for (const change of changes) {
    const last = toldBefore.get(change.customer);
    const lately =
      last !== undefined &&
      last.message !== open &&
      now.getTime() - last.at.getTime() < againAfterHours * HOUR;
    (lately ? split.repeated : split.told).push(change);
  }
  return split;
}
