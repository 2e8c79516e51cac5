import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '#kernel';
import { clientOf, type ScriptedWecom, scriptedWecom } from '#tests/scripted-wecom';
import type { WecomApi } from './client.ts';
import type { WecomError } from './error.ts';

let wecom: ScriptedWecom;
beforeEach(async () => {
  wecom = await scriptedWecom();
});
afterEach(() => wecom.close());

const LIST = 'externalcontact/get_follow_user_list';
const MARK = 'externalcontact/mark_tag';
const marking = (externalUserId: string) => ({ userId: 'u', externalUserId, add: ['et1'], remove: [] });

/** Answers that wait until the test lets them go, and how many waited at once. */
function held() {
  const letGo: (() => void)[] = [];
  let most = 0;
  return {
    script: async () => {
      await new Promise<void>((go) => {
        letGo.push(go);
        most = Math.max(most, letGo.length);
      });
      return { errcode: 0 };
    },
    waiting: () => letGo.length,
    most: () => most,
    next: () => letGo.shift()?.(),
    all: async (work: Promise<unknown>) => {
      let done = false;
      const end = work.finally(() => {
        done = true;
      });
      while (!done) {
        letGo.shift()?.();
        await new Promise((tick) => setTimeout(tick, 1));
      }
      return end;
    },
  };
}

describe('a call that WeCom is too busy for', () => {
  it.each([-1, 6000, 45033, 45035])('(%i) is made again after a short pause', async (errcode) => {
    wecom.says(LIST, { errcode, errmsg: 'x', follow_user: [] }, { follow_user: ['a'] });
    const { api, slept } = clientOf(wecom);
    expect(await api.contacts.followUsers()).toEqual(['a']);
    expect(slept).toEqual([350]);
  });

  it('is made four times at most, with pauses between 200 ms and 2 s that grow and are thrown dice for', async () => {
    wecom.says(LIST, { errcode: -1, errmsg: 'system busy' });
    for (const [random, pauses] of [
      [0, [200, 200, 200]],
      [0.5, [350, 600, 1100]],
      [0.999999, [500, 1000, 2000]],
    ] as const) {
      const { api, slept } = clientOf(wecom, { random: () => random });
      await expect(api.contacts.followUsers()).rejects.toMatchObject({ kind: 'backoff', code: -1 });
      expect(slept).toEqual(pauses);
    }
    expect(wecom.askedOf(LIST)).toHaveLength(12);
  });

  it('waits half a minute for a group message that is still handed out, a second for another app’s welcome', async () => {
    wecom.says('externalcontact/get_groupmsg_send_result', { errcode: 41063 }, { send_list: [] });
    wecom.says('externalcontact/send_welcome_msg', { errcode: 41096 }, { errcode: 41051 });
    const { api, slept } = clientOf(wecom, { random: () => 0 });
    await api.groupMessages.results({ messageId: 'm', userId: 'u', cursor: null });
    await expect(api.messages.sendWelcome({ welcomeCode: 'W', text: 'hi' })).rejects.toMatchObject({
      kind: 'refused',
      code: 41051,
    });
    expect(slept).toEqual([30_000, 1000]);
  });

  it.each([84061, 40096, 40068, 60111, 81011, 48002, 40058, 40071, 99999])(
    'is not what %i means: that is final',
    async (errcode) => {
      wecom.says(LIST, { errcode, errmsg: 'no' });
      const { api, slept } = clientOf(wecom);
      await expect(api.contacts.followUsers()).rejects.toMatchObject({ code: errcode });
      expect(slept).toEqual([]);
      expect(wecom.askedOf(LIST)).toHaveLength(1);
    },
  );
});

describe('an API that was called too often', () => {
  const tooOften = { errcode: 45009, errmsg: 'api freq out of limit' };
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes));

  it('is closed for a minute: calls fail at once and say until when', async () => {
    wecom.says(LIST, tooOften, { follow_user: ['a'] });
    const { api, pass, slept } = clientOf(wecom);
    for (let i = 0; i < 3; i++)
      await expect(api.contacts.followUsers()).rejects.toMatchObject({
        kind: 'wait',
        code: 45009,
        until: at(1),
      });
    expect(wecom.askedOf(LIST)).toHaveLength(1);
    pass(MINUTE);
    expect(await api.contacts.followUsers()).toEqual(['a']);
    expect(slept).toEqual([]);
  });

  it('is closed for an hour when it happens again within the hour, and for a minute after a quiet hour', async () => {
    wecom.says(LIST, tooOften);
    const { api, pass } = clientOf(wecom);
    const until = async () => (await api.contacts.followUsers().catch((e: WecomError) => e.until)) as Date;
    expect(await until()).toEqual(at(1));
    pass(2 * MINUTE);
    expect(await until()).toEqual(at(62));
    pass(61 * MINUTE);
    expect(await until()).toEqual(at(123));
    pass((60 + 60) * MINUTE);
    expect(await until()).toEqual(at(184));
  });

  it('closes alone: other APIs go on', async () => {
    wecom.says(LIST, tooOften);
    wecom.says('externalcontact/list', { external_userid: ['wm1'] });
    const { api } = clientOf(wecom);
    await expect(api.contacts.followUsers()).rejects.toMatchObject({ kind: 'wait' });
    expect(await api.contacts.list('u')).toEqual(['wm1']);
  });

  it('is closed once by answers that come together', async () => {
    wecom.says(LIST, tooOften);
    const { api } = clientOf(wecom);
    const failures = await Promise.all(
      Array.from({ length: 8 }, () => api.contacts.followUsers().catch((e: WecomError) => e.until)),
    );
    expect(failures).toEqual(failures.map(() => at(1)));
  });

  it('is a robot that talks too much: the other robots go on', async () => {
    wecom.says('webhook/send', ({ query }) => (query.key === 'K1' ? tooOften : { errcode: 0 }));
    const { api } = clientOf(wecom);
    const say = (key: string) => api.messages.sendByRobot({ key, type: 'text', text: 'hi' });
    await expect(say('K1')).rejects.toMatchObject({ kind: 'wait' });
    await expect(say('K1')).rejects.toMatchObject({ kind: 'wait' });
    await say('K2');
    expect(wecom.asked.map(({ query }) => query)).toEqual([{ key: 'K1' }, { key: 'K2' }]);
  });
});

