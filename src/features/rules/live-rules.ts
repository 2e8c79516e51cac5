/** The rules of a workspace that are live, ready to be asked. */
import type { Audiences, FactsAsked, Terms } from '#features/audience';
import { factsAskedBy } from '#features/audience';
import {
  askedThroughout,
  type BehaviourByType,
  behaviourAsked,
  bothAsked,
  longest,
  neededTypes,
  occurrenceAsked,
} from '#features/conditions/core';
import { KeptHistories } from '#features/events';
import { AppError, invalid, rights } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import {
  type Circle,
  type CompiledLook,
  compileLook,
  conditionsOf,
  levelsOf,
  type Reads,
  type ResolvedRule,
  type RuleBody,
  readsOf,
  resolveRule,
  suggestsOnly,
  writesOf,
} from './core/public.ts';
import { type LiveRow, liveRows } from './rule-sql.ts';

/** Where a rule stands that is read and put to customers. */
export interface ReadyRule {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  readonly body: RuleBody;
  readonly resolved: ResolvedRule;
  /** Milliseconds since 1970; null: all history is its business. */
  readonly from: number | null;
  readonly look: CompiledLook;
  /** Of a model: when the bounds of its scores were computed. */
  readonly cutoffsAt: Date | null;
  /** As what it puts tags on. */
  readonly source: 'rule' | 'model';
  readonly watches: Reads;
  /** Whoever did nothing of these types lately is none of its business; null: anybody may be. */
  readonly needs: ReadonlySet<string> | null;
  /** Tags that decide about it: that it reads or writes. */
  readonly reads: ReadonlySet<number>;
  readonly writes: readonly number[];
}

export interface LiveRules {
  readonly rules: readonly ReadyRule[];
  /** A rule stands behind all that write what it reads. */
  readonly levels: readonly (readonly ReadyRule[])[];
  readonly asked: AskedByRules;
  readonly terms: Terms;
  /** The state of the workspace's names and rules that this is of; see `isCurrent`. */
  readonly names: NamesState;
  /** What customers did, kept from step to step. */
  readonly histories: KeptHistories;
  /** Rules that cannot be asked any more, with what is wrong. */
  readonly broken: ReadonlyMap<number, AppError>;
}

export interface RuleParts {
  readonly audiences: Audiences;
  /** How many positions of the log one step follows at most; `POSITIONS_OF_A_STEP`, which it may not exceed, when it is missing. */
  readonly stepOf?: number;
  /** What time it is, for steps that are read before their turn; missing: that of whoever asks. */
  readonly clock?: () => Date;
}

/** Rules see everything; who may make them is asked when they are made. */
export const asRules = (ctx: Ctx): Ctx => ({
  ...ctx,
  actor: systemActor(ctx.workspace, 'rules', new Set(rights)),
});

/** As what its tags are put on. */
export const sourceOf = ({ kind }: ResolvedRule): 'rule' | 'model' => (kind === 'model' ? 'model' : 'rule');

/** What a rule proposes is also taken back, from anybody, so one that only suggests looks at everybody. */
function needsOf(rule: ResolvedRule): ReadonlySet<string> | null {
  if (suggestsOnly(rule)) return null;
  if (rule.kind === 'state') return neededTypes(rule.when);
  return rule.kind === 'trigger' && rule.on.kind === 'event' ? neededTypes(rule.on.did) : null;
}

export function readyRule(row: LiveRow, terms: Terms): ReadyRule {
  const resolved = resolveRule(row.body, terms);
  const watches = readsOf(resolved);
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    body: row.body,
    resolved,
    from: row.live_from?.getTime() ?? null,
    look: compileLook(resolved, row.cutoffs),
    cutoffsAt: row.cutoffs_at,
    source: sourceOf(resolved),
    watches,
    needs: needsOf(resolved),
    reads: watches.tags,
    writes: writesOf(resolved),
  };
}

export const othersOf = (rule: Pick<ReadyRule, 'id'>, rules: readonly ReadyRule[]): ReadyRule[] =>
  rules.filter((one) => one.id !== rule.id);

/** What rules ask to be known of customers. */
export interface AskedByRules extends FactsAsked {
  /** Of each rule the tags that it reads or writes. */
  readonly tagsByRule: ReadonlyMap<number, readonly number[]>;
  /** How long, in milliseconds, the past goes on deciding: the longest time for which a rule keeps its tags. */
  readonly keptFor: number;
}

const keepsFor = ({ resolved }: ReadyRule): number =>
  'keep' in resolved && resolved.keep.kind === 'for' ? longest(resolved.keep.duration) : 0;

/** What its looks ask: a trigger judges what it waits for when that happens. */
function behaviourOf(rule: ResolvedRule): BehaviourByType {
  const asked =
    rule.kind === 'trigger' && rule.on.kind === 'event'
      ? [occurrenceAsked(rule.on.did), behaviourAsked(rule.when)]
      : conditionsOf(rule).map(([, condition]) => behaviourAsked(condition));
  return asked.reduce(bothAsked, new Map());
}

export async function askedBy(
  parts: RuleParts,
  ctx: Ctx,
  rules: readonly ReadyRule[],
): Promise<AskedByRules> {
  const conditions = (rule: ReadyRule) => conditionsOf(rule.resolved).map(([, condition]) => condition);
  const asked = await factsAskedBy(rules.flatMap(conditions), (audience) =>
    parts.audiences.frozenMembers(ctx, audience),
  );
  const behaviour = rules
    .map((rule) => askedThroughout(behaviourOf(rule.resolved), keepsFor(rule)))
    .reduce(bothAsked, new Map());
  const tagsByRule = new Map(rules.map((rule) => [rule.id, [...rule.reads, ...rule.writes]]));
  const tags = [...new Set([...tagsByRule.values()].flat())];
  return { ...asked, behaviour, tags, tagsByRule, keptFor: Math.max(0, ...rules.map(keepsFor)) };
}

