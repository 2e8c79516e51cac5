/**
 * Audience index of one workspace: which customers carry which tag, value or follow relation, in memory.
 * Never the truth: it follows positions and can be thrown away and rebuilt.
 * Holds: after everything up to position p is applied, every answer equals the SQL answer at p.
 */
import { count, inSet, NumberColumn, OrdinalSet, TextColumn } from '#features/audience/core';
import { type AttributeType, dayNumber } from '#features/conditions/core';
import type { CustomerRfm, CustomerState } from '#features/customers';
import { OWNER_KEY, RFM_LAST_KEY } from '#features/customers/core';
import { toId } from '#kernel';
import { type Draft, direct } from './draft.ts';
import { ValueSets } from './value-sets.ts';

const NOBODY = new OrdinalSet().frozenCopy();

/** Order statistics of a customer, as they stand now. */
export interface OrderState {
  readonly customer: number;
  readonly count: number;
  readonly total: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  readonly cycleDays: number | null;
  readonly nextAt: Date | null;
  readonly topProduct: string | null;
}

/** Columns that are not attributes somebody declared. */
export const builtInColumns = [
  'customer.createdAt',
  'order.count',
  'order.total',
  'order.average',
  'order.firstAt',
  'order.lastAt',
  'order.cycleDays',
  'order.nextAt',
  // Never holds anything: the days are counted from `order.nextAt`.
  'order.overdueDays',
  RFM_LAST_KEY,
  'rfm.recencyDays',
  'rfm.frequency',
  'rfm.monetary',
  'rfm.r',
  'rfm.f',
  'rfm.m',
] as const;

/** Texts that are not attributes somebody declared. */
export const builtInTexts: readonly string[] = ['order.topProduct'];

/** Lists of values that are not attributes somebody declared. */
export const builtInValues = ['customer.status', OWNER_KEY, 'customer.follower'] as const;

type Kept = 'column' | 'text' | 'values';

/** How values of a type are kept. Days are numbers, so that they can be compared and sorted by. */
export const keptAs: Readonly<Record<AttributeType, Kept>> = {
  number: 'column',
  money: 'column',
  date: 'column',
  text: 'text',
  one: 'values',
  many: 'values',
  boolean: 'values',
};

export class WorkspaceIndex {
  readonly alive: OrdinalSet;
  readonly tags = new Map<number, OrdinalSet>();
  /** Assignments of a customer and tag beyond the first: in groups per staff several people may put on the same tag. */
  readonly more = new Map<number, NumberColumn>();
  readonly columns = new Map<string, NumberColumn>();
  readonly texts = new Map<string, TextColumn>();
  readonly valueSets = new Map<string, ValueSets>();
  /** Of the declared attributes. */
  readonly types = new Map<string, AttributeType>();
  readonly #counts = new Map<number, number>();
  #countedAt = -1;
  position = 0;
  /** Rises with every customer that was applied: who keeps something of customers knows by it that it is old. */
  people = 0;
  /** `workspace.vocabulary` at the position. */
  vocabulary = 0;

  constructor(alive = new OrdinalSet()) {
    this.alive = alive;
    for (const key of builtInColumns) this.columns.set(key, new NumberColumn());
    for (const key of builtInTexts) this.texts.set(key, new TextColumn());
    for (const key of builtInValues) this.valueSets.set(key, new ValueSets());
  }

  /**
   * The attributes that exist. A new one starts empty: nobody can have had a value of an undeclared attribute. A type
   * changes only while nobody has a value.
   */
  declare(types: ReadonlyMap<string, AttributeType>): void {
    for (const [key, type] of types) if (this.types.get(key) !== type) this.startAnew(key, type);
  }

  /** An attribute without any value. */
  startAnew(key: string, type: AttributeType): void {
    this.types.set(key, type);
    for (const parts of [this.columns, this.texts, this.valueSets]) parts.delete(key);
    if (keptAs[type] === 'column') this.columns.set(key, new NumberColumn());
    else if (keptAs[type] === 'text') this.texts.set(key, new TextColumn());
    else this.valueSets.set(key, new ValueSets());
  }

  /** Those with the tag, dead ones included; nobody for a tag without assignments. */
  tag(id: number): OrdinalSet {
    return this.tags.get(id) ?? NOBODY;
  }

  get tagIds(): number[] {
    return [...this.tags.keys()];
  }

  /** Numbers, amounts, days since 1970 for declared dates, milliseconds since 1970 for built-in ones. */
  column(key: string): NumberColumn | undefined {
    return this.columns.get(key);
  }

  text(key: string): TextColumn | undefined {
    return this.texts.get(key);
  }

  values(key: string): ValueSets | undefined {
    return this.valueSets.get(key);
  }

  /** Customers that a member of staff follows, whose relation stands (half or active). */
  followedBy(staff: number): OrdinalSet {
    return this.valueSets.get('customer.follower')?.with(String(staff)) ?? NOBODY;
  }

  /** How many living customers have the tag. Counted once per position: a library shows hundreds of them at a time. */
  livingWith(tag: number): number {
    if (this.#countedAt !== this.position) {
      this.#counts.clear();
      this.#countedAt = this.position;
    }
    let n = this.#counts.get(tag);
    if (n === undefined) {
      n = count(inSet(this.tag(tag)), this.alive);
      this.#counts.set(tag, n);
    }
    return n;
  }

  /** Memory in bytes of sets, columns and texts. */
  get bytes(): number {
    let sum = this.alive.bytes;
    for (const parts of [this.tags, this.more, this.columns, this.texts, this.valueSets])
      for (const part of parts.values()) sum += part.bytes;
    return sum;
  }

