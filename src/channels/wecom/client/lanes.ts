/** How many calls go at once. Waiting ones leave in the order in which they came, or all together when closed. */

export interface Lane {
  readonly name: string;
  readonly most: number;
}

interface Waiting {
  readonly enter: () => void;
  readonly giveUp: (reason: TurnedAway) => void;
}

/** Thrown to whoever waited for a place when the lanes were closed. */
export class TurnedAway extends Error {
  override readonly name = 'TurnedAway';
}

interface Traffic {
  inside: number;
  readonly outside: Waiting[];
}

export class Lanes {
  readonly #traffic = new Map<string, Traffic>();

  /** Enters the lanes one after the other, does the work, leaves them. Name the narrowest lane first. */
  async run<T>(lanes: readonly Lane[], work: () => Promise<T>): Promise<T> {
    const [lane, ...rest] = lanes;
    if (!lane) return work();
    await this.#enter(lane);
    try {
      return await this.run(rest, work);
    } finally {
      this.#leave(lane);
    }
  }

  /** Whoever waits gives up. Who is inside is not disturbed. */
  turnAway(): void {
    for (const { outside } of this.#traffic.values())
      for (const waiting of outside.splice(0)) waiting.giveUp(new TurnedAway());
  }

  async #enter({ name, most }: Lane): Promise<void> {
    const traffic = this.#traffic.get(name) ?? { inside: 0, outside: [] };
    this.#traffic.set(name, traffic);
    if (traffic.inside < most) traffic.inside++;
    else
      await new Promise<void>((enter, giveUp) => {
        traffic.outside.push({ enter, giveUp });
      });
  }

  #leave({ name }: Lane): void {
    const traffic = this.#traffic.get(name);
    if (!traffic) return;
    // Whoever leaves hands the place on, so that nobody slips in between.
    const next = traffic.outside.shift();
    if (next) next.enter();
    else if (--traffic.inside === 0) this.#traffic.delete(name);
  }
}
