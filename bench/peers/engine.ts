/** Our engine in the process that asks, without HTTP and without a database. */
import {
  all,
  any,
  count,
  type Expression,
  everyone,
  facets,
  inSet,
  not,
  OrdinalSet,
  overlap,
  page,
} from '#features/audience/core';
import type { Participant, Session } from '../suite/participant.ts';
import type { Question } from '../suite/question.ts';

export const engine: Participant = {
  title: 'Baizigui, engine',
  where: 'in process',
  open: async (data) => {
    const began = performance.now();
    const tags = data.members.map((list) => OrdinalSet.fromSorted(list));
    const alive = OrdinalSet.range(1, data.customers);
    const loadSeconds = (performance.now() - began) / 1000;
    const set = (rank: number): OrdinalSet => tags[rank - 1] ?? new OrdinalSet();
    const said = (question: Question): Expression => {
      if ('tag' in question) return inSet(set(question.tag));
      if ('all' in question) return all(...question.all.map(said));
      if ('any' in question) return any(...question.any.map(said));
      return not(said(question.not));
    };
    const session: Session = {
      count: (question) => {
        const expression = said(question);
        return () => count(expression, alive);
      },
      page: ({ question, after, limit }) => {
        const expression = said(question);
        return () => ({
          total: count(expression, alive),
          ids: [...page(expression, alive, after, limit, 'desc')],
        });
      },
      sizes: () => () => facets(everyone, alive, tags).counts,
      facets: (question) => {
        const expression = said(question);
        return () => facets(expression, alive, tags).counts;
      },
      overlap: (ranks) => {
        const expressions = ranks.map((rank) => inSet(set(rank)));
        return () => overlap(expressions, alive).pairs.map((pair) => pair.count);
      },
      setUp: async () => ({
        version: 'this commit',
        lines: ['`src/features/audience/core`, plain TypeScript, one thread'],
      }),
      memory: async () => ({
        mb: tags.reduce((sum, held) => sum + held.bytes, alive.bytes) / 1e6,
        of: 'the sets alone',
      }),
      stop: async () => {},
    };
    return { session, loadSeconds };
  },
};
