import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparePlaces, type Place, resumeAt } from './timeline-order.ts';

/** What a source promises: its newest entries below (at, key). */
const read = (entries: readonly Place[], before: { at: Date; key: number } | null, limit: number): Place[] =>
  entries
    .filter(
      (e) => !before || e.at < before.at || (e.at.getTime() === before.at.getTime() && e.key < before.key),
    )
    .sort(comparePlaces)
    .slice(0, limit);

it('a timeline shows every entry of every source once, newest first, whatever the size of its pages', () => {
  const entry = fc.record({
    at: fc.integer({ min: 0, max: 3 }).map((ms) => new Date(ms)),
    source: fc.constantFrom('change', 'event', 'order'),
    key: fc.integer({ min: 1, max: 5 }),
  });
  const entries = fc.uniqueArray(entry, { selector: (e) => `${e.at.getTime()} ${e.source} ${e.key}` });
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 4 }), (all, limit) => {
      const seen: Place[] = [];
      let last: Place | null = null;
      for (;;) {
        const at: Place | null = last;
        const page = ['change', 'event', 'order']
          .flatMap((source) =>
            read(
              all.filter((e) => e.source === source),
              at && resumeAt(at, source),
              limit,
            ),
          )
          .sort(comparePlaces)
          .slice(0, limit);
        seen.push(...page);
        last = page[page.length - 1] ?? null;
        if (!last) break;
      }
      expect(seen).toEqual([...all].sort(comparePlaces));
    }),
  );
});
