/**
 * What becomes of one wanted change of one customer's tags in one group: the rules of the one door, as a decision.
 * Precedence: lock > person (manual, wecom, form, customer) > api > rule, model, channel > bulk, import; bulk work has
 * that of whoever asked for it. Of equals the later writer wins. A removal by a person is remembered and keeps weaker
 * sources from putting the tag on again. In a group where newer acts win, what a rule rests on beats what a person did
 * before it; a lock holds there, too.
 */
import { byPerson, precedence, type Source } from '#kernel';
import { type Choice, defaultLimits, type Kind } from './library.ts';

/** Ids of tags and staff may be numbers or texts; they are only compared. */
export type Id = string | number;

/** Who decided something. */
export interface Decider {
  /** How it is named everywhere. */
  readonly source: Source;
  /** The source whose precedence counts, where that is another (bulk work: whoever asked for it). */
  readonly authority?: Source | undefined;
}

export const weightOf = ({ source, authority }: Decider): number => precedence[authority ?? source];
export const isPerson = ({ source, authority }: Decider): boolean => byPerson(authority ?? source);

export interface HeldTag extends Decider {
  readonly tag: Id;
  readonly locked: boolean;
  readonly protected: boolean;
  /** Whose assignment it is in a per-staff group; otherwise `null`. */
  readonly staff: Id | null;
  readonly since: Date;
  /** From this instant on it counts as not held. */
  readonly expiresAt: Date | null;
}

/** The memory of a removal; it ends at `until`, or never. */
export interface Removal extends Decider {
  readonly tag: Id;
  readonly staff: Id | null;
  readonly until: Date | null;
  /** When it was taken off; absent: long ago. */
  readonly at?: Date | undefined;
}

export interface GroupRule {
  readonly choice: Choice;
  readonly max: number | null;
  readonly perStaff: boolean;
  /** Absent: hands keep it. */
  readonly newerWins?: boolean | undefined;
}

export interface WantedChange extends Decider {
  readonly action: 'add' | 'remove';
  readonly tag: Id;
  readonly kind: Kind;
  readonly protected: boolean;
  /** The tag is archived or recycled: it stays where it is and is not given any more. */
  readonly closed: boolean;
  readonly staff: Id | null;
  /** Of a rule: when the customer did what it rests on. Absent: nobody knows. */
  readonly actAt?: Date | null | undefined;
}

export interface ChoiceFacts {
  readonly group: GroupRule;
  /** The customer's tags of this group. */
  readonly held: readonly HeldTag[];
  readonly removals: readonly Removal[];
  readonly wanted: WantedChange;
  /** The actor has the right `tags:applyProtected`. */
  readonly mayApplyProtected: boolean;
  readonly now: Date;
  /** Tags of all groups that the customer holds, for the soft cap (T30). */
  readonly tagsOfCustomer?: number;
  readonly tagsPerCustomer?: number;
}

export type ChoiceRefusal =
  | 'tagging.protected'
  | 'tagging.closed'
  | 'tagging.removedByPerson'
  | 'tagging.locked'
  | 'tagging.strongerSource'
  | 'tagging.groupFull';

/** Worth telling the actor, never a reason to refuse: a computed tag set by hand (T41), more tags than advised (T30). */
export type ChoiceNote = 'computedByHand' | 'manyTags';

export type Decision =
  | { readonly kind: 'add'; readonly tag: Id; readonly notes: readonly ChoiceNote[] }
  /** `replaced` are taken off in the same step. */
  | {
      readonly kind: 'replace';
      readonly tag: Id;
      readonly replaced: readonly Id[];
      readonly notes: readonly ChoiceNote[];
    }
  /** `remembered`: a person took it off. */
  | {
      readonly kind: 'remove';
      readonly tag: Id;
      readonly remembered: boolean;
      readonly notes: readonly ChoiceNote[];
    }
  /** `strengthens`: the tag is there, and a stronger source now stands for it. */
  | { readonly kind: 'unchanged'; readonly code: 'alreadyHeld' | 'notHeld'; readonly strengthens: boolean }
  /** `by` is the assignment or removal that stands in the way. */
  | {
      readonly kind: 'refused';
      readonly code: ChoiceRefusal;
      readonly by: { readonly tag: Id; readonly source: Source } | null;
    };

const refused = (code: ChoiceRefusal, by: HeldTag | Removal | null = null): Decision => ({
  kind: 'refused',
  code,
  by: by ? { tag: by.tag, source: by.source } : null,
});

