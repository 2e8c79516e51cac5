/** The bars beside the number: how each branch narrows the rest, or how many each branch has. Pure. */
import { type Draft, type DraftNode, isFinished, isGroup, type PartPlace } from '#ui';
import type { Counted } from './api.ts';

export interface FunnelRow {
  /** Null for the whole. */
  readonly node: DraftNode | null;
  readonly people: number;
  /** Share of the row above, for a funnel. */
  readonly of: number | null;
}

export interface Funnel {
  /** Each row is what is left of the one above; otherwise every row stands for itself. */
  readonly narrowing: boolean;
  readonly rows: readonly FunnelRow[];
}

const isCounted = (node: DraftNode): boolean =>
  isGroup(node) ? node.of.some(isCounted) : isFinished(node.leaf);

/** Null while there is nothing to narrow by. The draft must be the one that was counted. */
export function funnelOf(
  draft: Draft,
  places: ReadonlyMap<number, PartPlace>,
  counted: Counted,
): Funnel | null {
  const parts = draft.of.filter(isCounted);
  if (parts.length === 0) return null;
  const whole: FunnelRow = { node: null, people: counted.total, of: null };
  const { funnel } = counted;
  if (draft.kind === 'all' && funnel?.length === parts.length) {
    const rows = parts.map((node, i): FunnelRow => {
      const people = funnel[i] ?? 0;
      const above = i === 0 ? counted.total : (funnel[i - 1] ?? 0);
      return { node, people, of: above > 0 ? people / above : null };
    });
    return { narrowing: true, rows: [whole, ...rows] };
  }
  const rows = parts.map((node): FunnelRow => {
    const path = places.get(node.id)?.path ?? '';
    return { node, people: counted.branches?.[path] ?? 0, of: null };
  });
  return { narrowing: false, rows: [whole, ...rows] };
}

/** Width of a bar on a logarithmic scale, 0 to 1: 20 of 2,000,000 can still be seen. */
export const logShare = (people: number, total: number): number =>
  !(people > 0) || total <= 0 ? 0 : Math.log1p(people) / Math.log1p(total);