describe('how many calls go at once', () => {
  it.each<[string, (api: WecomApi, i: number) => Promise<unknown>]>([
    [MARK, (api, i) => api.tags.mark(marking(`w${i}`))],
    [
      'externalcontact/remark',
      (api, i) => api.contacts.remark({ userId: 'u', externalUserId: `w${i}`, remark: 'r' }),
    ],
    [
      'externalcontact/batch/get_by_user',
      (api, i) => api.contacts.batchByUser({ userIds: [`u${i}`], cursor: null }),
    ],
  ])('five of %s for a corp', async (path, ask) => {
    const { script, waiting, most, all } = held();
    wecom.says(path, script);
    const { api } = clientOf(wecom);
    const work = Promise.all(Array.from({ length: 12 }, (_, i) => ask(api, i)));
    await expect.poll(waiting).toBe(5);
    await all(work);
    expect(most()).toBe(5);
    expect(wecom.askedOf(path)).toHaveLength(12);
  });

  it('one that fails leaves its place to the next', async () => {
    wecom.says(MARK, { errcode: 84061, errmsg: 'not external contact' });
    const { api } = clientOf(wecom);
    const kinds = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        api.tags.mark(marking(`w${i % 3}`)).catch((e: WecomError) => e.kind),
      ),
    );
    expect(kinds).toEqual(kinds.map(() => 'pair'));
    expect(wecom.askedOf(MARK)).toHaveLength(20);
  });

  it('one writing for a customer, markings and remarks together, in the order in which they were asked', async () => {
    const { script, waiting, most, all } = held();
    wecom.says(MARK, script);
    wecom.says('externalcontact/remark', script);
    const { api } = clientOf(wecom);
    const work = Promise.all([
      api.tags.mark(marking('w1')),
      api.contacts.remark({ userId: 'u', externalUserId: 'w1', remark: 'r' }),
      api.tags.mark(marking('w1')),
    ]);
    await expect.poll(waiting).toBe(1);
    await all(work);
    expect(most()).toBe(1);
    expect(wecom.asked.map(({ path }) => path)).toEqual(['gettoken', MARK, 'externalcontact/remark', MARK]);
  });

  it('a customer with many writings takes one of the five places, not all', async () => {
    const { script, waiting, all } = held();
    wecom.says(MARK, script);
    const { api } = clientOf(wecom);
    const work = Promise.all(
      ['w1', 'w1', 'w1', 'w1', 'w1', 'w1', 'w2'].map((w) => api.tags.mark(marking(w))),
    );
    await expect.poll(waiting).toBe(2);
    await all(work);
  });

  it('who waits for a place learns that the API has closed meanwhile', async () => {
    wecom.says(MARK, { errcode: 45009, errmsg: 'x' });
    const { api } = clientOf(wecom);
    const kinds = await Promise.all(
      Array.from({ length: 20 }, (_, i) => api.tags.mark(marking(`w${i}`)).catch((e: WecomError) => e.kind)),
    );
    expect(new Set(kinds)).toEqual(new Set(['wait']));
    expect(wecom.askedOf(MARK).length).toBeLessThanOrEqual(5);
  });

  it('reading is not held back', async () => {
    const { script, waiting, all } = held();
    wecom.says('externalcontact/list', script);
    const { api } = clientOf(wecom);
    const work = Promise.all(Array.from({ length: 9 }, (_, i) => api.contacts.list(`u${i}`)));
    await expect.poll(waiting).toBe(9);
    await all(work);
  });
});

describe('a client that is closed', () => {
  it('gives up what waits and lets what is under way come home', async () => {
    const { script, waiting, next } = held();
    wecom.says(MARK, script);
    const { api } = clientOf(wecom);
    const first = api.tags.mark(marking('w1'));
    const second = api.tags.mark(marking('w1')).catch((e: WecomError) => e.kind);
    await expect.poll(waiting).toBe(1);
    const closing = api.close();
    expect(await second).toBe('closed');
    next();
    await first;
    await closing;
    await expect(api.contacts.followUsers()).rejects.toMatchObject({ api: LIST, kind: 'closed' });
  });

  it('wakes who pauses before another try', async () => {
    wecom.says(LIST, { errcode: -1, errmsg: 'busy' });
    let asleep = false;
    const { api } = clientOf(wecom, {
      sleep: (_, signal) =>
        new Promise((_done, fail) => {
          asleep = true;
          signal.addEventListener('abort', () => fail(signal.reason));
        }),
    });
    const work = api.contacts.followUsers().catch((e: WecomError) => e.kind);
    await expect.poll(() => asleep).toBe(true);
    await api.close();
    expect(await work).toBe('closed');
  });
});
