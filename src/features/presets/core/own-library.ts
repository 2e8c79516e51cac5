/** What a preset names, as if its tags were the whole library: its rule can be read and played before anything is made. */
import { type TagTerm, vocabularyOf } from '#features/conditions/core';
import { builtInCatalogue } from '#features/customers/core';
import { choices, type DocumentGroup, type hues } from '#features/tags/core';
import type { Language } from '#kernel';
import type { RulePreset } from './preset.ts';

export interface OwnTag {
  readonly id: number;
  readonly group: string;
  readonly name: string;
  /** `意向/高意向`. */
  readonly path: string;
  readonly color: (typeof hues)[number] | null;
  readonly single: boolean;
}

/** A group that says nothing takes several tags. */
export const isSingle = ({ choice }: DocumentGroup): boolean => choice === choices[0];

export function ownLibrary({ groups }: Pick<RulePreset, 'groups'>, language: Language) {
  const tags: OwnTag[] = [];
  const terms: TagTerm[] = [];
  for (const [g, group] of groups.entries())
    for (const [order, tag] of (group.tags ?? []).entries()) {
      const id = tags.length + 1;
      const color = tag.color ?? group.color ?? null;
      const path = `${group.name}/${tag.name}`;
      tags.push({ id, group: group.name, name: tag.name, path, color, single: isSingle(group) });
      terms.push({ id, group: g + 1, name: tag.name, order, aliases: tag.aliases ?? [] });
    }
  const names = vocabularyOf({
    tags: terms,
    groups: groups.map((group, g) => ({
      id: g + 1,
      name: group.name,
      ordered: group.ordered ?? false,
      choice: isSingle(group) ? 'single' : 'multiple',
    })),
    attributes: builtInCatalogue(language),
  });
  return { tags: new Map(tags.map((tag) => [tag.id, tag])), names };
}
