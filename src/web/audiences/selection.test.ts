import { describe, expect, it } from 'vitest';
import type { ShownCustomer } from './api.ts';
import {
  isSelected,
  nobody,
  refreshed,
  type Selection,
  selectRange,
  sizeOf,
  toggle,
  togglePage,
} from './selection.ts';

const person = (id: string): ShownCustomer => ({
  id,
  name: id,
  phone: null,
  status: 'lead',
  owner: null,
  followers: 0,
  remark: '',
  attributes: {},
  orders: { count: 0, total: 0, lastAt: null, cycleDays: null, nextAt: null },
  tags: [],
  createdAt: '2026-11-23T00:00:00Z',
});
const page = ['a', 'b', 'c', 'd'].map(person);
const at = (i: number) => page[i] ?? person('?');
const ids = (selection: Selection) =>
  selection.kind === 'all' ? 'all' : [...selection.customers.keys()].join('');

describe('selecting customers', () => {
  it('one by one, and back', () => {
    const one = toggle(nobody, at(1), page);
    expect(ids(one)).toBe('b');
    expect(ids(toggle(one, at(1), page))).toBe('');
    expect(ids(nobody)).toBe('');
  });

  it('a page at once keeps what was selected on other pages', () => {
    const other = toggle(nobody, person('x'), page);
    const whole = togglePage(other, page);
    expect(ids(whole)).toBe('xabcd');
    expect(ids(togglePage(whole, page))).toBe('x');
    expect(ids(togglePage(toggle(other, at(0), page), page))).toBe('xabcd');
  });

  it('from the last row to this one, in either direction', () => {
    expect(ids(selectRange(nobody, page, 'b', 'd'))).toBe('bcd');
    expect(ids(selectRange(nobody, page, 'd', 'b'))).toBe('bcd');
    expect(ids(selectRange(nobody, page, null, 'c'))).toBe('c');
  });

  it('knows what became of those in view, and forgets nobody', () => {
    const chosen = toggle(toggle(nobody, at(0), page), person('x'), page);
    const later = refreshed(chosen, [{ ...at(0), name: 'A' }, at(1)]);
    expect(later.kind === 'some' && [...later.customers.values()].map(({ name }) => name)).toEqual([
      'A',
      'x',
    ]);
  });

  it('everybody; taking one out leaves the page without that one', () => {
    const all: Selection = { kind: 'all' };
    expect(isSelected(all, 'anybody')).toBe(true);
    expect(sizeOf(all, 3186)).toBe(3186);
    expect(ids(toggle(all, at(0), page))).toBe('bcd');
    expect(ids(togglePage(all, page))).toBe('');
    expect(ids(selectRange(all, page, 'a', 'b'))).toBe('all');
  });
});
