import { expect, it } from 'vitest';
import type { TimelineItem } from '../api.ts';
import { daysOf, linesOf } from './lines.ts';

const tag = (
  verb: 'added' | 'removed',
  name: string,
  cause = 'cau_1',
  replacedBy: string | null = null,
): TimelineItem => ({
  id: cause,
  kind: 'tag',
  type: `tag.${verb}`,
  at: '2026-11-18T03:32:07.000Z',
  by: { id: 'stf_1', name: '林小满' },
  data: {
    tag: { id: `tag_${name}`, name, group: { name: '意向' } },
    replacedBy: replacedBy && { id: 'x', name: replacedBy },
  },
});
const event = (at: string): TimelineItem => ({
  id: at,
  kind: 'event',
  type: 'material.visit',
  at,
  by: null,
  data: { properties: { seconds: 96 } },
});
const told = (items: readonly TimelineItem[]) =>
  linesOf(items).map((line) => [
    line.type,
    line.tags
      .map((each) => (each.replaced ? `${each.group}：${each.replaced}→${each.name}` : each.name))
      .join(),
  ]);

it('tags of one decision are one line', () =>
  expect(told([tag('added', 'A'), tag('added', 'B'), tag('added', 'C', 'cau_2')])).toEqual([
    ['tag.added', 'A,B'],
    ['tag.added', 'C'],
  ]));

it('a tag that two merged records got by one decision is named once', () =>
  expect(told([tag('added', 'A'), tag('added', 'A'), tag('added', 'B')])).toEqual([['tag.added', 'A,B']]));

it('a tag that took the place of another is told once, on whichever side the removal stands', () => {
  const change = [tag('added', '高意向'), tag('removed', '中意向', 'cau_1', '高意向')];
  expect(told(change)).toEqual([['tag.added', '意向：中意向→高意向']]);
  expect(told(change.toReversed())).toEqual([['tag.added', '意向：中意向→高意向']]);
});

it('what was taken off by itself keeps its line beside a replacement', () =>
  expect(
    told([tag('added', '高意向'), tag('removed', '中意向', 'cau_1', '高意向'), tag('removed', '毛坯')]),
  ).toEqual([
    ['tag.added', '意向：中意向→高意向'],
    ['tag.removed', '毛坯'],
  ]));

it('a removal whose successor is on another page keeps its line', () =>
  expect(told([tag('removed', '中意向', 'cau_1', '高意向')])).toEqual([['tag.removed', '中意向']]));

it('days are those of the workspace, not of Greenwich', () =>
  expect(
    daysOf(linesOf([event('2026-11-18T17:00:00Z'), event('2026-11-18T15:00:00Z')]), 'Asia/Shanghai').map(
      ({ day, lines }) => [day, lines.length],
    ),
  ).toEqual([
    ['2026-11-19', 1],
    ['2026-11-18', 1],
  ]));
