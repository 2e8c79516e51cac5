import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#kernel';
import { clientOf, type ScriptedWecom, scriptedWecom } from '#tests/scripted-wecom';
import { circuitsInMemory, tokensInMemory } from './in-memory.ts';

let wecom: ScriptedWecom;
beforeEach(async () => {
  wecom = await scriptedWecom();
  wecom.says('externalcontact/get_follow_user_list', { errcode: 0, follow_user: ['zhangsan'] });
});
afterEach(() => wecom.close());

const asksOf = (path: string) => wecom.askedOf(path);
const tokensUsed = () =>
  asksOf('externalcontact/get_follow_user_list').map(({ query }) => query.access_token);
const says = (...answers: Parameters<ScriptedWecom['says']> extends [string, ...infer A] ? A : never) =>
  wecom.says('externalcontact/get_follow_user_list', ...answers);

describe('the access token', () => {
  it('is asked for once, with corp and secret, and used again', async () => {
    const { api } = clientOf(wecom);
    await api.contacts.followUsers();
    await api.contacts.followUsers();
    expect(asksOf('gettoken').map(({ query }) => query)).toEqual([{ corpid: 'ww1', corpsecret: 'S1' }]);
    expect(tokensUsed()).toEqual(['T1', 'T1']);
  });

  it('is renewed five minutes before it ends', async () => {
    const { api, pass } = clientOf(wecom);
    await api.contacts.followUsers();
    pass(2 * HOUR - 5 * MINUTE - 1);
    await api.contacts.followUsers();
    pass(1);
    await api.contacts.followUsers();
    expect(tokensUsed()).toEqual(['T1', 'T1', 'T2']);
  });

  it.each([40014, 42001])(
    'that WeCom calls worn out (%i) is renewed and the call repeated',
    async (errcode) => {
      says({ errcode, errmsg: 'invalid access_token', follow_user: [] }, { follow_user: ['lisi'] });
      const { api } = clientOf(wecom);
      expect(await api.contacts.followUsers()).toEqual(['lisi']);
      expect(tokensUsed()).toEqual(['T1', 'T2']);
    },
  );

  it('is renewed once for a call, not again and again', async () => {
    says({ errcode: 40014, errmsg: 'invalid access_token' });
    const { api } = clientOf(wecom);
    await expect(api.contacts.followUsers()).rejects.toMatchObject({ kind: 'refresh', code: 40014 });
    expect(tokensUsed()).toEqual(['T1', 'T2']);
  });

  it('is renewed once by two clients that share a store and find it worn out together', async () => {
    const tokens = tokensInMemory(() => new Date(0));
    const one = clientOf(wecom, { tokens });
    const two = clientOf(wecom, { tokens });
    await one.api.contacts.followUsers();
    says(({ query }) =>
      query.access_token === 'T1' ? { errcode: 42001, errmsg: 'expired' } : { follow_user: ['lisi'] },
    );
    const all = [one, two, one, two].map(({ api }) => api.contacts.followUsers());
    expect(await Promise.all(all)).toEqual([['lisi'], ['lisi'], ['lisi'], ['lisi']]);
    expect(asksOf('gettoken')).toHaveLength(2);
  });

  it('stands in the URL alone, never in a body', async () => {
    wecom.says('externalcontact/mark_tag', { errcode: 0 });
    const { api } = clientOf(wecom);
    await api.tags.mark({ userId: 'u', externalUserId: 'w', add: ['et1'], remove: [] });
    const [asked] = asksOf('externalcontact/mark_tag');
    expect(asked?.query).toEqual({ access_token: 'T1' });
    expect(asked?.text).not.toContain('T1');
  });
});

describe('a secret that WeCom refuses', () => {
  const refused = {
    errcode: 40001,
    errmsg: 'invalid credential, hint: [1684808692339600845878397], from ip: 1.2.3.4',
  };

  it('is not offered again until it is another one', async () => {
    wecom.says('gettoken', refused, { errcode: 0, access_token: 'T9', expires_in: 7200 });
    let secret = 'S1';
    const { api } = clientOf(wecom, { secret: () => secret });
    for (let i = 0; i < 3; i++)
      await expect(api.contacts.followUsers()).rejects.toMatchObject({
        api: 'gettoken',
        kind: 'configuration',
        code: 40001,
      });
    expect(asksOf('gettoken')).toHaveLength(1);
    secret = 'S2';
    expect(await api.contacts.followUsers()).toEqual(['zhangsan']);
    expect(asksOf('gettoken').map(({ query }) => query.corpsecret)).toEqual(['S1', 'S2']);
  });

  it('at an API is final too: no token is asked for, and the API is left alone until the secret is another one', async () => {
    says(refused, { follow_user: ['lisi'] });
    let secret = 'S1';
    const { api } = clientOf(wecom, { secret: () => secret });
    for (let i = 0; i < 3; i++)
      await expect(api.contacts.followUsers()).rejects.toMatchObject({ kind: 'configuration', code: 40001 });
    expect(tokensUsed()).toEqual(['T1']);
    expect(asksOf('gettoken')).toHaveLength(1);
    secret = 'S2';
    expect(await api.contacts.followUsers()).toEqual(['lisi']);
    expect(tokensUsed()).toEqual(['T1', 'T2']);
  });

  it('wakes somebody, without being told', async () => {
    wecom.says('gettoken', refused);
    const { api, lines } = clientOf(wecom, { secret: () => 'very-secret' });
    await expect(api.contacts.followUsers()).rejects.toThrow();
    expect(lines.filter((line) => JSON.parse(line).level === 50)).toHaveLength(1);
    expect(lines.join()).not.toContain('very-secret');
  });
});

describe('a ban of our address', () => {
  it('while tokens are asked for lasts an hour, for every call and every client of the store', async () => {
    wecom.says('gettoken', { errcode: 45009, errmsg: 'reach max api daily quota limit' });
    const circuits = circuitsInMemory();
    const { api, pass } = clientOf(wecom, { circuits });
    const until = new Date('2026-01-01T01:00:00Z');
    await expect(api.contacts.followUsers()).rejects.toMatchObject({ kind: 'wait', until });
    pass(59 * MINUTE);
    await expect(api.tags.list()).rejects.toMatchObject({ api: 'gettoken', kind: 'wait', until });
    await expect(clientOf(wecom, { circuits }).api.tags.list()).rejects.toMatchObject({ kind: 'wait' });
    expect(asksOf('gettoken')).toHaveLength(1);
  });
});

describe('a ticket', () => {
  it('of the corp and of the app are kept apart, and renewed when refused', async () => {
    wecom.says('get_jsapi_ticket', { ticket: 'J1', expires_in: 7200 }, { ticket: 'J2', expires_in: 7200 });
    wecom.says('ticket/get', { errcode: 0, ticket: 'A1', expires_in: 7200 });
    const { api } = clientOf(wecom);
    expect(await api.identity.ticket('jsapi')).toBe('J1');
    expect(await api.identity.ticket('jsapi')).toBe('J1');
    expect(await api.identity.ticket('agent')).toBe('A1');
    expect(await api.identity.ticket('jsapi', 'J1')).toBe('J2');
    expect(asksOf('ticket/get').map(({ query }) => query)).toEqual([
      { access_token: 'T1', type: 'agent_config' },
    ]);
  });
});
