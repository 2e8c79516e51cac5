import { describe, expect, it, onTestFinished } from 'vitest';
import { openLog } from '#platform/telemetry';
import { testDatabase } from '#tests/database';
import { type Line, type RunningLines, runLines } from './lines.ts';

const db = await testDatabase();
const log = openLog('silent');

function started(line: Line): RunningLines {
  const running = runLines(db, log, [line]);
  onTestFinished(() => running.stop());
  return running;
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; !holds(); turn++) {
    if (turn > 1500) throw new Error('it never came true');
    await new Promise((done) => setTimeout(done, 10));
  }
}

describe('a line', () => {
  it('takes step after step while there is work, and rests when there is none', async () => {
    let left = 5;
    let steps = 0;
    started({
      name: 'work',
      restMs: 3_600_000,
      step: async () => {
        steps++;
        return left-- > 0;
      },
    });
    await until(() => left < 0);
    await new Promise((done) => setTimeout(done, 50));
    expect(steps).toBe(6);
  });

  it('begins again when it is woken', async () => {
    let steps = 0;
    const running = started({ name: 'sleeper', restMs: 3_600_000, step: async () => ++steps < 0 });
    await until(() => steps === 1);
    running.wake('sleeper');
    await until(() => steps === 2);
    running.wake('somebody else');
    await new Promise((done) => setTimeout(done, 50));
    expect(steps).toBe(2);
  });

  it('that another process leads is not begun by a wake; the leader finds the work when it has rested', async () => {
    const seen: string[] = [];
    let work = false;
    const line = (who: string): Line => ({
      name: 'led elsewhere',
      restMs: 20,
      step: async () => {
        if (work) seen.push(who);
        work = false;
        return false;
      },
    });
    let leads = false;
    started({
      ...line('leader'),
      step: async (...args) => {
        leads = true;
        return line('leader').step(...args);
      },
    });
    await until(() => leads);
    const other = started(line('other'));
    await new Promise((done) => setTimeout(done, 50));
    work = true;
    other.wake('led elsewhere');
    await until(() => seen.length === 1);
    expect(seen).toEqual(['leader']);
  });

  it('is led by one process at a time, and by another when that one ends', async () => {
    const seen: string[] = [];
    const unled: string[] = [];
    const line = (who: string): Line => ({
      name: 'shared',
      restMs: 10,
      step: async () => {
        seen.push(who);
        return false;
      },
      unled: async () => {
        unled.push(who);
      },
    });
    const first = started(line('first'));
    await until(() => seen.length > 2);
    const second = started(line('second'));
    await new Promise((done) => setTimeout(done, 100));
    expect(new Set(seen)).toEqual(new Set(['first']));
    await first.stop();
    expect(unled).toEqual(['first']);
    second.wake('shared');
    await until(() => seen.includes('second'));
  });

  it('gives back a connection that breaks while it asks to lead', async () => {
    let asked = 0;
    const broken = {
      ...db,
      leaders: {
        connect: async () => {
          const client = await db.leaders.connect();
          client.query = (async () => {
            asked++;
            throw Object.assign(new Error('Connection terminated'), { code: '57P01' });
          }) as typeof client.query;
          return client;
        },
      },
    } as unknown as typeof db;
    const busyBefore = db.leaders.totalCount - db.leaders.idleCount;
    const running = runLines(broken, log, [{ name: 'broken', restMs: 10, step: async () => false }]);
    await until(() => asked > 0);
    await running.stop();
    expect(db.leaders.totalCount - db.leaders.idleCount).toBe(busyBefore);
  });

  it('goes on after a step that failed', async () => {
    let steps = 0;
    const running = started({
      name: 'stumbler',
      restMs: 3_600_000,
      step: async () => {
        if (++steps === 1) throw new Error('a stone');
        return false;
      },
    });
    await until(() => steps === 1);
    running.wake('stumbler');
    await until(() => steps === 2);
  });

  it('stops only after the step under way, which hears of it', async () => {
    let begun = false;
    let ended = false;
    const running = runLines(db, log, [
      {
        name: 'long',
        restMs: 10,
        step: (_db, _log, closing) =>
          new Promise((done) => {
            begun = true;
            closing.addEventListener('abort', () => {
              ended = true;
              done(false);
            });
          }),
      },
    ]);
    await until(() => begun);
    await running.stop();
    expect(ended).toBe(true);
  });
});
