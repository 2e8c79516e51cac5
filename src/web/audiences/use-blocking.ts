/** When nobody matches: the branch without which most would. Asked only then. */
import { useQueries } from '@tanstack/react-query';
import type { Condition } from '#features/conditions/core';
import { apiQuery, type DraftNode, newGroup, writeDraft } from '#ui';
import { countRoute } from './api.ts';
import type { BuilderView } from './builder-view.ts';

/** Of longer conditions only the first branches are tried. */
const MOST = 12;

export interface Blocking {
  readonly node: DraftNode;
  /** How many there are without it; 0: nobody meets the branch by itself. */
  readonly people: number;
}

export function useBlocking({ draft, places, count }: BuilderView): {
  readonly blocking: Blocking | null;
  readonly parts: number;
} {
  const parts = draft.of.filter((part) => places.has(part.id));
  const tried = draft.kind === 'all' && parts.length > 1 ? parts.slice(0, MOST) : [];
  const without = (node: DraftNode): Condition =>
    writeDraft(
      newGroup(
        'all',
        draft.of.filter((part) => part.id !== node.id),
      ),
    ).condition;
  const answers = useQueries({
    queries: tried.map((node) => apiQuery(countRoute, { body: { condition: without(node) } })),
  });
  let best: Blocking | null = null;
  tried.forEach((node, i) => {
    const people = answers[i]?.data?.count ?? 0;
    if (people > (best?.people ?? 0)) best = { node, people };
  });
  if (!best) {
    const node = parts.find((part) => count.counted?.branches?.[places.get(part.id)?.path ?? '?'] === 0);
    const waiting = answers.some((answer) => answer.isPending);
    if (node && !waiting) best = { node, people: 0 };
  }
  return { blocking: best, parts: parts.length };
}