  /** While loading: customers of one tag, ascending; one stands there as often as the tag was put on. */
  loadTag(tag: number, customers: Int32Array): void {
    const once = new Uint32Array(customers.length);
    let n = 0;
    for (const customer of customers) {
      if (n > 0 && once[n - 1] === customer) this.#another(tag, customer, direct);
      else once[n++] = customer;
    }
    this.#tagSet(tag).addMany(once.subarray(0, n));
  }

  applyTagChange(customer: number, tag: number, added: boolean, draft: Draft = direct): void {
    const set = draft.of(this.#tagSet(tag));
    if (added) {
      if (!set.add(customer)) this.#another(tag, customer, draft);
      return;
    }
    const kept = this.more.get(tag);
    const more = kept && draft.of(kept);
    const left = more?.get(customer) ?? 0;
    if (left === 0) set.remove(customer);
    else more?.set(customer, left === 1 ? null : left - 1);
  }

  /** A customer as it is now; what it does not have is taken away. */
  applyCustomer(state: CustomerState, draft: Draft = direct): void {
    this.people++;
    const { ordinal } = state;
    if (state.alive) draft.of(this.alive).add(ordinal);
    else if (draft.seen(this.alive).has(ordinal)) draft.of(this.alive).remove(ordinal);
    this.#put('customer.createdAt', ordinal, state.createdAt, draft);
    // Nobody has no number of orders: without any it is 0.
    for (const key of ['order.count', 'order.total']) {
      const column = this.columns.get(key);
      if (column && draft.seen(column).get(ordinal) === null) this.#put(key, ordinal, 0, draft);
    }
    this.valueSets.get('customer.status')?.set(ordinal, [state.status], draft);
    this.valueSets
      .get(OWNER_KEY)
      ?.set(ordinal, state.owner === null ? [] : [toId('staff', state.owner)], draft);
    for (const [key, type] of this.types)
      this.#putAttribute(key, type, ordinal, state.attributes[key], draft);
  }

  /** Everybody whose relation to a customer stands. */
  applyFollowers(ordinal: number, staff: readonly number[], draft: Draft = direct): void {
    this.valueSets.get('customer.follower')?.set(ordinal, staff.map(String), draft);
  }

  applyOrders({ customer, count, total, ...orders }: OrderState, draft: Draft = direct): void {
    this.#put('order.count', customer, count, draft);
    this.#put('order.total', customer, total, draft);
    this.#put('order.average', customer, count > 0 ? Math.round(total / count) : null, draft);
    this.#put('order.cycleDays', customer, orders.cycleDays, draft);
    this.#putText('order.topProduct', customer, orders.topProduct, draft);
    for (const key of ['firstAt', 'lastAt', 'nextAt'] as const)
      this.#put(`order.${key}`, customer, orders[key]?.getTime() ?? null, draft);
  }

  applyRfm({ customer, lastAt, ...values }: CustomerRfm, draft: Draft = direct): void {
    this.#put(RFM_LAST_KEY, customer, lastAt?.getTime() ?? null, draft);
    for (const [key, value] of Object.entries(values)) this.#put(`rfm.${key}`, customer, value, draft);
  }

  /** What reading a snapshot leaves undone, in steps. Until then some questions about texts take longer. */
  *settle(): Generator<void, void> {
    for (const column of this.texts.values()) yield* column.texts.hashing();
  }

  /** Smallest shapes, one part a step; worth it after loading. */
  *optimize(): Generator<void, void> {
    this.alive.optimize();
    for (const parts of [this.tags, this.columns, this.texts, this.valueSets])
      for (const part of parts.values()) {
        part.optimize();
        yield;
      }
  }

  #putAttribute(key: string, type: AttributeType, ordinal: number, value: unknown, draft: Draft): void {
    switch (keptAs[type]) {
      case 'column': {
        const number = type === 'date' && typeof value === 'string' ? dayNumber(value) : value;
        this.#put(key, ordinal, typeof number === 'number' && Number.isFinite(number) ? number : null, draft);
        return;
      }
      case 'text':
        this.#putText(key, ordinal, value, draft);
        return;
      case 'values':
        this.valueSets.get(key)?.set(ordinal, listOf(value), draft);
    }
  }

  #putText(key: string, ordinal: number, value: unknown, draft: Draft): void {
    const column = this.texts.get(key);
    const number = column && typeof value === 'string' ? column.texts.put(value) : null;
    if (column && draft.seen(column.numbers).get(ordinal) !== number)
      draft.of(column.numbers).set(ordinal, number);
  }

  #put(key: string, ordinal: number, value: number | null, draft: Draft): void {
    const column = this.columns.get(key);
    // Writing what is there would copy a block that readers or a snapshot share.
    if (column && draft.seen(column).get(ordinal) !== value) draft.of(column).set(ordinal, value);
  }

  #another(tag: number, customer: number, draft: Draft): void {
    let more = this.more.get(tag);
    if (!more) {
      more = new NumberColumn();
      this.more.set(tag, more);
    }
    const column = draft.of(more);
    column.set(customer, (column.get(customer) ?? 0) + 1);
  }

  #tagSet(tag: number): OrdinalSet {
    let set = this.tags.get(tag);
    if (!set) {
      set = new OrdinalSet();
      this.tags.set(tag, set);
    }
    return set;
  }
}

/** A stored value of an enumerable attribute as the texts under which it is found. */
function listOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'boolean') return [String(value)];
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];
}