interface NamesState {
  readonly vocabulary: number;
  /** Another one after a backup was restored: positions were given out again. */
  readonly epoch: number;
}

const namesState = (db: Queryable, workspace: number): Promise<NamesState> =>
  db.one<NamesState>('select vocabulary, epoch from workspace where id = $1', [workspace]);

const areSame = (a: NamesState, b: NamesState): boolean =>
  a.vocabulary === b.vocabulary && a.epoch === b.epoch;

/**
 * Whether these rules are still the ones that are live. To be asked in a transaction that holds the right to write,
 * before anything is done: a rule that was paused or deleted meanwhile must not act any more.
 */
export const isCurrent = async (tx: Tx, workspace: number, live: LiveRules): Promise<boolean> =>
  areSame(await namesState(tx, workspace), live.names);

/** Rules that wait for each other: `rule.cycle`. */
export function cycleError(
  circle: Circle,
  rules: readonly { readonly id: number; readonly name: string }[],
  terms: Terms,
): AppError {
  const chain = circle.rules.map((id) => rules.find((one) => one.id === id)?.name ?? '').join(' → ');
  const tags = [...new Set(circle.tags)].map((id) => terms.tag(id)?.name ?? '').join(', ');
  return invalid('rule.cycle', { chain, tags }, [
    { path: 'name', code: 'rule.cycle', facts: { chain, tags } },
  ]);
}

interface KeptOf {
  /** What is asked of behaviour, and of which history of the database, as text. */
  readonly asked: string;
  readonly histories: KeptHistories;
}

const keptBy = new WeakMap<Audiences, Map<number, KeptOf>>();

/** What is kept for the rules of a workspace, until they ask for something else of behaviour. */
function historiesFor(
  audiences: Audiences,
  workspace: number,
  epoch: number,
  behaviour: BehaviourByType,
): KeptHistories {
  const known = keptBy.get(audiences) ?? new Map<number, KeptOf>();
  keptBy.set(audiences, known);
  const read = new Map([...behaviour].map(([type, { properties }]) => [type, [...properties]]));
  const asked = JSON.stringify([
    epoch,
    [...behaviour].map(([type, { back, propertiesBack }]) => [type, back, propertiesBack, read.get(type)]),
  ]);
  const before = known.get(workspace);
  if (before?.asked === asked) return before.histories;
  before?.histories.end();
  const histories = new KeptHistories(read);
  known.set(workspace, { asked, histories });
  return histories;
}

/** What this process keeps for rules of workspaces beside these. */
export const historiesBeside = (audiences: Audiences, workspaces: readonly number[]): KeptHistories[] =>
  [...(keptBy.get(audiences) ?? [])].flatMap(([workspace, { histories }]) =>
    workspaces.includes(workspace) ? [] : [histories],
  );

/** Of each state of the names, the rules that were made ready last. */
const ready = new WeakMap<Terms, LiveRules>();

/** A rule that names what is gone, or waits for itself since tags were merged, rests; all others go on. */
export async function liveRules(parts: RuleParts, asker: Ctx): Promise<LiveRules> {
  const ctx = asRules(asker);
  const names = await namesState(ctx.db, ctx.workspace);
  const terms = await parts.audiences.terms(ctx, names.vocabulary);
  const known = ready.get(terms);
  if (known && areSame(known.names, names)) return known;
  const rows = await liveRows(ctx.db, ctx.workspace);
  const broken = new Map<number, AppError>();
  const read: ReadyRule[] = [];
  for (const row of rows)
    try {
      read.push(readyRule(row, terms));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      broken.set(row.id, error);
    }
  const { levels, resting } = levelsOf(read);
  for (const [id, circle] of resting) broken.set(id, cycleError(circle, read, terms));
  const rules = read.filter((rule) => !resting.has(rule.id));
  const asked = await askedBy(parts, ctx, rules);
  const histories = historiesFor(parts.audiences, ctx.workspace, names.epoch, asked.behaviour);
  const live = { rules, levels, asked, terms, names, histories, broken };
  ready.set(terms, live);
  return live;
}

const around = new WeakMap<LiveRules, Map<string, Promise<LiveRules>>>();

/** Some rules with those that read, at any remove, what they write: all who look when they do. */
export function liveAround(
  parts: RuleParts,
  ctx: Ctx,
  live: LiveRules,
  ids: readonly number[],
): Promise<LiveRules> {
  const known = around.get(live) ?? new Map<string, Promise<LiveRules>>();
  around.set(live, known);
  const key = ids.join(' ');
  const found = known.get(key) ?? narrowed(parts, ctx, live, new Set(ids));
  known.set(key, found);
  // What failed is asked again by whoever comes next.
  found.catch(() => known.delete(key));
  return found;
}

async function narrowed(
  parts: RuleParts,
  ctx: Ctx,
  live: LiveRules,
  ids: ReadonlySet<number>,
): Promise<LiveRules> {
  const written = new Set<number>();
  // A rule stands behind all that write what it reads, so one walk finds them.
  const rules = live.levels.flat().filter((rule) => {
    const follows = ids.has(rule.id) || [...rule.reads].some((tag) => written.has(tag));
    if (follows) for (const tag of rule.writes) written.add(tag);
    return follows;
  });
  const levels = live.levels.map((level) => level.filter((rule) => rules.includes(rule)));
  return { ...live, rules, levels, asked: await askedBy(parts, ctx, rules) };
}
