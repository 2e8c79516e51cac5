/** A condition for one customer: compiled once to closures, then asked for every event. */
import { ageOn } from './age.ts';
import { compileMany, compileSome } from './comparison.ts';
import type { AttributeValue, CustomerFacts } from './facts.ts';
import type { Scalar } from './language.ts';
import type { AttributeLeaf, FollowLeaf, GroupLeaf, Leaf, Resolved, TagLeaf } from './resolved.ts';
import { compileCount, compileMeasured, compileOutcome } from './tally.ts';
import { compileWindow } from './window.ts';

/** Whether a condition holds of a customer at `now`, with days and months of the time zone `zone`. */
export type Holds = (facts: CustomerFacts, now: Date, zone: string) => boolean;

/** An unknown zone throws a RangeError when a calendar is needed: zones come from settings, which check them. */
export function compile(node: Resolved): Holds {
  switch (node.kind) {
    case 'all': {
      const parts = node.of.map(compile);
      return (facts, now, zone) => parts.every((part) => part(facts, now, zone));
    }
    case 'any': {
      const parts = node.of.map(compile);
      return (facts, now, zone) => parts.some((part) => part(facts, now, zone));
    }
    case 'atLeast': {
      const parts = node.of.map(compile);
      const { k, weights } = node;
      if (weights)
        return (facts, now, zone) =>
          parts.reduce((sum, part, i) => sum + (part(facts, now, zone) ? (weights[i] ?? 0) : 0), 0) >= k;
      return (facts, now, zone) => {
        let met = 0;
        return parts.some((part) => part(facts, now, zone) && ++met >= k);
      };
    }
    case 'not': {
      const part = compile(node.of);
      return (facts, now, zone) => !part(facts, now, zone);
    }
    case 'audience':
      return compile(node.of);
    default:
      return compileLeaf(node);
  }
}

function compileLeaf(leaf: Leaf): Holds {
  switch (leaf.kind) {
    case 'everyone':
      return () => true;
    case 'nobody':
      return () => false;
    case 'tag':
      return compileTag(leaf);
    case 'group':
      return compileGroup(leaf);
    case 'attribute':
      return compileAttribute(leaf);
    case 'did': {
      if (!leaf.measure) return compileCount(leaf);
      const measured = compileMeasured(leaf);
      const holds = compileOutcome(leaf);
      return (facts, now, zone) => holds(measured(facts, now, zone));
    }
    case 'follow':
      return compileFollow(leaf);
    case 'frozen':
      return (facts) => facts.frozen.has(leaf.audience);
  }
}

function compileTag({ tag, assigned, sources, staff }: TagLeaf): Holds {
  const window = compileWindow(assigned);
  return (facts, now, zone) => {
    const { since, until } = window(now, zone);
    const inSpan = (at: Date) => at.getTime() >= since && at.getTime() < until;
    return facts.assignments.some(
      (a) =>
        a.tag === tag &&
        // Asked of the past, what was put on later is not in its windows yet.
        (assigned === null || (a.since <= now && inSpan(a.since))) &&
        (sources === null || sources.includes(a.source)) &&
        (staff === null || a.staff === staff),
    );
  };
}

function compileGroup({ tags, test }: GroupLeaf): Holds {
  const wanted = new Set(tags);
  const has = (facts: CustomerFacts) => facts.assignments.some((a) => wanted.has(a.tag));
  return test === 'none' ? (facts) => !has(facts) : has;
}

/** An attribute's value as a list: empty when it is missing. */
const valuesOf = (value: AttributeValue | undefined): readonly Scalar[] =>
  value === null || value === undefined ? [] : typeof value === 'object' ? value : [value];

/** What a customer has at `now` of an attribute, as a list. */
export function attributeValues(
  { key, ageOf }: AttributeLeaf,
  { attributes }: CustomerFacts,
  now: Date,
  zone: string,
): readonly Scalar[] {
  const own = valuesOf(attributes.get(key));
  if (ageOf === undefined || own.length > 0) return own;
  return valuesOf(attributes.get(ageOf)).map((day) => ageOn(String(day), now, zone));
}

function compileAttribute(leaf: AttributeLeaf): Holds {
  const passes = leaf.type === 'many' ? compileMany(leaf.tests) : compileSome(leaf.tests);
  return (facts, now, zone) => passes(attributeValues(leaf, facts, now, zone));
}

function compileFollow({ staff, departments, addWays, channels, statuses }: FollowLeaf): Holds {
  return (facts) =>
    facts.follows.some(
      (f) =>
        statuses.includes(f.status) &&
        (staff === null || staff.includes(f.staff)) &&
        (departments === null || f.departments.some((d) => departments.includes(d))) &&
        (addWays === null || (f.addWay !== null && addWays.includes(f.addWay))) &&
        (channels === null || (f.channel !== null && channels.includes(f.channel))),
    );
}
