/** What rules name: nothing that a rule reads or writes may disappear unseen. */

import { audiencesNaming, type Names, type Terms, termsIn } from '#features/audience';
import { leavesOf } from '#features/conditions/core';
import type { AttributeReferences } from '#features/customers';
import type { ReferenceSource } from '#features/tags';
import { conflict, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { conditionsOf, type ResolvedRule, readRule, readsOf, writesOf } from './core/public.ts';
import { asRules, type RuleParts } from './live-rules.ts';
import { namedBodies } from './rule-sql.ts';

interface Mention {
  readonly id: number;
  readonly name: string;
  readonly resolved: ResolvedRule;
}

/** A rule that names what is gone holds nothing back. */
async function mentions(db: Queryable, ctx: Ctx, terms: Terms): Promise<Mention[]> {
  return (await namedBodies(db, ctx.workspace)).flatMap(({ id, name, body }) => {
    const resolved = readRule(body, terms);
    return resolved ? [{ id, name, resolved }] : [];
  });
}

/** Rules, in their newest version and in the one that is live, that read or write a tag. */
export const rulesReferences = (parts: RuleParts): ReferenceSource => ({
  find: async (ctx, tags, tx) => {
    const all = asRules(ctx);
    const terms = tx ? await termsIn(tx, all) : await parts.audiences.terms(all);
    const found = new Map<string, { kind: string; id: string; name: string; tag: number }>();
    for (const { id, name, resolved } of await mentions(tx ?? ctx.db, ctx, terms)) {
      const named = new Set([...readsOf(resolved).tags, ...writesOf(resolved)]);
      for (const tag of tags)
        if (named.has(tag)) found.set(`${id} ${tag}`, { kind: 'rule', id: toId('rule', id), name, tag });
    }
    return [...found.values()];
  },
});

const asUsing = (id: number, name: string) => ({ kind: 'rule' as const, id: toId('rule', id), name });

/** Rules that name an attribute by its key. It reads through the caller's transaction only. */
export const ruleAttributeReferences: AttributeReferences = async (db, ctx, key) => {
  const terms = await termsIn(db as never, asRules(ctx));
  const named = (rule: ResolvedRule) =>
    conditionsOf(rule).some(([, condition]) =>
      [...leavesOf(condition)].some((leaf) => leaf.kind === 'attribute' && leaf.key === key),
    );
  const found = (await mentions(db, ctx, terms)).filter(({ resolved }) => named(resolved));
  return [...new Map(found.map(({ id, name }) => [id, asUsing(id, name)])).values()];
};

interface Using {
  readonly kind: 'rule' | 'audience';
  readonly id: string;
  readonly name: string;
}

/** Rules and saved audiences in which a part names something, as the transaction sees them. */
async function conditionsNaming(tx: Tx, ctx: Ctx, names: Names): Promise<readonly Using[]> {
  const terms = await termsIn(tx, asRules(ctx));
  const rules = (await mentions(tx, ctx, terms)).filter(({ resolved }) =>
    conditionsOf(resolved).some(([, condition]) => [...leavesOf(condition)].some(names)),
  );
  const once = new Map(rules.map(({ id, name }) => [id, asUsing(id, name)]));
  return [...once.values(), ...(await audiencesNaming(tx, ctx, names))];
}

/** Nothing is taken out of use under a rule or an audience that names it. Error: `code` (409) with `references`. */
export async function refuseNamed(
  tx: Tx,
  ctx: Ctx,
  { code, name, names }: { readonly code: string; readonly name: string; readonly names: Names },
): Promise<void> {
  const references = await conditionsNaming(tx, ctx, names);
  const [first] = references;
  if (first) throw conflict(code, { name, count: references.length, first: first.name }, { references });
}

/** A part over what customers did whose `where` asks for such a value of a property. */
export const asksFor =
  (property: string, isMeant: (value: unknown) => boolean): Names =>
  (leaf) =>
    leaf.kind === 'did' &&
    [leaf, leaf.after?.first, leaf.after?.without].some((asked) =>
      asked?.where.some(
        (one) =>
          one.property === property &&
          one.tests.some(
            (test) =>
              (test.op === 'is' && isMeant(test.value)) || (test.op === 'in' && test.values.some(isMeant)),
          ),
      ),
    );
