/** The door of the tag library and of tagging. */
export { libraryOf } from './library/library.ts';
export type { HeadCounts, LibraryPorts, Reference, ReferenceSource } from './library/ports.ts';
export {
  type LibraryGroup,
  type LibrarySnapshot,
  type LibraryTag,
  seesGroup,
  seesTag,
} from './library/snapshot.ts';
export { type GroupTerm, resolveTags, type TagTerm, tagTerms } from './library/terms.ts';
export { type Applied, apply, type Refused } from './tagging/apply.ts';
export {
  type AppliedToMany,
  applyToCustomers,
  type ManyChange,
  MOST_CUSTOMERS,
} from './tagging/apply-to-customers.ts';
export { type Cause, sourceOf } from './tagging/cause.ts';
export type { Change } from './tagging/decide.ts';
export {
  type AssignedFilter,
  type Assignment,
  type AssignmentFact,
  assignedMatching,
  assignmentFactsOf,
  assignmentsOf,
  changesSince,
  streamAssignments,
  type TagChange,
} from './tagging/read.ts';
