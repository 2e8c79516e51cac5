/** Claim: the size of every tag, alone or inside an audience, is there at once. */
import { TAGS } from '../support/shape.ts';
import type { Claim } from './claim.ts';
import { all, any, holds, tag } from './question.ts';

const AUDIENCE = all(any(tag(9), tag(11), tag(14)), tag(3));

export const facets: Claim = {
  title: `Size of each of the ${TAGS} tags`,
  tasks: ({ customers, members }, has) => {
    const inside = new Array<number>(TAGS).fill(0);
    for (let ordinal = 1; ordinal <= customers; ordinal++)
      if (holds(AUDIENCE, (rank) => has(rank, ordinal)))
        for (let i = 0; i < TAGS; i++) if (has(i + 1, ordinal)) inside[i] = (inside[i] ?? 0) + 1;
    return [
      {
        name: 'among everybody',
        expected: members.map((list) => list.length),
        ask: (session) => session.sizes?.() ?? 'does not say it',
      },
      {
        name: 'inside (A ∪ B ∪ C) ∩ D',
        expected: inside,
        ask: (session) => session.facets?.(AUDIENCE) ?? 'does not say it',
      },
    ];
  },
};
