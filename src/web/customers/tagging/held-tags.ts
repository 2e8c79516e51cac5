/** The tags of one customer as the page draws them: before the server has answered, by age, in layers. Pure. */
import { DAY } from '#kernel';
import type { Group, HeldTag, Tag } from '../api.ts';

/** `fresh` as the wall of the cabinet means it: lit in the last 30 days; after 90 days it is mouldy. */
const FRESH_DAYS = 30;
const MOULDY_DAYS = 90;
/** What is left when a tag stops counting as fresh (`isFresh` of the chip). */
const FADING = 0.6;

/**
 * Share of its fresh time that a tag has left, 1 to 0. What a customer is (base) does not fade; a tag with an end
 * runs towards it; a personal tag has no freshness (null).
 */
export function freshnessOf(held: HeldTag, now: Date): number | null {
  if (held.tag.scope === 'personal') return null;
  const since = Date.parse(held.since);
  if (held.expiresAt) {
    const whole = Date.parse(held.expiresAt) - since;
    return whole > 0 ? Math.min(1, Math.max(0, (Date.parse(held.expiresAt) - now.getTime()) / whole)) : 0;
  }
  if (held.tag.kind === 'base') return 1;
  const days = Math.max(0, (now.getTime() - since) / DAY);
  if (days <= FRESH_DAYS) return 1 - (1 - FADING) * (days / FRESH_DAYS);
  return Math.max(0, FADING * (1 - (days - FRESH_DAYS) / (MOULDY_DAYS - FRESH_DAYS)));
}

/** Cause of a tag that the server has not confirmed yet. */
export const PENDING = '';
export const isPending = (held: HeldTag): boolean => held.cause === PENDING;

export interface Writer {
  readonly id: string;
  readonly name: string;
}

/** The customer's tags as they will be when the server agrees: in a single-choice group the new tag takes the place. */
export function withTag(
  held: readonly HeldTag[],
  tag: Tag,
  group: Group | undefined,
  by: Writer,
  now: Date,
): readonly HeldTag[] {
  if (held.some((each) => each.tag.id === tag.id)) return held;
  const added: HeldTag = {
    tag: {
      id: tag.id,
      name: tag.name,
      group: tag.group,
      path: tag.path,
      hue: tag.hue,
      kind: tag.kind,
      scope: tag.scope,
      protected: tag.protected,
      state: tag.state,
      foreign: tag.foreign,
    },
    source: 'manual',
    since: now.toISOString(),
    by: { kind: 'staff', id: by.id, name: by.name },
    evidence: null,
    expiresAt: null,
    locked: false,
    staff: null,
    cause: PENDING,
  };
  const gives = group?.choice === 'single' && !group.perStaff;
  const stay = gives ? held.filter((each) => each.tag.group.id !== tag.group.id) : held;
  return [...stay, added];
}

export const withoutTag = (held: readonly HeldTag[], tag: string): readonly HeldTag[] =>
  held.filter((each) => each.tag.id !== tag);

/** How the portrait is divided. */
export const portraitOrders = ['layer', 'time', 'source'] as const;
export type PortraitOrder = (typeof portraitOrders)[number];

export const layers = ['base', 'behaviour', 'composite'] as const;
export const spans = ['today', 'week', 'month', 'earlier'] as const;
export const origins = ['people', 'automatic', 'bulk', 'outside'] as const;
export type Section = (typeof layers)[number] | (typeof spans)[number] | (typeof origins)[number];

function spanOf(since: string, now: Date): (typeof spans)[number] {
  const days = (now.getTime() - Date.parse(since)) / DAY;
  if (days < 1) return 'today';
  if (days < 7) return 'week';
  return days < 30 ? 'month' : 'earlier';
}

function originOf(source: HeldTag['source']): (typeof origins)[number] {
  if (source === 'manual') return 'people';
  if (source === 'bulk' || source === 'import') return 'bulk';
  return ['rule', 'model', 'channel', 'material'].includes(source) ? 'automatic' : 'outside';
}

const layerOf = (kind: string): (typeof layers)[number] => layers.find((each) => each === kind) ?? 'base';

export interface PortraitSection {
  readonly section: Section;
  readonly tags: readonly HeldTag[];
}

/** Layers are always there, so that a gap in the picture is seen; other sections only with tags in them. */
export function sectionsOf(
  held: readonly HeldTag[],
  order: PortraitOrder,
  now: Date,
): readonly PortraitSection[] {
  if (order === 'layer')
    return layers.map((section) => ({
      section,
      tags: held.filter((each) => layerOf(each.tag.kind) === section),
    }));
  if (order === 'time') {
    const newest = held.toSorted((a, b) => b.since.localeCompare(a.since));
    return filled(spans, (section) => newest.filter((each) => spanOf(each.since, now) === section));
  }
  return filled(origins, (section) => held.filter((each) => originOf(each.source) === section));
}

const filled = (
  sections: readonly Section[],
  tagsOf: (section: Section) => readonly HeldTag[],
): readonly PortraitSection[] =>
  sections.map((section) => ({ section, tags: tagsOf(section) })).filter(({ tags }) => tags.length > 0);

/** How much of what everybody should have is known: the groups with a tag, and those without. Null: no such groups. */
export function completenessOf(
  held: readonly HeldTag[],
  groups: readonly Group[],
): { readonly known: number; readonly of: number; readonly missing: readonly Group[] } | null {
  const wanted = groups.filter((group) => group.exhaustive && !group.archived);
  if (wanted.length === 0) return null;
  const has = new Set(held.map((each) => each.tag.group.id));
  const missing = wanted.filter((group) => !has.has(group.id));
  return { known: wanted.length - missing.length, of: wanted.length, missing };
}
