/**
 * Tags sit on (staff, customer) pairs in WeCom and on customers here (wecom-api.md, trap 1). This says how the two
 * become each other: which pairs should carry a customer's tags, and what a change on a pair means for the customer.
 */

/** Whose pairs get a tag of the group: every follower's, the owner's, whoever put it on, or nobody's. */
export const writesTo = ['all', 'owner', 'acting', 'none'] as const;
export type WritesTo = (typeof writesTo)[number];

export const pairStatuses = ['half', 'active', 'deletedByCustomer', 'deletedByStaff', 'transferred'] as const;
export type PairStatus = (typeof pairStatuses)[number];

/** A relation that the customer ended is one-sided, and WeCom still takes its tags; any other ended one answers 84061. */
export const isWritable = (status: PairStatus): boolean =>
  status === 'active' || status === 'deletedByCustomer';

export interface Pair {
  readonly userid: string;
  readonly staff: number;
  readonly status: PairStatus;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** WeCom's ids of the tags that both sides last knew. */
  readonly agreed: ReadonlySet<string>;
}

/** A tag that WeCom knows too. */
export interface SharedTag {
  readonly wecomId: string;
  readonly tag: number;
  readonly perStaff: boolean;
  readonly writesTo: WritesTo;
}

/** An assignment of such a tag. */
export interface Held extends SharedTag {
  /** In a group per staff: whose; 0: everybody's. */
  readonly staff: number;
  /** Who put it on; null when nobody did by hand. */
  readonly by: number | null;
}

/** Of the pairs that can be written, the owner's; without one the longest-standing, so that somebody is. */
export function ownerPair<P extends Pair>(pairs: readonly P[], owner: number | null): P | null {
  const writable = pairs.filter((pair) => isWritable(pair.status));
  const [longest] = [...writable].sort((a, b) => a.since - b.since || (a.userid < b.userid ? -1 : 1));
  return writable.find((pair) => pair.staff === owner) ?? longest ?? null;
}

/** The tags that each writable pair of a customer should carry, by userid. */
export function wantedTags(
  pairs: readonly Pair[],
  held: readonly Held[],
  owner: number | null,
): Map<string, Set<string>> {
  const writable = pairs.filter((pair) => isWritable(pair.status));
  const main = ownerPair(pairs, owner);
  const wanted = new Map(writable.map((pair) => [pair.userid, new Set<string>()]));
  for (const one of held)
    for (const pair of carriers(one, writable, main)) wanted.get(pair.userid)?.add(one.wecomId);
  return wanted;
}

function carriers(held: Held, writable: readonly Pair[], main: Pair | null): readonly Pair[] {
  if (held.perStaff && held.staff !== 0) return writable.filter((pair) => pair.staff === held.staff);
  const carrying = writable.filter((pair) => pair.agreed.has(held.wecomId));
  switch (held.writesTo) {
    case 'all':
      return writable;
    case 'none':
      return carrying;
    case 'owner':
      return main && !carrying.includes(main) ? [...carrying, main] : carrying;
    case 'acting': {
      const actor = writable.find((pair) => pair.staff === held.by);
      if (actor && !carrying.includes(actor)) return [...carrying, actor];
      return carrying.length > 0 || !main ? carrying : [main];
    }
  }
}

export interface ToSend {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * What a pair lacks and what it has too much. Only tags of `known` are taken off: whatever WeCom holds and we have not
 * taken over is somebody else's. Groups that stay here are never written. `unsure`: tags of a write whose outcome is not
 * known; they are sent whatever is agreed, because WeCom takes the same tag twice.
 */
export function toSend(
  pair: Pair,
  wanted: ReadonlySet<string>,
  known: ReadonlyMap<string, SharedTag>,
  unsure: readonly string[] = [],
): ToSend {
  const writes = (id: string) => (known.get(id)?.writesTo ?? 'none') !== 'none';
  const either = new Set(unsure);
  const lacks = (id: string) => either.has(id) || !pair.agreed.has(id);
  const carried = new Set([...pair.agreed, ...either]);
  return {
    add: [...wanted].filter((id) => lacks(id) && writes(id)).sort(),
    remove: [...carried].filter((id) => !wanted.has(id) && writes(id)).sort(),
  };
}

/** A change of a customer's tags that came about in WeCom. */
export interface Arrival {
  readonly action: 'add' | 'remove';
  readonly tag: number;
  /** In a group per staff: whose. */
  readonly staff: number | null;
}

/**
 * What it means for the customer that a pair now carries `there`. A tag that came is the customer's. One that went is
 * taken off when everybody carries it (`all`); when the pair is the owner's (`owner`); otherwise when nobody carries it
 * any more. `others`: the customer's other pairs.
 */
export function arrivals(
  pair: Pair,
  there: ReadonlySet<string>,
  others: readonly Pair[],
  owner: number | null,
  known: ReadonlyMap<string, SharedTag>,
): Arrival[] {
  const changes: Arrival[] = [];
  const main = ownerPair([pair, ...others], owner);
  for (const id of [...pair.agreed].sort()) {
    const tag = known.get(id);
    if (there.has(id) || !tag) continue;
    const elsewhere = others.some((one) => isWritable(one.status) && one.agreed.has(id));
    const counts =
      tag.perStaff || tag.writesTo === 'all' || !elsewhere || (tag.writesTo === 'owner' && main === pair);
    if (counts) changes.push({ action: 'remove', tag: tag.tag, staff: tag.perStaff ? pair.staff : null });
  }
  for (const id of [...there].sort()) {
    const tag = known.get(id);
    if (pair.agreed.has(id) || !tag) continue;
    changes.push({ action: 'add', tag: tag.tag, staff: tag.perStaff ? pair.staff : null });
  }
  return changes;
}
