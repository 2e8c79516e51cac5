/**
 * In which order names are changed in WeCom, where two neighbours never have one name: a name is given when whoever had it
 * has left it. Names that go round (A to B and B to A) are opened by a name of passage.
 */
export interface Renaming {
  readonly id: string;
  /** Names are unique within: a group's id for tags, anything for groups. */
  readonly place: string;
  readonly from: string;
  readonly into: string;
}

export interface RenameStep {
  readonly id: string;
  readonly name: string;
}

/** Characters that a name of WeCom may have (wecom-api.md section 2.2). */
const NAME_MOST = 30;
const PASSAGE = ' ··';

const passageOf = (name: string): string => [...name].slice(0, NAME_MOST - PASSAGE.length).join('') + PASSAGE;

export function renameOrder(wanted: readonly Renaming[]): RenameStep[] {
  const steps: RenameStep[] = [];
  const names = new Map(wanted.map((one) => [one.id, one.from]));
  let left = [...wanted];
  while (left.length > 0) {
    const held = new Set(left.map((one) => `${one.place}\n${names.get(one.id)}`));
    const free = left.filter(
      (one) => !held.has(`${one.place}\n${one.into}`) || names.get(one.id) === one.into,
    );
    const [first] = left;
    if (free.length === 0 && first) {
      const name = passageOf(first.from);
      names.set(first.id, name);
      steps.push({ id: first.id, name });
      continue;
    }
    for (const { id, into } of free) steps.push({ id, name: into });
    left = left.filter((one) => !free.includes(one));
  }
  return steps;
}
