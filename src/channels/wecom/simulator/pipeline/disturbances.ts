/** Failures that a test orders: of the next calls, or of a share of all. */
import type { Random } from '../random.ts';

export interface Disturbance {
  /** Path below /cgi-bin/, e.g. `externalcontact/mark_tag`; absent for all. */
  readonly path?: string | undefined;
  /**
   * `errcode` answers with `errcode`; `http` with an HTTP status and no body; `hang` never answers; `reset` closes the
   * connection before anything is done; `lostAnswer` does what was asked and closes the connection then; `garbage`
   * answers with a body that is not JSON.
   */
  readonly kind: 'errcode' | 'http' | 'hang' | 'reset' | 'lostAnswer' | 'garbage';
  /** The errcode or HTTP status. */
  readonly code?: number | undefined;
  /** Calls that are met; absent for every one until the disturbance is ended. */
  readonly times?: number | undefined;
  /** Of the calls on the path, the share that is met. 1 when absent. */
  readonly share?: number | undefined;
}

export class Disturbances {
  #open: { disturbance: Disturbance; left: number }[] = [];

  add(disturbance: Disturbance): void {
    this.#open.push({ disturbance, left: disturbance.times ?? Number.POSITIVE_INFINITY });
  }

  end(): void {
    this.#open = [];
  }

  /** What meets this call, if anything. */
  meet(path: string, random: Random): Disturbance | null {
    const met = this.#open.find(
      ({ disturbance }) =>
        (disturbance.path ?? path) === path &&
        (disturbance.share === undefined || random.chance(disturbance.share)),
    );
    if (!met) return null;
    met.left--;
    if (met.left <= 0) this.#open = this.#open.filter((entry) => entry !== met);
    return met.disturbance;
  }
}
