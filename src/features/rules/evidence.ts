/** What the cause of a change of tags keeps of the rule that made it. */
import type { Terms } from '#features/audience';
import { sentence } from '#features/conditions/core';
import { type Language, toId } from '#kernel';
import { decidingCondition } from './core/public.ts';
import type { ReadyRule } from './live-rules.ts';

/** What a cause keeps: which rule in which version, and its condition with the sentence of this moment. */
export function ruleEvidence(rule: ReadyRule, tag: number, terms: Terms, language: Language) {
  const deciding = decidingCondition(rule, tag);
  return {
    rule: toId('rule', rule.id),
    version: rule.version,
    ...(deciding ? { condition: deciding.written, text: sentence(deciding.when, terms, language) } : {}),
  };
}
