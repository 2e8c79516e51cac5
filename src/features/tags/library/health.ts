/** Size of the library against its budget (T29, T31), and what is missing, as plain numbers. */
import { type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { committedPosition } from '#platform/feed';
import type * as contract from '../contract.ts';
import { defaultLimits } from '../core/public.ts';
import { libraryOf } from './library.ts';
import type { LibraryPorts } from './ports.ts';
import { seesGroup } from './snapshot.ts';
import { warningViews } from './views.ts';

export async function libraryHealth(
  ctx: Ctx,
  ports: LibraryPorts,
): Promise<OutputOf<typeof contract.libraryHealth>> {
  requireRight(ctx.actor, 'library:read');
  const library = await libraryOf(ctx.db, ctx.workspace);
  const all = [...library.tags.values()].filter((tag) => seesGroup(ctx.actor, tag.group));
  const tags = all.filter((tag) => tag.scope === 'enterprise');
  const active = tags.filter((tag) => tag.state === 'active');
  const inState = (state: string) => tags.filter((tag) => tag.state === state).length;
  const groups = [...library.groups.values()].filter(
    (group) => group.archived_at === null && seesGroup(ctx.actor, group),
  );
  const heads = await ports.headCounts.each(
    ctx,
    active.map((tag) => tag.id),
  );
  const customers = await ports.headCounts.everybody(ctx);
  const firstLevel = [...library.categories.values()].filter(
    (one) => one.parent_id === null && one.archived_at === null,
  ).length;
  const warnings = [
    ...over('lint.largeLibrary', active.length, defaultLimits.activeTags),
    ...over('lint.manyFirstLevel', firstLevel, defaultLimits.firstLevel),
  ];
  const coverage = [];
  for (const group of groups.filter((one) => one.exhaustive))
    coverage.push({
      group: { id: toId('group', group.id), name: group.name },
      covered: await ports.headCounts.any(
        ctx,
        group.tags.map((tag) => tag.id),
      ),
      customers,
    });
  return {
    tags: {
      active: active.length,
      cold: inState('cold'),
      reserve: inState('reserve'),
      recycled: inState('recycled'),
      personal: all.filter((tag) => tag.scope === 'personal' && tag.state === 'active').length,
    },
    budget: {
      tags: defaultLimits.activeTags,
      firstLevel: defaultLimits.firstLevel,
      usedFirstLevel: firstLevel,
    },
    withoutDefinition: active.filter((tag) => !tag.definition.meaning).length,
    withoutPurpose: active.filter((tag) => tag.purpose === '').length,
    withoutCustomers: active.filter((tag) => (heads.get(tag.id) ?? 0) === 0).length,
    withoutSteward: groups.filter((group) => group.steward_id === null).length,
    coverage,
    warnings: warningViews(warnings, ctx.language),
    position: await committedPosition(ctx.db, ctx.workspace),
  };
}

const over = (code: string, size: number, advice: number) =>
  size > advice ? [{ path: '', code, facts: { size, advice } }] : [];
