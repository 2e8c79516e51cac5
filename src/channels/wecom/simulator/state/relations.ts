/**
 * Who follows whom: one row per member and customer, kept for ever and only changing its status, so that a position in
 * a member's or a customer's rows stays what it was. That is what makes every page cheap and every cursor stable.
 */

/** `requested`: the customer asked, and a member who must agree has not. API calls do not see it. */
export type RelationStatus =
  | 'requested'
  | 'half'
  | 'active'
  | 'deletedByCustomer'
  | 'deletedByStaff'
  | 'transferred';

export interface PersonalTag {
  readonly group: string;
  readonly name: string;
}

export interface Relation {
  readonly userId: string;
  readonly externalUserId: string;
  status: RelationStatus;
  remark: string;
  description: string;
  company: string;
  mobiles: string[];
  /** Unix seconds. */
  createdAt: number;
  addWay: number;
  state: string;
  operUserId: string;
  /** Ids of corp tags, in the order in which they came. */
  tags: Set<string>;
  personalTags: PersonalTag[];
  chatStarted: boolean;
  /** Unix seconds of the last message either way; group messages go to the member with the latest. */
  interactedAt: number;
  /** Unix seconds, when the member deleted or handed over the customer or the customer deleted the member. */
  endedAt: number;
}

const key = (userId: string, externalUserId: string): string => `${userId.toLowerCase()}\n${externalUserId}`;

/** Whether API calls on the pair work: friends both ways, or the customer left and the member did not. */
export const isReachable = (
  relation: Relation | undefined,
): relation is Relation & { status: 'active' | 'deletedByCustomer' } =>
  relation?.status === 'active' || relation?.status === 'deletedByCustomer';

export class Relations {
  readonly #byPair = new Map<string, Relation>();
  readonly #byUser = new Map<string, Relation[]>();
  readonly #byCustomer = new Map<string, Relation[]>();

  constructor(readonly all: Relation[] = []) {
    for (const relation of all) this.#index(relation);
  }

  toJSON(): Relation[] {
    return this.all;
  }

  find(userId: string, externalUserId: string): Relation | undefined {
    return this.#byPair.get(key(userId, externalUserId));
  }

  /** All rows of a member, ended ones too, in an order that never changes. */
  ofUser(userId: string): readonly Relation[] {
    return this.#byUser.get(userId.toLowerCase()) ?? [];
  }

  /** All rows of a customer, ended ones too, in an order that never changes. */
  ofCustomer(externalUserId: string): readonly Relation[] {
    return this.#byCustomer.get(externalUserId) ?? [];
  }

  /** The row of the pair, made when there is none; a new row has ended before it began. */
  row(userId: string, externalUserId: string): Relation {
    const known = this.find(userId, externalUserId);
    if (known) return known;
    const relation: Relation = {
      userId,
      externalUserId,
      status: 'deletedByStaff',
      remark: '',
      description: '',
      company: '',
      mobiles: [],
      createdAt: 0,
      addWay: 0,
      state: '',
      operUserId: '',
      tags: new Set(),
      personalTags: [],
      chatStarted: false,
      interactedAt: 0,
      endedAt: 0,
    };
    this.all.push(relation);
    this.#index(relation);
    return relation;
  }

  /** Takes tags off every relation, as the deletion of a tag does. */
  removeTags(tagIds: readonly string[]): void {
    for (const relation of this.all) for (const id of tagIds) relation.tags.delete(id);
  }

  #index(relation: Relation): void {
    const { userId, externalUserId } = relation;
    this.#byPair.set(key(userId, externalUserId), relation);
    push(this.#byUser, userId.toLowerCase(), relation);
    push(this.#byCustomer, externalUserId, relation);
  }
}

function push(index: Map<string, Relation[]>, at: string, relation: Relation): void {
  const rows = index.get(at);
  if (rows) rows.push(relation);
  else index.set(at, [relation]);
}
