/**
 * One customer who exists nowhere, under one rule, at whatever time it is said to be. The looks are those of the live
 * engine and who wins over whom is decided as at the one door of taggings, so what is seen here is what the product
 * does; but nothing is read or written, and no clock is asked.
 */
import {
  type AttributeValue,
  type CustomerFacts,
  type EventFact,
  type Explanation,
  explain,
  type Names,
  type Resolved,
} from '#features/conditions/core';
import { RFM_LAST_KEY } from '#features/customers/core';
import { purchaseCycle } from '#features/events/core';
import {
  type CompiledLook,
  type Cutoffs,
  compileLook,
  decidingCondition,
  evidenceOf,
  type Look,
  type Memory,
  modelEvidence,
  NOTHING_KNOWN,
  type Scored,
  type TagCame,
  type WrittenRule,
} from '#features/rules/core';
import { afterDecision, decideTagging, type HeldTag, type Removal } from '#features/tags/core';
import { dayIn, type Language, MINUTE, type Source } from '#kernel';
import type { OwnTag } from './own-library.ts';
import type { Happening } from './preset.ts';

/**
 * Why a tag came, went, or did neither. `otherwise`: no step of the ladder holds; `over`: the time for which it was kept;
 * `hand`: somebody else than the rule; `stronger`, `removedByPerson`: what kept the rule from it.
 */
export const reasons = [
  'met',
  'otherwise',
  'notMet',
  'over',
  'replaced',
  'hand',
  'stronger',
  'removedByPerson',
] as const;
export type Because = (typeof reasons)[number];

export interface Seen {
  readonly tag: number;
  readonly action: 'add' | 'remove';
  /** False: somebody stronger was in the way. */
  readonly done: boolean;
  readonly because: Because;
  readonly by: Source;
  /** What the product would write beside the tag. */
  readonly evidence: string | null;
  readonly explanation: Explanation | null;
}

export interface SandboxParts {
  readonly rule: WrittenRule;
  readonly tags: ReadonlyMap<number, OwnTag>;
  readonly names: Names;
  readonly zone: string;
  readonly language: Language;
  /** When the customer's history begins, in milliseconds since 1970. */
  readonly beginning: number;
}

/** Bounds of a model that needs nobody else's orders. */
function cutoffsOf({ resolved }: WrittenRule): Cutoffs | null {
  if (resolved.kind !== 'model') return null;
  const { r, f, m } = resolved.model.scales;
  const breaks = (scale: typeof r) => (scale.kind === 'breaks' ? scale.breaks : []);
  return { r: breaks(r), f: breaks(f), m: breaks(m) };
}

export class Sandbox {
  readonly #parts: SandboxParts;
  readonly #look: CompiledLook;
  readonly #source: Source;
  #events: EventFact[] = [];
  #held: readonly HeldTag[] = [];
  #removals: readonly Removal[] = [];
  #memory: Memory = NOTHING_KNOWN;
  #due: number | null = null;
  #scored: Scored | null = null;

  constructor(parts: SandboxParts) {
    this.#parts = parts;
    this.#look = compileLook(parts.rule.resolved, cutoffsOf(parts.rule));
    this.#source = parts.rule.resolved.kind === 'model' ? 'model' : 'rule';
  }

  /** When the rule looks again although nothing happens. */
  get due(): number | null {
    return this.#due;
  }

  /** Tags that stand, those that came first before. */
  get tags(): number[] {
    return this.#held.map((one) => Number(one.tag));
  }