export function decideTagging(facts: ChoiceFacts): Decision {
  const { group, wanted, now } = facts;
  const inScope = (one: { staff: Id | null }) => !group.perStaff || one.staff === wanted.staff;
  const held = facts.held.filter((one) => inScope(one) && !isOver(one.expiresAt, now));
  const own = held.find((one) => one.tag === wanted.tag);
  if (wanted.action === 'remove') return decideRemoval(facts, own);
  if (own)
    return {
      kind: 'unchanged',
      code: 'alreadyHeld',
      strengthens: weightOf(wanted) > weightOf(own),
    };
  if (wanted.protected && !facts.mayApplyProtected) return refused('tagging.protected');
  if (wanted.closed) return refused('tagging.closed');
  const removal = facts.removals.find(
    (one) => one.tag === wanted.tag && inScope(one) && !isOver(one.until, now) && isPerson(one),
  );
  if (removal && weightOf(wanted) < weightOf(removal) && !isNewer(facts, removal.at ?? LONG_AGO))
    return refused('tagging.removedByPerson', removal);
  const notes = notesOn(facts, held.length);
  if (group.choice === 'single' && held.length > 0) {
    const obstacle = held.map((one) => obstacleTo(one, facts)).find((one) => one !== null);
    return obstacle ?? { kind: 'replace', tag: wanted.tag, replaced: held.map((one) => one.tag), notes };
  }
  const isFull = group.choice === 'multiple' && group.max !== null && held.length >= group.max;
  return isFull ? refused('tagging.groupFull') : { kind: 'add', tag: wanted.tag, notes };
}

const isOver = (end: Date | null, now: Date): boolean => end !== null && end.getTime() <= now.getTime();

/** What keeps a source from taking an assignment off. */
function obstacleTo(held: HeldTag, facts: ChoiceFacts): Decision | null {
  const { wanted, mayApplyProtected } = facts;
  if (held.locked) return refused('tagging.locked', held);
  if (held.protected && !mayApplyProtected) return refused('tagging.protected', held);
  return weightOf(held) > weightOf(wanted) && !isNewer(facts, held.since)
    ? refused('tagging.strongerSource', held)
    : null;
}

const LONG_AGO = new Date(0);

/** Whether the wanted change rests on something that was done after a decision, in a group where that counts. */
const isNewer = ({ group, wanted }: ChoiceFacts, decided: Date): boolean =>
  group.newerWins === true && wanted.actAt != null && wanted.actAt > decided;

function decideRemoval(facts: ChoiceFacts, own: HeldTag | undefined): Decision {
  if (!own) return { kind: 'unchanged', code: 'notHeld', strengthens: false };
  return (
    obstacleTo(own, facts) ?? {
      kind: 'remove',
      tag: own.tag,
      remembered: isPerson(facts.wanted),
      notes: computedNotes(facts.wanted),
    }
  );
}

const computedNotes = ({ kind, source }: WantedChange): ChoiceNote[] =>
  kind !== 'base' && source === 'manual' ? ['computedByHand'] : [];

function notesOn(
  { wanted, group, tagsOfCustomer = 0, tagsPerCustomer }: ChoiceFacts,
  held: number,
): ChoiceNote[] {
  const after = tagsOfCustomer + 1 - (group.choice === 'single' ? held : 0);
  const isMany = after > (tagsPerCustomer ?? defaultLimits.tagsPerCustomer);
  return [...computedNotes(wanted), ...(isMany ? ['manyTags' as const] : [])];
}

/** The customer's tags and remembered removals after a decision, so that several changes can be decided in a row. */
export function afterDecision(
  facts: ChoiceFacts,
  decision: Decision,
): { readonly held: readonly HeldTag[]; readonly removals: readonly Removal[] } {
  const { wanted, group, held, removals, now } = facts;
  const staff = group.perStaff ? wanted.staff : null;
  const isSame = (one: { tag: Id; staff: Id | null }, tag: Id) =>
    one.tag === tag && (!group.perStaff || one.staff === wanted.staff);
  if (decision.kind === 'refused') return { held, removals };
  if (decision.kind === 'unchanged')
    return {
      removals,
      held: decision.strengthens
        ? held.map((one) =>
            isSame(one, wanted.tag) ? { ...one, source: wanted.source, authority: wanted.authority } : one,
          )
        : held,
    };
  const gone =
    decision.kind === 'replace' ? decision.replaced : decision.kind === 'remove' ? [wanted.tag] : [];
  const { source, authority } = wanted;
  const remembered = isPerson(wanted)
    ? gone.map((tag): Removal => ({ tag, source, authority, staff, until: null, at: now }))
    : [];
  const settled = [...remembered.map((one) => one.tag), ...(decision.kind === 'remove' ? [] : [wanted.tag])];
  const added: HeldTag = {
    tag: wanted.tag,
    source,
    authority,
    locked: false,
    protected: wanted.protected,
    staff,
    since: now,
    expiresAt: null,
  };
  const left = held.filter((one) => ![...gone, wanted.tag].some((tag) => isSame(one, tag)));
  return {
    held: decision.kind === 'remove' ? left : [...left, added],
    removals: [...removals.filter((one) => !settled.some((tag) => isSame(one, tag))), ...remembered],
  };
}
