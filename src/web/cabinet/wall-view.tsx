/* biome-ignore-all lint/a11y/useSemanticElements: a grid by its roles; a <table> cannot be laid out as a wall */
/* biome-ignore-all lint/a11y/useFocusableInteractive: what stands in rows and cells takes the focus */
import {
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { isComposing, useTexts } from '#ui';
import { useCabinetActions } from './cabinet-actions.ts';
import type { DrawerHits } from './drawer.tsx';
import { makeCurrent, stepOf, stopAfter, stopsIn } from './roving.ts';
import { Shelf } from './shelf.tsx';
import { cabinetTexts } from './texts.ts';
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

const DRAGGED = 'application/x-baizigui-tag';

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

  const groupUnder = (event: DragEvent) => {
    const drawer = (event.target as HTMLElement).closest<HTMLElement>('[data-group]');
    return drawers.find((one) => one.group.id === drawer?.dataset.group);
  };
  const markTarget = (group: string | undefined) => {
    for (const each of wall.current?.querySelectorAll<HTMLElement>('[data-group]') ?? []) {
      if (group !== undefined && each.dataset.group === group) each.dataset.target = '';
      else delete each.dataset.target;
    }
  };
  const dragged = useRef<{ tag: string; group: string } | null>(null);

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
        onDragStart={(event) => {
          const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-tag]');
          const facts = factsOf(cell?.dataset.tag ?? '');
          if (!facts) return;
          dragged.current = { tag: facts.tag.id, group: facts.tag.group.id };
          event.dataTransfer.setData(DRAGGED, facts.tag.id);
          event.dataTransfer.setData('text/plain', facts.tag.path);
          event.dataTransfer.effectAllowed = 'move';
        }}
        onDragOver={(event) => {
          const over = groupUnder(event);
          const target =
            dragged.current && over && over.group.id !== dragged.current.group ? over.group.id : undefined;
          markTarget(target);
          if (target === undefined) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
        }}
        onDragEnd={() => {
          dragged.current = null;
          markTarget(undefined);
        }}
        onDrop={(event) => {
          const over = groupUnder(event);
          const moved = dragged.current;
          dragged.current = null;
          markTarget(undefined);
          if (!moved || !over || over.group.id === moved.group) return;
          event.preventDefault();
          moveTo(moved.tag, over.group);
        }}
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
