/**
 * A customer's history as lines to read: what one decision did to several tags is one line, lines of a day stand
 * together. Pure; the words are in `words.tsx`.
 */
import { dayIn } from '#kernel';
import type { TimelineItem } from '../api.ts';

export interface Line {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly by: TimelineItem['by'];
  readonly data: TimelineItem['data'];
  /** Tags of a line about tags, in the order of the history. */
  readonly tags: readonly TagMention[];
}

export interface TagMention {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  /** In a removal: what took its place. */
  readonly replacedBy: string | null;
  /** In an addition: whose place it took. */
  readonly replaced: string | null;
}

export interface Day {
  /** YYYY-MM-DD on the clock of the workspace. */
  readonly day: string;
  readonly lines: readonly Line[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function mentionOf(item: TimelineItem): readonly TagMention[] {
  const { tag, replacedBy } = item.data;
  if (item.kind !== 'tag' || !isRecord(tag)) return [];
  const by = isRecord(replacedBy) ? textOf(replacedBy.name) : '';
  const group = isRecord(tag.group) ? textOf(tag.group.name) : '';
  return [{ id: textOf(tag.id), name: textOf(tag.name), group, replacedBy: by || null, replaced: null }];
}

/** Lines in the order they came in; neighbours of one cause and one verb become one. */
export function linesOf(items: readonly TimelineItem[]): readonly Line[] {
  const lines: Line[] = [];
  for (const item of items) {
    const tags = mentionOf(item);
    const last = lines.at(-1);
    const [tag] = tags;
    if (tag && last && last.tags.length > 0 && last.type === item.type && last.id === item.id) {
      // A record that was merged into this one may have got the tag by the same decision.
      if (!last.tags.some((each) => each.id === tag.id))
        lines[lines.length - 1] = { ...last, tags: [...last.tags, tag] };
    } else lines.push({ id: item.id, type: item.type, at: item.at, by: item.by, data: item.data, tags });
  }
  return lines.map((line, i) => withReplaced(line, lines, i)).filter((line) => line !== null);
}

/**
 * A tag that took another's place is told in one line: 中意向 → 高意向. The removal beside it, of the same cause, goes
 * into the line of the new tag.
 */
function withReplaced(line: Line, lines: readonly Line[], i: number): Line | null {
  const beside = [lines[i - 1], lines[i + 1]].filter((each) => each?.id === line.id);
  if (line.type === 'tag.removed') {
    const stay = line.tags.filter(
      (tag) =>
        tag.replacedBy === null ||
        !beside.some(
          (each) => each?.type === 'tag.added' && each.tags.some((one) => one.name === tag.replacedBy),
        ),
    );
    if (stay.length === line.tags.length) return line;
    return stay.length > 0 ? { ...line, tags: stay } : null;
  }
  if (line.type !== 'tag.added') return line;
  const removed = beside.flatMap((each) => (each?.type === 'tag.removed' ? each.tags : []));
  const tags = line.tags.map((tag) => {
    const old = removed.find((one) => one.replacedBy === tag.name);
    return old ? { ...tag, replaced: old.name } : tag;
  });
  return { ...line, tags };
}

export function daysOf(lines: readonly Line[], timeZone: string): readonly Day[] {
  const days: { day: string; lines: Line[] }[] = [];
  for (const line of lines) {
    const day = dayIn(new Date(line.at), timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.lines.push(line);
    else days.push({ day, lines: [line] });
  }
  return days;
}
