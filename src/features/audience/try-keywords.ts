/** Keywords on samples that somebody labelled. Nothing is kept of either. */
import { Laboratory, refusedKeywords } from '#features/conditions/core';
import { AppError } from '#kernel';

/** Errors: `condition.invalid` with a detail for each keyword that cannot be read. */
export async function tryKeywords({
  keywords,
  samples,
}: {
  readonly keywords: readonly string[];
  readonly samples: readonly { readonly text: string; readonly wanted: boolean }[];
}) {
  const refused = refusedKeywords(keywords, 'keywords');
  if (refused.length > 0)
    throw new AppError('invalid', 'condition.invalid', { count: refused.length }, refused);
  const laboratory = new Laboratory(keywords);
  for (const sample of samples) {
    laboratory.try(sample);
    // Hundreds of expressions on hundreds of messages take a while: others are served in between.
    await new Promise<void>((done) => setImmediate(done));
  }
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
