/** Makes a rule of a preset, with the groups and tags that it needs. It is a draft: nobody gets a tag by this. */
import { isDeepStrictEqual } from 'node:util';
import { type Terms, termsIn } from '#features/audience';
import { createRuleIn, findRule, getRule, type RuleParts, rulesByName } from '#features/rules';
import { type RuleBody, readRule } from '#features/rules/core';
import { addToLibrary } from '#features/tags';
import type { DocumentGroup } from '#features/tags/core';
import { conflict, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { bodyOf, isSingle, type RulePreset } from './core/public.ts';
import { namesOf, needPreset } from './list-presets.ts';

/** Groups with the tags that are missing; none of those that are there. */
function missingIn({ groups }: RulePreset, terms: Terms): DocumentGroup[] {
  return groups.flatMap((group) => {
    const tags = (group.tags ?? []).filter(
      ({ name }) => terms.findTags(`${group.name}/${name}`).length === 0,
    );
    return tags.length > 0 ? [{ ...group, tags }] : [];
  });
}

const choiceName = {
  'zh-CN': { single: '单选组', multiple: '多选组' },
  'zh-TW': { single: '單選組', multiple: '多選組' },
  en: { single: 'single-choice', multiple: 'multiple-choice' },
} as const;

/** A ladder needs one tag of several, other rules leave room for tags beside theirs. */
function refuseOtherChoice(ctx: Ctx, { groups }: RulePreset, terms: Terms): void {
  for (const group of groups) {
    const choice = isSingle(group) ? 'single' : 'multiple';
    const standing = terms.findGroups(group.name)[0];
    if (standing && standing.choice !== choice)
      throw conflict('rulePreset.groupChoice', {
        group: standing.name,
        choice: choiceName[ctx.language][choice],
      });
  }
}

/** A group that was renamed still answers in the names of its tags, but not alone. */
function inWordsOf(terms: Terms, body: RuleBody): RuleBody {
  if (body.kind !== 'ladder') return body;
  const tag = terms.findTags(body.steps[0]?.tag ?? '')[0];
  const group = tag && terms.group(tag.group);
  return group ? { ...body, group: group.name } : body;
}

/** What a rule does is the same, whatever words it is written in. */
function isSame(a: RuleBody, b: RuleBody, terms: Terms): boolean {
  const read = readRule(a, terms);
  return read !== null && isDeepStrictEqual(read, readRule(b, terms));
}

/**
 * Errors: `rulePreset.notFound`; `rulePreset.taken` (409) when a rule of this name says something else;
 * `rulePreset.groupChoice` (409); those of the library and of `createRuleIn`.
 */
export async function makeRuleOfPreset(parts: RuleParts, ctx: Ctx, key: string) {
  const preset = needPreset(key);
  const before = await parts.audiences.terms(ctx);
  const written = bodyOf(preset, preset.name[ctx.language]);
  const standing = (await rulesByName(ctx.db, ctx))(namesOf(preset));
  if (standing) {
    const id = toId('rule', standing.id);
    const { body } = await findRule(ctx.db, ctx, id);
    if (!isSame(body, inWordsOf(before, written), before))
      throw conflict('rulePreset.taken', { name: standing.name, id });
    return { made: false, rule: await getRule(parts, ctx, id), created: { groups: [], tags: [] } };
  }
  refuseOtherChoice(ctx, preset, before);
  const missing = missingIn(preset, before);
  let rule = '';
  const save = async (tx: Tx) => {
    rule = await createRuleIn(tx, ctx, inWordsOf(await termsIn(tx, ctx), written));
  };
  // A rule that is refused leaves no tags behind.
  if (missing.length > 0) await addToLibrary(ctx, missing, written.name, save);
  else await ctx.db.transaction(save);
  return {
    made: true,
    rule: await getRule(parts, ctx, rule),
    created: {
      groups: missing.map(({ name }) => name).filter((name) => before.findGroups(name).length === 0),
      tags: missing.flatMap(({ name, tags = [] }) => tags.map((tag) => `${name}/${tag.name}`)),
    },
  };
}
