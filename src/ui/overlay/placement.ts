/** Where a floating part goes beside what it belongs to. Pure: rectangles in, position out, all in pixels. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Distance to the anchor, and the least distance to the edge of the window. */
const GAP = 6;
const MARGIN = 8;

/**
 * Below the anchor, or above it where there is more room and too little below. `align`: which edges are flush.
 * Never leaves the window sideways; taller than the window, it keeps its top visible.
 */
export function place(
  anchor: Rect,
  size: Size,
  window: Size,
  align: 'start' | 'center' | 'end' = 'start',
): { readonly left: number; readonly top: number } {
  const below = anchor.top + anchor.height + GAP;
  const above = anchor.top - GAP - size.height;
  const fitsBelow = below + size.height <= window.height - MARGIN;
  const roomAbove = anchor.top;
  const roomBelow = window.height - anchor.top - anchor.height;
  const top = fitsBelow || roomAbove <= roomBelow ? below : above;
  const offset =
    align === 'start' ? 0 : align === 'end' ? anchor.width - size.width : (anchor.width - size.width) / 2;
  const rightmost = window.width - size.width - MARGIN;
  return {
    left: Math.round(Math.max(MARGIN, Math.min(anchor.left + offset, rightmost))),
    top: Math.round(Math.max(MARGIN, top)),
  };
}
