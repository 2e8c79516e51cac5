import { describe, expect, it } from 'vitest';
import { filterOf, isNarrowed, queryOf, readEventSearch } from './search.ts';

describe('the address of the events', () => {
  it('keeps what can be read of it', () => {
    const raw = { type: ' page.view ', since: '2026-11-01', until: 'soon', open: 12, rule: 'rul_1', q: 1 };
    expect(readEventSearch(raw)).toEqual({ type: 'page.view', since: '2026-11-01', open: 12, rule: 'rul_1' });
    expect(readEventSearch({ open: '12', rule: 'rul_1' })).toEqual({});
  });

  it('asks for whole days of the workspace, the last one included', () => {
    const days = { since: '2026-10-24', until: '2026-10-25' };
    expect(queryOf(days, 'Asia/Shanghai')).toMatchObject({
      since: '2026-10-23T16:00:00.000Z',
      until: '2026-10-25T16:00:00.000Z',
    });
    // A day of 25 hours.
    expect(queryOf(days, 'Europe/Berlin').until).toBe('2026-10-25T23:00:00.000Z');
  });

  it('is narrowed by what is asked, not by what is open', () => {
    expect(isNarrowed(filterOf({ open: 3, rule: 'rul_1' }))).toBe(false);
    expect(isNarrowed(filterOf({ open: 3, type: 'page.view' }))).toBe(true);
  });
});
