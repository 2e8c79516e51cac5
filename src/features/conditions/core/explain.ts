/** Why a condition holds of a customer, why not, and what is missing: the tree with what was found at every leaf. */
import type { Language } from '#kernel';
import type { CustomerFacts } from './facts.ts';
import { type Mentioned, mentionedIn } from './keywords/mentioned.ts';
import type { Scalar } from './language.ts';
import { attributeValues, compile } from './one.ts';
import { type Phrases, staffName, tagName } from './phrases.ts';
import { type DidLeaf, type Leaf, partsOf, type Resolved } from './resolved.ts';
import { clause, phrases } from './sentence.ts';
import { compileOutcome, compileTally } from './tally.ts';
import type { Names } from './vocabulary.ts';

export interface Explanation {
  /** Path of this node in the condition (`all.1`); what is inside an audience continues with `audience`. */
  readonly path: string;
  readonly kind: Resolved['kind'];
  readonly holds: boolean;
  /** What is asked, as a clause without stop. */
  readonly text: string;
  /**
   * What the customer has: a number for counts and measures, the value or values of an attribute, the tags of the group, the
   * staff who follow, the points of an `atLeast` with weights; null for nothing. Absent on other nodes with parts.
   */
  readonly actual?: Scalar | null;
  /** The number asked for, or the single value. Absent when there is no such single one. */
  readonly needed?: Scalar;
  /** ISO time of the newest thing that counts: an event, an assignment, a follow relation. */
  readonly at?: string;
  /** Of a leaf that asks for keywords: which were said, and when last. */
  readonly mentioned?: readonly Mentioned[];
  /** On a leaf: what would have to change for it to turn (`查看资料 4/5 次`). */
  readonly step?: string;
  /** For `atLeast`. */
  readonly k?: number;
  /** For `atLeast` with points: those of each part. */
  readonly weights?: readonly number[];
  readonly parts?: readonly Explanation[];
}

interface Asked {
  readonly facts: CustomerFacts;
  readonly now: Date;
  readonly zone: string;
  readonly names: Names;
  readonly phrases: Phrases;
}

/** `holds` is always what `compile` says. Texts in the given language; names that are gone show as their id. */
export function explain(
  node: Resolved,
  facts: CustomerFacts,
  now: Date,
  zone: string,
  names: Names,
  language: Language,
): Explanation {
  return explained(node, '', { facts, now, zone, names, phrases: phrases[language] });
}

function explained(node: Resolved, path: string, asked: Asked): Explanation {
  const below = (key: string) => (path ? `${path}.${key}` : key);
  const common = { path, kind: node.kind, text: clause(node, asked.names, asked.phrases) };
  switch (node.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
    case 'not': {
      const parts = partsOf(node).map(([key, part]) => explained(part, below(key), asked));
      const met = parts.filter((part) => part.holds).length;
      if (node.kind === 'not') return { ...common, holds: met === 0, parts };
      if (node.kind === 'atLeast') return { ...common, ...explainAtLeast(node, parts), k: node.k, parts };
      return { ...common, holds: node.kind === 'all' ? met === parts.length : met > 0, parts };
    }
    case 'audience': {
      const part = explained(node.of, below('audience'), asked);
      return { ...common, holds: part.holds, parts: [part] };
    }
    case 'did':
      return { ...common, ...explainDid(node, asked) };
    default: {
      const holds = compile(node)(asked.facts, asked.now, asked.zone);
      const step = holds ? turned(node, asked) : common.text;
      return { ...common, holds, ...found(node, asked), step };
    }
  }
}

function explainAtLeast(
  { k, weights }: Extract<Resolved, { kind: 'atLeast' }>,
  parts: readonly Explanation[],
): Pick<Explanation, 'holds' | 'actual' | 'needed' | 'weights'> {
  const points = parts.reduce((sum, { holds }, i) => sum + (holds ? (weights?.[i] ?? 1) : 0), 0);
  return { holds: points >= k, ...(weights ? { actual: points, needed: k, weights } : {}) };
}

