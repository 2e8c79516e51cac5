/** Where a dragged part would land. Pure: the gaps between parts and the pointer in, a gap out; all in pixels. */
export interface Gap {
  /** Group, and how many of its parts stand before the gap. */
  readonly parent: number;
  readonly index: number;
  /** Where the line of the gap is drawn. */
  readonly top: number;
  readonly left: number;
  readonly width: number;
}

/** How much a step to the left of a gap counts against a step up or down: the pointer's height decides first. */
const SIDEWAYS = 0.4;

/**
 * The nearest gap. Where the end of an inner group and the gap behind it lie close together, a pointer further left
 * means the outer one. Null without gaps.
 */
export function gapAt(gaps: readonly Gap[], x: number, y: number): Gap | null {
  let best: Gap | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const gap of gaps) {
    const distance = Math.abs(y - gap.top) + SIDEWAYS * Math.max(0, gap.left - x);
    if (distance < least) {
      least = distance;
      best = gap;
    }
  }
  return best;
}
