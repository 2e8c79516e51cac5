/** One wanted change of one customer's tags: checks, the core's decision, and its effect on the entries of the batch. */
import { type Actor, authorityOf, type Facts, findForbiddenIdentifier, type Source } from '#kernel';
import {
  afterDecision,
  type ChoiceFacts,
  type Decision,
  decideTagging,
  type HeldTag,
  isPerson,
  weightOf,
} from '../core/public.ts';
import { type LibrarySnapshot, type LibraryTag, seesTag } from '../library/snapshot.ts';
import type { OpenCause } from './cause.ts';
import { type Entries, heldTag, type Image, type Slot } from './entries.ts';

export interface Change {
  readonly action: 'add' | 'remove';
  /** Ordinal. */
  readonly customer: number;
  readonly tag: number;
  /** In a group per staff: whose. Null or absent: the actor's own, for programs the company's. */
  readonly staff?: number | null | undefined;
  readonly evidence?: string | null | undefined;
  /** Absent: a new assignment does not end, one that is there keeps its end. */
  readonly expiresAt?: Date | null | undefined;
  /** Of a rule: when the customer did what it rests on. */
  readonly actAt?: Date | null | undefined;
}

export type Outcome =
  | { readonly kind: 'removed' | 'unchanged' }
  /** `replaced`: tags that made room. */
  | { readonly kind: 'added'; readonly replaced: number }
  | { readonly kind: 'refused'; readonly code: string; readonly facts: Facts };

const refused = (code: string, facts: Facts = {}): Outcome => ({ kind: 'refused', code, facts });

export interface Deciding {
  readonly library: LibrarySnapshot;
  readonly entries: Entries;
  /** Customers that are alive and within the actor's reach. */
  readonly reachable: ReadonlySet<number>;
}

/**
 * A tag that is not given any more: kept in the reserve store, or cold and wanted by somebody who picks it himself.
 * Rules, channels and WeCom go on with cold tags (V01).
 */
export const isClosed = (tag: LibraryTag, source: Source): boolean =>
  tag.group.archived_at !== null ||
  tag.state === 'reserve' ||
  (tag.state === 'cold' && (source === 'manual' || source === 'bulk' || source === 'import'));

/** Who carries a tag of a strategy is decided in WeCom; only what was read there is taken over. */
export const isOnlyRead = (tag: LibraryTag, source: Source): boolean =>
  tag.kept_by === 'strategy' && source !== 'wecom';

export function decide(deciding: Deciding, open: OpenCause, change: Change): Outcome {
  const { library, reachable } = deciding;
  const { actor, now } = open.ctx;
  const tag = library.tag(change.tag);
  if (!tag || !seesTag(actor, tag)) return refused('tag.notFound');
  if (!reachable.has(change.customer)) return refused('customer.notFound');
  if (isOnlyRead(tag, open.cause.source)) return refused('tagging.foreign', { tag: tag.path });
  const { staff } = change;
  if (tag.group.per_staff && actor.staff !== null && staff != null && staff !== actor.staff)
    return refused('tagging.notYours');
  if (change.action === 'add') {
    if (change.expiresAt && change.expiresAt <= now) return refused('tagging.alreadyOver');
    const found = change.evidence ? findForbiddenIdentifier(change.evidence) : null;
    if (found) return refused('tagging.identifier', { kind: found.kind });
  }
  const slots = slotsOf(deciding, actor, tag, change);
  const outcomes = slots.map((slot) => decideSlot(deciding, open, change, tag, slot));
  return (
    outcomes.find((one) => one.kind === 'refused') ??
    outcomes.find((one) => one.kind !== 'unchanged') ?? { kind: 'unchanged' }
  );
}

/** The slot that is meant; a program that takes a tag off without saying whose means everybody's. */
function slotsOf({ entries }: Deciding, actor: Actor, tag: LibraryTag, change: Change): Slot[] {
  const at = (staff: number): Slot => ({ tag: tag.id, customer: change.customer, staff });
  if (!tag.group.per_staff) return [at(0)];
  const staff = change.staff ?? actor.staff;
  if (staff != null) return [at(staff)];
  if (change.action === 'add') return [at(0)];
  const { held } = entries.of(tag.group_id, change.customer);
  return held.filter((one) => one.tag === tag.id).map((one) => at(Number(one.staff ?? 0)));
}

