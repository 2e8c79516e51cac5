/** From a condition to its resolved tree: every name looked up, every type checked, every nested audience expanded. */
import { AppError, type ErrorDetail, parseDuration } from '#kernel';
import { levelChanges, type PropertyType, propertyType, typesOf } from './builtin.ts';
import { MOST_DETAILS, parseCondition, refused, shown } from './check.ts';
import { type Compared, resolveTests } from './comparison.ts';
import { resolveGroup } from './group.ts';
import {
  type After,
  type At,
  type Condition,
  type EventsOf,
  type FollowStatus,
  type Measure,
  measureNames,
  type Operators,
  type Window,
} from './language.ts';
import { dotted } from './limits.ts';
import { Lookups } from './lookups.ts';
import type {
  AskedEvents,
  DidLeaf,
  Resolved,
  ResolvedAfter,
  ResolvedAt,
  ResolvedMeasure,
  ResolvedWindow,
  WhereTest,
} from './resolved.ts';
import { needTag, resolveTagTests } from './tag-events.ts';
import type { Vocabulary } from './vocabulary.ts';
import { durationHelp, resolveWindow } from './window.ts';

/** Audiences inside audiences. */
export const DEEPEST_AUDIENCES = 8;
/** Nodes after expansion: a few audiences that each use others several times must not multiply without end. */
export const MOST_NODES = 5000;

export interface ResolveOptions {
  /** Put before every path of a refusal, e.g. `condition`. */
  readonly at?: string;
  /** The saved audience whose condition this is going to be, so that a circle through it is found before it is saved. */
  readonly saving?: { readonly id: number; readonly name: string };
}

interface Link {
  readonly id: number;
  readonly name: string;
}

/** Types of properties of which more than their different values can be counted. */
const NUMERIC: readonly PropertyType[] = ['number', 'money', 'seconds'];

/** `follow` without `status` asks for the relations that stand. */
const STANDING: readonly FollowStatus[] = ['half', 'active'];

/**
 * Resolves any value. Errors, all of kind invalid: `condition.tooDeep`, `condition.tooLarge`, `condition.cycle` (facts: the chain of
 * audiences), else `condition.invalid` with a detail for each wrong field: its path, code, and facts with what is
 * allowed or near.
 */
export function resolveCondition(
  condition: unknown,
  vocabulary: Vocabulary,
  { at = '', saving }: ResolveOptions = {},
): Resolved {
  const parsed = parseCondition(condition, at);
  const resolver = new Resolver(vocabulary);
  const resolved = resolver.node(parsed, at, saving ? [saving] : []);
  if (resolver.details.length > 0) throw refused(resolver.details);
  return resolved;
}

/** Stands where nothing could be resolved, until the refusal is thrown. */
const UNRESOLVED: Resolved = { kind: 'nobody' };

