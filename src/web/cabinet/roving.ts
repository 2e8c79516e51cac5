/**
 * Arrow keys on the wall: one stop of the Tab key, then from drawer to compartment as the eye goes. Works on the
 * elements themselves, because which one has the focus is of no interest to what is drawn.
 */
const STOP = '[data-stop]';

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

const keys: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

export const stepOf = (key: string): Step | undefined => keys[key];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The nearest box in that direction, its place in the list; −1: none. Left and right stay on the line; up and down take
 * the next line and there the box closest to the middle of this one.
 */
export function nearest(boxes: readonly Box[], from: number, step: 'left' | 'right' | 'up' | 'down'): number {
  const here = boxes[from];
  if (!here) return -1;
  const middle = (here.left + here.right) / 2;
  const line = (here.top + here.bottom) / 2;
  const away = (box: Box): number | null => {
    const overlaps = box.top < line && line < box.bottom;
    const across =
      box.left <= middle && middle <= box.right
        ? 0
        : Math.min(Math.abs(box.left - middle), Math.abs(box.right - middle));
    switch (step) {
      case 'left':
        return overlaps && box.right <= here.left + 1 ? here.left - box.right : null;
      case 'right':
        return overlaps && box.left >= here.right - 1 ? box.left - here.right : null;
      case 'up':
        return box.bottom <= here.top + 1 ? (here.top - box.bottom) * 4 + across : null;
      case 'down':
        return box.top >= here.bottom - 1 ? (box.top - here.bottom) * 4 + across : null;
    }
  };
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, box] of boxes.entries()) {
    const distance = i === from ? null : away(box);
    if (distance !== null && distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

export const stopsIn = (wall: HTMLElement): HTMLElement[] => [...wall.querySelectorAll<HTMLElement>(STOP)];

/** The one stop that Tab reaches. */
export function makeCurrent(wall: HTMLElement, stop: HTMLElement): void {
  for (const each of wall.querySelectorAll<HTMLElement>(`${STOP}[tabindex="0"]`))
    if (each !== stop) each.tabIndex = -1;
  stop.tabIndex = 0;
}

/** The element that a step leads to; where there is nothing on the line, the next or previous in order. */
export function stopAfter(wall: HTMLElement, from: HTMLElement, step: Step): HTMLElement | undefined {
  const stops = stopsIn(wall);
  const at = stops.indexOf(from);
  if (step === 'first') return stops[0];
  if (step === 'last') return stops.at(-1);
  const to = nearest(
    stops.map((stop) => stop.getBoundingClientRect()),
    at,
    step,
  );
  if (to >= 0) return stops[to];
  return step === 'left' ? stops[at - 1] : step === 'right' ? stops[at + 1] : undefined;
}
