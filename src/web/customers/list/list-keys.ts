/** The list by keyboard: J and K move, Enter opens, X selects, T tags, / searches. */
import { useEffect, useRef, useState } from 'react';
import { useShortcut, useTexts } from '#ui';
import type { ShownCustomer } from '../api.ts';
import { customersTexts } from '../texts.ts';

export interface ListActions {
  readonly rows: readonly ShownCustomer[];
  readonly select: (rows: readonly ShownCustomer[], on: boolean) => void;
  readonly isSelected: (id: string) => boolean;
  readonly open: (row: ShownCustomer, index: number) => void;
  /** Null: this person may not tag. */
  readonly tag: (() => void) | null;
  readonly search: () => void;
  readonly filter: () => void;
}

const NOWHERE = -1;

/** `current`: index of the row that the keyboard points at; -1 before the first move. */
export function useListKeys(actions: ListActions): { readonly current: number } {
  const t = useTexts(customersTexts);
  const group = t('title');
  const { rows } = actions;
  const [current, setCurrent] = useState(NOWHERE);
  const from = useRef(NOWHERE);
  // Another page is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are what changed
  useEffect(() => {
    setCurrent(NOWHERE);
    from.current = NOWHERE;
  }, [rows]);
  const at = rows[current];
  const move = (step: number) => {
    const to = Math.min(rows.length - 1, Math.max(0, current + step));
    setCurrent(to);
    const id = rows[to]?.id;
    document.querySelector(`tr[data-row-key="${id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useShortcut({
    keys: ['j', 'k'],
    label: t('nextCustomer'),
    group,
    run: (keys) => move(keys === 'j' ? 1 : -1),
  });
  useShortcut(
    at
      ? {
          keys: 'x',
          label: t('selectCustomer'),
          group,
          run: () => {
            from.current = current;
            actions.select([at], !actions.isSelected(at.id));
          },
        }
      : null,
  );
  useShortcut(
    at
      ? {
          keys: 'shift+x',
          label: t('selectRange'),
          group,
          run: () => {
            const [a, b] = [Math.max(0, from.current), current].toSorted((x, y) => x - y);
            actions.select(rows.slice(a, (b ?? 0) + 1), true);
          },
        }
      : null,
  );
  const { tag } = actions;
  const anySelected = rows.some((row) => actions.isSelected(row.id));
  useShortcut(
    tag && (at || anySelected)
      ? {
          keys: 't',
          label: t('tagSelected'),
          group,
          run: () => {
            if (at && !anySelected) actions.select([at], true);
            tag();
          },
        }
      : null,
  );
  useShortcut({ keys: '/', label: t('goSearch'), group, run: actions.search });
  useShortcut({ keys: 'f', label: t('openFilter'), group, run: actions.filter });
  useShortcut(
    at
      ? {
          keys: 'enter',
          label: t('openCustomer'),
          group,
          run: () => {
            // A focused button or link does what it says.
            const focused = document.activeElement;
            if (focused instanceof HTMLElement && focused.closest('a, button, input')) focused.click();
            else actions.open(at, current);
          },
        }
      : null,
  );
  return { current };
}