class Resolver {
  readonly details: ErrorDetail[] = [];
  readonly #vocabulary: Vocabulary;
  readonly #look: Lookups;
  #nodes = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#look = new Lookups(vocabulary, this.details);
  }

  node(condition: Condition, at: string, chain: readonly Link[]): Resolved {
    if (++this.#nodes > MOST_NODES)
      throw new AppError('invalid', 'condition.tooLarge', { max: MOST_NODES }, [
        { path: at, code: 'tooLarge', facts: { max: MOST_NODES } },
      ]);
    if (this.details.length > MOST_DETAILS) return UNRESOLVED;
    const parts = (list: readonly Condition[], key: string) =>
      list.map((part, i) => this.node(part, dotted(at, `${key}.${i}`), chain));

    // `group` first: it has an `any` of its own.
    if ('group' in condition) return resolveGroup(condition, at, this.#look) ?? UNRESOLVED;
    if ('all' in condition)
      return condition.all.length > 0
        ? { kind: 'all', of: parts(condition.all, 'all') }
        : { kind: 'everyone' };
    if ('any' in condition)
      return condition.any.length > 0 ? { kind: 'any', of: parts(condition.any, 'any') } : { kind: 'nobody' };
    if ('not' in condition) return { kind: 'not', of: this.node(condition.not, dotted(at, 'not'), chain) };
    if ('atLeast' in condition)
      return {
        kind: 'atLeast',
        k: condition.atLeast,
        weights: condition.weights ?? null,
        of: parts(condition.of, 'of'),
      };
    if ('tag' in condition) return this.#tag(condition, at);
    if ('attribute' in condition) return this.#attribute(condition.attribute, condition, at);
    if ('did' in condition) return this.#did(condition, at);
    if ('follow' in condition) return this.#follow(condition.follow, dotted(at, 'follow'));
    return this.#audience(condition.audience, dotted(at, 'audience'), chain);
  }

  #window(window: Window | undefined, at: string): ResolvedWindow | null {
    return window ? resolveWindow(window, at, this.details) : null;
  }

  #tag(leaf: Extract<Condition, { tag: string }>, at: string): Resolved {
    const tag = this.#look.tag(leaf.tag, dotted(at, 'tag'));
    const assigned = this.#window(leaf.assigned, dotted(at, 'assigned'));
    const staff = leaf.staff === undefined ? null : this.#look.staff(leaf.staff, dotted(at, 'staff'));
    return tag
      ? { kind: 'tag', tag: tag.id, assigned, sources: leaf.source ?? null, staff: staff?.id ?? null }
      : UNRESOLVED;
  }

  #attribute(key: string, operators: Operators, at: string): Resolved {
    const attribute = this.#look.attribute(key, dotted(at, 'attribute'));
    if (!attribute) return UNRESOLVED;
    const tests = resolveTests(operators, attribute, at, this.details);
    const { type, ageOf } = attribute;
    return { kind: 'attribute', key: attribute.key, type, tests, ...(ageOf === undefined ? {} : { ageOf }) };
  }

  #did(leaf: Extract<Condition, { did: string }>, at: string): DidLeaf {
    const asked = this.#events(leaf, at);
    const { types } = asked;
    const count = this.#count(leaf.count, dotted(at, 'count'));
    const measure = leaf.measure ? this.#measure(leaf.measure, types, dotted(at, 'measure')) : null;
    const within = this.#window(leaf.within, dotted(at, 'within'));
    return {
      kind: 'did',
      ...asked,
      at: leaf.at ? resolvedAt(leaf.at) : null,
      after: leaf.after ? this.#after(leaf.after, dotted(at, 'after')) : null,
      count: count ?? (measure ? null : { min: 1, max: null }),
      measure,
      within,
    };
  }

  #events({ did, where = [] }: EventsOf, at: string): AskedEvents {
    const types = typesOf(did.trim());
    const before = this.details.length;
    const asked = {
      did: did.trim(),
      types,
      where: where.flatMap((test, i): readonly WhereTest[] => {
        const below = dotted(at, `where.${i}`);
        this.#path(test.property, dotted(below, 'property'));
        if (propertyType(types, test.property) === 'tag')
          return [resolveTagTests(test, below, this.#look)].filter((one) => one !== null);
        const tests = resolveTests(test, comparedProperty(types, test.property), below, this.details);
        return [{ property: test.property, tests }];
      }),
    };
    if (this.details.length === before) needTag(asked, at, this.details);
    return asked;
  }

  #after(after: After, at: string): ResolvedAfter | null {
    const first = this.#events(after, at);
    const without = after.without ? this.#events(after.without, dotted(at, 'without')) : null;
    const duration = parseDuration(after.within);
    if (duration) return { first, duration, text: after.within, without };
    this.details.push({ path: dotted(at, 'within'), code: 'badDuration', facts: durationHelp });
    return null;
  }

  #count(count: { min?: number; max?: number } | undefined, at: string): DidLeaf['count'] {
    if (!count) return null;
    const { min = 0, max = null } = count;
    if (max !== null && min > max)
      this.details.push({ path: at, code: 'reversedBounds', facts: { from: min, to: max } });
    return { min, max };
  }

  #measure(measure: Measure, types: readonly string[], at: string): ResolvedMeasure {
    const name = measureNames.find((m) => measure[m] !== undefined) ?? 'days';
    const value = measure[name];
    const property = typeof value === 'string' ? value : null;
    let type: Compared['type'] = 'number';
    if (property !== null) {
      this.#path(property, dotted(at, name));
      const known = propertyType(types, property);
      if (known !== undefined && !NUMERIC.includes(known) && name !== 'distinct')
        this.details.push({
          path: dotted(at, name),
          code: 'notANumber',
          facts: { property: shown(property), measure: name },
        });
      // An average of whole amounts need not be whole.
      if (known === 'money' && name !== 'distinct' && name !== 'avg' && name !== 'median') type = 'money';
    }
    return { measure: name, property, tests: resolveTests(measure, { type }, at, this.details) };
  }

  #path(path: string, at: string): void {
    if (path.split('.').some((key) => key === ''))
      this.details.push({ path: at, code: 'badFormat', facts: { format: 'seconds, items.quantity' } });
  }

  #follow(follow: Extract<Condition, { follow: object }>['follow'], at: string): Resolved {
    const ids = (
      list: readonly string[] | undefined,
      field: string,
      find: (text: string, path: string) => { readonly id: number } | null,
    ): readonly number[] | null =>
      list ? list.flatMap((text, i) => find(text, dotted(at, `${field}.${i}`))?.id ?? []) : null;
    return {
      kind: 'follow',
      staff: ids(follow.staff, 'staff', (text, path) => this.#look.staff(text, path)),
      departments: ids(follow.department, 'department', (text, path) => this.#look.department(text, path)),
      addWays: follow.addWay ?? null,
      channels: ids(follow.channel, 'channel', (text, path) => this.#look.channel(text, path)),
      statuses: follow.status ?? STANDING,
    };
  }

  #audience(text: string, at: string, chain: readonly Link[]): Resolved {
    const audience = this.#look.audience(text, at);
    if (!audience) return UNRESOLVED;
    if (audience.frozen) return { kind: 'frozen', audience: audience.id };
    const link = { id: audience.id, name: audience.name };
    if (chain.some(({ id }) => id === audience.id)) {
      const names = [...chain, link].map(({ name }) => name).join(' → ');
      throw new AppError('invalid', 'condition.cycle', { chain: names }, [
        { path: at, code: 'cycle', facts: { chain: names } },
      ]);
    }
    if (chain.length >= DEEPEST_AUDIENCES)
      throw new AppError('invalid', 'condition.tooDeep', { max: DEEPEST_AUDIENCES }, [
        { path: at, code: 'tooDeep', facts: { max: DEEPEST_AUDIENCES } },
      ]);
    return {
      kind: 'audience',
      audience: audience.id,
      of: this.#expand(audience.condition, at, [...chain, link]),
    };
  }

  #stored(condition: unknown, at: string, chain: readonly Link[]): Resolved {
    let parsed: Condition;
    try {
      parsed = parseCondition(condition);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.details.push(...error.details);
      return UNRESOLVED;
    }
    try {
      return this.node(parsed, '', chain);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const details = error.details.map((detail) => ({ ...detail, path: at }));
      throw new AppError(error.kind, error.code, error.facts, details);
    }
  }

  /** What is wrong inside a saved audience is reported where it is used, with its name and the path inside it. */
  #expand(condition: unknown, at: string, chain: readonly Link[]): Resolved {
    const inner = new Resolver(this.#vocabulary);
    inner.#nodes = this.#nodes;
    const of = inner.#stored(condition, at, chain);
    this.#nodes = inner.#nodes;
    const audience = chain.at(-1)?.name ?? '';
    for (const { code, facts, path } of inner.details)
      this.details.push({ path: at, code, facts: { ...facts, audience, inside: path } });
    return of;
  }
}

const resolvedAt = ({ weekdays, from, until }: At): ResolvedAt => ({
  weekdays: weekdays ? [...new Set(weekdays)].sort((a, b) => a - b) : null,
  from: from ?? null,
  until: until ?? null,
});

/** How a property that is no tag is compared; ids and texts may be anything. */
function comparedProperty(types: readonly string[], property: string): Compared {
  const type = propertyType(types, property);
  if (type === 'money') return { type: 'money' };
  if (type === 'change') return { type: 'one', options: levelChanges };
  return { type: type === 'number' || type === 'seconds' ? 'number' : 'free' };
}
