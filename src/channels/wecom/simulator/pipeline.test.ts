import { describe, expect, it } from 'vitest';
import { CORP, type TestCorp, testCorp } from './test-corp.ts';

const raw = (corp: TestCorp, path: string, init?: RequestInit) =>
  fetch(`${corp.simulator.url}/cgi-bin/${path}`, init);

const codeOf = async (corp: TestCorp, path: string, init?: RequestInit): Promise<number> =>
  ((await (await raw(corp, path, init)).json()) as { errcode: number }).errcode;

describe('the way of a call', () => {
  it('an unknown path answers 404 with nothing in it', async () => {
    const answer = await raw(await testCorp(), 'externalcontact/no_such_thing');
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it('a token is taken from the address only', async () => {
    const corp = await testCorp();
    const token = await corp.token();
    const elsewhere = { headers: { authorization: `Bearer ${token}`, access_token: token } };
    expect(await codeOf(corp, 'externalcontact/get_follow_user_list', elsewhere)).toBe(41001);
    expect(await codeOf(corp, `externalcontact/get_follow_user_list?access_token=${token}`)).toBe(0);
  });

  it.each([
    ['no secret, before the corp is looked at', 'gettoken?corpid=nobody', 41004],
    ['a corp that does not exist', 'gettoken?corpid=nobody&corpsecret=x', 40013],
    ['a wrong secret', `gettoken?corpid=${CORP}&corpsecret=x`, 40001],
    ['no token', 'user/get?userid=anna', 41001],
    ['an unknown token', 'user/get?userid=anna&access_token=x', 40014],
  ])('%s', async (_, path, code) => expect(await codeOf(await testCorp(), path)).toBe(code));

  it('a token is the same until it runs out, then answers 42001 and is renewed', async () => {
    const corp = await testCorp();
    const first = await corp.token();
    expect(await corp.token()).toBe(first);
    corp.simulator.control.clock.advance(7200_000);
    expect((await corp.call('user/get?userid=anna', undefined, first)).errcode).toBe(42001);
    expect(await corp.token()).not.toBe(first);
  });

  it.each([
    ['expired', 42001],
    ['invalid', 40014],
  ] as const)('a token that the platform ends as %s answers %i', async (how, code) => {
    const corp = await testCorp();
    const token = await corp.token();
    corp.simulator.control.endTokens(CORP, how);
    expect((await corp.call('user/get?userid=anna', undefined, token)).errcode).toBe(code);
    expect(await corp.token()).not.toBe(token);
  });

  it('secrets that are guessed shut the address out for an hour, with the right secret too', async () => {
    const corp = await testCorp();
    const guess = () => codeOf(corp, `gettoken?corpid=${CORP}&corpsecret=x`);
    for (let at = 0; at < 11; at++) expect(await guess()).toBe(40001);
    expect(await guess()).toBe(45009);
    expect(await codeOf(corp, `gettoken?corpid=${CORP}&corpsecret=${corp.secret}`)).toBe(45009);
    corp.simulator.control.clock.advance(3600_000);
    expect(await codeOf(corp, `gettoken?corpid=${CORP}&corpsecret=${corp.secret}`)).toBe(0);
  });

  it('the token is checked before the permission, and the permission before the body', async () => {
    const corp = await testCorp({ apps: [{ customerContact: false }] });
    const post = { method: 'POST', body: 'not json' };
    const path = 'externalcontact/mark_tag?access_token=';
    expect(await codeOf(corp, `${path}x`, post)).toBe(40014);
    expect(await codeOf(corp, `${path}${await corp.token()}`, post)).toBe(48002);
  });

  it('only the address-book secret lists the ids of members', async () => {
    const apps = [{ secret: 'plain' }, { secret: 'book', directorySync: true }];
    const corp = await testCorp({ apps });
    expect((await corp.call('user/list_id', {}, await corp.token('plain'))).errcode).toBe(48002);
    const { dept_user } = await corp.call('user/list_id', {}, await corp.token('book'));
    expect(dept_user).toContainEqual({ userid: 'anna', department: 1 });
  });

  it('a refusal carries the empty fields of the answer, and a hint', async () => {
    const corp = await testCorp();
    const answer = await corp.call('externalcontact/list?userid=nobody');
    expect(answer).toMatchObject({ errcode: 60111, external_userid: [] });
    expect(answer.errmsg).toMatch(/hint: \[\d{22,28}\], from ip: 127\.0\.0\.1, more info at .*e=60111$/);
    expect(await corp.call('externalcontact/list?userid=anna', undefined, 'x')).toEqual({
      errcode: 40014,
      errmsg: 'invalid access_token',
      external_userid: [],
    });
  });

  it('a body that is not JSON, and GET where POST belongs, answer 40058', async () => {
    const corp = await testCorp();
    const path = `externalcontact/get_corp_tag_list?access_token=${await corp.token()}`;
    expect(await codeOf(corp, path, { method: 'POST', body: '{"tag_id":' })).toBe(40058);
    expect(await codeOf(corp, path)).toBe(40058);
  });

  it('with the switch a broken body is taken for what can be read, and the answer warns', async () => {
    const corp = await testCorp({ switches: { lenientJson: true } });
    const path = `externalcontact/get_corp_tag_list?access_token=${await corp.token()}`;
    const answer = await raw(corp, path, { method: 'POST', body: '{"tag_id":' });
    expect(await answer.json()).toMatchObject({
      errcode: 0,
      errmsg: expect.stringContaining('Warning: wrong json format.'),
    });
  });
});

describe('limits', () => {
  it('one API too often is closed for a minute, another is not', async () => {
    const corp = await testCorp({ switches: { callsPerMinute: 3 } });
    const read = () => corp.call('externalcontact/get_follow_user_list').then(({ errcode }) => errcode);
    expect([await read(), await read(), await read(), await read()]).toEqual([0, 0, 0, 45009]);
    expect((await corp.call('externalcontact/get_corp_tag_list', {})).errcode).toBe(0);
    corp.simulator.control.clock.advance(59_000);
    expect(await read()).toBe(45009);
    corp.simulator.control.clock.advance(1000);
    expect(await read()).toBe(0);
  });

  it('the hour closes for an hour', async () => {
    const corp = await testCorp({ switches: { callsPerHour: 1 } });
    const read = () => corp.call('externalcontact/get_follow_user_list').then(({ errcode }) => errcode);
    expect([await read(), await read()]).toEqual([0, 45009]);
    corp.simulator.control.clock.advance(61_000);
    expect(await read()).toBe(45009);
    corp.simulator.control.clock.advance(3600_000);
    expect(await read()).toBe(0);
  });

  it('one address that calls too often is closed, whichever corp it calls for', async () => {
    const switches = { callsPerMinuteOfAddress: 2 };
    const corp = await testCorp({ switches });
    const other = corp.simulator.control.createCompany({ corpId: 'ww2', switches }).apps[0]?.secret;
    const issued = await raw(corp, `gettoken?corpid=ww2&corpsecret=${other}`);
    const { access_token } = (await issued.json()) as { access_token: string };
    const read = async (token?: string) =>
      (await corp.call('department/simplelist', undefined, token)).errcode;
    expect([await read(), await read(access_token), await read()]).toEqual([0, 0, 45009]);
  });

  it('debug=1 is good for five calls in a minute', async () => {
    const corp = await testCorp();
    const codes = [];
    for (let at = 0; at < 6; at++) codes.push((await corp.call('user/get?userid=anna&debug=1')).errcode);
    expect(codes).toEqual([0, 0, 0, 0, 0, 45009]);
  });

  it.each(['mark_tag', 'remark'])('%s takes five calls at once, the sixth answers 45033', async (api) => {
    const corp = await testCorp({ switches: { latencyMs: 500 } });
    const token = await corp.token();
    const { tagIds } = corp.act('adminCreatesTags', { group: '意向', tags: ['高'] });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => {
        const pair = { userid: 'anna', external_userid: corp.befriend('anna') };
        return corp.call(`externalcontact/${api}`, { ...pair, add_tag: [tagIds.高], remark: 'x' }, token);
      }),
    );
    expect(answers.map(({ errcode }) => errcode).sort()).toEqual([0, 0, 0, 0, 0, 45033]);
  });

  it.each([45033, 45035] as const)(
    'two edits of one customer at once: the second answers %i',
    async (code) => {
      const corp = await testCorp({ switches: { latencyMs: 500, sameContactCode: code } });
      const token = await corp.token();
      const external_userid = corp.befriend('anna');
      const body = { userid: 'anna', external_userid, remark: 'x' };
      const answers = await Promise.all([1, 2].map(() => corp.call('externalcontact/remark', body, token)));
      expect(answers.map(({ errcode }) => errcode).sort()).toEqual([0, code]);
      expect((await corp.call('externalcontact/remark', body, token)).errcode).toBe(0);
    },
  );

  it('robots send 20 messages a minute', async () => {
    const corp = await testCorp();
    const { key } = corp.act('adminAddsRobot', {});
    const body = JSON.stringify({ msgtype: 'text', text: { content: 'hi' } });
    const send = (of: string) => codeOf(corp, `webhook/send?key=${of}`, { method: 'POST', body });
    for (let at = 0; at < 20; at++) expect(await send(key)).toBe(0);
    expect(await send(key)).toBe(45009);
    expect(await send('nobody')).toBe(93000);
  });
});

