export interface NumberSets {
  readonly keys: number[];
  /** The set of each key. */
  readonly setOfKey: number[];
  /** Each set as often as it has values. */
  readonly sets: number[];
  readonly values: number[];
}

/**
 * Which numbers each key asks for, as columns that a statement can join: `unnest(keys, setOfKey)` with
 * `unnest(sets, values)`. Many keys ask for the same, which is sent once.
 */
export function numberSets(asked: ReadonlyMap<number, Iterable<number>>): NumberSets {
  const known = new Map<string, number>();
  const all: NumberSets = { keys: [], setOfKey: [], sets: [], values: [] };
  for (const [key, wanted] of asked) {
    const values = [...new Set(wanted)].sort((a, b) => a - b);
    const text = values.join();
    let set = known.get(text);
    if (set === undefined) {
      set = known.size;
      known.set(text, set);
      for (const value of values) {
        all.sets.push(set);
        all.values.push(value);
      }
    }
    all.keys.push(key);
    all.setOfKey.push(set);
  }
  return all;
}
