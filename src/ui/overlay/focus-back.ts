/** Gives the focus back to what had it before: for what is taken off the page when it closes. */
import { useLayoutEffect, useState } from 'react';

export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(
    () => () =>
      // Once all of it is gone, and only if nothing else has taken the focus by then.
      queueMicrotask(() => {
        const nothing = document.activeElement === null || document.activeElement === document.body;
        if (nothing && before instanceof HTMLElement && before.isConnected)
          before.focus({ preventScroll: true });
      }),
    [before],
  );
}