  /** The next look that is due at `now` or earlier; null when there is none. */
  wait(now: number): { readonly at: number; readonly seen: Seen[] } | null {
    const at = this.#due;
    if (at === null || at > now) return null;
    return { at, seen: this.#ask(at, at, []) };
  }

  /** Lets things happen, and the rule look at them. */
  happen(happenings: readonly Happening[], now: number, tagOf: (path: string) => number): Seen[] {
    let earliest = now;
    const came: TagCame[] = [];
    const seen: Seen[] = [];
    for (const one of happenings)
      if (one.kind === 'tagging') {
        const tag = tagOf(one.tag);
        const outcome = this.#tagging(one.action, tag, one.by, now, null);
        for (const change of outcome)
          if (change.done) came.push({ tag: change.tag, added: change.action === 'add', at: now });
        seen.push(...outcome);
      } else earliest = Math.min(earliest, this.#record(one, now));
    return [...seen, ...this.#ask(now, earliest, came)];
  }

  /** The earliest time at which something is different now. */
  #record(one: Exclude<Happening, { kind: 'tagging' }>, now: number): number {
    const at = new Date(now);
    if (one.kind === 'order') {
      const properties = { orderNo: one.orderNo, amount: one.amount, currency: 'CNY' };
      this.#events.push({ type: 'order.paid', at, properties });
      return now;
    }
    if (one.kind === 'refund') {
      const isIt = ({ type, properties }: EventFact) =>
        type === 'order.paid' && properties.orderNo === one.orderNo;
      const paid = this.#events.find(isIt)?.at.getTime() ?? now;
      this.#events = this.#events.filter((event) => !isIt(event));
      this.#events.push({ type: 'order.refunded', at, properties: { orderNo: one.orderNo } });
      return paid;
    }
    const first = now - (one.times - 1) * MINUTE;
    for (let when = first; when <= now; when += MINUTE)
      this.#events.push({ type: one.type, at: new Date(when), properties: one.properties });
    return first;
  }

  #facts(): CustomerFacts {
    const { zone, beginning } = this.#parts;
    const attributes = new Map<string, AttributeValue>([
      ['customer.createdAt', dayIn(new Date(beginning), zone)],
    ]);
    const paid = this.#events.filter(({ type }) => type === 'order.paid');
    const cycle = purchaseCycle(paid.map(({ at }) => dayIn(at, zone)));
    if (cycle) attributes.set('order.cycleDays', cycle.cycleDays).set('order.nextAt', cycle.nextDay);
    if (this.#scored) {
      const { lastAt, frequency, monetary, r, f, m } = this.#scored;
      attributes.set(RFM_LAST_KEY, dayIn(new Date(lastAt), zone));
      for (const [key, value] of Object.entries({ frequency, monetary, r, f, m }))
        attributes.set(`rfm.${key}`, value);
    }
    return {
      events: [...this.#events],
      attributes,
      assignments: this.#held.map(({ tag, since, source }) => ({
        tag: Number(tag),
        since,
        source,
        staff: null,
      })),
      follows: [],
      frozen: new Set(),
    };
  }

  #ask(now: number, earliest: number, came: readonly TagCame[]): Seen[] {
    const { beginning, zone } = this.#parts;
    const ended = this.#end(now);
    const look = this.#look(this.#memory, {
      facts: this.#facts(),
      now,
      earliest: Math.max(earliest, beginning),
      from: beginning,
      zone,
      came,
    });
    this.#memory = look.memory;
    this.#due = look.next;
    this.#scored = look.scored ?? null;
    return [...ended, ...this.#obey(look, now)];
  }

  #obey({ put, take, letGo, until, scored }: Look, now: number): Seen[] {
    const seen: Seen[] = [];
    const isOurs = (tag: number) =>
      this.#held.some((one) => one.tag === tag && (one.source === 'rule' || one.source === 'model'));
    for (const tag of letGo)
      if (isOurs(tag)) seen.push(...this.#tagging('remove', tag, this.#source, now, null));
    for (const tag of take)
      if (this.tags.includes(tag)) seen.push(...this.#tagging('remove', tag, this.#source, now, null));
    const expiresAt = until === null ? null : new Date(until);
    for (const tag of put) seen.push(...this.#tagging('add', tag, this.#source, now, expiresAt, scored));
    return seen;
  }

  /** Takes off what was kept for a time that is over. */
  #end(now: number): Seen[] {
    const isOver = ({ expiresAt }: HeldTag) => expiresAt !== null && expiresAt.getTime() <= now;
    const over = this.#held.filter(isOver);
    this.#held = this.#held.filter((one) => !isOver(one));
    return over.map(({ tag, source }) => ({
      tag: Number(tag),
      action: 'remove',
      done: true,
      because: 'over',
      by: source,
      evidence: null,
      explanation: null,
    }));
  }

  #tagging(
    action: 'add' | 'remove',
    tag: number,
    source: Source,
    now: number,
    expiresAt: Date | null,
    scored: Scored | null = null,
  ): Seen[] {
    const { tags } = this.#parts;
    const group = tags.get(tag)?.group;
    const isBeside = (one: { readonly tag: HeldTag['tag'] }) => tags.get(Number(one.tag))?.group === group;
    const facts = {
      group: {
        choice: tags.get(tag)?.single ? ('single' as const) : ('multiple' as const),
        max: null,
        perStaff: false,
      },
      held: this.#held.filter(isBeside),
      removals: this.#removals.filter(isBeside),
      wanted: {
        action,
        tag,
        source,
        kind: 'behaviour' as const,
        protected: false,
        closed: false,
        staff: null,
      },
      mayApplyProtected: true,
      now: new Date(now),
    };
    const decision = decideTagging(facts);
    const ours = source === this.#source;
    const why = ours ? this.#why(tag, now, action === 'add' ? scored : null) : NO_WHY;
    const said = { tag, action, by: source, ...why };
    if (decision.kind === 'refused') {
      // Nothing here is locked, protected or closed, and no group is full.
      const because = decision.code === 'tagging.removedByPerson' ? 'removedByPerson' : 'stronger';
      return [{ ...said, done: false, because }];
    }
    const next = afterDecision(facts, decision);
    const withEnd = (one: HeldTag): HeldTag =>
      one.tag === tag && one.source === source && ours ? { ...one, expiresAt } : one;
    this.#held = [...this.#held.filter((one) => !isBeside(one)), ...next.held.map(withEnd)];
    this.#removals = [...this.#removals.filter((one) => !isBeside(one)), ...next.removals];
    if (decision.kind === 'unchanged') return [];
    const replaced = decision.kind === 'replace' ? decision.replaced : [];
    return [
      ...replaced.map(
        (one): Seen => ({
          ...NO_WHY,
          tag: Number(one),
          action: 'remove',
          done: true,
          because: 'replaced',
          by: source,
        }),
      ),
      { ...said, done: true, because: becauseOf(ours, action, why) },
    ];
  }

  #why(tag: number, now: number, scored: Scored | null): Pick<Seen, 'evidence' | 'explanation'> {
    const { rule, names, zone, language } = this.#parts;
    const facts = this.#facts();
    const asked = { facts, now: new Date(now), zone, names, language };
    const when = withWhatHappened(rule, decidingCondition(rule, tag)?.when ?? null);
    return {
      evidence: modelEvidence(scored, asked) ?? evidenceOf(rule, tag, asked),
      explanation: when && explain(when, facts, asked.now, zone, names, language),
    };
  }
}

const becauseOf = (ours: boolean, action: 'add' | 'remove', { explanation }: Pick<Seen, 'explanation'>) => {
  if (!ours) return 'hand';
  return action === 'remove' ? 'notMet' : explanation ? 'met' : 'otherwise';
};

const NO_WHY = { evidence: null, explanation: null } as const;

/** Of a trigger: what it waited for, and what else had to hold. */
function withWhatHappened({ resolved }: WrittenRule, when: Resolved | null): Resolved | null {
  if (resolved.kind !== 'trigger' || resolved.on.kind !== 'event') return when;
  return when === null || when.kind === 'everyone'
    ? resolved.on.did
    : { kind: 'all', of: [resolved.on.did, when] };
}
