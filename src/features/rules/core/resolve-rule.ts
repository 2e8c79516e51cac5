/** A rule whose names are numbers and whose conditions are checked: what everything that runs a rule reads. */
import {
  type Condition,
  type DidLeaf,
  Lookups,
  type Resolved,
  resolveCondition,
  type TagTerm,
  type Vocabulary,
} from '#features/conditions/core';
import { AppError, type Duration, type ErrorDetail, invalid, parseDuration } from '#kernel';
import type { Keep, LadderBody, ModelBody, RuleBody, StateBody, TriggerBody } from './body.ts';
import { MOST_SCORES, type RfmModel, type Scale } from './rfm.ts';
import type { ScaleBody } from './rfm-body.ts';
import type { Segment } from './segments.ts';

export type ResolvedKeep =
  | { readonly kind: 'while' | 'always' }
  | { readonly kind: 'for'; readonly duration: Duration; readonly text: string };

export type ResolvedOn =
  | { readonly kind: 'event'; readonly did: DidLeaf }
  | { readonly kind: 'tagAdded' | 'tagRemoved'; readonly tag: number };

interface Effect {
  readonly add: readonly number[];
  readonly remove: readonly number[];
}

export type ResolvedRule =
  | {
      readonly kind: 'state';
      /** Its tags are only proposed. */
      readonly suggests?: boolean;
      readonly when: Resolved;
      readonly effect: Effect;
      readonly keep: ResolvedKeep;
    }
  | {
      readonly kind: 'trigger';
      readonly suggests?: boolean;
      readonly on: ResolvedOn;
      readonly when: Resolved;
      readonly effect: Effect;
      readonly keep: ResolvedKeep;
    }
  | {
      readonly kind: 'ladder';
      readonly suggests?: boolean;
      readonly group: number;
      /** From the top. */
      readonly steps: readonly { readonly tag: number; readonly when: Resolved }[];
      readonly otherwise: number | null;
      /** Nobody outside has a level of this ladder. */
      readonly scope: Resolved;
    }
  | {
      readonly kind: 'model';
      readonly model: RfmModel;
      /** One tag for each customer: that of the first that fits. */
      readonly segments: readonly Segment[];
    };

const EVERYONE: Resolved = { kind: 'everyone' };

/**
 * Errors: `condition.tooDeep` and its kin;
 * `rule.invalid` with a detail for each other field that is wrong: `unknownTag`, `tagNotInGroup`, `unknownGroup`,
 * `ambiguous`, `rule.notSingle`, `rule.twice`, `rule.both`, `rule.suggestsRemoval`, and those of a condition.
 */
export function resolveRule(body: RuleBody, vocabulary: Vocabulary): ResolvedRule {
  const details: ErrorDetail[] = [];
  const resolver = new RuleResolver(vocabulary, details);
  const rule = resolver.rule(body);
  if (details.length > 0) throw invalid('rule.invalid', { count: details.length }, details);
  return rule;
}

