/** Which keywords of a leaf were said, for explanations: the keyword as the rule has it, never what somebody wrote. */
import { withoutPhones } from '#kernel';
import { compilePath, type EventFact } from '../facts.ts';
import type { WhereTest } from '../resolved.ts';
import { compileMentions } from './mentions.ts';

export interface Mentioned {
  /** As it is written in the condition. */
  readonly keyword: string;
  /** In how many of the events that count. */
  readonly events: number;
  /** ISO time of the newest of them. */
  readonly at: string;
}

/** Keywords that are named, the most frequent first. */
const NAMED = 10;

/** `counted`: events that pass `where`. Null when it asks for no keyword. */
export function mentionedIn(
  where: readonly WhereTest[],
  counted: readonly EventFact[],
): readonly Mentioned[] | null {
  const found = new Map<string, Mentioned>();
  let asks = false;
  for (const { property, tests } of where) {
    const read = compilePath(property);
    for (const test of tests) {
      if (test.op !== 'mentions') continue;
      asks = true;
      const mentions = compileMentions(test.values);
      const keywordsOf = (event: EventFact) =>
        read(event.properties)
          .filter((value) => typeof value === 'string')
          .flatMap((text) => mentions(test.visible ? withoutPhones(text) : text))
          .flatMap(({ keyword, denied }) => (denied ? [] : (test.values[keyword] ?? [])));
      for (const event of counted)
        for (const keyword of new Set(keywordsOf(event))) found.set(keyword, added(found, keyword, event));
    }
  }
  return asks ? [...found.values()].sort((a, b) => b.events - a.events).slice(0, NAMED) : null;
}

function added(found: ReadonlyMap<string, Mentioned>, keyword: string, event: EventFact): Mentioned {
  const known = found.get(keyword);
  const at = event.at.toISOString();
  return { keyword, events: (known?.events ?? 0) + 1, at: known && known.at > at ? known.at : at };
}
