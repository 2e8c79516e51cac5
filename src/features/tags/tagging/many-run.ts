/** One run of the big door: decides tag by tag, writes stroke by stroke, and counts positions as it goes. */
import { addTo, authorityOf } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advanceFrom } from '#platform/feed';
import { metrics } from '#platform/telemetry';
import {
  type ChoiceFacts,
  type Decider,
  type Decision,
  decideTagging,
  type HeldTag,
  isPerson,
  type Removal,
} from '../core/public.ts';
import type { LibraryTag } from '../library/snapshot.ts';
import type { Counts } from './apply.ts';
import type { Cause } from './cause.ts';
import { isClosed, isOnlyRead } from './decide.ts';
import { rememberedAuthority } from './entries.ts';
import { endNow } from './expire.ts';
import {
  type Alike,
  forgetMany,
  insertCause,
  type ManyRemovalRow,
  putOnMany,
  rememberMany,
  removalsOfMany,
  type Stroke,
  stateOfMany,
  strengthenMany,
  takeOffMany,
} from './many-rows.ts';
import { causeRow } from './rows.ts';
import { tell } from './told.ts';

/** A customer and a tag that were left as they are. */
export interface RefusedPair {
  /** Ordinal. */
  readonly customer: number;
  readonly tag: number;
  readonly code: string;
}

/** Refused pairs that are named; the others are only counted. */
export const MOST_NAMED = 1000;

export interface AppliedToMany extends Counts {
  /** Customers whose tags are others now. */
  readonly changed: number;
  /** Refused (customer, tag) pairs by code. */
  readonly refused: Readonly<Record<string, number>>;
  /** The first 1,000 of them. */
  readonly named: readonly RefusedPair[];
  readonly position: number;
  /** Null when nothing changed. */
  readonly causeId: number | null;
}

/** What the database holds about one customer and tag, as the core needs it. */
interface Known {
  readonly held: HeldTag[];
  readonly removals: Removal[];
}

const SOMETIME = new Date(0);

export class Run {
  readonly causeId: number;
  /** Position before the first change. */
  readonly start: number;
  /** Decides and counts, and writes nothing; the tags must be of different groups. */
  readonly #dry: boolean;
  #next: number;
  readonly #decider: Decider;
  readonly #counts = { added: 0, removed: 0, moved: 0, unchanged: 0 };
  readonly #changed = new Set<number>();
  /** What came and went, for followers in this process: customer, tag, and 1 or 0. */
  readonly #told: number[] = [];
  #ended = false;
  readonly #refused: Record<string, number> = {};
  readonly #named: RefusedPair[] = [];

  constructor(
    readonly tx: Tx,
    readonly ctx: Ctx,
    readonly cause: Cause,
    { id, start, dry }: { readonly id: number; readonly start: number; readonly dry: boolean },
  ) {
    this.causeId = id;
    this.start = start;
    this.#dry = dry;
    this.#next = start + 1;
    this.#decider = { source: cause.source, authority: authorityOf(cause.source, ctx.actor.kind) };
  }

