export { dayNumber, dayTest } from './age.ts';
export { compileAsked, compileTimeline, typesAsked } from './asked-events.ts';
export {
  askedThroughout,
  type BehaviourByType,
  behaviourAsked,
  bothAsked,
  occurrenceAsked,
} from './behaviour-asked.ts';
export {
  type EventType,
  type EventTypeName,
  eventTypes,
  INTERACTION,
  interactionTypes,
  type LevelChange,
  levelChanges,
  type PropertyType,
  tagEvents,
} from './builtin.ts';
export { canComeByTime } from './by-time.ts';
export { conditionSchema, parseCondition } from './check.ts';
export { compileMany, compileSome } from './comparison.ts';
export { type Explanation, explain } from './explain.ts';
export type {
  AssignmentFact,
  AttributeValue,
  CustomerFacts,
  EventFact,
  FollowFact,
  History,
  Timeline,
} from './facts.ts';
export { Logic } from './implies.ts';
export { Laboratory } from './keywords/laboratory.ts';
export { refusedKeywordSteps } from './keywords/refused.ts';
export {
  type After,
  type At,
  type Condition,
  type FollowStatus,
  followStatuses,
  type Measure,
  type MeasureName,
  measureNames,
  type OperatorName,
  type Operators,
  operatorNames,
  type Scalar,
  type Where,
  type Window,
} from './language.ts';
export { DEEPEST, MOST_CONDITIONS } from './limits.ts';
export { Lookups } from './lookups.ts';
export { missing, type Step } from './missing.ts';
export { compileMoments, type Moments } from './moments.ts';
export { nearMiss } from './near-miss.ts';
export { neededTypes } from './needed-types.ts';
export { compile, type Holds } from './one.ts';
export { conditionTexts } from './refusals.ts';
export { type ResolveOptions, resolveCondition } from './resolve.ts';
export {
  type AttributeLeaf,
  branchesOf,
  type DidLeaf,
  type FollowLeaf,
  type FrozenLeaf,
  type GroupLeaf,
  type Leaf,
  leavesOf,
  partsOf,
  type Resolved,
  type ResolvedMeasure,
  type ResolvedWindow,
  type TagLeaf,
  type Test,
  type WhereTest,
} from './resolved.ts';
export { eventName, sentence } from './sentence.ts';
export { type ConditionKind, conditionKinds, conditionStructure } from './shapes.ts';
export { type SpokenNames, spokenNames } from './spoken-names.ts';
export { areOfTags, tagsHeard } from './tag-events.ts';
export {
  countBefore,
  historyFrom,
  historyIn,
  historyOfLines,
  numberedTimeline,
  timelineOf,
} from './timeline.ts';
export type { ChoiceCode, MissedCode } from './typed/cursor.ts';
export { type Lexicon, lexiconOf } from './typed/lexicon.ts';
export { readSentence, type SentenceReading } from './typed/read-sentence.ts';
export { choiceText, missedText } from './typed/texts.ts';
export { partTest, visibleParts } from './visible.ts';
export {
  type AttributeTerm,
  type AttributeType,
  type AudienceTerm,
  type ChannelTerm,
  type DepartmentTerm,
  type GroupTerm,
  type Library,
  type Names,
  operatorsOf,
  type StaffTerm,
  type TagTerm,
  type TermKind,
  type Vocabulary,
  vocabularyOf,
} from './vocabulary.ts';
export { isDay, isInstant, longest, type Span, spanOf, startOfDay } from './window.ts';
