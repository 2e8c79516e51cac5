/** What counts of a behaviour: how often, or what its numbers come to. Pure. */
import {
  eventTypes,
  INTERACTION,
  interactionTypes,
  type Measure,
  type MeasureName,
  measureNames,
  type PropertyType,
} from '#features/conditions/core';
import type { DidLeaf } from './draft.ts';

/** Event types in the order somebody looks for them: orders first. */
export const offeredEvents: readonly string[] = [
  'order.paid',
  'order.refunded',
  INTERACTION,
  ...Object.keys(eventTypes).filter((name) => !name.startsWith('order.')),
];

type Properties = Readonly<Record<string, PropertyType>>;
const known: ReadonlyMap<string, Properties> = new Map(
  Object.entries(eventTypes).map(([name, type]): [string, Properties] => [name, type.properties]),
);

/** Properties of an event that can be tested, with their types; of `interaction`: of every type it stands for. */
export function propertiesOf(did: string): Properties {
  if (did !== INTERACTION) return known.get(did) ?? {};
  return Object.assign({}, ...interactionTypes.map((type) => known.get(type) ?? {}));
}

/** An event that is being asked for anew: one of tags begins with the question which. */
export const newDid = (did: string): Pick<DidLeaf, 'did' | 'where'> =>
  propertiesOf(did).tag === 'tag' ? { did, where: [{ property: 'tag', in: [] }] } : { did };

export type Times = 'min' | 'max' | 'exact' | 'range' | 'never';

/** `times.min`, or `measure.sum.amount`: what a control chooses from. */
export type What = `times.${Times}` | `measure.${MeasureName}.${string}`;

export function timesOf(count: DidLeaf['count']): Times {
  if (!count) return 'min';
  const { min, max } = count;
  if (max === undefined) return 'min';
  if (max === 0) return 'never';
  if (min === undefined || min === 0) return 'max';
  return min === max ? 'exact' : 'range';
}

const measureOf = (measure: Measure): { name: MeasureName; property: string } => {
  const name = measureNames.find((each) => measure[each] !== undefined) ?? 'days';
  const property = measure[name];
  return { name, property: typeof property === 'string' ? property : '' };
};

export function whatOf(leaf: DidLeaf): What {
  if (!leaf.measure) return `times.${timesOf(leaf.count)}`;
  const { name, property } = measureOf(leaf.measure);
  return `measure.${name}.${property}`;
}

const isNumeric = (type: PropertyType): boolean =>
  type === 'number' || type === 'money' || type === 'seconds';

/** Measures that this event has something for. */
export function measuresOf(did: string, current: What): readonly Extract<What, `measure.${string}`>[] {
  const properties = Object.entries(propertiesOf(did)).filter(([path]) => !path.includes('.'));
  const numbers = properties.filter(([, type]) => isNumeric(type)).map(([path]) => path);
  const ids = properties
    .filter(([path, type]) => (type === 'text' || type === 'tag') && path !== 'orderNo')
    .map(([path]) => path);
  const list: Extract<What, `measure.${string}`>[] = [
    ...numbers.flatMap((path) =>
      (['sum', 'avg', 'max', 'min', 'median'] as const).map((m) => `measure.${m}.${path}` as const),
    ),
    ...ids.map((path) => `measure.distinct.${path}` as const),
    'measure.days.',
  ];
  return isMeasure(current) && !list.includes(current) ? [...list, current] : list;
}

export const isMeasure = (what: What): what is Extract<What, `measure.${string}`> =>
  what.startsWith('measure.');

export function readMeasure(what: Extract<What, `measure.${string}`>): {
  readonly name: MeasureName;
  readonly property: string;
} {
  const [, name, ...path] = what.split('.');
  return { name: name as MeasureName, property: path.join('.') };
}

/** The first bound that was given, for going from one way of counting to another. */
const boundOf = (count: DidLeaf['count']): number => count?.min || count?.max || 1;

const countOf = (times: Times, before: DidLeaf['count']): NonNullable<DidLeaf['count']> => {
  const n = boundOf(before);
  switch (times) {
    case 'min':
      return { min: n };
    case 'max':
      return { max: n };
    case 'exact':
      return { min: n, max: n };
    case 'range':
      return { min: n, max: Math.max(n + 1, before?.max ?? 0) };
    case 'never':
      return { max: 0 };
  }
};

/** The same behaviour, asked in another way. A number that means something else is not kept. */
export function askedFor(leaf: DidLeaf, what: What): DidLeaf {
  const { count: _count, measure: _measure, ...rest } = leaf;
  if (!isMeasure(what)) return { ...rest, count: countOf(what.slice(6) as Times, leaf.count) };
  const { name, property } = readMeasure(what);
  const measured = name === 'days' ? { days: true as const } : { [name]: property };
  return { ...rest, measure: { ...measured, gte: '' } };
}

/** Whether an amount of money comes out: an average of amounts is one too. */
export function measuresMoney(
  did: string,
  { name, property }: { name: MeasureName; property: string },
): boolean {
  return name !== 'distinct' && name !== 'days' && propertiesOf(did)[property] === 'money';
}
