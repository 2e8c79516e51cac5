/** When a rule is stopped by itself (N11). Pure. */

/** As the workspace set it. */
export interface Breaker {
  /** Of all customers. */
  readonly percent: number;
  /** Changes of tags within a minute that nobody asks about, whatever the size of the company. */
  readonly always: number;
}

/** How many tags one rule may change within a minute before it is stopped. */
export const breakerLimit = (customers: number, { percent, always }: Breaker): number =>
  Math.max(always, Math.floor((customers * percent) / 100));
