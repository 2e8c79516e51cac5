/** What whoever asked for a job might do at that moment: the job acts with exactly that, and only while it is true. */
import { type Actor, type Reach, type Right, type Role, reachWidth, rights } from '#kernel';

export interface Standing {
  readonly rights: readonly Right[];
  readonly roles: readonly Role[];
  readonly reach: Reach;
  readonly departments: readonly number[];
}

export const standingOf = (actor: Actor): Standing => ({
  rights: rights.filter((right) => actor.rights.has(right)),
  roles: actor.roles,
  reach: actor.reach,
  departments: actor.departments,
});

/** Whether somebody has lost any of it since: a right, a wider reach, or a department that his reach depends on. */
export const lost = (then: Standing, now: Actor): boolean =>
  then.rights.some((right) => !now.rights.has(right)) ||
  reachWidth[now.reach] < reachWidth[then.reach] ||
  (now.reach !== 'workspace' && then.departments.some((one) => !now.departments.includes(one)));
