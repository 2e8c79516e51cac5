/** What is known of customers, loaded for the evaluator of one: for explanations, and as the slow twin of the index. */

import type { OrdinalSet } from '#features/audience/core';
import {
  type BehaviourByType,
  behaviourAsked,
  bothAsked,
  type CustomerFacts,
  type EventFact,
  historyIn,
  historyOfLines,
  leavesOf,
  numberedTimeline,
  type Resolved,
  type Timeline,
  tagEvents,
  tagsHeard,
} from '#features/conditions/core';
import { attributeFactsOf, followFactsOf } from '#features/customers';
import { type Done, doneBy, historyOf, type KeptView, type TypeAsked, type Whom } from '#features/events';
import { assignmentFactsOf, tagHistory } from '#features/tags';
import { grouped } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';

export interface FactsAsked {
  /** What conditions look at; facts of other kinds are missing. */
  readonly behaviour: BehaviourByType;
  /** Only assignments of these tags; null: of all. */
  readonly tags: readonly number[] | null;
  /** Of each customer only these of them. */
  readonly tagsOf?: ReadonlyMap<number, Iterable<number>>;
  /** Whether they ask who put a tag on. */
  readonly actors: boolean;
  /** Tags whose coming and going they ask for as events. */
  readonly heard: readonly number[];
  readonly attributes: boolean;
  readonly follows: boolean;
  readonly frozen: ReadonlyMap<number, OrdinalSet>;
}

/** What conditions ask for: events by type, and the frozen audiences with their members. */
export async function factsAskedBy(
  conditions: Iterable<Resolved>,
  frozenMembers: (audience: number) => Promise<OrdinalSet>,
): Promise<FactsAsked> {
  let behaviour: BehaviourByType = new Map();
  const heard = new Set<number>();
  let actors = false;
  let attributes = false;
  let follows = false;
  const frozen = new Map<number, OrdinalSet>();
  for (const condition of conditions) {
    behaviour = bothAsked(behaviour, behaviourAsked(condition));
    for (const leaf of leavesOf(condition)) {
      if (leaf.kind === 'did') for (const tag of tagsHeard(leaf)) heard.add(tag);
      if (leaf.kind === 'tag' && leaf.staff !== null) actors = true;
      if (leaf.kind === 'attribute') attributes = true;
      if (leaf.kind === 'follow') follows = true;
      if (leaf.kind === 'frozen' && !frozen.has(leaf.audience))
        frozen.set(leaf.audience, await frozenMembers(leaf.audience));
    }
  }
  return { behaviour, tags: null, actors, heard: [...heard], attributes, follows, frozen };
}

/** Facts of these customers (ordinals), as the transaction sees them, with everything that they ever did. */
export async function factsIn(
  tx: Tx,
  ctx: Pick<Ctx, 'workspace' | 'timeZone'>,
  customers: readonly number[],
  asked: FactsAsked,
): Promise<ReadonlyMap<number, CustomerFacts>> {
  const events = grouped(
    await historyOf(tx, ctx.workspace, [...asked.behaviour.keys()], customers, { sources: sourcesOf(asked) }),
    (event) => event.customer,
  );
  const states = await statesIn(tx, ctx, customers, asked);
  return new Map([...states].map(([one, state]) => [one, { ...state, events: events.get(one) ?? [] }]));
}

/** Of some customers, how far back is looked. */
export interface Stretch {
  readonly customers: readonly number[];
  /** Milliseconds since 1970: conditions look at this moment or later ones. Without end: everything is read. */
  readonly from: number;
  /** What is in memory of what they did. */
  readonly kept: KeptView | null;
}

/**
 * The same with no more of what they did than is asked for: nothing that lies further back than conditions look, and of
 * properties only those that they read.
 */
export async function leanFactsIn(
  tx: Tx,
  ctx: Pick<Ctx, 'workspace' | 'timeZone'>,
  stretches: readonly Stretch[],
  asked: FactsAsked,
): Promise<ReadonlyMap<number, CustomerFacts>> {
  const facts = new Map<number, CustomerFacts>();
  const states = await statesIn(
    tx,
    ctx,
    stretches.flatMap((one) => one.customers),
    asked,
  );
  for (const { customers, from, kept } of stretches) {
    if (customers.length === 0) continue;
    const beside = { sources: sourcesOf(asked), kept };
    const done = await doneBy(tx, ctx.workspace, typesAsked(asked, from), customers, beside);
    for (const customer of customers) {
      const state = states.get(customer);
      if (state) facts.set(customer, withHistory(state, linesOf(done.get(customer) ?? [])));
    }
  }
  return facts;
}

const NO_STATE: State = { assignments: [], attributes: new Map(), follows: [], frozen: new Set() };