/** The same of a rule that was saved; null when it names what is gone. */
export function readRule(body: RuleBody, vocabulary: Vocabulary): ResolvedRule | null {
  try {
    return resolveRule(body, vocabulary);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

class RuleResolver {
  readonly #look: Lookups;

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly details: ErrorDetail[],
  ) {
    this.#look = new Lookups(vocabulary, details);
  }

  rule(body: RuleBody): ResolvedRule {
    switch (body.kind) {
      case 'state':
        return this.#state(body);
      case 'trigger':
        return this.#trigger(body);
      case 'ladder':
        return this.#ladder(body);
      case 'model':
        return this.#model(body);
    }
  }

  #state(body: StateBody): ResolvedRule {
    return {
      kind: 'state',
      ...modeOf(body),
      when: this.#scoped(body.when, 'when', body.scope),
      effect: this.#effect(body),
      keep: keepOf(body.keep ?? 'while'),
    };
  }

  #trigger(body: TriggerBody): ResolvedRule {
    return {
      kind: 'trigger',
      ...modeOf(body),
      on: this.#on(body.on),
      when: this.#scoped(body.if ?? { all: [] }, 'if', body.scope),
      effect: this.#effect(body),
      keep: keepOf(body.keep ?? 'always'),
    };
  }

  #on(on: TriggerBody['on']): ResolvedOn {
    if ('tagAdded' in on)
      return { kind: 'tagAdded', tag: this.#look.tag(on.tagAdded, 'on.tagAdded')?.id ?? 0 };
    if ('tagRemoved' in on)
      return { kind: 'tagRemoved', tag: this.#look.tag(on.tagRemoved, 'on.tagRemoved')?.id ?? 0 };
    const asked: Condition = {
      did: on.event,
      ...(on.where ? { where: on.where } : {}),
      ...(on.at ? { at: on.at } : {}),
      ...(on.after ? { after: on.after } : {}),
    };
    const resolved = this.#condition(asked, 'on', { did: 'event' });
    if (resolved.kind !== 'did') throw new Error('an event that is no event');
    return { kind: 'event', did: resolved };
  }

  #ladder(body: LadderBody): ResolvedRule {
    const group = this.#look.group(body.group, 'group');
    if (group && group.choice !== 'single')
      this.details.push({ path: 'group', code: 'rule.notSingle', facts: { group: group.name } });
    const seen = new Set<number>();
    const once = (tag: TagTerm | null, path: string): number => {
      if (tag && seen.has(tag.id)) this.details.push({ path, code: 'rule.twice', facts: { tag: tag.name } });
      if (tag) seen.add(tag.id);
      return tag?.id ?? 0;
    };
    const steps = body.steps.map((step, i) => ({
      tag: once(this.#look.tag(step.tag, `steps.${i}.tag`, group ?? undefined), `steps.${i}.tag`),
      when: this.#condition(step.when, `steps.${i}.when`),
    }));
    const otherwise =
      body.otherwise == null
        ? null
        : once(this.#look.tag(body.otherwise, 'otherwise', group ?? undefined), 'otherwise');
    const scope = body.scope ? this.#condition(body.scope, 'scope') : EVERYONE;
    return { kind: 'ladder', ...modeOf(body), group: group?.id ?? 0, steps, otherwise, scope };
  }

  #model({ model, segments = [], otherwise }: ModelBody): ResolvedRule {
    const window = typeof model.window === 'object' ? model.window.last : null;
    const duration = window === null ? null : parseDuration(window);
    const found = segments.map(
      ({ tag, r, f, m }, i): Segment => ({
        tag: this.#look.tag(tag, `segments.${i}.tag`)?.id ?? 0,
        r: r ?? null,
        f: f ?? null,
        m: m ?? null,
      }),
    );
    const rest = otherwise == null ? null : (this.#look.tag(otherwise, 'otherwise')?.id ?? 0);
    return {
      kind: 'model',
      model: {
        scales: {
          r: scaleOf(model.recency),
          f: scaleOf(model.frequency),
          m: scaleOf(model.monetary),
        },
        window: duration && window !== null ? { duration, text: window } : null,
        asOf: model.asOf ?? null,
        currency: model.currency ?? null,
      },
      segments: rest === null ? found : [...found, { tag: rest, r: null, f: null, m: null }],
    };
  }

  #effect({ then: { add = [], remove = [] }, mode }: StateBody | TriggerBody): Effect {
    if (mode === 'suggest' && remove.length > 0)
      this.details.push({ path: 'then.remove', code: 'rule.suggestsRemoval' });
    const ids = (names: readonly string[], field: string): number[] =>
      names.flatMap((name, i) => this.#look.tag(name, `then.${field}.${i}`)?.id ?? []);
    const effect = { add: [...new Set(ids(add, 'add'))], remove: [...new Set(ids(remove, 'remove'))] };
    for (const [i, name] of remove.entries()) {
      const [tag] = this.vocabulary.findTags(name);
      if (tag && effect.add.includes(tag.id))
        this.details.push({ path: `then.remove.${i}`, code: 'rule.both', facts: { tag: tag.name } });
    }
    return effect;
  }

  #scoped(condition: Condition, at: string, scope: Condition | undefined): Resolved {
    const resolved = this.#condition(condition, at);
    return scope ? { kind: 'all', of: [this.#condition(scope, 'scope'), resolved] } : resolved;
  }

  /** `fields`: where a field of the condition stands in the rule, when it is called otherwise there. */
  #condition(condition: Condition, at: string, fields: Readonly<Record<string, string>> = {}): Resolved {
    try {
      return resolveCondition(condition, this.vocabulary, { at });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code !== 'condition.invalid') throw error;
      for (const detail of error.details) {
        const field = detail.path.slice(at.length + 1);
        this.details.push(fields[field] ? { ...detail, path: `${at}.${fields[field]}` } : detail);
      }
      return EVERYONE;
    }
  }
}

const modeOf = ({ mode }: Exclude<RuleBody, ModelBody>) => (mode === 'suggest' ? { suggests: true } : {});

const scaleOf = (written: ScaleBody): Scale =>
  written.breaks
    ? { kind: 'breaks', breaks: written.breaks }
    : { kind: 'quantiles', parts: written.quantiles ?? MOST_SCORES };

function keepOf(keep: Keep): ResolvedKeep {
  if (typeof keep === 'string') return { kind: keep };
  const duration = parseDuration(keep.for);
  if (!duration) throw new Error(`${keep.for} is no duration`);
  return { kind: 'for', duration, text: keep.for };
}
