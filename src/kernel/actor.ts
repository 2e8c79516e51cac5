/** Who asks: a member of staff with a session, a program with an API key, or the product itself. */
import { notAllowed } from './errors.ts';
import type { Reach, Right, Role } from './rights.ts';

export type Language = 'zh-CN' | 'zh-TW' | 'en';
export const languages: readonly Language[] = ['zh-CN', 'zh-TW', 'en'];

export interface Actor {
  readonly kind: 'staff' | 'key' | 'system';
  /** Id of the staff member or key (`stf_1`, `key_2`), or the name of the part of the product that acts. */
  readonly id: string;
  readonly name: string;
  readonly workspace: number;
  /** Set when a person acts. */
  readonly staff: number | null;
  readonly roles: readonly Role[];
  readonly rights: ReadonlySet<Right>;
  readonly reach: Reach;
  /** Departments of the person, with those below them. */
  readonly departments: readonly number[];
}

/** Error: `right.missing` (403) with the right's name. */
export function requireRight(actor: Actor, right: Right): void {
  if (!actor.rights.has(right)) throw notAllowed('right.missing', { right });
}
