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

/**
 * Levels: a rule stands after every rule that writes what it reads. Within a level the order changes nothing. A circle
 * of rules has no order; it is answered instead.
 */
export function levelsOf<R extends RuleNode>(
  rules: readonly R[],
): { readonly levels: readonly (readonly R[])[]; readonly circle: Circle | null } {
  const writers = new Map<number, R[]>();
  for (const rule of rules)
    for (const tag of rule.writes) writers.set(tag, [...(writers.get(tag) ?? []), rule]);
  const depth = new Map<number, number>();
  const path: { rule: R; tag: number }[] = [];
  let circle: Circle | null = null;

  const depthOf = (rule: R): number => {
    const known = depth.get(rule.id);
    if (known !== undefined) return known;
    const at = path.findIndex((step) => step.rule.id === rule.id);
    if (at >= 0) {
      const round = path.slice(at);
      circle ??= {
        rules: [...round.map((step) => step.rule.id), rule.id],
        tags: round.map((step) => step.tag),
      };
      return 0;
    }
    let level = 0;
    for (const tag of rule.reads)
      for (const writer of writers.get(tag) ?? []) {
        if (circle) return 0;
        path.push({ rule, tag });
        level = Math.max(level, depthOf(writer) + 1);
        path.pop();
      }
    depth.set(rule.id, level);
    return level;
  };
  for (const rule of rules) depthOf(rule);
  if (circle) return { levels: [], circle };
  const levels: R[][] = [];
  for (const rule of rules) {
    const level = depth.get(rule.id) ?? 0;
    while (levels.length <= level) levels.push([]);
    levels[level]?.push(rule);
  }
  return { levels, circle: null };
}
