import { describe, expect, it } from 'vitest';
import { parseCondition } from '#features/conditions/core';
import {
  conditionOf,
  type Filter,
  type FilterPart,
  partsOf,
  readListSearch,
  setParts,
  withoutPart,
} from './filter.ts';

const groups = ['grp_1', 'grp_2'];

describe('a filter as a condition', () => {
  it.each<[string, Filter, unknown]>([
    ['nothing chosen is everybody', {}, { all: [] }],
    ['a status', { status: ['lead'] }, { attribute: 'customer.status', in: ['lead'] }],
    ['all of the tags', { tags: ['tag_1', 'tag_2'] }, { all: [{ tag: 'tag_1' }, { tag: 'tag_2' }] }],
    [
      'any of the tags',
      { tags: ['tag_1', 'tag_2'], match: 'any' },
      { any: [{ tag: 'tag_1' }, { tag: 'tag_2' }] },
    ],
    [
      'some tags and not another',
      { tags: ['tag_1'], without: ['tag_3', 'tag_4'] },
      { all: [{ tag: 'tag_1' }, { not: { any: [{ tag: 'tag_3' }, { tag: 'tag_4' }] } }] },
    ],
    [
      'untagged: no tag of any group, whatever tags are chosen',
      { untagged: true, tags: ['tag_1'] },
      {
        all: [
          { group: 'grp_1', none: true },
          { group: 'grp_2', none: true },
        ],
      },
    ],
    [
      'whose customers: those in charge and those who follow',
      { staff: ['stf_1'] },
      { any: [{ attribute: 'customer.owner', in: ['stf_1'] }, { follow: { staff: ['stf_1'] } }] },
    ],
    [
      'added between two days',
      { since: '2026-11-01', until: '2026-11-20' },
      { attribute: 'customer.createdAt', between: ['2026-11-01', '2026-11-20'] },
    ],
    ['added since', { since: '2026-11-01' }, { attribute: 'customer.createdAt', gte: '2026-11-01' }],
    ['added until', { until: '2026-11-20' }, { attribute: 'customer.createdAt', lte: '2026-11-20' }],
    ['a search alone is no condition', { q: '王' }, { all: [] }],
  ])('%s', (_, filter, condition) => {
    expect(conditionOf(filter, groups)).toEqual(condition);
    expect(() => parseCondition(conditionOf(filter, groups))).not.toThrow();
  });

  it('keeps a condition from elsewhere beside the chosen parts', () =>
    expect(conditionOf({ condition: { did: 'order.paid' }, status: ['customer'] }, groups)).toEqual({
      all: [{ did: 'order.paid' }, { attribute: 'customer.status', in: ['customer'] }],
    }));
});

it('taking every part off one by one leaves everybody', () => {
  const full: Filter = {
    status: ['lead'],
    tags: ['tag_1'],
    match: 'any',
    without: ['tag_2'],
    staff: ['stf_1'],
    since: '2026-01-01',
    until: '2026-02-01',
    condition: { did: 'order.paid' },
  };
  let left = full;
  const parts: FilterPart[] = [];
  for (let part = setParts(left)[0]; part; part = setParts(left)[0]) {
    parts.push(part);
    left = withoutPart(left, part);
    expect(partsOf(left, groups).map((each) => each.part)).not.toContain(part);
  }
  expect(parts).toEqual(['condition', 'status', 'tags', 'without', 'staff', 'date']);
  expect(left).toEqual({});
});

describe('an address', () => {
  it('is read back as it was written', () => {
    const search = {
      q: '王',
      status: ['lead', 'lost'],
      tags: ['tag_1'],
      match: 'any',
      without: ['tag_9'],
      staff: ['stf_2'],
      since: '2026-11-01',
      sort: 'order.total',
      order: 'asc',
      page: 3,
    } as const;
    expect(readListSearch(search)).toEqual(search);
  });

  it('opens as much of a wrong or old link as can be read', () =>
    expect(
      readListSearch({
        q: 6021,
        status: ['lead', 'vip', 7],
        tags: 'tag_1',
        match: 'some',
        untagged: 'yes',
        since: 'yesterday',
        page: -3,
        order: 'asc',
        condition: 'x',
        extra: 1,
      }),
    ).toEqual({ q: '6021', status: ['lead'], tags: ['tag_1'] }));
});
