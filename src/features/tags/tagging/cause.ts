/** Why tags change: one decision of somebody, to which any number of changes point. */
import type { Actor, Source } from '#kernel';
import type { Ctx } from '#platform/context';

export interface Cause {
  readonly source: Source;
  /** A sentence of the person, or a code of the product such as `tag.merged`. */
  readonly reason?: string | null;
  /** What it rests on as a whole: `{ condition, text }`, `{ import }`, `{ rule, version }`. */
  readonly evidence?: unknown;
  readonly job?: number | null;
  readonly undoes?: number | null;
}

/** A person's change with the session is `manual`, a program's with a key `api`. Nobody says so himself. */
export const sourceOf = (actor: Actor): Source => (actor.kind === 'staff' ? 'manual' : 'api');

/** A cause with a number; its changes are counted as they are decided. */
export interface OpenCause {
  readonly id: number;
  readonly ctx: Ctx;
  readonly cause: Cause;
}
