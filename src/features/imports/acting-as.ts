/** A job acts with the rights and the reach that its person had when it was asked for, not with those of the product. */
import { type Actor, type Reach, type Right, type Role, rights, roles } from '#kernel';
import type { Ctx } from '#platform/context';

export interface Standing {
  readonly rights: readonly Right[];
  readonly roles: readonly Role[];
  readonly reach: Reach;
  readonly departments: readonly number[];
}

export const standingOf = (actor: Actor): Standing => ({
  rights: rights.filter((right) => actor.rights.has(right)),
  roles: roles.filter((role) => actor.roles.includes(role)),
  reach: actor.reach,
  departments: actor.departments,
});

export const actingAs = (ctx: Ctx, standing: Standing): Ctx => ({
  ...ctx,
  actor: { ...ctx.actor, ...standing, rights: new Set(standing.rights) },
});
