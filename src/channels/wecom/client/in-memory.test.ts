import { describe, expect, it, vi } from 'vitest';
import { circuitsInMemory, tokensInMemory } from './in-memory.ts';

const at = (seconds: number) => new Date(seconds * 1000);

describe('tokens in memory', () => {
  it('a token counts as gone once it may no longer be used', async () => {
    let now = at(0);
    const tokens = tokensInMemory(() => now);
    expect(await tokens.current('access')).toBeNull();
    await tokens.renew('access', null, async () => ({ value: 'T1', usableUntil: at(100) }));
    now = at(99);
    expect(await tokens.current('access')).toBe('T1');
    now = at(100);
    expect(await tokens.current('access')).toBeNull();
  });

  it('whoever finds the same token stale at the same time shares one renewal', async () => {
    const tokens = tokensInMemory(() => at(0));
    const fetchNew = vi.fn(async () => ({ value: 'T1', usableUntil: at(100) }));
    expect(await Promise.all([1, 2, 3].map(() => tokens.renew('access', null, fetchNew)))).toEqual([
      'T1',
      'T1',
      'T1',
    ]);
    expect(fetchNew).toHaveBeenCalledTimes(1);
  });

  it('whoever comes late with a token that was renewed meanwhile gets the new one', async () => {
    const tokens = tokensInMemory(() => at(0));
    await tokens.renew('access', 'T0', async () => ({ value: 'T1', usableUntil: at(100) }));
    const never = vi.fn();
    expect(await tokens.renew('access', 'T0', never)).toBe('T1');
    expect(never).not.toHaveBeenCalled();
  });

  it('a renewal that fails leaves nothing behind, and the next one tries again', async () => {
    const tokens = tokensInMemory(() => at(0));
    await expect(tokens.renew('jsapi', null, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await tokens.current('jsapi')).toBeNull();
    expect(await tokens.renew('jsapi', null, async () => ({ value: 'J1', usableUntil: at(9) }))).toBe('J1');
  });
});

describe('circuits in memory', () => {
  it('tell the last closure also when it is over, and never make one shorter', async () => {
    const circuits = circuitsInMemory();
    expect(await circuits.openUntil('user/get')).toBeNull();
    await circuits.open('user/get', at(60));
    await circuits.open('user/get', at(30));
    expect(await circuits.openUntil('user/get')).toEqual(at(60));
    expect(await circuits.openUntil('user/list')).toBeNull();
  });
});
