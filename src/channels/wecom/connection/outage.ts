/**
 * While WeCom cannot be reached, or refuses everybody (IP not trusted, secret wrong), trying hundreds of pairs one after
 * the other helps nobody: the connection rests, a little longer each time. What failed meanwhile is due again as soon as
 * something succeeds.
 */
import type { WecomError } from '../client/public.ts';

const FIRST_MS = 1000;
const MOST_MS = 60_000;

export class Outages {
  readonly #resting = new Map<number, { readonly until: number; readonly ms: number }>();

  isResting(workspace: number, now: Date): boolean {
    return (this.#resting.get(workspace)?.until ?? 0) > now.getTime();
  }

  failed(workspace: number, now: Date): void {
    const last = this.#resting.get(workspace)?.ms ?? FIRST_MS / 2;
    const ms = Math.min(last * 2, MOST_MS);
    this.#resting.set(workspace, { until: now.getTime() + ms, ms });
  }

  /** True when it had failed before. */
  succeeded(workspace: number): boolean {
    return this.#resting.delete(workspace);
  }
}

/** Whether an error concerns everybody, not the one that was tried. */
export const concernsAll = ({ kind }: WecomError): boolean =>
  kind === 'unreachable' || kind === 'configuration' || kind === 'refresh' || kind === 'wait';