function decideSlot(
  { entries }: Deciding,
  open: OpenCause,
  change: Change,
  tag: LibraryTag,
  slot: Slot,
): Outcome {
  const { group } = tag;
  const { source, authority } = deciderOf(open);
  const { now } = open.ctx;
  const entry = entries.of(group.id, change.customer);
  const facts: ChoiceFacts = {
    group: {
      choice: group.choice,
      max: group.max,
      perStaff: group.per_staff,
      newerWins: group.newer_wins,
    },
    held: entry.held,
    removals: entry.removals,
    wanted: {
      action: change.action,
      tag: tag.id,
      kind: tag.kind,
      protected: tag.protected,
      closed: isClosed(tag, source),
      source,
      authority,
      staff: slot.staff === 0 ? null : slot.staff,
      actAt: change.actAt,
    },
    mayApplyProtected: open.ctx.actor.rights.has('tags:applyProtected'),
    now,
  };
  const decision = decideTagging(facts);
  switch (decision.kind) {
    case 'refused':
      return refused(decision.code, factsOf(decision, tag));
    case 'unchanged':
      if (decision.code === 'alreadyHeld') renew(entries, open, change, tag, slot, decision.strengthens);
      return { kind: 'unchanged' };
    case 'remove':
      entries.decide(group.id, change.customer, afterDecision(facts, decision));
      takeOff(entries, open, tag, slot, null);
      return { kind: 'removed' };
    case 'add':
    case 'replace': {
      const image: Image = {
        source,
        authority,
        locked: false,
        since: now.getTime(),
        expiresAt: change.expiresAt?.getTime() ?? null,
        cause: open.id,
        evidence: change.evidence ?? null,
      };
      const next = afterDecision(facts, decision);
      entries.decide(group.id, change.customer, { ...next, held: withImage(next.held, slot, image, tag) });
      const replaced = decision.kind === 'replace' ? decision.replaced : [];
      for (const other of replaced) takeOff(entries, open, tag, { ...slot, tag: Number(other) }, tag.id);
      entries.place(group.id, slot, image, { at: now, cause: open.id });
      if (entry.removals.some((one) => one.tag === tag.id)) entries.forget(slot);
      return { kind: 'added', replaced: replaced.length };
    }
  }
}

const deciderOf = ({ cause: { source }, ctx: { actor } }: OpenCause) => ({
  source,
  authority: authorityOf(source, actor.kind),
});

const withImage = (held: readonly HeldTag[], slot: Slot, image: Image, tag: LibraryTag): HeldTag[] => [
  ...held.filter((one) => one.tag !== slot.tag || Number(one.staff ?? 0) !== slot.staff),
  heldTag(slot, image, tag.protected),
];

/** A person's removal is remembered, so that weaker sources do not put the tag on again. */
function takeOff(
  entries: Entries,
  open: OpenCause,
  tag: LibraryTag,
  slot: Slot,
  replacedBy: number | null,
): void {
  const decider = deciderOf(open);
  const { source } = decider;
  const at = open.ctx.now;
  entries.take(tag.group_id, slot, { at, cause: open.id, source, replacedBy });
  if (isPerson(decider)) entries.remember(slot, { source, cause: open.id, at });
}

/**
 * The tag is there already. A stronger source now stands for it; one that is at least as strong may set a new end or
 * better evidence. `since` stays: the customer has had the tag all along.
 */
function renew(
  entries: Entries,
  open: OpenCause,
  change: Change,
  tag: LibraryTag,
  slot: Slot,
  strengthens: boolean,
): void {
  const image = entries.image(tag.group_id, slot);
  const decider = deciderOf(open);
  if (!image || weightOf(decider) < weightOf(image) || (image.locked && !isPerson(decider))) return;
  const expiresAt = change.expiresAt === undefined ? image.expiresAt : (change.expiresAt?.getTime() ?? null);
  const evidence = change.evidence ?? image.evidence;
  if (!strengthens && expiresAt === image.expiresAt && evidence === image.evidence) return;
  const next: Image = {
    ...image,
    // The precedence of bulk work is that of its cause's actor, so the label goes with the cause.
    ...(strengthens || image.source === 'bulk' ? decider : {}),
    cause: open.id,
    expiresAt,
    evidence,
  };
  const entry = entries.of(tag.group_id, change.customer);
  entries.decide(tag.group_id, change.customer, { ...entry, held: withImage(entry.held, slot, next, tag) });
  entries.place(tag.group_id, slot, next, { at: open.ctx.now, cause: open.id });
}

function factsOf(decision: Extract<Decision, { kind: 'refused' }>, tag: LibraryTag): Facts {
  const { by } = decision;
  if (!by) return { tag: tag.path, ...(tag.group.max === null ? {} : { max: tag.group.max }) };
  const other = tag.group.tags.find((one) => one.id === by.tag);
  return { tag: tag.path, by: other?.path ?? '', source: by.source };
}
