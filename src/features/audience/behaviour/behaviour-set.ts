/**
 * Who meets a condition of behaviour, kept: made once from what everybody did, and brought up to a later position and
 * moment by looking only at those who did something since and at those for whom the time has come. Nothing is written in
 * place, so whoever reads a state may take his time.
 */
import { type Expression, inSet, not, OrdinalSet } from '#features/audience/core';
import {
  behaviourAsked,
  type CustomerFacts,
  compile,
  compileMoments,
  type DidLeaf,
  type Holds,
  type Moments,
  tagsHeard,
  typesAsked,
} from '#features/conditions/core';
import { lastOrdinal, touchedBetween } from '#features/customers';
import { didBetween, orderedBetween } from '#features/events';
import { isOrderType } from '#features/events/core';
import { libraryVersion, taggedBetween } from '#features/tags';
import { ahead, HOUR, inSlices } from '#kernel';
import type { Tx } from '#platform/db';
import { behaviourIn, NOBODYS_FACTS } from '../facts.ts';

/** So many ordinals are read at once. */
const RANGE = 4000;
/** After so many positions, or for so many customers, everybody is read again. */
const MOST_POSITIONS = 200_000;
const MOST_CUSTOMERS = 20_000;
/** For so long it is known beforehand whose answer changes by time alone. */
const AHEAD = HOUR;

/** What a state stands on besides positions. */
interface Ground {
  /** Another one after a backup was restored. */
  readonly epoch: number;
  /** Of a leaf that hears tags, the version of the library: a tag may have become another one, or stand on another level. */
  readonly library: number | null;
}

export interface BehaviourSet extends Ground {
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly until: number;
  /** Whether somebody who did nothing meets it. */
  readonly nobody: boolean;
  /** Of whom the opposite is true. */
  readonly exceptions: OrdinalSet;
  /** Of customers whose answer may become another one up to `until` by time alone, when. */
  readonly due: ReadonlyMap<number, number>;
}

/** A leaf of one workspace, made ready to be asked. */
export class AskedBehaviour {
  readonly #leaf: DidLeaf;
  readonly #asked;
  readonly #types: readonly string[];

  constructor(
    readonly workspace: number,
    readonly zone: string,
    leaf: DidLeaf,
  ) {
    this.#leaf = leaf;
    this.#asked = { behaviour: behaviourAsked(leaf), heard: tagsHeard(leaf) };
    this.#types = typesAsked(leaf);
  }

  /** From what everybody did. */
  async of(tx: Tx, now: number): Promise<BehaviourSet> {
    const { position, ...ground } = await this.#ground(tx);
    const last = await lastOrdinal(tx, this.workspace);
    const judge = this.#judge();
    const nobody = judge.holds(NOBODYS_FACTS, new Date(now), this.zone);
    const made = { exceptions: new OrdinalSet(), due: new Map<number, number>() };
    const span = { now, until: now + AHEAD, nobody };
    const ranges = ahead<Range>(async (before) => {
      const from = before ? before.to : 1;
      if (from > last) return null;
      const to = from + RANGE;
      return { to, facts: await behaviourIn(tx, this.workspace, { from, to }, this.#asked, now) };
    });
    for await (const { facts } of ranges)
      await inSlices(judgeAll(judge, this.zone, facts.keys(), facts, span, made));
    made.exceptions.optimize();
    return { ...ground, ...made, position, at: now, until: span.until, nobody };
  }

  /** The same later; null: everybody has to be read. */
  async later(tx: Tx, before: BehaviourSet, now: number): Promise<BehaviourSet | null> {
    const { position, ...ground } = await this.#ground(tx);
    const isFar = now > before.until || position - before.position > MOST_POSITIONS;
    if (isFar || ground.epoch !== before.epoch || ground.library !== before.library) return null;
    const changed = await this.#changedBetween(tx, before.position, position);
    for (const [customer, due] of before.due) if (due <= now) changed.add(customer);
    if (changed.size > MOST_CUSTOMERS) return null;
    if (changed.size === 0) return { ...before, position, at: now };
    const facts = await behaviourIn(tx, this.workspace, [...changed], this.#asked, now);
    const made = { exceptions: before.exceptions.clone(), due: new Map(before.due) };
    await inSlices(judgeAll(this.#judge(), this.zone, changed, facts, { ...before, now }, made));
    return { ...before, ...made, position, at: now };
  }

  /** Made for each reading: it remembers of whom it was asked last, which must not outlive an erasure. */
  #judge(): Judge {
    const leaf = { ...this.#leaf };
    return { holds: compile(leaf), moments: compileMoments(leaf) };
  }

  async #ground(tx: Tx): Promise<Ground & { readonly position: number }> {
    const { position, epoch } = await tx.one<{ position: number; epoch: number }>(
      'select position, epoch from workspace where id = $1',
      [this.workspace],
    );
    const hears = this.#asked.heard.length > 0;
    return { position, epoch, library: hears ? await libraryVersion(tx, this.workspace) : null };
  }

  /** Who may have done something else than before, after a position and up to another one. */
  async #changedBetween(tx: Tx, after: number, upTo: number): Promise<Set<number>> {
    if (after === upTo) return new Set();
    return new Set([
      ...(await didBetween(tx, this.workspace, this.#types, after, upTo)),
      ...(await touchedBetween(tx, this.workspace, after, upTo)),
      ...(this.#types.some(isOrderType) ? await orderedBetween(tx, this.workspace, after, upTo) : []),
      ...(this.#asked.heard.length > 0 ? await taggedBetween(tx, this.workspace, after, upTo) : []),
    ]);
  }
}

interface Judge {
  readonly holds: Holds;
  readonly moments: Moments;
}

function* judgeAll(
  { holds, moments }: Judge,
  zone: string,
  customers: Iterable<number>,
  facts: ReadonlyMap<number, CustomerFacts>,
  { now, until, nobody }: Pick<BehaviourSet, 'until' | 'nobody'> & { readonly now: number },
  { exceptions, due }: { readonly exceptions: OrdinalSet; readonly due: Map<number, number> },
): Generator<void, void> {
  for (const customer of customers) {
    const known = facts.get(customer) ?? NOBODYS_FACTS;
    if (holds(known, new Date(now), zone) === nobody) exceptions.remove(customer);
    else exceptions.add(customer);
    const [next] = moments(known, now, until, zone, 1);
    if (next === undefined) due.delete(customer);
    else due.set(customer, next);
    yield;
  }
}

interface Range {
  /** The first ordinal behind it. */
  readonly to: number;
  readonly facts: ReadonlyMap<number, CustomerFacts>;
}

/** Who meets it, as an expression. */
export const expressionOfSet = ({ nobody, exceptions }: BehaviourSet): Expression =>
  nobody ? not(inSet(exceptions)) : inSet(exceptions);
