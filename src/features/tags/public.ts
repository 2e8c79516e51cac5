/** The door of the tag library and of tagging. */

export { undoChangeSet } from './library/change-sets.ts';
export { libraryAt, libraryOf } from './library/library.ts';
export { addToLibrary, applyLibrary, planLibrary } from './library/plan.ts';
export type { HeadCounts, LibraryPorts, Reference, ReferenceSource } from './library/ports.ts';
export { deleteTag } from './library/retire-tag.ts';
export { libraryVersion } from './library/rows.ts';
export { searchTags } from './library/search.ts';
export {
  type LibraryGroup,
  type LibrarySnapshot,
  type LibraryTag,
  seesGroup,
  seesTag,
} from './library/snapshot.ts';
export { tagLists } from './library/tag-lists.ts';
export { changeTag, createTag } from './library/tags.ts';
export { tagsToPutOn } from './library/tags-to-put-on.ts';
export {
  type ForeignElement,
  type ForeignGroup,
  type ForeignLibrary,
  type Gone,
  releaseForeign,
  type TakenOver,
  takeOverLibrary,
} from './library/take-over.ts';
export {
  type GroupTerm,
  type LibraryTerms,
  resolveTags,
  type TagTerm,
  tagTerms,
  tagTermsIn,
} from './library/terms.ts';
export { tagRef } from './library/views.ts';
export { group as presetGroup } from './presets/preset.ts';
export { findPreset } from './presets/presets.ts';
export { type TagPorts, tagJobs, tagRoutes, tagSchedules } from './routes.ts';
export { type Applied, apply, applyAll, type Refused, requestFor } from './tagging/apply.ts';
export { type AppliedRows, applyRows, type RowChange } from './tagging/apply-rows.ts';
export {
  applyToCustomers,
  type ManyChange,
  MOST_CUSTOMERS,
  tryOnCustomers,
} from './tagging/apply-to-customers.ts';
export { streamHoldersBefore } from './tagging/as-of.ts';
export { putOnByForm, putOnByRule } from './tagging/by-rule.ts';
export { type Cause, sourceOf } from './tagging/cause.ts';
export { causesOfJob } from './tagging/cause-rows.ts';
export { changesByCauses } from './tagging/changes-by-causes.ts';
export { countedBySql } from './tagging/counts.ts';
export { customerTagHistory, customerTags, visibleTags } from './tagging/customer-tags.ts';
export { type Change, isClosed } from './tagging/decide.ts';
export type { ConditionExplainer, RuleExplainer } from './tagging/explain.ts';
export { tagHistory } from './tagging/history.ts';
export { internalCustomers, internalTags } from './tagging/internal-customers.ts';
export { putOnBy, type TakenOffOfDay, takenOffByDay, takenOffByWeek } from './tagging/judged.ts';
export type { AppliedToMany } from './tagging/many-run.ts';
export { eraseTags, mergeAssignments, tagTimeline } from './tagging/participants.ts';
export { changesBetween, type LoggedChange, type ToldChange, toldChangesAt } from './tagging/put-on.ts';
export {
  ASSIGNMENTS_OF,
  type AssignedFilter,
  type Assignment,
  type AssignmentFact,
  assignedMatching,
  assignmentFactsOf,
  assignmentsBetween,
  CHANGES_SINCE,
  type ChangedTag,
  cameAndWentBetween,
  changesAfter,
  RULED_OF_COHORT,
  readAssignments,
  streamAssignments,
  streamChanges,
  type TagCameOrWent,
  taggedBetween,
  taggedSince,
} from './tagging/read.ts';
export { tagCustomers } from './tagging/tag-customers.ts';
export { takenOffPairs } from './tagging/tag-rows.ts';
export { onTold, type Told } from './tagging/told.ts';
export { copyTaggings, taggingTrialTables } from './tagging/trial.ts';
export { undoCauseIn } from './tagging/undo.ts';
export { takenBack } from './tagging/undo-rows.ts';
export { shownTag } from './tagging/views.ts';
export { tagsTexts } from './texts.ts';