/** What would make a leaf stop holding. */
const turned = (leaf: Leaf, { names, phrases: p }: Asked): string =>
  p.negative(leaf, names) ?? p.not(p.leaf(leaf, names));

type Found = Pick<Explanation, 'actual' | 'needed' | 'at' | 'mentioned'>;

function explainDid(leaf: DidLeaf, asked: Asked): Found & Pick<Explanation, 'holds' | 'step'> {
  const tally = compileTally(leaf)(asked.facts, asked.now, asked.zone);
  const holds = compileOutcome(leaf)(tally);
  const at = tally.latest ? { at: tally.latest.toISOString() } : {};
  const said = mentionedIn(leaf.where, tally.counted);
  const mentioned = said ? { mentioned: said } : {};
  const actual = leaf.measure ? tally.measured : tally.events;
  const needed = leaf.measure ? measureBound(leaf) : countBound(leaf, tally.events);
  // Only what is still rising towards a lower bound reads as "4/5"; the number is the measure's, if there is one.
  const rising = actual !== null && needed !== undefined && actual < needed;
  const step = holds
    ? turned(leaf, asked)
    : rising
      ? asked.phrases.progress(leaf, actual, needed)
      : asked.phrases.leaf(leaf, asked.names);
  return { holds, actual, ...(needed === undefined ? {} : { needed }), ...at, ...mentioned, step };
}

/** The bound of a count that is broken, else the lower one. */
function countBound({ count }: DidLeaf, events: number): number | undefined {
  if (!count) return undefined;
  if (count.max !== null && (events > count.max || count.min === 0)) return count.max;
  return count.min;
}

/** The number a measure is compared with, when it is one comparison. */
function measureBound({ measure }: DidLeaf): number | undefined {
  const [test, second] = measure?.tests ?? [];
  if (!test || second || !('value' in test) || typeof test.value !== 'number') return undefined;
  return test.value;
}

const latest = (times: readonly Date[]): Pick<Explanation, 'at'> =>
  times.length > 0 ? { at: new Date(Math.max(...times.map(Number))).toISOString() } : {};

/** What the customer has where the leaf looks. */
function found(leaf: Exclude<Leaf, DidLeaf>, { facts, names, now, zone, phrases }: Asked): Found {
  const listed = (texts: readonly string[]): string | null =>
    texts.length > 0 ? phrases.names(texts) : null;
  switch (leaf.kind) {
    case 'tag':
    case 'group': {
      // A tag is shown beside its group: who is asked for 高意向 and has 中意向 wants to read that.
      const group = leaf.kind === 'group' ? leaf.group : names.tag(leaf.tag)?.group;
      const beside = facts.assignments.filter(
        ({ tag }) =>
          (leaf.kind === 'tag' && tag === leaf.tag) ||
          (group !== undefined && names.tag(tag)?.group === group),
      );
      const wanted = leaf.kind === 'group' ? new Set(leaf.tags) : new Set([leaf.tag]);
      const actual = listed([...new Set(beside.map(({ tag }) => tagName(tag, names)))]);
      return { actual, ...latest(beside.filter(({ tag }) => wanted.has(tag)).map(({ since }) => since)) };
    }
    case 'attribute': {
      const values = attributeValues(leaf, facts, now, zone);
      const [only, second] = values;
      const actual = second === undefined ? (only ?? null) : listed(values.map(String));
      const [test, more] = leaf.tests;
      const single = test && !more && 'value' in test && test.op !== 'exists' ? { needed: test.value } : {};
      return { actual, ...single };
    }
    case 'follow': {
      const standing = facts.follows.filter(({ status }) => leaf.statuses.includes(status));
      return {
        actual: listed(standing.map(({ staff }) => staffName(staff, names))),
        ...latest(standing.map(({ since }) => since)),
      };
    }
    default:
      return {};
  }
}
