/** Ready rules as they are shown: what they say, what they need, and what of it exists. */
import type { Terms } from '#features/audience';
import { type RuleParts, rulesByName } from '#features/rules';
import { resolveRule, ruleSentence } from '#features/rules/core';
import { languages, notFound, type QueryOf, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { wholePage } from '#platform/http';
import { findRulePreset, rulePresets } from './catalogue/catalogue.ts';
import type * as contract from './contract.ts';
import {
  bodyOf,
  type Frame,
  isSingle,
  type OwnTag,
  ownLibrary,
  playStory,
  type RulePreset,
} from './core/public.ts';

/** Error: `rulePreset.notFound`. */
export function needPreset(key: string): RulePreset {
  const preset = findRulePreset(key);
  if (!preset) throw notFound('rulePreset.notFound', { key });
  return preset;
}

/** Whoever made it, in whatever language. */
export const namesOf = ({ name }: RulePreset): string[] => languages.map((language) => name[language]);

type Finder = Awaited<ReturnType<typeof rulesByName>>;

function presetView(ctx: Ctx, preset: RulePreset, terms: Terms, findRule: Finder) {
  const { language } = ctx;
  const { names, tags } = ownLibrary(preset, language);
  const name = preset.name[language];
  const rule = findRule(namesOf(preset));
  const groups = preset.groups.map((group) => ({
    name: group.name,
    single: isSingle(group),
    exists: terms.findGroups(group.name).length > 0,
    tags: [...tags.values()]
      .filter((tag) => tag.group === group.name)
      .map((tag) => ({ ...shown(tag), exists: terms.findTags(tag.path).length > 0 })),
  }));
  return {
    key: preset.key,
    shelf: preset.shelf,
    kind: preset.rule.kind,
    name,
    text: ruleSentence(resolveRule(bodyOf(preset, name), names), names, language),
    reading: preset.reading[language],
    seed: { document: preset.seed.document, quotes: [...preset.seed.quotes] },
    groups,
    rule: rule ? { id: toId('rule', rule.id), name: rule.name } : null,
    privacy: preset.rule.privacy ?? null,
    steps: preset.story.length,
  };
}

const shown = ({ name, path, color }: OwnTag) => ({ name, path, color });

export async function listRulePresets(
  { audiences }: RuleParts,
  ctx: Ctx,
  query: QueryOf<typeof contract.listRulePresets>,
) {
  const [terms, findRule] = await Promise.all([audiences.terms(ctx), rulesByName(ctx.db, ctx)]);
  const page = wholePage(rulePresets, query);
  return { ...page, items: page.items.map((preset) => presetView(ctx, preset, terms, findRule)) };
}

export async function getRulePreset({ audiences }: RuleParts, ctx: Ctx, key: string) {
  const preset = needPreset(key);
  const [terms, findRule] = await Promise.all([audiences.terms(ctx), rulesByName(ctx.db, ctx)]);
  return {
    ...presetView(ctx, preset, terms, findRule),
    body: bodyOf(preset, preset.name[ctx.language]),
    story: {
      timeZone: ctx.timeZone,
      frames: playStory(preset, ctx.language, ctx.timeZone).map(frameView),
    },
  };
}

const frameView = ({ at, next, tags, changes, happened, ...frame }: Frame) => ({
  ...frame,
  at: at.toISOString(),
  next: next?.toISOString() ?? null,
  happened: happened.map((one) => ({ ...one, details: [...one.details] })),
  changes: changes.map(({ tag, ...change }) => ({ ...change, tag: shown(tag) })),
  tags: tags.map(shown),
});