  refuse(code: string, tag: LibraryTag, customer: number): void {
    this.#refused[code] = (this.#refused[code] ?? 0) + 1;
    if (this.#named.length < MOST_NAMED) this.#named.push({ customer, tag: tag.id, code });
  }

  async takeOff(tag: LibraryTag, customers: Int32Array): Promise<void> {
    const { ctx } = this;
    if (this.#refusesAll(tag, customers)) return;
    const own = tag.group.per_staff ? ctx.actor.staff : 0;
    const held = (await this.#state([tag], customers)).filter((one) => own === null || one.staff === own);
    const byStaff = new Map<number, number[]>();
    for (const one of held) {
      const decision = this.#decide(tag, 'remove', one.staff, { held: [heldOf(one, tag)], removals: [] });
      for (const customer of one.customers)
        if (decision.kind === 'refused') this.refuse(decision.code, tag, customer);
        else if (decision.kind === 'remove') addTo(byStaff, one.staff, customer);
    }
    let removed = 0;
    for (const [staff, gone] of byStaff) {
      removed += await this.#takeOff(tag.id, staff, gone, null);
    }
    this.#counts.removed += removed;
    this.#counts.unchanged += customers.length - new Set(held.flatMap((one) => one.customers)).size;
  }

  async putOn(tag: LibraryTag, customers: Int32Array, expiresAt: Date | null): Promise<void> {
    const { tx, ctx } = this;
    const { group } = tag;
    if (this.#refusesAll(tag, customers)) return;
    const staff = group.per_staff ? (ctx.actor.staff ?? 0) : 0;
    const limited = group.choice === 'single' || group.max !== null;
    const known = await this.#known(tag, limited ? group.tags : [tag], customers, staff);
    const fresh = this.#decide(tag, 'add', staff, { held: [], removals: [] });
    const on: number[] = [];
    const stronger: number[] = [];
    const forgotten: number[] = [];
    const replaced = new Map<number, number[]>();
    for (const customer of customers) {
      const facts = known.get(customer);
      const decision = facts ? this.#decide(tag, 'add', staff, facts) : fresh;
      if (decision.kind === 'refused') this.refuse(decision.code, tag, customer);
      else if (decision.kind === 'unchanged') {
        this.#counts.unchanged++;
        if (decision.strengthens) stronger.push(customer);
      } else {
        on.push(customer);
        if (facts && facts.removals.length > 0) forgotten.push(customer);
        if (decision.kind === 'replace')
          for (const other of decision.replaced) addTo(replaced, Number(other), customer);
      }
    }
    for (const [other, gone] of replaced) {
      const made = await this.#takeOff(other, staff, gone, tag.id);
      this.#counts.removed += made;
      this.#counts.moved += made;
    }
    this.#counts.added += on.length;
    for (const customer of on) this.#came(customer, tag.id, 1);
    if (this.#dry) return;
    const stroke = this.#stroke(tag.id, staff);
    await forgetMany(tx, ctx.workspace, stroke, forgotten);
    await putOnMany(tx, ctx.workspace, stroke, on, expiresAt, this.#next);
    this.#moved(on.length, on.length);
    this.#moved(await strengthenMany(tx, ctx.workspace, stroke, stronger, this.#next), stronger.length);
  }

  #refusesAll(tag: LibraryTag, customers: Int32Array): boolean {
    if (!isOnlyRead(tag, this.cause.source)) return false;
    for (const customer of customers) this.refuse('tagging.foreign', tag, customer);
    return true;
  }

  /** Answers how many. `successor`: the tag that takes the place. */
  async #takeOff(tag: number, staff: number, gone: number[], successor: number | null): Promise<number> {
    for (const customer of gone) this.#came(customer, tag, 0);
    if (this.#dry) return gone.length;
    const { tx, ctx } = this;
    const stroke = this.#stroke(tag, staff);
    const written = await takeOffMany(tx, ctx.workspace, stroke, gone, successor, this.#next);
    if (isPerson(this.#decider)) await rememberMany(tx, ctx.workspace, stroke, gone);
    return this.#moved(written, gone.length);
  }

  async finish(): Promise<AppliedToMany> {
    const { tx, ctx, cause, start } = this;
    const count = this.#next - 1 - start;
    const answer = {
      ...this.#counts,
      changed: this.#changed.size,
      refused: this.#refused,
      named: this.#named,
    };
    if (count === 0) return { ...answer, position: start, causeId: null };
    const told = { workspace: ctx.workspace, after: start, position: start + count, changes: this.#told };
    // What came to its end on the way is not among it; then the history is read.
    const tellIt = () => this.#ended || tell(ctx.db, told);
    await advanceFrom(tx, ctx.workspace, start, count, tellIt);
    const [first, last] = [start + 1, start + count];
    await insertCause(tx, ctx.workspace, causeRow({ id: this.causeId, ctx, cause }, first, last));
    tx.afterCommit(() => {
      metrics.changes.inc({ source: cause.source, change: 'added' }, answer.added);
      metrics.changes.inc({ source: cause.source, change: 'removed' }, answer.removed);
    });
    return { ...answer, position: last, causeId: this.causeId };
  }

  #decide(tag: LibraryTag, action: 'add' | 'remove', staff: number, known: Known): Decision {
    const { group } = tag;
    const facts: ChoiceFacts = {
      ...known,
      group: { choice: group.choice, max: group.max, perStaff: group.per_staff },
      wanted: {
        action,
        tag: tag.id,
        kind: tag.kind,
        protected: tag.protected,
        closed: isClosed(tag, this.cause.source),
        ...this.#decider,
        staff: staff === 0 ? null : staff,
      },
      mayApplyProtected: this.ctx.actor.rights.has('tags:applyProtected'),
      now: this.ctx.now,
    };
    return decideTagging(facts);
  }

  #came(customer: number, tag: number, came: 0 | 1): void {
    this.#changed.add(customer);
    this.#told.push(customer, tag, came);
  }

  /** Only the customers asked for; what has come to its end is taken off before. */
  async #state(tags: readonly LibraryTag[], customers: Int32Array): Promise<Alike[]> {
    const { tx, ctx } = this;
    const ids = tags.map((tag) => tag.id);
    const asked = membership(customers);
    const state = (await stateOfMany(tx, ctx.workspace, ids, customers, ctx.now)).map((one) => ({
      ...one,
      customers: one.customers.filter(asked),
    }));
    const over = state
      .filter((one) => one.over)
      .flatMap((one) => one.customers.map((customer) => ({ ...one, customer })));
    if (over.length > 0 && !this.#dry) {
      this.#next += await endNow(tx, ctx, over, this.#next);
      this.#ended = true;
    }
    return state.filter((one) => !one.over && one.customers.length > 0);
  }

  async #known(
    tag: LibraryTag,
    tags: readonly LibraryTag[],
    customers: Int32Array,
    staff: number,
  ): Promise<Map<number, Known>> {
    const known = new Map<number, Known>();
    const of = (customer: number) => {
      const one = known.get(customer) ?? { held: [], removals: [] };
      known.set(customer, one);
      return one;
    };
    const byId = new Map(tags.map((one) => [one.id, one]));
    for (const alike of await this.#state(tags, customers)) {
      const one = byId.get(alike.tag);
      if (!one || alike.staff !== staff) continue;
      const held = heldOf(alike, one);
      for (const customer of alike.customers) of(customer).held.push(held);
    }
    const removals = await removalsOfMany(this.tx, this.ctx.workspace, tag.id, customers);
    const asked = membership(customers);
    for (const row of removals)
      if (row.staff === staff && asked(row.customer)) of(row.customer).removals.push(removalOf(row, tag));
    return known;
  }

  #stroke(tag: number, staff: number): Stroke {
    return { tag, staff, source: this.cause.source, cause: this.causeId, at: this.ctx.now };
  }

  /** Positions are given out by what was decided, so the rows written must be as many. */
  #moved(written: number, decided: number): number {
    if (written !== decided) throw new Error(`${decided} changes decided, ${written} written`);
    this.#next += written;
    return written;
  }
}

function membership(customers: Int32Array): (customer: number) => boolean {
  const low = customers[0] ?? 0;
  const high = customers[customers.length - 1] ?? 0;
  if (high - low + 1 === customers.length) return (customer) => customer >= low && customer <= high;
  const set = new Set(customers);
  return (customer) => set.has(customer);
}

/** `since` and an end that has not come play no part in these decisions. */
const heldOf = (row: Alike, tag: LibraryTag): HeldTag => ({
  tag: row.tag,
  source: row.source,
  authority: row.authority,
  locked: row.locked,
  protected: tag.protected,
  staff: row.staff === 0 ? null : row.staff,
  since: SOMETIME,
  expiresAt: null,
});

const removalOf = (row: ManyRemovalRow, tag: LibraryTag): Removal => ({
  tag: tag.id,
  source: row.source,
  authority: rememberedAuthority(row.source),
  staff: row.staff === 0 ? null : row.staff,
  until: row.ends === null ? null : new Date(row.ends),
});
