/** Which comparisons a control offers, what they are called, and how a value goes over from one to another. Pure. */
import {
  type AttributeType,
  type OperatorName,
  type Operators,
  operatorNames,
  operatorsOf,
  type Scalar,
} from '#features/conditions/core';

/** `free`: a property of an event about which nothing is known; `tag`: tags, by name; `otherTag`: there may be none. */
export type ComparedType = AttributeType | 'tag' | 'otherTag' | 'free';

const isOfAttribute = (type: ComparedType): type is AttributeType =>
  type !== 'free' && type !== 'tag' && type !== 'otherTag';

/** An operator as somebody chooses it: filled in and empty are two. */
export type Comparison = Exclude<OperatorName, 'exists'> | 'filled' | 'empty';

const offered: Readonly<Record<ComparedType, readonly Comparison[]>> = {
  text: ['contains', 'is', 'isNot', 'startsWith', 'in', 'notIn', 'filled', 'empty'],
  number: ['gte', 'lte', 'gt', 'lt', 'between', 'is', 'isNot', 'filled', 'empty'],
  money: ['gte', 'lte', 'gt', 'lt', 'between', 'is', 'isNot', 'filled', 'empty'],
  date: ['gte', 'lte', 'lt', 'gt', 'between', 'is', 'isNot', 'filled', 'empty'],
  boolean: ['is', 'filled', 'empty'],
  one: ['in', 'notIn', 'filled', 'empty'],
  many: ['in', 'notIn', 'filled', 'empty'],
  tag: ['in'],
  otherTag: ['in', 'filled', 'empty'],
  free: ['is', 'isNot', 'contains', 'mentions', 'startsWith', 'gte', 'lte', 'between', 'filled', 'empty'],
};

const operatorOf = (comparison: Comparison): OperatorName =>
  comparison === 'filled' || comparison === 'empty' ? 'exists' : comparison;

/** What to choose from. What a condition from elsewhere uses is among it. */
export function comparisonsFor(type: ComparedType, current: Comparison): readonly Comparison[] {
  const list = offered[type].filter(
    (each) => !isOfAttribute(type) || operatorsOf[type].includes(operatorOf(each)),
  );
  return list.includes(current) ? list : [...list, current];
}

/** The comparisons that stand in a leaf, in the order of the language. */
export const comparisonsIn = (operators: Operators): Comparison[] =>
  operatorNames.flatMap((name): Comparison[] => {
    if (operators[name] === undefined) return [];
    if (name === 'exists') return [operators.exists ? 'filled' : 'empty'];
    return [name];
  });

const symbols: Partial<Record<Comparison, string>> = {
  gte: '≥',
  lte: '≤',
  gt: '>',
  lt: '<',
  is: '=',
  isNot: '≠',
};
const words = {
  is: 'opIs',
  isNot: 'opIsNot',
  in: 'opIn',
  notIn: 'opNotIn',
  contains: 'opContains',
  startsWith: 'opStartsWith',
  mentions: 'opMentions',
  gt: 'dayAfter',
  gte: 'dayFrom',
  lt: 'dayBefore',
  lte: 'dayUntil',
  between: 'opBetween',
  filled: 'opFilled',
  empty: 'opEmpty',
} as const satisfies Readonly<Record<Comparison, string>>;

/** Keys of `builderTexts`. */
export type ComparisonWord = (typeof words)[Comparison] | 'dayOn' | 'dayNotOn' | 'opHasAny' | 'opHasNone';

/** The name of a comparison: a sign, or the key of its words. */
export function comparisonName(
  comparison: Comparison,
  type: ComparedType,
): { readonly sign: string } | { readonly key: ComparisonWord } {
  const sign = symbols[comparison];
  if (sign && (type === 'number' || type === 'money')) return { sign };
  if (sign && type === 'free' && !['is', 'isNot'].includes(comparison)) return { sign };
  if (type === 'date' && comparison === 'is') return { key: 'dayOn' };
  if (type === 'date' && comparison === 'isNot') return { key: 'dayNotOn' };
  if (type === 'many' && comparison === 'in') return { key: 'opHasAny' };
  if (type === 'many' && comparison === 'notIn') return { key: 'opHasNone' };
  return { key: words[comparison] };
}

type Value = Operators[OperatorName];

/** The first plain value in whatever stood there. */
const firstOf = (value: Value): Scalar | '' => {
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || typeof first === 'boolean' ? '' : first;
};

/** The value of `from` said by `to`, as far as it can be kept. `''` is still to be filled in. */
export function carriedOver(value: Value, to: Comparison, type: ComparedType): Value {
  const first = firstOf(value);
  switch (to) {
    case 'filled':
      return true;
    case 'empty':
      return false;
    case 'mentions':
      return (Array.isArray(value) ? value : [first]).map(String).filter(Boolean);
    case 'in':
    case 'notIn':
      return Array.isArray(value) ? value.filter((each) => each !== '') : first === '' ? [] : [first];
    case 'between':
      return Array.isArray(value) && value.length === 2 ? value : [first, ''];
    case 'is':
    case 'isNot':
      return type === 'boolean' ? (typeof value === 'boolean' ? value : true) : first;
    case 'contains':
    case 'startsWith':
      return String(first);
    default:
      return first;
  }
}

/** The operators with one comparison in the place of another. */
export function withComparison(
  operators: Operators,
  from: Comparison,
  to: Comparison,
  type: ComparedType,
): Operators {
  const { [operatorOf(from)]: value, ...rest } = operators;
  const kept = operatorOf(from) === 'exists' ? undefined : value;
  return { ...rest, [operatorOf(to)]: carriedOver(kept, to, type) };
}

export const withValue = (operators: Operators, comparison: Comparison, value: Value): Operators => ({
  ...operators,
  [operatorOf(comparison)]: value,
});

/** What a new line of this type begins with. */
export function firstComparison(type: ComparedType): Operators {
  switch (type) {
    case 'text':
      return { contains: '' };
    case 'boolean':
      return { is: true };
    case 'one':
    case 'many':
    case 'tag':
    case 'otherTag':
      return { in: [] };
    case 'free':
      return { is: '' };
    default:
      return { gte: '' };
  }
}

/** Only the comparisons of a leaf, without what is compared. */
export function operatorsIn(leaf: Operators): Operators {
  return Object.fromEntries(
    operatorNames.flatMap((name) => (leaf[name] === undefined ? [] : [[name, leaf[name]]])),
  );
}
