import { describe, expect, it } from 'vitest';
import { type NextStep, nextStep, type Situation, tryAgainAt, type WaitingMessage } from './gathering.ts';

const now = new Date('2026-11-29T10:00:00+08:00');
const inS = (seconds: number) => new Date(now.getTime() + 1000 * seconds);
const night = { from: '22:00', until: '08:00', messages: 'held' } as const;

const message: WaitingMessage = { createdAt: inS(-2), job: null, untilPosition: null };
const situation: Situation = { now, timeZone: 'Asia/Shanghai', quiet: null, followed: 100, freeAt: null };
const job = (ended: boolean, untilPosition: number | null = null): WaitingMessage => ({
  ...message,
  job: { ended },
  untilPosition,
});

describe('a message that is due', () => {
  it.each<[string, WaitingMessage, Partial<Situation>, NextStep]>([
    ['goes', message, {}, { do: 'send' }],
    [
      'is held in quiet hours until they end',
      message,
      { quiet: { ...night, from: '09:00', until: '11:00' } },
      { do: 'hold', until: inS(3600) },
    ],
    [
      'or dropped',
      message,
      { quiet: { from: '09:00', until: '11:00', messages: 'dropped' } },
      { do: 'drop' },
    ],
    ['goes outside of them', message, { quiet: night }, { do: 'send' }],
    ['waits for its receivers’ limits', message, { freeAt: inS(20) }, { do: 'wait', until: inS(20) }],
    [
      'is held rather than made to wait for them',
      message,
      { quiet: { ...night, from: '09:00', until: '11:00' }, freeAt: inS(20) },
      { do: 'hold', until: inS(3600) },
    ],
    ['waits while its job runs', job(false), {}, { do: 'wait', until: inS(0.5) }],
    [
      'notes where the log stands when the job has ended',
      job(true),
      {},
      { do: 'wait', until: now, noteEnd: true },
    ],
    ['waits until the log was followed as far', job(true, 101), {}, { do: 'wait', until: inS(0.5) }],
    ['and goes then', job(true, 100), {}, { do: 'send' }],
    ['goes before a job ends that takes hours', { ...job(false), createdAt: inS(-1800) }, {}, { do: 'send' }],
  ])('%s', (_, waiting, over, step) => expect(nextStep(waiting, { ...situation, ...over })).toEqual(step));
});

describe('a message that did not go', () => {
  it('is tried again after longer and longer pauses, and then no more', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6].map((tries) => tryAgainAt(tries, null, now));
    expect(pauses).toEqual([inS(2), inS(10), inS(60), inS(300), inS(1800), inS(7200), null]);
  });

  it('waits as long as WeCom says, however often', () => {
    expect(tryAgainAt(9, inS(60), now)).toEqual(inS(60));
  });
});
