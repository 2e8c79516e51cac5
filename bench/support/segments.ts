/**
 * Rules as segments of “performed” conditions, which is what dittofeed knows about events, and a plain count of who is in
 * them: one event after the other, in memory, for the check.
 */
import type { Happened } from './behaviour.ts';
import { rules } from './behaviour-rules.ts';

const DAY_SECONDS = 86_400;

export interface Leaf {
  readonly event: string;
  /** Only events with at least so much in this property. */
  readonly property: { readonly name: string; readonly gte: number } | null;
  readonly times: number;
  /** Holds for whoever did it less often. */
  readonly reversed: boolean;
  readonly seconds: number;
}

export interface Segment {
  /** Number of the rule, 0 to 149. */
  readonly rule: number;
  readonly leaves: readonly Leaf[];
  /** Any of these lists of places in `leaves`, all of it. */
  readonly anyOf: readonly (readonly number[])[];
}

interface Did {
  readonly did: string;
  readonly count: { readonly min?: number; readonly max?: number };
  readonly within: { readonly last: string };
  readonly after?: unknown;
}

interface Body {
  readonly on?: { readonly event: string; readonly where: readonly { property: string; gte: number }[] };
  readonly keep?: { readonly for: string };
  readonly when?: Did | { readonly all: readonly Did[] } | { readonly of: readonly Did[] };
}

const secondsOf = (days: string): number => Number.parseInt(days, 10) * DAY_SECONDS;

function leafOf({ did, count, within }: Did): Leaf {
  const reversed = count.max !== undefined;
  const times = reversed ? (count.max ?? 0) + 1 : (count.min ?? 1);
  return { event: did, property: null, times, reversed, seconds: secondsOf(within.last) };
}

/** Null: one thing after another, which its segments do not know. */
function segmentOf(rule: number, { on, keep, when }: Body): Segment | null {
  if (on && keep) {
    const [where] = on.where;
    const property = where ? { name: where.property, gte: where.gte } : null;
    const leaf = { event: on.event, property, times: 1, reversed: false, seconds: secondsOf(keep.for) };
    return { rule, leaves: [leaf], anyOf: [[0]] };
  }
  if (!when) return null;
  if ('all' in when) return { rule, leaves: when.all.map(leafOf), anyOf: [when.all.map((_, i) => i)] };
  if ('of' in when)
    return {
      rule,
      leaves: when.of.map(leafOf),
      anyOf: [
        [0, 1],
        [0, 2],
        [1, 2],
      ],
    };
  return when.after ? null : { rule, leaves: [leafOf(when)], anyOf: [[0]] };
}

/** Those of the 150 rules that read events that can be said so. */
export const segments: readonly Segment[] = rules.bodies
  .slice(0, 150)
  .flatMap((body, i) => segmentOf(i, body as Body) ?? []);

/** dittofeed counts in steps of a tenth of the window, at most a day, so that a window moves by steps. */
export const stepOf = ({ seconds }: Leaf): number => Math.min(Math.floor(seconds / 10), DAY_SECONDS);

export interface Members {
  readonly count: number;
  /** Sum of their ordinals. */
  readonly sum: number;
}

export class PlainCount {
  readonly #leaves: readonly { leaf: Leaf; from: number; times: Uint16Array }[][];
  readonly #known: Uint8Array;

  constructor(
    readonly segments: readonly Segment[],
    readonly customers: number,
    now: number,
  ) {
    this.#known = new Uint8Array(customers + 1);
    this.#leaves = segments.map(({ leaves }) =>
      leaves.map((leaf) => {
        const from = Math.round(now / 1000 - leaf.seconds);
        return { leaf, from, times: new Uint16Array(customers + 1) };
      }),
    );
  }

  see({ type, customer, at, properties }: Happened): void {
    this.#known[customer] = 1;
    for (const leaves of this.#leaves)
      for (const { leaf, from, times } of leaves) {
        if (leaf.event !== type) continue;
        const { property } = leaf;
        if (property && !((properties[property.name] as number) >= property.gte)) continue;
        const step = stepOf(leaf);
        if (Math.floor(at / 1000 / step) * step >= from) times[customer] = (times[customer] ?? 0) + 1;
      }
  }

  /** In the order of the segments. */
  members(): Members[] {
    return this.segments.map(({ anyOf }, i) => {
      const leaves = this.#leaves[i] ?? [];
      const holds = (customer: number) => (place: number) => {
        const one = leaves[place];
        return one !== undefined && (one.times[customer] ?? 0) >= one.leaf.times !== one.leaf.reversed;
      };
      let count = 0;
      let sum = 0;
      for (let customer = 1; customer <= this.customers; customer++) {
        if (!this.#known[customer] || !anyOf.some((all) => all.every(holds(customer)))) continue;
        count++;
        sum += customer;
      }
      return { count, sum };
    });
  }
}
