/** Who follows a customer, and whether that relation stands. */
export const followStatuses = [
  'half',
  'active',
  'deletedByCustomer',
  'deletedByStaff',
  'transferred',
] as const;
export type FollowStatus = (typeof followStatuses)[number];

/** `half`: the customer has not answered the request yet. */
export const stands = (status: FollowStatus): boolean => status === 'half' || status === 'active';

export interface FollowRelation {
  /** Number of the member of staff. */
  readonly staff: number;
  readonly status: FollowStatus;
  readonly addWay: number | null;
  readonly state: string | null;
  readonly remark: string | null;
  readonly since: Date;
  /** When it ended; null while it stands. */
  readonly until: Date | null;
}

/** What a caller says about one follower; absent leaves as it is. */
export interface WantedFollower {
  readonly staff: number;
  readonly status?: FollowStatus | undefined;
  readonly addWay?: number | null | undefined;
  readonly state?: string | null | undefined;
  readonly remark?: string | null | undefined;
  readonly since?: Date | undefined;
}

const same = (a: FollowRelation, b: FollowRelation): boolean =>
  a.status === b.status &&
  a.addWay === b.addWay &&
  a.state === b.state &&
  a.remark === b.remark &&
  a.since.getTime() === b.since.getTime() &&
  a.until?.getTime() === b.until?.getTime();

/**
 * The relations that must be written so that exactly the wanted ones stand: whoever is not named any more has handed
 * the customer over. Relations that ended before stay as history.
 */
export function planFollowers(
  known: readonly FollowRelation[],
  wanted: readonly WantedFollower[],
  now: Date,
): FollowRelation[] {
  const before = new Map(known.map((one) => [one.staff, one]));
  const changes = wanted.flatMap((want) => {
    const was = before.get(want.staff);
    before.delete(want.staff);
    const status = want.status ?? 'active';
    const relation: FollowRelation = {
      staff: want.staff,
      status,
      addWay: want.addWay === undefined ? (was?.addWay ?? null) : want.addWay,
      state: want.state === undefined ? (was?.state ?? null) : want.state,
      remark: want.remark === undefined ? (was?.remark ?? null) : want.remark,
      since: want.since ?? (was && stands(was.status) === stands(status) ? was.since : now),
      until: stands(status) ? null : (was?.until ?? now),
    };
    return was && same(was, relation) ? [] : [relation];
  });
  const ended = [...before.values()]
    .filter((one) => stands(one.status))
    .map((one): FollowRelation => ({ ...one, status: 'transferred', until: now }));
  return [...changes, ...ended];
}
