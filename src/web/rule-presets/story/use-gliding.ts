import { useEffect, useRef, useState } from 'react';
import { useLessMotion } from '#ui';

const GLIDE_MS = 700;

/** A time that runs to its new value instead of jumping there; for whoever wants less motion it jumps. */
export function useGliding(target: number): number {
  const lessMotion = useLessMotion();
  const [shown, show] = useState(target);
  const from = useRef(target);
  useEffect(() => {
    const began = performance.now();
    const start = from.current;
    let frame = 0;
    const move = (now: number) => {
      const share = lessMotion ? 1 : Math.min(1, (now - began) / GLIDE_MS);
      const eased = 1 - (1 - share) ** 3;
      from.current = start + (target - start) * eased;
      show(from.current);
      if (share < 1) frame = requestAnimationFrame(move);
    };
    frame = requestAnimationFrame(move);
    return () => cancelAnimationFrame(frame);
  }, [target, lessMotion]);
  return shown;
}
