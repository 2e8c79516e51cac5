/**
 * Audience index of one workspace: which customers carry which tag, value or follow relation, in memory.
 * Never the truth: it follows positions and can be thrown away and rebuilt.
 * Holds: after everything up to position p is applied, every answer equals the SQL answer at p.
 */
import { NumberColumn, OrdinalSet } from '#features/audience/core';
import type { AttributeType } from '#features/conditions/core';
import type { CustomerState, FollowState } from '#features/customers';
import { ValueSets } from './value-sets.ts';

const NOBODY = new OrdinalSet().frozenCopy();

/** Order statistics of a customer, as they stand now. */
export interface OrderState {
  readonly customer: number;
  readonly count: number;
  readonly total: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

/** Columns that are not attributes somebody declared. */
export const builtInColumns = [
  'customer.createdAt',
  'order.count',
  'order.total',
  'order.average',
  'order.firstAt',
  'order.lastAt',
] as const;

const isNumeric = (type: AttributeType): boolean => type === 'number' || type === 'money';

export class WorkspaceIndex {
  readonly alive = new OrdinalSet();
  readonly #tags = new Map<number, OrdinalSet>();
  /** Number of assignments of a (customer, tag) beyond the first, for groups kept per staff member. */
  readonly #more = new Map<string, number>();
  readonly #columns = new Map<string, NumberColumn>();
  readonly #values = new Map<string, ValueSets>();
  readonly #followers = new Map<number, OrdinalSet>();
  readonly #types = new Map<string, AttributeType>();
  position = 0;

  constructor() {
    for (const key of builtInColumns) this.#columns.set(key, new NumberColumn());
    for (const key of ['customer.status', 'customer.owner']) this.#values.set(key, new ValueSets());
  }

  /**
   * The attributes that exist. A new one starts empty: nobody can have had a value of an undeclared attribute. A type
   * changes only while nobody has a value.
   */
  declare(types: ReadonlyMap<string, AttributeType>): void {
    for (const [key, type] of types) {
      if (this.#types.get(key) === type) continue;
      this.#types.set(key, type);
      this.#columns.delete(key);
      this.#values.delete(key);
      if (isNumeric(type)) this.#columns.set(key, new NumberColumn());
      else this.#values.set(key, new ValueSets());
    }
  }

  /** Those with the tag, dead ones included; nobody for a tag without assignments. */
  tag(id: number): OrdinalSet {
    return this.#tags.get(id) ?? NOBODY;
  }

  get tagIds(): number[] {
    return [...this.#tags.keys()];
  }

  column(key: string): NumberColumn | undefined {
    return this.#columns.get(key);
  }

  values(key: string): ValueSets | undefined {
    return this.#values.get(key);
  }

  /** Customers that a member of staff follows, whose relation stands (half or active). */
  followedBy(staff: number): OrdinalSet {
    return this.#followers.get(staff) ?? NOBODY;
  }

  /** Memory in bytes of sets and columns. */
  get bytes(): number {
    let sum = this.alive.bytes;
    for (const set of this.#tags.values()) sum += set.bytes;
    for (const set of this.#followers.values()) sum += set.bytes;
    for (const column of this.#columns.values()) sum += column.bytes;
    for (const values of this.#values.values()) sum += values.bytes;
    return sum;
  }

  /** While loading: strictly ascending customers of one tag. */
  loadTag(tag: number, customers: Uint32Array): void {
    this.#tagSet(tag).addMany(customers);
  }

  applyTagChange(customer: number, tag: number, added: boolean): void {
    const set = this.#tagSet(tag);
    const key = `${customer} ${tag}`;
    if (added) {
      if (!set.add(customer)) this.#more.set(key, (this.#more.get(key) ?? 0) + 1);
      return;
    }
    const more = this.#more.get(key);
    if (more === undefined) set.remove(customer);
    else if (more === 1) this.#more.delete(key);
    else this.#more.set(key, more - 1);
  }

  /** A customer as it is now; `null` values take away what was there. */
  applyCustomer(state: CustomerState): void {
    const { ordinal } = state;
    if (state.alive) this.alive.add(ordinal);
    else this.alive.remove(ordinal);
    this.#columns.get('customer.createdAt')?.set(ordinal, state.createdAt.getTime());
    // Nobody has no number of orders: without any it is 0.
    for (const key of ['order.count', 'order.total']) {
      const column = this.#columns.get(key);
      if (column?.get(ordinal) === null) column.set(ordinal, 0);
    }
    this.#values.get('customer.status')?.set(ordinal, state.status);
    this.#values.get('customer.owner')?.set(ordinal, state.owner === null ? null : String(state.owner));
    for (const [key, type] of this.#types) {
      const value = state.attributes[key];
      if (isNumeric(type)) this.#columns.get(key)?.set(ordinal, typeof value === 'number' ? value : null);
      else this.#values.get(key)?.set(ordinal, listOf(value));
    }
  }

  /** All relations of one customer; those that no longer stand are forgotten. */
  applyFollows(ordinal: number, follows: readonly FollowState[]): void {
    const standing = new Set(
      follows.filter((f) => f.status === 'half' || f.status === 'active').map((f) => f.staff),
    );
    for (const [staff, set] of this.#followers) if (!standing.has(staff)) set.remove(ordinal);
    for (const staff of standing) {
      let set = this.#followers.get(staff);
      if (!set) {
        set = new OrdinalSet();
        this.#followers.set(staff, set);
      }
      set.add(ordinal);
    }
  }

  applyOrders({ customer, count, total, firstAt, lastAt }: OrderState): void {
    const put = (key: (typeof builtInColumns)[number], value: number | null) =>
      this.#columns.get(key)?.set(customer, value);
    put('order.count', count);
    put('order.total', total);
    put('order.average', count > 0 ? Math.round(total / count) : null);
    put('order.firstAt', firstAt?.getTime() ?? null);
    put('order.lastAt', lastAt?.getTime() ?? null);
  }

  /** Smallest shapes; worth it after loading. */
  optimize(): void {
    this.alive.optimize();
    for (const set of this.#tags.values()) set.optimize();
    for (const column of this.#columns.values()) column.optimize();
    for (const values of this.#values.values()) values.optimize();
  }

  #tagSet(tag: number): OrdinalSet {
    let set = this.#tags.get(tag);
    if (!set) {
      set = new OrdinalSet();
      this.#tags.set(tag, set);
    }
    return set;
  }
}

/** An attribute's stored value as the texts under which it is found. */
function listOf(value: unknown): readonly string[] | string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.filter((v): v is string => typeof v === 'string');
  return null;
}
