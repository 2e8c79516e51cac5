import { describe, expect, it } from 'vitest';
import { networkOf, Tries } from './tries.ts';

describe('tries', () => {
  it('run out and come back with time, for each caller apart', () => {
    const tries = new Tries({ perMinute: 3, most: 10 });
    expect([1, 2, 3, 4].map(() => tries.take('a', 0))).toEqual([true, true, true, false]);
    expect(tries.take('b', 0)).toBe(true);
    expect(tries.take('a', 21_000)).toBe(true);
    expect(tries.take('a', 21_000)).toBe(false);
  });

  it('of more callers than are remembered share one bucket, so that memory stays bounded', () => {
    const tries = new Tries({ perMinute: 2, most: 3 });
    for (const caller of ['a', 'b', 'c']) tries.take(caller, 0);
    expect(['d', 'e', 'f'].map((caller) => tries.take(caller, 0))).toEqual([true, true, false]);
  });

  it('forget whoever has not knocked for a minute', () => {
    const tries = new Tries({ perMinute: 1, most: 2 });
    tries.take('a', 0);
    tries.take('b', 0);
    expect([tries.take('c', 90_000), tries.take('d', 90_000)]).toEqual([true, true]);
  });
});

describe('one caller', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('at %s is %s', (address, network) => expect(networkOf(address)).toBe(network));

  it('cannot get more tries by the addresses of one network', () => {
    const tries = new Tries({ perMinute: 3, most: 10 });
    const answers = [1, 2, 3, 4].map((i) => tries.take(networkOf(`2001:db8:1:2:${i}::${i}`), 0));
    expect(answers).toEqual([true, true, true, false]);
    expect(tries.take(networkOf('2001:db8:1:3::1'), 0)).toBe(true);
  });
});
