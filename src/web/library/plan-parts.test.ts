import { expect, it } from 'vitest';
import type { PlanChange } from './api.ts';
import { differencesOf, partsOf } from './plan-parts.ts';

const change = (kind: string, element: string, rest: Partial<PlanChange> = {}): PlanChange => ({
  kind,
  element,
  key: null,
  path: '',
  customers: 0,
  ...rest,
});
const create = (element: string, after: object) => change('create', element, { after });
const library = {
  groups: new Map([['intent', { name: '意向', category: 'need', color: 'zhu' }]]),
  categories: new Map([['need', '需求']]),
};

it('what is new is shown as a tree: categories, their groups, their tags', () => {
  const { created } = partsOf(
    {
      changes: [
        create('category', { key: 'base', name: '基础属性' }),
        create('group', {
          key: 'size',
          name: '规模',
          category: 'base',
          color: 'dian',
          choice: 'single',
          ordered: true,
        }),
        create('tag', {
          key: 'size.ka',
          name: 'KA',
          group: 'size',
          kind: 'base',
          color: null,
          definition: { meaning: '大' },
        }),
      ],
    },
    library,
  );
  expect(created).toMatchObject([
    {
      name: '基础属性',
      existing: false,
      groups: [
        {
          name: '规模',
          hue: 'dian',
          single: true,
          ordered: true,
          tags: [{ name: 'KA', meaning: '大', automatic: false }],
        },
      ],
    },
  ]);
});

it('tags for a group that is there already are shown under its name', () => {
  const { created } = partsOf(
    { changes: [create('tag', { key: 'i.x', name: '超高意向', group: 'intent', kind: 'behaviour' })] },
    library,
  );
  expect(created).toMatchObject([
    {
      name: '需求',
      existing: true,
      groups: [{ name: '意向', existing: true, hue: 'zhu', tags: [{ name: '超高意向', automatic: true }] }],
    },
  ]);
});

it('everything else is grouped by what happens to it, renames before moves before archives', () => {
  const { others } = partsOf(
    {
      changes: [
        change('archive', 'tag'),
        change('move', 'tag'),
        change('rename', 'group'),
        change('rename', 'tag'),
      ],
    },
    library,
  );
  expect(others.map(({ kind, changes }) => [kind, changes.length])).toEqual([
    ['rename', 2],
    ['move', 1],
    ['archive', 1],
  ]);
});

it('no change is lost on the way to the page', () => {
  const changes = ['rename', 'move', 'update', 'archive', 'restore', 'reorder', 'rekey'].map((kind) =>
    change(kind, 'tag'),
  );
  expect(partsOf({ changes }, library).others.flatMap((part) => part.changes)).toHaveLength(changes.length);
});

it('of a definition only the parts that differ are told', () =>
  expect(
    differencesOf(
      change('update', 'tag', {
        before: { color: null, definition: { meaning: 'a', example: 'b' } },
        after: { color: 'zhu', definition: { meaning: 'a', example: 'c' } },
      }),
    ),
  ).toEqual([
    { field: 'color', before: null, after: 'zhu' },
    { field: 'definition.example', before: 'b', after: 'c' },
  ]));
