/** What conditions of one caller may name: the library, attributes, audiences and people that this caller sees. */
import { type GroupTerm, type TagTerm, vocabularyOf } from '#features/conditions/core';
import { attributeTerms } from '#features/customers';
import { departmentTerms, staffTerms } from '#features/staff';
import { tagTerms } from '#features/tags';
import type { Ctx } from '#platform/context';
import { audienceTerms } from './sql.ts';

export type Terms = ReturnType<typeof vocabularyOf> & {
  /** Every tag that the caller sees, in the order of the library. */
  readonly allTags: readonly TagTerm[];
  readonly allGroups: readonly GroupTerm[];
  /** Keys of the attributes that somebody declared. */
  readonly declaredAttributes: readonly string[];
};

/** Errors of the readers only; nothing is refused here. */
export async function termsOf(ctx: Ctx): Promise<Terms> {
  const { db, workspace } = ctx;
  const [{ tags, groups }, attributes, audiences, staff, departments] = await Promise.all([
    tagTerms(ctx),
    attributeTerms(db, workspace, ctx.language),
    audienceTerms(db, ctx),
    staffTerms(db, workspace),
    departmentTerms(db, workspace),
  ]);
  return {
    ...vocabularyOf({ tags, groups, attributes, audiences, staff, departments }),
    allTags: tags,
    allGroups: groups,
    // A dot marks what is built in.
    declaredAttributes: attributes.map((a) => a.key).filter((key) => !key.includes('.')),
  };
}
