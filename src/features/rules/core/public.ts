export { becauseOf } from './because.ts';
export { type Privacy, type RuleBody, type RuleKind, ruleBodySchema } from './body.ts';
export { type Drift, driftMeasures, driftOf, LATENCY_GOAL_MS, USUAL_WEEKS, type Week } from './drift.ts';
export {
  decidingCondition,
  evidenceOf,
  modelEvidence,
  type Seen,
  type WrittenRule,
} from './evidence.ts';
export { type Ladder, LadderReach } from './ladder-reach.ts';
export { compileLook, leftAlone } from './look.ts';
export {
  type CompiledLook,
  type Look,
  type Memory,
  NOTHING_KNOWN,
  type Question,
  type TagCame,
} from './look-parts.ts';
export { type Circle, circleOf, levelsOf } from './order-rules.ts';
export { type ResolvedRule, readRule, resolveRule } from './resolve-rule.ts';
export {
  type Cutoffs,
  periodOf,
  type RfmModel,
  type Scored,
} from './rfm.ts';
export {
  conditionsOf,
  putsOf,
  type Reads,
  readsOf,
  readsType,
  suggestsOnly,
  takesOf,
  writesOf,
} from './rule-reads.ts';
export { ruleSentence } from './rule-sentence.ts';
export { segmentCondition } from './segments.ts';
export { type Answered, planSuggestions, type Suggested, standsFor } from './suggest.ts';
export { verdictOf } from './verdict.ts';
