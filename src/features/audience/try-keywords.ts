/** Keywords on samples that somebody labelled. Nothing is kept of either. */
import { Laboratory, refusedKeywordSteps } from '#features/conditions/core';
import { AppError, inSlices } from '#kernel';

type Sample = Parameters<Laboratory['try']>[0];

interface Asked {
  readonly keywords: readonly string[];
  readonly samples: readonly Sample[];
}

function* tryEach({ keywords, samples }: Asked): Generator<void, Laboratory> {
  const refused = yield* refusedKeywordSteps(keywords, 'keywords');
  if (refused.length > 0)
    throw new AppError('invalid', 'condition.invalid', { count: refused.length }, refused);
  const laboratory = new Laboratory(keywords);
  for (const sample of samples) yield* laboratory.try(sample);
  return laboratory;
}

/**
 * Hundreds of expressions on hundreds of messages take a while: others are served in between.
 * Errors: `condition.invalid` with a detail for each keyword that cannot be read.
 */
export async function tryKeywords(asked: Asked) {
  const laboratory = await inSlices(tryEach(asked));
  const { wanted, whole, keywords: scores, samples: tried, fooled, suggestions } = laboratory.result();
  return {
    wanted,
    whole,
    keywords: [...scores],
    samples: tried.map(({ found, mentions }) => ({ found, mentions: [...mentions] })),
    fooled: [...fooled],
    suggestions: [...suggestions],
  };
}