it('a robot’s file is looked at before its key', async () => {
  const corp = await testCorp();
  const { key } = corp.act('adminAddsRobot', {});
  const upload = (of: string, bytes: number) => {
    const body = new FormData();
    body.append('media', new Blob([new Uint8Array(bytes)]), 'a.txt');
    return codeOf(corp, `webhook/upload_media?key=${of}&type=file`, { method: 'POST', body });
  };
  expect([await upload('x', 1), await upload('x', 9), await upload(key, 9)]).toEqual([44001, 93000, 0]);
});

describe('disturbances', () => {
  it('a code meets the calls that it is ordered for, and no more', async () => {
    const corp = await testCorp();
    corp.simulator.control.disturb({ path: 'user/get', kind: 'errcode', code: -1, times: 2 });
    const codes = [];
    for (let at = 0; at < 3; at++) codes.push((await corp.call('user/get?userid=anna')).errcode);
    expect(codes).toEqual([-1, -1, 0]);
  });

  it('a lost answer did what was asked; a reset did not', async () => {
    const corp = await testCorp();
    const { control } = corp.simulator;
    const external_userid = corp.befriend('anna');
    const write = (remark: string) =>
      corp.call('externalcontact/remark', { userid: 'anna', external_userid, remark });
    const remark = () => control.company(CORP).relations.find('anna', external_userid)?.remark;
    control.disturb({ path: 'externalcontact/remark', kind: 'reset', times: 1 });
    await expect(write('one')).rejects.toThrow();
    expect(remark()).toBe('');
    control.disturb({ path: 'externalcontact/remark', kind: 'lostAnswer', times: 1 });
    await expect(write('two')).rejects.toThrow();
    expect(remark()).toBe('two');
  });

  it('HTTP statuses, rubbish and silence can be ordered too', async () => {
    const corp = await testCorp();
    const { control } = corp.simulator;
    const path = `user/get?userid=anna&access_token=${await corp.token()}`;
    control.disturb({ kind: 'http', code: 503, times: 1 });
    expect((await raw(corp, path)).status).toBe(503);
    control.disturb({ kind: 'garbage', times: 1 });
    expect(await (await raw(corp, path)).text()).toContain('<html>');
    control.disturb({ kind: 'hang', times: 1 });
    await expect(raw(corp, path, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    expect((await raw(corp, path)).status).toBe(200);
  });
});
