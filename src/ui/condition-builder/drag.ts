/** Dragging a part by its grip, with mouse, pen or finger. The menu on the same grip does the same with the keyboard. */
import { type PointerEvent as ReactPointerEvent, useRef, useState } from 'react';
import { type Gap, gapAt } from './drop-place.ts';

/** The gap is drawn relative to the builder. */
export interface DragState {
  readonly id: number;
  readonly gap: Gap | null;
}

/** Pixels before a press on the grip becomes a drag instead of a click. */
const BEGINS = 5;

/**
 * Every group's list has `data-parts` with its id, every part in it `data-part`. The gaps are read from the page when a
 * drag begins; the page does not move while it lasts.
 */
function gapsIn(root: HTMLElement, dragged: number): Gap[] {
  const origin = root.getBoundingClientRect();
  const gaps: Gap[] = [];
  for (const list of root.querySelectorAll<HTMLElement>('[data-parts]')) {
    // Nothing can be dropped into itself.
    if (list.closest(`[data-part="${dragged}"]`)) continue;
    const parent = Number(list.dataset.parts);
    const box = list.getBoundingClientRect();
    const parts = [...list.children].filter((child) => child.hasAttribute('data-part'));
    const left = box.left - origin.left;
    const tops = parts.map((part) => part.getBoundingClientRect());
    for (let index = 0; index <= parts.length; index++) {
      const above = tops[index - 1]?.bottom;
      const below = tops[index]?.top;
      const top =
        above !== undefined && below !== undefined ? (above + below) / 2 : (above ?? below ?? box.top);
      gaps.push({ parent, index, top: top - origin.top, left, width: box.width });
    }
  }
  return gaps;
}

export function useDrag(onDrop: (id: number, gap: Gap) => void) {
  const root = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<DragState | null>(null);
  /** The click that ends a drag is none. */
  const moved = useRef(false);

  const grip = (id: number) => ({
    onPointerDown: (event: ReactPointerEvent<HTMLElement>) => {
      const element = root.current;
      if (event.button !== 0 || !element) return;
      const { pointerId, clientX, clientY } = event;
      const handle = event.currentTarget;
      moved.current = false;
      let gaps: Gap[] | null = null;
      let gap: Gap | null = null;
      const move = (at: PointerEvent) => {
        if (at.pointerId !== pointerId) return;
        if (!gaps && Math.hypot(at.clientX - clientX, at.clientY - clientY) < BEGINS) return;
        if (!gaps) {
          gaps = gapsIn(element, id);
          moved.current = true;
          handle.setPointerCapture(pointerId);
        }
        const origin = element.getBoundingClientRect();
        gap = gapAt(gaps, at.clientX - origin.left, at.clientY - origin.top);
        setDrag({ id, gap });
      };
      const end = (at: PointerEvent) => {
        if (at.pointerId !== pointerId) return;
        stop();
        if (gap && at.type === 'pointerup') onDrop(id, gap);
      };
      const onEscape = (key: KeyboardEvent) => {
        if (key.key !== 'Escape' || !gaps) return;
        key.preventDefault();
        stop();
      };
      const stop = () => {
        setDrag(null);
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', end);
        window.removeEventListener('pointercancel', end);
        window.removeEventListener('keydown', onEscape, true);
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', end);
      window.addEventListener('pointercancel', end);
      window.addEventListener('keydown', onEscape, true);
    },
    onClickCapture: (event: { preventDefault: () => void; stopPropagation: () => void }) => {
      if (!moved.current) return;
      moved.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  });
  return { root, drag, grip };
}

export type Grip = ReturnType<typeof useDrag>['grip'];
