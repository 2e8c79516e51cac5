/**
 * What roles add up to, and who may hand out what. Nobody gives away a right he lacks, and nobody changes a person
 * who may do more than he himself: otherwise a narrow key could invite itself into an administrator's account.
 */
import {
  rights as allRights,
  roles as allRoles,
  type Reach,
  type Right,
  type Role,
  reachWidth,
  roleReach,
  roleRights,
} from '#kernel';

export const isRight = (text: string): text is Right => (allRights as readonly string[]).includes(text);
export const isRole = (text: string): text is Role => (allRoles as readonly string[]).includes(text);

/** Union of the rights of several roles, in the order of the kernel's list. */
export function rightsOf(roles: readonly Role[]): Right[] {
  const held = new Set(roles.flatMap((role) => roleRights[role]));
  return allRights.filter((right) => held.has(right));
}

/** The widest reach of several roles; without any role only the own customers. */
export const reachOf = (roles: readonly Role[]): Reach =>
  roles
    .map((role) => roleReach[role])
    .reduce<Reach>((a, b) => (reachWidth[b] > reachWidth[a] ? b : a), 'own');

/** The wanted rights that the giver lacks. */
export const beyond = (held: ReadonlySet<Right>, wanted: readonly Right[]): Right[] =>
  wanted.filter((right) => !held.has(right));

export interface Administrator {
  readonly id: number;
  readonly active: boolean;
  readonly superAdmin: boolean;
  readonly hasLogin: boolean;
}

/**
 * Whether the workspace would be left without an administrator when `changed` takes the place of its earlier self.
 * An administrator without a sign-in can't stand in for one who has it.
 */
export function leavesNobodyInCharge(staff: readonly Administrator[], changed: Administrator): boolean {
  const inCharge = (of: readonly Administrator[]) => of.filter((s) => s.active && s.superAdmin);
  const before = inCharge(staff);
  const after = inCharge(staff.map((s) => (s.id === changed.id ? changed : s)));
  if (before.some((s) => s.hasLogin)) return !after.some((s) => s.hasLogin);
  return before.length > 0 && after.length === 0;
}

/** Whether hanging department `id` below `parent` would close a circle. `parentOf`: today's tree. */
export function closesCircle(
  parentOf: ReadonlyMap<number, number | null>,
  id: number,
  parent: number | null,
): boolean {
  for (let at = parent; at !== null; at = parentOf.get(at) ?? null) if (at === id) return true;
  return false;
}
