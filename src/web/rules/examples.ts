/** Rules to begin with: whole ones, as companies write them. Tags are filled in where the library has them. Pure. */
import type { Condition } from '#features/conditions/core';
import type { RuleBody } from '#features/rules/core';
import type { rulesTexts } from './texts.ts';

export const exampleNames = [
  'intent',
  'silent',
  'reading',
  'levels',
] as const satisfies readonly (keyof typeof rulesTexts.rows)[];
export type ExampleName = (typeof exampleNames)[number];

/** A tag of the library by its name or an alias; undefined when there is none, or several. */
export type FindTag = (path: string) => string | undefined;

const lately = { last: '30d' } as const;
const visits = (min: number): Condition => ({ did: 'material.visit', count: { min }, within: lately });
const wrote = (kind: string): Condition => ({
  did: 'followUp.written',
  where: [{ property: 'kind', is: kind }],
  count: { min: 1 },
  within: lately,
});

/** `name` is what the rule is called; the group of the levels stays empty where the library has none like it. */
export function exampleRule(example: ExampleName, name: string, find: FindTag): RuleBody {
  const put = (path: string) => ({ add: [find(path)].filter((tag) => tag !== undefined) });
  switch (example) {
    case 'intent':
      return {
        kind: 'state',
        name,
        when: {
          atLeast: 2,
          of: [
            wrote('积极回应'),
            wrote('主动询问'),
            visits(5),
            { did: 'material.share', count: { min: 3 }, within: lately },
          ],
        },
        then: put('高意向'),
        keep: 'while',
      };
    case 'silent':
      return {
        kind: 'state',
        name,
        when: {
          all: [
            { did: 'interaction', count: { min: 1 } },
            { did: 'interaction', count: { max: 0 }, within: lately },
          ],
        },
        then: put('静默客户'),
        keep: 'while',
      };
    case 'reading':
      return {
        kind: 'trigger',
        name,
        on: { event: 'material.visit', where: [{ property: 'seconds', gte: 30 }] },
        then: put('定制衣柜'),
        keep: { for: '90d' },
      };
    case 'levels': {
      const level = (tag: string, min: number) => ({ tag: find(tag), when: visits(min) });
      const known = [level('高意向', 5), level('中意向', 3), level('低意向', 1)].flatMap(({ tag, when }) =>
        tag === undefined ? [] : [{ tag, when }],
      );
      return { kind: 'ladder', name, group: known.length > 0 ? '意向' : '', steps: known };
    }
  }
}
