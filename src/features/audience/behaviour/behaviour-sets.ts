/** The sets of behaviour that were asked for lately: while somebody types, most parts of his condition stay as they are. */
import type { Expression } from '#features/audience/core';
import type { DidLeaf } from '#features/conditions/core';
import { gate } from '#kernel';
import type { Db } from '#platform/db';
import { AskedBehaviour, type BehaviourSet, expressionOfSet } from './behaviour-set.ts';

/** Those asked for longest ago are forgotten. */
const MOST = 64;
/** So many are read from everybody's behaviour at once; others wait. */
const AT_ONCE = 2;
/** Two requests may be answered in another order than they came: who asks for so little earlier gets what is known, in milliseconds. */
const EARLIER = 1000;

export interface Asking {
  readonly db: Db;
  readonly workspace: number;
  readonly now: Date;
  readonly zone: string;
}

interface Known {
  readonly asked: AskedBehaviour;
  /** What is being made, or was; who comes meanwhile goes on from it. */
  readonly set: Promise<BehaviourSet>;
}

export class BehaviourSets {
  // Whoever was asked for last stands last.
  readonly #known = new Map<string, Known>();
  readonly #inTurn = gate(AT_ONCE);

  /** Who meets the leaf now, as new as everything that is committed. */
  async of(asking: Asking, leaf: DidLeaf): Promise<Expression> {
    const { workspace, zone } = asking;
    const key = JSON.stringify([workspace, zone, leaf]);
    const before = this.#known.get(key);
    const asked = before?.asked ?? new AskedBehaviour(workspace, zone, leaf);
    const known = { asked, set: this.#next(asking, asked, before) };
    this.#known.delete(key);
    this.#known.set(key, known);
    for (const [oldest] of this.#known) {
      if (this.#known.size <= MOST) break;
      this.#known.delete(oldest);
    }
    try {
      return expressionOfSet(await known.set);
    } catch (error) {
      if (this.#known.get(key) === known) this.#known.delete(key);
      throw error;
    }
  }

  async #next(
    { db, now: asked }: Asking,
    behaviour: AskedBehaviour,
    before: Known | undefined,
  ): Promise<BehaviourSet> {
    // Who waited for a reading that failed reads himself.
    const known = (await before?.set.catch(() => null)) ?? null;
    const now =
      known && known.at - asked.getTime() <= EARLIER ? Math.max(known.at, asked.getTime()) : asked.getTime();
    const later =
      known && known.at <= now ? await db.snapshot((tx) => behaviour.later(tx, known, now)) : null;
    return later ?? (await this.#inTurn(() => db.snapshot((tx) => behaviour.of(tx, now))));
  }
}
