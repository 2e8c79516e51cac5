export { type RuleBody, type RuleKind, ruleBodySchema } from './body.ts';
export { type Drift, driftMeasures, driftOf, LATENCY_GOAL_MS, USUAL_WEEKS, type Week } from './drift.ts';
export {
  decidingCondition,
  evidenceOf,
  modelEvidence,
  type Seen,
  type WrittenRule,
} from './evidence.ts';
export { type Ladder, LadderReach } from './ladder-reach.ts';
export {
  type CompiledLook,
  compileLook,
  type Look,
  leftAlone,
  type Memory,
  NOTHING_KNOWN,
  type Question,
  type TagCame,
} from './look.ts';
export { type Circle, circleOf, levelsOf } from './order-rules.ts';
export {
  conditionsOf,
  putsOf,
  type Reads,
  type ResolvedRule,
  readRule,
  readsOf,
  resolveRule,
  takesOf,
  writesOf,
} from './resolve-rule.ts';
export {
  type Cutoffs,
  type RfmModel,
  type Scored,
  stretchOf,
} from './rfm.ts';
export { ruleSentence } from './rule-sentence.ts';
export { segmentCondition } from './segments.ts';
