/**
 * The nested condition as something to build with: mouse, keyboard and finger do the same. It owns nothing; the page has
 * the draft (`useDraft`), asks the server for the numbers, and shows them here beside every part.
 */
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '../i18n/language-provider.tsx';
import { useShortcut } from '../keyboard/shortcuts.tsx';
import styles from './builder.module.css';
import { BuilderProvider, type BuilderState } from './builder-context.tsx';
import { type Draft, isGroup, newGroup } from './draft.ts';
import { useDrag } from './drag.ts';
import {
  appendNode,
  indentNode,
  moveNode,
  nodeAt,
  outdentNode,
  pathTo,
  removeNode,
  stepNode,
} from './edit.ts';
import { Group } from './parts.tsx';
import { builderTexts } from './texts.ts';

export interface ConditionBuilderProps extends BuilderState {
  /** Its letters act only while focus is inside: for one of several on a page. */
  readonly quiet?: boolean;
}

interface Focus {
  readonly id: number;
  readonly into: boolean;
}

export function ConditionBuilder({ quiet = false, ...props }: ConditionBuilderProps) {
  const { draft, change } = props;
  const [active, setActive] = useState<number | null>(null);
  const focus = useRef<Focus | null>(null);
  const { root, drag, grip } = useDrag((id, gap) => change(moveNode(draft, id, gap.parent, gap.index)));

  // Parts that move between groups are drawn anew; focus goes along.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the draft moves parts
  useEffect(() => {
    // Whoever was in a part that was drawn anew by undo or redo stays in it.
    const lost = document.activeElement === document.body && active !== null;
    const wanted = focus.current ?? (lost ? { id: active, into: false } : null);
    focus.current = null;
    if (!wanted) return;
    const part = root.current?.querySelector<HTMLElement>(`[data-part="${wanted.id}"]`);
    if (part) (wanted.into ? firstToFill(part) : part.querySelector<HTMLElement>(gripSelector))?.focus();
  }, [draft]);

  const onMove = (next: Draft, id: number, into?: 'into') => {
    focus.current = { id, into: into !== undefined };
    change(next);
  };
  // Whoever adds a part changes the draft himself; here focus only gets to know of it.
  const onAdded = (id: number) => {
    focus.current = { id, into: true };
  };
  useBuilderKeys({ draft, active, root, onMove, change, letters: !quiet || active !== null });

  const onFocus = (event: FocusEvent) => {
    const part = event.target.closest('[data-part]');
    setActive(part instanceof HTMLElement ? Number(part.dataset.part) : draft.id);
  };
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setActive(null);
  };
  return (
    <BuilderProvider value={props}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows only move focus among the grips inside */}
      <div
        ref={root}
        className={styles.builder}
        data-dragging={drag !== null || undefined}
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={walkGrips}
      >
        <Group node={draft} root grip={grip} dragged={drag?.id ?? null} onMove={onMove} onAdded={onAdded} />
        {drag?.gap && (
          <span
            className={styles.gap}
            style={{ top: drag.gap.top, left: drag.gap.left + 6, width: drag.gap.width - 12 }}
          />
        )}
      </div>
    </BuilderProvider>
  );
}

const gripSelector = `.${styles.gripButton}`;
/** The first thing that is missing, else the button that adds to the group, else the first field. */
const firstToFill = (part: HTMLElement): HTMLElement | null | undefined =>
  ['[data-missing]', '[data-add] button', `.${styles.fields} input, .${styles.fields} select`]
    .map((selector) => part.querySelector(selector)?.closest<HTMLElement>('button, input, select'))
    .find((found) => found != null);

/** Up and down between the grips, as in a list. */
function walkGrips(event: KeyboardEvent<HTMLElement>) {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const { target } = event;
  if (!by || event.altKey || !(target instanceof HTMLElement) || !target.matches(gripSelector)) return;
  const grips = [...event.currentTarget.querySelectorAll<HTMLElement>(gripSelector)];
  event.preventDefault();
  grips[grips.indexOf(target) + by]?.focus();
}

interface Keys {
  draft: Draft;
  active: number | null;
  root: { readonly current: HTMLDivElement | null };
  onMove: (next: Draft, id: number, into?: 'into') => void;
  change: (next: Draft) => void;
  letters: boolean;
}

/** The shortcuts of the guide. What needs a part acts on the one that has focus; A and G otherwise on the whole. */
function useBuilderKeys({ draft, active, root, onMove, change, letters }: Keys) {
  const t = useTexts(builderTexts);
  const group = t('keyboard');
  const part = active !== null && active !== draft.id ? active : null;
  const target = () => pathTo(draft, active ?? draft.id).find(isGroup) ?? draft;
  const add = () => root.current?.querySelector<HTMLElement>(`[data-add="${target().id}"] button`)?.click();
  const addGroup = () => {
    const made = newGroup('any');
    onMove(appendNode(draft, target().id, made), made.id, 'into');
  };
  useShortcut(letters ? { keys: 'a', label: t('keyAdd'), group, run: add } : null);
  useShortcut(letters ? { keys: 'g', label: t('keyGroup'), group, run: addGroup } : null);
  useShortcut(
    part === null
      ? null
      : {
          keys: ['alt+arrowup', 'alt+arrowdown'],
          label: t('keyMove'),
          group,
          inFields: true,
          run: (keys) => onMove(stepNode(draft, part, keys === 'alt+arrowup' ? -1 : 1), part),
        },
  );
  useShortcut(
    part === null
      ? null
      : {
          keys: ['alt+arrowright', 'alt+arrowleft'],
          label: t('keyIndent'),
          group,
          run: (keys) =>
            onMove(keys === 'alt+arrowright' ? indentNode(draft, part) : outdentNode(draft, part), part),
        },
  );
  useShortcut(
    part === null
      ? null
      : {
          keys: ['delete', 'backspace'],
          label: t('keyRemove'),
          group,
          run: () => {
            const order = root.current ? [...root.current.querySelectorAll<HTMLElement>('[data-part]')] : [];
            const at = order.findIndex((each) => Number(each.dataset.part) === part);
            const beside =
              order[at - 1] ?? order.find((each) => !nodeHolds(draft, part, Number(each.dataset.part)));
            if (beside) onMove(removeNode(draft, part), Number(beside.dataset.part));
            else change(removeNode(draft, part));
          },
        },
  );
}

/** Whether a part is another one or stands inside it. */
const nodeHolds = (draft: Draft, outer: number, id: number): boolean =>
  nodeAt(draft, outer) !== null && pathTo(draft, id).some((each) => each.id === outer);
