import { describe, expect, it } from 'vitest';
import type { Caller } from '#platform/http';
import { type Found, forgetCallers, REMEMBER_MS, RecentCallers } from './recent-callers.ts';

const start = new Date('2026-01-01T00:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);
const caller = (name: string): Caller => ({
  actor: {
    kind: 'staff',
    id: 'stf_1',
    name,
    workspace: 1,
    staff: 1,
    roles: [],
    rights: new Set(),
    reach: 'own',
    departments: [],
  },
  timeZone: 'UTC',
  language: null,
  byCookie: true,
});
const found = (name: string, expiresAt: Date | null = null): Found => ({ caller: caller(name), expiresAt });
const failing = async (): Promise<Found | null> => {
  throw new Error('looked again');
};

describe('recent callers', () => {
  it('are not looked up again for five seconds, then they are', async () => {
    const recent = new RecentCallers();
    await recent.get('s', start, async () => found('first'));
    expect((await recent.get('s', later(REMEMBER_MS - 1), failing))?.actor.name).toBe('first');
    await expect(recent.get('s', later(REMEMBER_MS), failing)).rejects.toThrow('looked again');
  });

  it('are not remembered past the end of their session', async () => {
    const recent = new RecentCallers();
    await recent.get('s', start, async () => found('first', later(1000)));
    expect(await recent.get('s', later(1000), async () => null)).toBeNull();
  });

  it('are forgotten at once when access changes', async () => {
    const recent = new RecentCallers();
    await recent.get('s', start, async () => found('first'));
    forgetCallers();
    expect(await recent.get('s', start, async () => null)).toBeNull();
  });

  it('are not remembered when access changed while they were looked up', async () => {
    const recent = new RecentCallers();
    await recent.get('s', start, async () => {
      forgetCallers();
      return found('as before');
    });
    expect((await recent.get('s', start, async () => found('as now')))?.actor.name).toBe('as now');
  });

  it('do not include strangers', async () => {
    const recent = new RecentCallers();
    expect(await recent.get('s', start, async () => null)).toBeNull();
    expect((await recent.get('s', start, async () => found('made since')))?.actor.name).toBe('made since');
  });
});
