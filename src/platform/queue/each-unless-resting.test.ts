import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Log } from '#platform/telemetry';
import { EachUnlessResting } from './each-unless-resting.ts';

let told: object[];
beforeEach(() => {
  told = [];
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
});
const log = {
  error: ({ err, ...who }: { err: Error }, what: string) => told.push([err.message, who, what]),
} as unknown as Log;

const workspaces = () => new EachUnlessResting('it failed', (workspace: number) => ({ workspace }));

/** Which ones a step came to. */
async function seen(
  each: ReturnType<typeof workspaces>,
  failing: readonly number[],
  error = new Error('ill'),
) {
  const reached: number[] = [];
  await each.step(log, [1, 2, 3], async (one) => {
    reached.push(one);
    if (failing.includes(one)) throw error;
    return false;
  });
  return reached;
}

describe('a workspace whose step fails', () => {
  it('rests, is told of once, and keeps the others not waiting', async () => {
    const each = workspaces();
    expect(await seen(each, [1])).toEqual([1, 2, 3]);
    expect(each.resting()).toEqual([{ workspace: 1 }]);
    vi.advanceTimersByTime(9_999);
    expect(await seen(each, [1])).toEqual([2, 3]);
    expect(told).toEqual([['ill', { workspace: 1 }, 'it failed']]);
  });

  it('is tried again when it has rested, and is one like the others when that goes well', async () => {
    const each = workspaces();
    await seen(each, [2]);
    vi.advanceTimersByTime(10_000);
    expect(each.resting()).toEqual([]);
    expect(await seen(each, [2])).toEqual([1, 2, 3]);
    vi.advanceTimersByTime(10_000);
    expect(await seen(each, [])).toEqual([1, 2, 3]);
    expect(await seen(each, [])).toEqual([1, 2, 3]);
  });

  it('has no more to do for now, whatever the others have', async () => {
    const each = workspaces();
    const more = (which: number) =>
      each.step(log, [1, 2], async (one) => {
        if (one === 1) throw new Error('ill');
        return one === which;
      });
    expect([await more(1), await more(2)]).toEqual([false, true]);
  });

  it('through one of its people lets the others of them go on', async () => {
    const each = new EachUnlessResting('it failed', ([workspace, staff]: readonly [number, number]) => ({
      workspace,
      staff,
    }));
    const people = [
      [1, 12],
      [1, 1],
      [11, 2],
    ] as const;
    const reached: number[] = [];
    for (let i = 0; i < 2; i++)
      await each.step(log, people, async ([, staff]) => {
        reached.push(staff);
        if (staff === 12) throw new Error('ill');
        return false;
      });
    expect(reached).toEqual([12, 1, 2, 1, 2]);
  });
});

it('a lost database ends the step, and nobody rests for it', async () => {
  const each = workspaces();
  const lost = Object.assign(new Error('Connection terminated'), { code: '57P01' });
  await expect(seen(each, [1], lost)).rejects.toBe(lost);
  expect(told).toEqual([]);
  expect(each.resting()).toEqual([]);
});
