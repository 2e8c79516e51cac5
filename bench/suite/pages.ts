/** Claim: a page of the result list, with the exact total, costs the same at any depth. */
import type { Claim } from './claim.ts';
import type { Data } from './data.ts';
import { tag } from './question.ts';

const LIMIT = 50;
/** Held by 38 %; one tag, so that peers that only know "any of these tags" can answer as well. */
const RANK = 5;

const offsets = (total: number): readonly (readonly [name: string, offset: number])[] => [
  ['page 1', 0],
  [`page 1,000`, Math.min(999 * LIMIT, lastOffset(total))],
  ['last page', lastOffset(total)],
];
const lastOffset = (total: number): number => Math.max(0, Math.ceil(total / LIMIT) - 1) * LIMIT;

export const pages: Claim = {
  title: `Page of ${LIMIT} of a result list, newest first, with the total`,
  tasks: ({ members }: Data) => {
    const newest = [...(members[RANK - 1] ?? [])].reverse();
    return offsets(newest.length).map(([name, offset]) => ({
      name,
      expected: { total: newest.length, ids: newest.slice(offset, offset + LIMIT) },
      ask: (session) =>
        session.page?.({
          question: tag(RANK),
          offset,
          limit: LIMIT,
          after: offset === 0 ? null : (newest[offset - 1] ?? null),
        }) ?? 'has no list',
    }));
  },
};
