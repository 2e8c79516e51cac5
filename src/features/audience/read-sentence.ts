/** What a typed Chinese sentence asks for, as a draft that nobody has saved. */
import {
  choiceText,
  type Lexicon,
  lexiconOf,
  missedText,
  readSentence as read,
  resolveCondition,
  sentence,
} from '#features/conditions/core';
import { AppError, parseDuration } from '#kernel';
import type { Ctx } from '#platform/context';
import type { AskModel } from '#platform/outgoing';
import { allowedDraft } from './model-draft.ts';
import type { Audiences } from './people.ts';
import type { Terms } from './vocabulary.ts';

/** features.md section 2: what the documents count without a span of time is counted in this one. */
const LATELY = '30d';

/** They leave memory together with the names that they were made of. */
const lexicons = new WeakMap<Terms, Lexicon>();

function lexiconFor(terms: Terms): Lexicon {
  const known = lexicons.get(terms);
  if (known) return known;
  const made = lexiconOf(terms.library);
  lexicons.set(terms, made);
  return made;
}

/**
 * Errors: `condition.invalid` for a span of time that is none, `condition.tooDeep` and `tooLarge` for brackets without end;
 * with `model` those of `allowedDraft`, and `model.notSet` (409) where nobody has set one up.
 */
export async function readSentence(
  audiences: Audiences,
  ask: AskModel | null,
  ctx: Ctx,
  {
    text,
    window = LATELY,
    model = false,
    minPosition,
  }: {
    readonly text: string;
    readonly window?: string | null | undefined;
    readonly model?: boolean | undefined;
    readonly minPosition?: number | undefined;
  },
) {
  if (window !== null && !parseDuration(window))
    throw new AppError('invalid', 'condition.invalid', { count: 1 }, [
      { path: 'window', code: 'badDuration', facts: { expected: '30d 2w 3mo 3bd' } },
    ]);
  const terms = await audiences.terms(ctx, minPosition);
  const reading = read(text, lexiconFor(terms), { window: window === null ? null : { last: window } });
  if (model && !ask) throw new AppError('conflict', 'model.notSet');
  const drafted = model && ask ? await allowedDraft(ask, ctx, text, terms) : null;
  const condition = drafted ?? reading.condition;
  // Of a model's draft nobody knows which words became what.
  const { effects } = reading;
  const { understood, missed, choices } = drafted ? { understood: [], missed: [], choices: [] } : reading;
  const { language } = ctx;
  return {
    condition,
    sentence: condition && sentence(resolveCondition(condition, terms, { at: 'condition' }), terms, language),
    understood: [...understood],
    missed: missed.map(({ facts, ...one }) => ({ ...one, message: missedText(one.code, facts, language) })),
    choices: choices.map(({ facts, ...one }) => ({
      ...one,
      text: text.slice(one.from, one.to),
      message: choiceText(one.code, facts, language),
    })),
    by: drafted ? ('model' as const) : ('grammar' as const),
    hasModel: ask !== null,
    effects,
  };
}
