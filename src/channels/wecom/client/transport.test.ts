import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOf, type ScriptedWecom, scriptedWecom } from '#tests/scripted-wecom';
import { WecomError } from './error.ts';

let wecom: ScriptedWecom;
beforeEach(async () => {
  wecom = await scriptedWecom();
});
afterEach(() => wecom.close());

const LIST = 'externalcontact/get_follow_user_list';

describe('an answer', () => {
  const failure = async (options: Parameters<typeof clientOf>[1] = {}) => {
    const error = await clientOf(wecom, options)
      .api.contacts.followUsers()
      .then(
        () => null,
        (e: unknown) => e,
      );
    expect(error).toBeInstanceOf(WecomError);
    return error as WecomError;
  };

  it('without errcode is success', async () => {
    wecom.says(LIST, { follow_user: ['a'] });
    expect(await clientOf(wecom).api.contacts.followUsers()).toEqual(['a']);
  });

  it('with errcode and an empty list is a failure, not an empty list', async () => {
    wecom.says(LIST, { errcode: 48002, errmsg: 'api forbidden', follow_user: [] });
    expect(await failure()).toMatchObject({ kind: 'configuration', code: 48002 });
  });

  it('that warns of our JSON is a bug, although it says ok', async () => {
    wecom.says(LIST, { errcode: 0, errmsg: 'ok. Warning: wrong json format. ' });
    expect(await failure()).toMatchObject({ kind: 'bug', code: null, hint: 'wrong json format' });
  });

  it('that lacks what it must have is a bug that names the field', async () => {
    wecom.says('externalcontact/get', { errcode: 0, follow_user: [] });
    await expect(clientOf(wecom).api.contacts.get('w')).rejects.toMatchObject({
      kind: 'bug',
      hint: 'no external_contact in the answer',
    });
  });

  it('of 404 without a body means that there is no such path', async () =>
    expect(await failure()).toMatchObject({ api: LIST, kind: 'bug', code: null, hint: 'http 404' }));

  it.each([
    [{ status: 502, text: '<html>' }, 'http 502'],
    [{ status: 200, text: '<html>sign in to the network</html>' }, 'no JSON'],
    [{ status: 200, text: '' }, 'no JSON'],
    [{ status: 200, text: '[]' }, 'no JSON'],
  ])('that is not WeCom’s (%j) counts as none', async (reply, hint) => {
    wecom.says(LIST, reply);
    expect(await failure()).toMatchObject({ kind: 'unreachable', code: null, hint });
  });

  it('that sends us elsewhere is not followed: the token would go along', async () => {
    wecom.says(LIST, { status: 301, text: '', location: `${wecom.base}/elsewhere` });
    expect(await failure()).toMatchObject({ kind: 'unreachable', hint: 'http 301' });
    expect(wecom.asked.map(({ path }) => path)).toEqual(['gettoken', LIST]);
  });

  it('that does not come in time is unreachable', async () => {
    wecom.says(LIST, () => new Promise(() => undefined));
    expect(await failure({ timeout: 20 })).toMatchObject({ kind: 'unreachable', hint: 'timeout' });
  });

  it('from nobody is unreachable', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await expect.poll(() => server.listening).toBe(true);
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    expect(await failure({ base: `http://127.0.0.1:${port}` })).toMatchObject({
      api: 'gettoken',
      kind: 'unreachable',
      hint: 'ECONNREFUSED',
    });
  });

  it('of failure brings the hint for WeCom’s query tool, and the address to trust', async () => {
    wecom.says(LIST, {
      errcode: 60020,
      errmsg:
        'not allow to access from your ip, hint: [1684808692339600845878397], from ip: 1.2.3.4, more info at https://open.work.weixin.qq.com/devtool/query?e=60020',
    });
    expect(await failure()).toMatchObject({
      code: 60020,
      hint: '1684808692339600845878397',
      fromIp: '1.2.3.4',
    });
  });
});

describe('what is told', () => {
  it('holds no token, secret, code or key: not in logs, not in errors', async () => {
    const secrets = ['T1', 'very-secret', 'login-code', 'robot-key'];
    wecom.says('auth/getuserinfo', { errcode: 40029, errmsg: 'invalid code login-code T1' });
    wecom.says('webhook/send', { status: 500, text: 'robot-key' });
    const { api, lines } = clientOf(wecom, { secret: () => 'very-secret' });
    const errors: unknown[] = [];
    await api.identity.whose('login-code').catch((e) => errors.push(e));
    await api.messages
      .sendByRobot({ key: 'robot-key', type: 'text', text: 'hi' })
      .catch((e) => errors.push(e));
    expect(errors).toHaveLength(2);
    const told = [
      ...lines,
      ...errors.map((e) => `${(e as Error).stack} ${JSON.stringify(e)} ${String((e as Error).cause)}`),
    ].join('\n');
    for (const secret of secrets) expect(told).not.toContain(secret);
    expect(told).toContain('access_token=***&code=***');
    expect(told).toContain('corpid=ww1&corpsecret=***');
    expect(told).toContain('key=***');
  });

  it('of every exchange is its API, its time and its code', async () => {
    wecom.says(LIST, { errcode: -1 }, { status: 500, text: '' });
    const { api, calls } = clientOf(wecom);
    await api.contacts.followUsers().catch(() => null);
    expect(calls.map(({ api, code }) => [api, code])).toEqual([
      ['gettoken', 0],
      [LIST, -1],
      [LIST, null],
    ]);
    expect(calls.every(({ ms }) => Number.isInteger(ms) && ms >= 0)).toBe(true);
  });
});

describe('the base', () => {
  it.each(['http://qyapi.weixin.qq.com', 'http://10.0.0.1:8080', 'ftp://127.0.0.1'])(
    '%s is refused: the token stands in every URL',
    (base) => expect(() => clientOf({ base })).toThrow(RangeError),
  );
  it.each(['https://qyapi.weixin.qq.com', 'http://localhost:1', 'http://[::1]:1'])('%s is taken', (base) =>
    expect(() => clientOf({ base })).not.toThrow(),
  );
});
