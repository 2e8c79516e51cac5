/** The sets of behaviour that were asked for lately: while somebody types, most parts of his condition stay as they are. */
import type { Expression } from '#features/audience/core';
import type { DidLeaf } from '#features/conditions/core';
import { gate, MINUTE } from '#kernel';
import type { Db } from '#platform/db';
import { AskedBehaviour, type BehaviourSet, expressionOfSet } from './behaviour-set.ts';

/** Those asked for longest ago are forgotten. */
const MOST = 64;
/** So many are read from everybody's behaviour at once, and so many brought up to date; others wait. */
const READ_AT_ONCE = 2;
const RENEWED_AT_ONCE = 4;
/** Who asks for so little earlier than what is known gets what is known, in milliseconds: he may have waited for it. */
const EARLIER = MINUTE;

export interface Asking {
  readonly db: Db;
  readonly workspace: number;
  readonly now: Date;
  readonly zone: string;
}

interface Known {
  readonly asked: AskedBehaviour;
  /** What is being made, or was; who comes meanwhile goes on from it. */
  readonly made: Promise<Made>;
}

interface Made {
  readonly answer: BehaviourSet;
  /** The latest: somebody may ask for a moment long ago. */
  readonly latest: BehaviourSet;
}

export class BehaviourSets {
  // Whoever was asked for last stands last.
  readonly #known = new Map<string, Known>();
  readonly #reading = gate(READ_AT_ONCE);
  readonly #renewing = gate(RENEWED_AT_ONCE);

  /** Who meets the leaf now, as new as everything that is committed. */
  async of(asking: Asking, leaf: DidLeaf): Promise<Expression> {
    const { workspace, zone } = asking;
    const key = JSON.stringify([workspace, zone, leaf]);
    const before = this.#known.get(key);
    const asked = before?.asked ?? new AskedBehaviour(workspace, zone, leaf);
    const known = { asked, made: this.#next(asking, asked, before) };
    this.#keep(key, known);
    try {
      return expressionOfSet((await known.made).answer);
    } catch (error) {
      // What was known stays: this failure may pass.
      if (this.#known.get(key) === known) this.#keep(key, before);
      throw error;
    }
  }

  #keep(key: string, known: Known | undefined): void {
    this.#known.delete(key);
    if (known) this.#known.set(key, known);
    for (const [oldest] of this.#known) {
      if (this.#known.size <= MOST) break;
      this.#known.delete(oldest);
    }
  }

  async #next({ db, now }: Asking, behaviour: AskedBehaviour, before: Known | undefined): Promise<Made> {
    const read = (at: number) => this.#reading(() => db.snapshot((tx) => behaviour.of(tx, at)));
    const asked = now.getTime();
    // Who waited for a reading that failed reads himself.
    const known = (await before?.made.catch(() => null))?.latest;
    if (known && asked < known.at - EARLIER) return { answer: await read(asked), latest: known };
    const at = Math.max(asked, known?.at ?? asked);
    const later = known && (await this.#renewing(() => db.snapshot((tx) => behaviour.later(tx, known, at))));
    const latest = later ?? (await read(at));
    return { answer: latest, latest };
  }
}
