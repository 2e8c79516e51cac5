/**
 * Merging tags into one (V15, T45): what happens to the library, and what happens to each customer. A customer of any
 * of the tags is a customer of the target; the old names stay as aliases. Where the target's group allows only one
 * tag (or so many), the conflict is described and settled by a policy.
 */
import { type HeldTag, type Id, weightOf } from './choice.ts';
import { foldName } from './folding.ts';
import type { Library, Tag, TagGroup } from './library.ts';

export type MergeRefusal =
  | 'nothingToMerge'
  | 'intoItself'
  | 'unknownTag'
  | 'intoArchived'
  | 'intoPersonal'
  | 'sharedIntoPerStaff';
export type MergeNote =
  | 'otherGroup'
  | 'otherLevel'
  | 'otherKind'
  | 'protectedTag'
  | 'personalTag'
  | 'perStaffToShared';

export interface MergePlan {
  readonly into: string;
  readonly from: readonly string[];
  /** Names that the target answers to from now on. */
  readonly newAliases: readonly string[];
  /** Empty when the merge can be done. */
  readonly refused: readonly { readonly code: MergeRefusal; readonly tag: string }[];
  /** What somebody should know before it is done. */
  readonly notes: readonly { readonly code: MergeNote; readonly tag: string }[];
}

/** Keys of enterprise or personal tags. Assignments are merged customer by customer, see `mergeForCustomer`. */
export function planMerge(library: Library, from: readonly string[], into: string): MergePlan {
  const tags = new Map(library.tags.map((tag) => [tag.key, tag]));
  const groups = new Map(library.groups.map((group) => [group.key, group]));
  const target = tags.get(into);
  const targetGroup = target && groups.get(target.group);
  const sources = [...new Set(from)].filter((key) => key !== into);
  const refused: { code: MergeRefusal; tag: string }[] = [];
  const notes: { code: MergeNote; tag: string }[] = [];
  if (from.includes(into)) refused.push({ code: 'intoItself', tag: into });
  if (sources.length === 0) refused.push({ code: 'nothingToMerge', tag: into });
  if (!target || !targetGroup) refused.push({ code: 'unknownTag', tag: into });
  else if (target.archived) refused.push({ code: 'intoArchived', tag: into });
  const found: Tag[] = [];
  for (const key of sources) {
    const tag = tags.get(key);
    const group = tag && groups.get(tag.group);
    if (!tag || !group) refused.push({ code: 'unknownTag', tag: key });
    else if (target && targetGroup) {
      found.push(tag);
      refused.push(...refusalsFor(tag, group, target, targetGroup).map((code) => ({ code, tag: key })));
      notes.push(...notesFor(tag, group, target, targetGroup).map((code) => ({ code, tag: key })));
    }
  }
  return { into, from: sources, newAliases: target ? newAliases(target, found) : [], refused, notes };
}

function refusalsFor(tag: Tag, group: TagGroup, target: Tag, targetGroup: TagGroup): MergeRefusal[] {
  const refused: MergeRefusal[] = [];
  if (target.scope === 'personal' && (tag.scope !== 'personal' || tag.owner !== target.owner))
    refused.push('intoPersonal');
  // Nobody knows whose answer a shared tag would be.
  if (targetGroup.perStaff && !group.perStaff) refused.push('sharedIntoPerStaff');
  return refused;
}

function notesFor(tag: Tag, group: TagGroup, target: Tag, targetGroup: TagGroup): MergeNote[] {
  const notes: MergeNote[] = [];
  if (group.key !== targetGroup.key) notes.push('otherGroup');
  else if (group.ordered && tag.order !== target.order) notes.push('otherLevel');
  if (tag.kind !== target.kind) notes.push('otherKind');
  if (tag.protected || target.protected) notes.push('protectedTag');
  if (tag.scope === 'personal' && target.scope === 'enterprise') notes.push('personalTag');
  if (group.perStaff && !targetGroup.perStaff) notes.push('perStaffToShared');
  return notes;
}

function newAliases(target: Tag, sources: readonly Tag[]): string[] {
  const known = new Set([target.name, ...target.aliases].map(foldName));
  const added: string[] = [];
  for (const name of sources.flatMap((tag) => [tag.name, ...tag.aliases])) {
    if (known.has(foldName(name))) continue;
    known.add(foldName(name));
    added.push(name);
  }
  return added;
}

/** Who wins when the target's group has no room: the stronger source (of equals the later one), or always one side. */
export type MergePolicy = 'stronger' | 'merged' | 'existing';

export interface CustomerMergeFacts {
  readonly from: readonly Id[];
  readonly into: Id;
  /** The group of the target. */
  readonly group: Pick<TagGroup, 'choice' | 'max' | 'perStaff'>;
  /** The customer's assignments of the merged tags, the target, and all other tags of the target's group. */
  readonly held: readonly HeldTag[];
  readonly policy: MergePolicy;
}