/**
 * Of whoever did anything that is asked for, that and nothing else; as far back as is asked for of the moment `from`, in
 * milliseconds since 1970.
 */
export async function behaviourIn(
  tx: Tx,
  workspace: number,
  whom: Whom,
  asked: Pick<FactsAsked, 'behaviour' | 'heard'>,
  from: number,
): Promise<ReadonlyMap<number, CustomerFacts>> {
  const done = await doneBy(tx, workspace, typesAsked(asked, from), whom, { sources: sourcesOf(asked) });
  return new Map([...done].map(([customer, own]) => [customer, withHistory(NO_STATE, linesOf(own))]));
}

/** Somebody who did nothing. */
export const NOBODYS_FACTS: CustomerFacts = withHistory(NO_STATE, new Map());

function typesAsked({ behaviour }: Pick<FactsAsked, 'behaviour'>, from: number): TypeAsked[] {
  const since = (back: number | null) =>
    back === null || from === Number.NEGATIVE_INFINITY ? null : new Date(from - back);
  return [...behaviour].map(([type, { back, properties, propertiesBack }]) => ({
    type,
    since: since(back),
    properties: [...properties],
    propertiesSince: since(propertiesBack),
  }));
}

/** What does not stand among the events: the coming and going of tags. */
function sourcesOf({ heard, behaviour }: Pick<FactsAsked, 'heard' | 'behaviour'>) {
  if (heard.length === 0) return [];
  const read = tagEvents.flatMap((type) => [...(behaviour.get(type)?.properties ?? [])]);
  return [tagHistory(heard, new Set(read))];
}

const linesOf = (done: readonly Done[]): Map<string, Timeline> =>
  new Map(
    done.map((one) => [
      one.type,
      'kinds' in one ? numberedTimeline(one.times, one.kinds.of, one.kinds.among) : one,
    ]),
  );

/** Facts whose events are made from the history when somebody asks for them. */
function withHistory(state: State, byType: ReadonlyMap<string, Timeline>): CustomerFacts {
  let events: readonly EventFact[] | null = null;
  return {
    ...state,
    history: historyOfLines(byType),
    get events() {
      events ??= [...byType.values()].flatMap((line) => line.events);
      return events;
    },
  };
}

/** What is known of these customers after their tags or scores changed; what else they did is as before. */
export async function withStateOf(
  tx: Tx,
  ctx: Pick<Ctx, 'workspace' | 'timeZone'>,
  before: ReadonlyMap<number, CustomerFacts>,
  asked: FactsAsked,
): Promise<ReadonlyMap<number, CustomerFacts>> {
  const customers = [...before.keys()];
  const states = await statesIn(tx, ctx, customers, asked);
  const sources = sourcesOf(asked);
  const again = sources.flatMap(({ types }) =>
    types.map((type) => ({ type, since: null, properties: [], propertiesSince: null })),
  );
  const told = await doneBy(tx, ctx.workspace, again, customers, { sources });
  return new Map(
    [...before].flatMap(([customer, known]) => {
      const state = states.get(customer);
      const anew = linesOf(told.get(customer) ?? []);
      return state
        ? [[customer, withHistory(state, new Map([...historyIn(known).byType, ...anew]))] as const]
        : [];
    }),
  );
}

type State = Omit<CustomerFacts, 'events' | 'history'>;

async function statesIn(
  tx: Tx,
  { workspace, timeZone }: Pick<Ctx, 'workspace' | 'timeZone'>,
  customers: readonly number[],
  asked: FactsAsked,
): Promise<ReadonlyMap<number, State>> {
  const assignments = await assignmentFactsOf(tx, workspace, customers, asked);
  const attributes = asked.attributes ? await attributeFactsOf(tx, workspace, customers, timeZone) : null;
  const follows = asked.follows ? await followFactsOf(tx, workspace, customers) : null;
  return new Map(
    customers.map((customer) => [
      customer,
      {
        assignments: assignments.get(customer) ?? [],
        attributes: attributes?.get(customer) ?? new Map(),
        follows: follows?.get(customer) ?? [],
        frozen: new Set([...asked.frozen].filter(([, members]) => members.has(customer)).map(([id]) => id)),
      },
    ]),
  );
}

/** Facts of these customers, as far as the condition asks for them. */
export async function factsOf(
  ctx: Ctx,
  customers: readonly number[],
  resolved: Resolved,
  frozenMembers: (audience: number) => Promise<OrdinalSet>,
): Promise<ReadonlyMap<number, CustomerFacts>> {
  const asked = await factsAskedBy([resolved], frozenMembers);
  return ctx.db.snapshot((tx) => factsIn(tx, ctx, customers, asked));
}
