/** A part of a condition in a few words, for bars, matrices and messages. The full sentence comes from the server. */
import type { Operators } from '#features/conditions/core';
import { isMeasure, measuresMoney, readMeasure, timesOf, whatOf } from './behaviour.ts';
import { measureLabel } from './behaviour-line.tsx';
import type { LabelWords } from './builder-context.tsx';
import { type ComparedType, comparisonName, comparisonsIn, operatorsIn } from './comparison.ts';
import type { DidLeaf, DraftNode, GroupLeaf, GroupNode, Leaf } from './draft.ts';
import { isGroup } from './draft.ts';
import { isFinished } from './finished.ts';

export function labelOf(node: DraftNode, words: LabelWords): string {
  if (isGroup(node)) return groupLabel(node, words);
  const label = leafLabel(node.leaf, words);
  return node.negated ? words.t('labelNot', { name: label }) : label;
}

function groupLabel(node: GroupNode, words: LabelWords): string {
  const { t } = words;
  const parts = node.of.filter((part) => isGroup(part) || isFinished(part.leaf));
  const [first, second] = parts;
  if (!first) return t('group');
  const a = labelOf(first, words);
  if (node.kind === 'none') return parts.length === 1 ? t('labelNot', { name: a }) : t('labelNone');
  if (!second) return a;
  if (node.kind === 'atLeast')
    return t('labelAtLeast', { n: parts.length, k: Math.min(node.k, parts.length) });
  if (node.kind === 'points') return t('labelPoints', { n: parts.length, k: node.k });
  if (node.kind === 'all') return t('labelAll', { n: parts.length });
  return parts.length === 2
    ? t('labelOr', { a, b: labelOf(second, words) })
    : t('labelOrMore', { a, n: parts.length });
}

function leafLabel(leaf: Leaf, words: LabelWords): string {
  const { t, library, format } = words;
  if ('tags' in leaf) {
    const [first = '', second, third] = leaf.tags.map((tag) => library.tag(tag)?.name ?? tag);
    if (second === undefined) return first;
    return third === undefined
      ? t('labelOr', { a: first, b: second })
      : t('labelOrMore', { a: first, n: leaf.tags.length });
  }
  if ('group' in leaf) return levelLabel(leaf, words);
  if ('attribute' in leaf) {
    const attribute = library.attribute(leaf.attribute);
    const type = attribute?.type ?? 'text';
    return `${attribute?.label ?? leaf.attribute} ${comparedLabel(operatorsIn(leaf), type, words)}`;
  }
  if ('did' in leaf) return didLabel(leaf, words);
  if ('follow' in leaf) {
    const staff = leaf.follow.staff?.map((id) => library.staff.find((each) => each.id === id)?.name ?? id);
    return staff ? format.list(staff) : t('follow');
  }
  return t('labelInAudience', { name: library.audience(leaf.audience)?.name ?? leaf.audience });
}

function levelLabel(leaf: GroupLeaf, { t, library }: LabelWords): string {
  const group = library.group(leaf.group)?.name ?? leaf.group;
  const level = (tag: string) => library.tag(tag)?.name ?? tag;
  if ('any' in leaf) return t('labelHasAny', { group });
  if ('none' in leaf) return t('labelHasNone', { group });
  const { min, max } = leaf as { readonly min?: string; readonly max?: string };
  if (min !== undefined && max !== undefined) return `${level(min)}–${level(max)}`;
  return min === undefined
    ? t('labelLevelMax', { group, level: level(max ?? '') })
    : t('labelLevelMin', { group, level: level(min) });
}

/** ≥ 2, 含 上海. */
function comparedLabel(operators: Operators, type: ComparedType, words: LabelWords): string {
  const { t, format } = words;
  const show = (value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (type === 'money' && typeof value === 'number') return format.money(value);
    return typeof value === 'number' ? format.count(value) : String(value);
  };
  return comparisonsIn(operators)
    .map((comparison) => {
      const said = comparisonName(comparison, type);
      const how = 'sign' in said ? said.sign : t(said.key);
      if (comparison === 'filled' || comparison === 'empty') return how;
      const value = operators[comparison];
      if (comparison === 'between' && Array.isArray(value)) return value.map(show).join('–');
      return `${how} ${Array.isArray(value) ? format.list(value.map(show)) : show(value)}`;
    })
    .join(' ');
}

/** Which ones count, when words say it: 「主动询问」. Two lines of one behaviour are told apart by it. */
function suchLabel(leaf: DidLeaf, { t }: LabelWords): string {
  const said = (leaf.where ?? []).flatMap((such): unknown[] => {
    const { is, in: oneOf = [], contains = [], mentions = [] } = operatorsIn(such);
    return [is, ...oneOf, contains, mentions].flat();
  });
  // An id of ours says nothing to anybody.
  const words = said.filter((one) => typeof one === 'string' && !/^[a-z]+_\d+$/.test(one));
  const [value] = words as string[];
  if (value === undefined) return '';
  return t(words.length === 1 ? 'labelSuch' : 'labelSuchMore', { value });
}

function didLabel(leaf: DidLeaf, words: LabelWords): string {
  const { t, names } = words;
  const name = `${names.event(leaf.did)}${suchLabel(leaf, words)}`;
  const what = whatOf(leaf);
  if (isMeasure(what) && leaf.measure) {
    const type = measuresMoney(leaf.did, readMeasure(what)) ? 'money' : 'number';
    return `${measureLabel(what, words)} ${comparedLabel(operatorsIn(leaf.measure), type, words)}`;
  }
  const { min = 1, max = 0 } = leaf.count ?? {};
  switch (timesOf(leaf.count)) {
    case 'never':
      return t('labelNever', { name });
    case 'max':
      return `${name} ≤ ${max}`;
    case 'exact':
      return `${name} = ${min}`;
    case 'range':
      return `${name} ${min}–${max}`;
    default:
      return min > 1 ? `${name} ≥ ${min}` : name;
  }
}
