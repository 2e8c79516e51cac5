/** Changes of tags by one rule within a minute that nobody asks about, whatever the size of the company. */
const ALWAYS_ALLOWED = 1000;
/** Of all customers (N11). */
const SHARE = 0.05;

/** How many tags one rule may change within a minute before it is stopped. */
export const breakerLimit = (customers: number): number =>
  Math.max(ALWAYS_ALLOWED, Math.floor(customers * SHARE));
