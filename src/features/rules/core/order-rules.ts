/** In which order rules are asked, when some read what others write. */
export interface RuleNode {
  readonly id: number;
  readonly reads: ReadonlySet<number>;
  readonly writes: readonly number[];
}

/** Rules that wait for each other, each reading a tag that the next one writes; the first stands at the end again. */
export interface Circle {
  readonly rules: readonly number[];
  /** `tags[i]` is read by `rules[i]` and written by `rules[i + 1]`. */
  readonly tags: readonly number[];
}

type Writers<R> = ReadonlyMap<number, readonly R[]>;

function writersOf<R extends RuleNode>(rules: readonly R[]): Writers<R> {
  const writers = new Map<number, R[]>();
  for (const rule of rules)
    for (const tag of rule.writes) writers.set(tag, [...(writers.get(tag) ?? []), rule]);
  return writers;
}

/** The shortest circle among these rules in which this one stands; null: it waits for itself through none. */
export const circleOf = (rule: RuleNode, rules: readonly RuleNode[]): Circle | null =>
  circleThrough(rule, writersOf(rules));

function circleThrough(start: RuleNode, writers: Writers<RuleNode>): Circle | null {
  interface Way extends Circle {
    readonly end: RuleNode;
  }
  const seen = new Set<number>();
  let ways: Way[] = [{ rules: [start.id], tags: [], end: start }];
  while (ways.length > 0) {
    const longer: Way[] = [];
    for (const { rules, tags, end } of ways)
      for (const tag of end.reads)
        for (const writer of writers.get(tag) ?? []) {
          const way = { rules: [...rules, writer.id], tags: [...tags, tag], end: writer };
          if (writer.id === start.id) return { rules: way.rules, tags: way.tags };
          if (!seen.has(writer.id)) longer.push(way);
          seen.add(writer.id);
        }
    ways = longer;
  }
  return null;
}

export interface Ordered<R> {
  /** A rule stands after every rule that writes what it reads. Within a level the order changes nothing. */
  readonly levels: readonly (readonly R[])[];
  /** Rules that wait for themselves have no place in any order: they rest, and all others go on without them. */
  readonly resting: ReadonlyMap<number, Circle>;
}

export function levelsOf<R extends RuleNode>(all: readonly R[]): Ordered<R> {
  const everybody = writersOf(all);
  const resting = new Map(
    all.flatMap((rule) => {
      const circle = circleThrough(rule, everybody);
      return circle ? [[rule.id, circle] as const] : [];
    }),
  );
  const rules = all.filter((rule) => !resting.has(rule.id));
  const writers = writersOf(rules);
  const depth = new Map<number, number>();
  const depthOf = (rule: R): number => {
    const known = depth.get(rule.id);
    if (known !== undefined) return known;
    let level = 0;
    for (const tag of rule.reads)
      for (const writer of writers.get(tag) ?? []) level = Math.max(level, depthOf(writer) + 1);
    depth.set(rule.id, level);
    return level;
  };
  const levels: R[][] = [];
  for (const rule of rules) {
    const level = depthOf(rule);
    while (levels.length <= level) levels.push([]);
    levels[level]?.push(rule);
  }
  return { levels, resting };
}
