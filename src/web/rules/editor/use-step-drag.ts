/** Steps taken by their grip to another place: with a mouse, a pen or a finger. The keyboard has its own way. */
import { type PointerEvent, useRef, useState } from 'react';

export interface StepDrag {
  /** The list of steps; each is an `li` of its own. */
  readonly list: { readonly current: HTMLOListElement | null };
  /** The step that is on its way, and the place where it would go; null: none is. */
  readonly moving: { readonly from: number; readonly to: number } | null;
  readonly start: (event: PointerEvent<HTMLElement>, from: number) => void;
}

/** Among the middles of all others, from the top: how many lie above the pointer. Pure. */
export const placeAmong = (middles: readonly number[], y: number): number =>
  middles.filter((middle) => middle < y).length;

export function useStepDrag(onMove: (from: number, to: number) => void): StepDrag {
  const list = useRef<HTMLOListElement>(null);
  const [moving, setMoving] = useState<StepDrag['moving']>(null);
  const latest = useRef<StepDrag['moving']>(null);
  const show = (next: StepDrag['moving']) => {
    latest.current = next;
    setMoving(next);
  };
  const start = (event: PointerEvent<HTMLElement>, from: number) => {
    if (event.button !== 0) return;
    const grip = event.currentTarget;
    const { pointerId } = event;
    grip.setPointerCapture(pointerId);
    const drag = (move: globalThis.PointerEvent) => {
      const others = [...(list.current?.children ?? [])].filter((_, i) => i !== from);
      const middles = others.map((step) => {
        const { top, height } = step.getBoundingClientRect();
        return top + height / 2;
      });
      show({ from, to: placeAmong(middles, move.clientY) });
    };
    const end = (done: globalThis.PointerEvent) => {
      grip.removeEventListener('pointermove', drag);
      grip.removeEventListener('pointerup', end);
      grip.removeEventListener('pointercancel', end);
      const last = latest.current;
      show(null);
      if (done.type === 'pointerup' && last && last.to !== last.from) onMove(last.from, last.to);
    };
    grip.addEventListener('pointermove', drag);
    grip.addEventListener('pointerup', end);
    grip.addEventListener('pointercancel', end);
  };
  return { list, moving, start };
}
