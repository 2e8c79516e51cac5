/** Which of the names that changed in the other system can be taken over, all of them together. */
import { foldName, normalizeName } from '../core/public.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

/**
 * New names by number here. A name is free when no neighbour has it, or whoever has it leaves it in the same reading: so
 * two that exchange their names are renamed both. `rows`: all neighbours that are alive.
 */
export function namesTaken(
  elements: readonly { readonly known: number | null; readonly name: string; readonly renames: boolean }[],
  rows: readonly Named[],
): ReadonlyMap<number, string> {
  const own = new Map(rows.map((row) => [row.id, row.name]));
  const wanted = new Map<number, string>();
  for (const { known, name, renames } of elements) {
    const next = normalizeName(name);
    if (renames && known !== null && own.has(known) && own.get(known) !== next) wanted.set(known, next);
  }
  for (;;) {
    const final = rows.map((row) => foldName(wanted.get(row.id) ?? row.name));
    const blocked = [...wanted].filter(
      ([, name]) => final.filter((one) => one === foldName(name)).length > 1,
    );
    if (blocked.length === 0) return wanted;
    for (const [id] of blocked) wanted.delete(id);
  }
}