export interface MergeConflict {
  readonly code: 'singleChoice' | 'groupFull';
  /** Tags of the target's group that are in the way. */
  readonly siblings: readonly Id[];
  readonly winner: 'merged' | 'existing';
  readonly reason: 'locked' | 'stronger' | 'later' | 'policy' | 'noRoom';
}

/** `joined`: the customer had the target too. `moved`: only merged tags. */
export interface CustomerMerge {
  readonly kind: 'joined' | 'moved' | 'dropped';
  readonly staff: Id | null;
  /** The assignment of the target afterwards; `null` when it is dropped for a sibling. */
  readonly result: HeldTag | null;
  /** Assignments that end: the merged tags, and siblings that lost. */
  readonly ended: readonly Id[];
  readonly conflict: MergeConflict | null;
}

/** The merge for one customer: one answer, or one per member of staff in a per-staff group; none when nothing is held. */
export function mergeForCustomer(facts: CustomerMergeFacts): CustomerMerge[] {
  const staff = facts.group.perStaff ? [...new Set(facts.held.map((one) => one.staff))] : [null];
  return staff.flatMap((who): CustomerMerge[] => {
    const held = facts.group.perStaff ? facts.held.filter((one) => one.staff === who) : facts.held;
    const merged = held.filter((one) => facts.from.includes(one.tag));
    const target = held.find((one) => one.tag === facts.into);
    if (merged.length === 0) return [];
    const ended = [...new Set(merged.map((one) => one.tag))];
    const result = union(target ? [target, ...merged] : merged, facts.into, who);
    if (target) return [{ kind: 'joined', staff: who, result, ended, conflict: null }];
    const siblings = held.filter((one) => one.tag !== facts.into && !facts.from.includes(one.tag));
    const conflict = conflictOf(facts, result, siblings);
    if (!conflict) return [{ kind: 'moved', staff: who, result, ended, conflict }];
    if (conflict.winner === 'existing')
      return [{ kind: 'dropped', staff: who, result: null, ended, conflict }];
    return [{ kind: 'moved', staff: who, result, ended: [...ended, ...conflict.siblings], conflict }];
  });
}

/** One assignment for several: as old as the oldest, as strong as the strongest, locked if any is, as long as the longest. */
function union(held: readonly HeldTag[], into: Id, staff: Id | null): HeldTag {
  const first = held.reduce((a, b) => (a.since <= b.since ? a : b));
  const { source, authority } = held.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a));
  const ends = held.map((one) => one.expiresAt);
  return {
    tag: into,
    staff,
    source,
    authority,
    locked: held.some((one) => one.locked),
    protected: held.some((one) => one.protected),
    since: first.since,
    expiresAt: ends.reduce((a, b) => (a === null || b === null ? null : laterOf(a, b))),
  };
}

const laterOf = (a: Date, b: Date): Date => (b > a ? b : a);

function conflictOf(
  { group, policy }: CustomerMergeFacts,
  result: HeldTag,
  siblings: readonly HeldTag[],
): MergeConflict | null {
  const tags = siblings.map((one) => one.tag);
  if (group.choice === 'multiple')
    return group.max !== null && new Set(tags).size >= group.max
      ? { code: 'groupFull', siblings: tags, winner: 'existing', reason: 'noRoom' }
      : null;
  if (siblings.length === 0) return null;
  return { code: 'singleChoice', siblings: tags, ...winnerOf(policy, result, siblings) };
}

function winnerOf(
  policy: MergePolicy,
  result: HeldTag,
  siblings: readonly HeldTag[],
): Pick<MergeConflict, 'winner' | 'reason'> {
  if (siblings.some((one) => one.locked)) return { winner: 'existing', reason: 'locked' };
  if (result.locked) return { winner: 'merged', reason: 'locked' };
  if (policy !== 'stronger') return { winner: policy, reason: 'policy' };
  const rival = siblings.reduce((a, b) => (isStronger(b, a) ? b : a));
  const reason = weightOf(rival) === weightOf(result) ? 'later' : 'stronger';
  return { winner: isStronger(rival, result) ? 'existing' : 'merged', reason };
}

/** Higher precedence, then the later decision; a full tie leaves things as they are. */
const isStronger = (a: HeldTag, b: HeldTag): boolean =>
  weightOf(a) !== weightOf(b) ? weightOf(a) > weightOf(b) : a.since >= b.since;

export interface MergeCensus {
  readonly moved: number;
  readonly joined: number;
  readonly dropped: number;
  readonly conflicts: number;
  /** Conflicts that the merged tag won, so that a sibling was taken off. */
  readonly replacedSiblings: number;
}

/** What a merge preview says in numbers. */
export function censusOf(merges: Iterable<CustomerMerge>): MergeCensus {
  const census = { moved: 0, joined: 0, dropped: 0, conflicts: 0, replacedSiblings: 0 };
  for (const merge of merges) {
    census[merge.kind]++;
    if (!merge.conflict) continue;
    census.conflicts++;
    if (merge.conflict.winner === 'merged') census.replacedSiblings++;
  }
  return census;
}
