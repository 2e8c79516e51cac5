/** Whether somebody reads a line just now, so that nothing may move it: scrolled down, open, or under the pointer. */
import { type PointerEvent, useState, useSyncExternalStore } from 'react';

/** Pixels from the top within which the newest is in sight. */
const AT_THE_TOP = 40;

const onScroll = (listener: () => void) => {
  window.addEventListener('scroll', listener, { passive: true });
  return () => window.removeEventListener('scroll', listener);
};
const isScrolled = () => window.scrollY > AT_THE_TOP;

export function useReading(open: boolean) {
  const scrolled = useSyncExternalStore(onScroll, isScrolled);
  const [pointed, setPointed] = useState(false);
  return {
    busy: open || scrolled || pointed,
    // A finger leaves nothing behind.
    enter: (event: PointerEvent) => setPointed(event.pointerType === 'mouse'),
    leave: () => setPointed(false),
  };
}
