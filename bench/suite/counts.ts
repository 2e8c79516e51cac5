/** Claim: any combination of tags is counted exactly while the user types. */
import type { Claim } from './claim.ts';
import { all, any, holds, not, type Question, ranks, tag } from './question.ts';

export const THREE_TAGS = '3 tags, all, dense';

export const QUESTIONS: Readonly<Record<string, Question>> = {
  '1 tag': tag(5),
  '2 tags, all': all(tag(1), tag(3)),
  [THREE_TAGS]: all(tag(1), tag(3), tag(5)),
  '3 tags, all, mixed': all(tag(2), tag(70), tag(121)),
  '3 tags, all, rare × dense': all(tag(1), tag(2), tag(280)),
  '(A ∪ B ∪ C) ∩ D \\ E': all(any(tag(9), tag(11), tag(14)), tag(3), not(tag(5))),
  '10 tags, all': all(...ranks(1, 10).map(tag)),
  '20 tags, any': any(...ranks(1, 20, 3).map(tag)),
  '1 tag, none of 10': all(tag(1), ...ranks(10, 10, 5).map((rank) => not(tag(rank)))),
};

export const counts: Claim = {
  title: 'Exact count of a combination of tags',
  tasks: ({ customers }, has) =>
    Object.entries(QUESTIONS).map(([name, question]) => {
      let expected = 0;
      for (let ordinal = 1; ordinal <= customers; ordinal++)
        if (holds(question, (rank) => has(rank, ordinal))) expected++;
      return { name, expected, ask: (session) => session.count(question) };
    }),
};
