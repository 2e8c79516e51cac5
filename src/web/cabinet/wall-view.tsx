/* biome-ignore-all lint/a11y/useSemanticElements: a grid by its roles; a <table> cannot be laid out as a wall */
/* biome-ignore-all lint/a11y/useFocusableInteractive: what stands in rows and cells takes the focus */
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { isComposing, useTexts } from '#ui';
import { useCabinetActions } from './cabinet-actions.ts';
import type { DrawerHits } from './drawer.tsx';
import { makeCurrent, stepOf, stopAfter, stopsIn } from './roving.ts';
import { Shelf } from './shelf.tsx';
import { cabinetTexts } from './texts.ts';
import { useWallDrag } from './use-wall-drag.ts';
import styles from './wall.module.css';
import type { Measure, Shelf as ShelfFacts } from './wall.ts';
import { WallCardProvider } from './wall-card.tsx';

export interface WallViewProps {
  shelves: readonly ShelfFacts[];
  measure: Measure;
  /** By group, while something is searched for or picked out. */
  hits: ReadonlyMap<string, DrawerHits> | undefined;
  dim: 'search' | 'only' | undefined;
  open: string | undefined;
  tag: string | undefined;
  tray: ReactNode;
}

export function WallView({ shelves, measure, hits, dim, open, tag, tray }: WallViewProps) {
  const t = useTexts(cabinetTexts);
  const { close, moveTo } = useCabinetActions();
  const wall = useRef<HTMLDivElement>(null);
  const drawers = useMemo(() => shelves.flatMap((shelf) => shelf.drawers), [shelves]);
  const factsOf = useCallback(
    (id: string) => drawers.flatMap((drawer) => drawer.compartments).find((one) => one.tag.id === id),
    [drawers],
  );

  // Whatever is drawn, one stop can be reached with Tab.
  useEffect(() => {
    const element = wall.current;
    if (!element || element.querySelector('[data-stop][tabindex="0"]')) return;
    const first = stopsIn(element)[0];
    if (first) makeCurrent(element, first);
  });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const element = wall.current;
    const at = event.target as HTMLElement;
    if (!element || isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape' && open !== undefined && !event.defaultPrevented) {
      event.preventDefault();
      const back =
        (tag && element.querySelector<HTMLElement>(`[data-tag="${CSS.escape(tag)}"]`)) ||
        element.querySelector<HTMLElement>(`[data-group="${CSS.escape(open)}"] [data-stop]`);
      back?.focus();
      close();
      return;
    }
    if (!at.matches('[data-stop]') || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOf(event.key);
    if (step) {
      event.preventDefault();
      stopAfter(element, at, step)?.focus();
    } else if (at.tagName !== 'BUTTON' && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      at.click();
    }
  };

  const drag = useWallDrag(wall, drawers, moveTo);

  return (
    <WallCardProvider of={factsOf}>
      <div
        ref={wall}
        role="grid"
        aria-label={t('wall')}
        tabIndex={-1}
        className={styles.wall}
        data-dim={dim}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target.matches('[data-stop]')) makeCurrent(event.currentTarget, event.target);
        }}
        {...drag}
      >
        {shelves.map((shelf) => {
          const here = shelf.drawers.some((drawer) => drawer.group.id === open);
          return (
            <Shelf
              key={shelf.category?.id ?? ''}
              shelf={shelf}
              measure={measure}
              hits={hits}
              open={here ? open : undefined}
              tag={here ? tag : undefined}
              tray={here ? tray : null}
            />
          );
        })}
      </div>
    </WallCardProvider>
  );
}
