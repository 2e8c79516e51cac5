import { describe, expect, it } from 'vitest';
import { jsApiSignature } from '../core/crypto.ts';
import { CORP, type TestCorp, testCorp } from './test-corp.ts';

const at = (name: string) => `externalcontact/${name}`;
const text = { content: '你好' };

const sent = (corp: TestCorp, kind: string) =>
  corp.simulator.control.company(CORP).sent.filter((one) => one.kind === kind);

async function upload(
  corp: TestCorp,
  path: string,
  content: Uint8Array<ArrayBuffer>,
  name: string,
  field = 'media',
) {
  const form = new FormData();
  form.append(field, new Blob([content]), name);
  const url = `${corp.simulator.url}/cgi-bin/${path}&access_token=${await corp.token()}`;
  return (await fetch(url, { method: 'POST', body: form })).json() as Promise<Record<string, unknown>>;
}

describe('messages to members', () => {
  const send = (corp: TestCorp, body: object) =>
    corp.call('message/send', { agentid: 1_000_002, msgtype: 'text', text, ...body });

  it.each([
    ['another app’s id', { touser: 'anna', agentid: 7 }, 301002],
    ['nobody', {}, 82001],
    ['only unknown ones', { touser: 'nobody' }, 81013],
    ['1001 members', { touser: Array(1001).fill('anna').join('|') }, 40032],
    ['101 departments', { toparty: Array(101).fill('1').join('|') }, 82002],
    ['101 tags', { totag: Array(101).fill('1').join('|') }, 82003],
    ['everybody', { touser: '@all' }, 0],
  ])('%s', async (_, body, code) => expect((await send(await testCorp(), body)).errcode).toBe(code));

  it('are kept as they arrived: small letters, unknown ones named, too long a text cut', async () => {
    const corp = await testCorp();
    const answer = await send(corp, { touser: 'Anna|NoBody', text: { content: '长'.repeat(700) } });
    expect(answer).toMatchObject({ invaliduser: 'nobody', msgid: expect.any(String) });
    expect(sent(corp, 'app')).toMatchObject([
      { to: ['anna'], body: { text: { content: '长'.repeat(682) } } },
    ]);
  });

  it('more than 30 a minute are dropped without a word', async () => {
    const corp = await testCorp();
    for (let n = 0; n < 31; n++) expect((await send(corp, { touser: 'anna' })).errcode).toBe(0);
    expect(sent(corp, 'app').filter(({ to }) => to.length > 0)).toHaveLength(30);
  });
});

describe('media', () => {
  const bytes = new Uint8Array(10);

  it.each([
    ['no type', 'media/upload?type=', bytes, 'a.png', 40004],
    ['five bytes', 'media/upload?type=image', new Uint8Array(5), 'a.png', 44001],
    ['a voice above 2 MB', 'media/upload?type=voice', new Uint8Array(2 * 1024 * 1024 + 1), 'a.amr', 45001],
    ['a picture with another name', 'media/upload?type=image', bytes, 'a.gif', 40005],
    ['a file of any name', 'media/upload?type=file', bytes, 'a.gif', undefined],
  ])('%s', async (_, path, content, name, code) => {
    const { errcode } = await upload(await testCorp(), path, content, name);
    expect(errcode || undefined).toBe(code);
  });

  it('are good for three days, and for the call that they were uploaded for', async () => {
    const corp = await testCorp();
    const { media_id, created_at } = await upload(corp, 'media/upload?type=image', bytes, 'a.png');
    expect(created_at).toEqual(expect.any(String));
    const read = async () =>
      fetch(
        `${corp.simulator.url}/cgi-bin/media/get?access_token=${await corp.token()}&media_id=${media_id}`,
      );
    expect(new Uint8Array(await (await read()).arrayBuffer())).toEqual(bytes);
    corp.befriend('anna');
    const attachments = [{ msgtype: 'image', image: { media_id } }];
    expect((await corp.call(at('add_msg_template'), { sender: 'anna', attachments })).errcode).toBe(0);
    expect((await corp.call(at('add_moment_task'), { attachments })).errcode).toBe(40007);
    corp.simulator.control.clock.advance(3 * 86_400_000);
    expect(await (await read()).json()).toMatchObject({ errcode: 40007 });
    expect((await corp.call(at('add_msg_template'), { sender: 'anna', attachments })).errcode).toBe(40007);
  });
});

describe('log-in', () => {
  const visit = (corp: TestCorp, more: Record<string, string>) => {
    const query = {
      appid: CORP,
      agentid: '1000002',
      redirect_uri: 'https://example.com/in?x=1',
      state: 's',
      ...more,
    };
    return fetch(`${corp.simulator.url}/connect/oauth2/authorize?${new URLSearchParams(query)}`, {
      redirect: 'manual',
    });
  };
  const codeOf = async (corp: TestCorp, more: Record<string, string>) =>
    new URL((await visit(corp, more)).headers.get('location') ?? '').searchParams;

  it('asks who you are and goes back with a code that is good once', async () => {
    const corp = await testCorp();
    expect(await (await visit(corp, {})).text()).toContain('as=anna');
    const back = await codeOf(corp, { as: 'anna' });
    expect([back.get('x'), back.get('state')]).toEqual(['1', 's']);
    const info = () => corp.call(`auth/getuserinfo?code=${back.get('code')}`);
    expect(await info()).toMatchObject({ errcode: 0, userid: 'anna' });
    expect((await info()).errcode).toBe(40029);
  });

  it('the code is good for five minutes and for its app', async () => {
    const corp = await testCorp({ apps: [{ secret: 'ours' }, { secret: 'theirs' }] });
    const first = (await codeOf(corp, { as: 'anna' })).get('code');
    expect(
      (await corp.call(`auth/getuserinfo?code=${first}`, undefined, await corp.token('theirs'))).errcode,
    ).toBe(40029);
    corp.simulator.control.clock.advance(301_000);
    expect((await corp.call(`auth/getuserinfo?code=${first}`)).errcode).toBe(40029);
  });

  it('a stranger has an openid, and a customer his id; private scope has a ticket for details', async () => {
    const corp = await testCorp();
    const customer = corp.befriend('anna');
    const info = async (as: string, scope = 'snsapi_base') =>
      corp.call(`auth/getuserinfo?code=${(await codeOf(corp, { as, scope })).get('code')}`);
    expect(await info('')).toMatchObject({ openid: expect.any(String) });
    expect(await info(customer)).toMatchObject({ external_userid: customer });
    const { user_ticket } = await info('anna', 'snsapi_privateinfo');
    expect(await corp.call('auth/getuserdetail', { user_ticket })).toMatchObject({
      errcode: 0,
      userid: 'anna',
    });
  });

  it('goes back to the trusted domain only, port included', async () => {
    const corp = await testCorp({ apps: [{ trustedDomain: 'example.com:8443' }] });
    expect((await visit(corp, { as: 'anna' })).status).toBe(400);
    expect((await visit(corp, { as: 'anna', redirect_uri: 'https://example.com:8443/in' })).status).toBe(302);
    expect((await visit(corp, { as: 'anna', redirect_uri: 'javascript:alert(1)' })).status).toBe(400);
  });

  it('tickets of the corp and of the app are two, and each stays the same for its time', async () => {
    const corp = await testCorp();
    const [one, again, app] = [
      await corp.call('get_jsapi_ticket'),
      await corp.call('get_jsapi_ticket'),
      await corp.call('ticket/get?type=agent_config'),
    ];
    expect(again.ticket).toBe(one.ticket);
    expect(app.ticket).not.toBe(one.ticket);
    const question = { ticket: one.ticket, nonce: 'n', timestamp: 1, url: 'https://example.com/' };
    expect(jsApiSignature(question)).toMatch(/^[0-9a-f]{40}$/);
    corp.simulator.control.clock.advance(7200_000);
    expect((await corp.call('get_jsapi_ticket')).ticket).not.toBe(one.ticket);
  });
});

describe('the directory', () => {
  it('shows departments and members of the app’s scope', async () => {
    const corp = await testCorp();
    corp.act('adminAddsDepartment', { id: 2, name: '门店' });
    corp.act('adminAddsMember', { userId: 'dora', departments: [2], leaderOf: [2] });
    expect((await corp.call('department/simplelist')).department_id).toHaveLength(2);
    expect((await corp.call('department/get?id=2')).department).toMatchObject({
      name: '门店',
      department_leader: ['dora'],
    });
    expect((await corp.call('user/simplelist?department_id=2')).userlist).toMatchObject([{ userid: 'dora' }]);
    expect(await corp.call('user/get?userid=DORA')).toMatchObject({
      userid: 'dora',
      is_leader_in_dept: [1],
      status: 1,
    });
    corp.act('adminEditsApp', { agentId: 1_000_002, visible: { userIds: [], departmentIds: [2] } });
    expect((await corp.call('department/simplelist')).department_id).toMatchObject([{ id: 2 }]);
    expect(await corp.call('user/get?userid=anna')).toMatchObject({
      errcode: 60111,
      department: [],
      order: [],
    });
    expect(await corp.call('agent/get?agentid=1000002')).toMatchObject({ allow_partys: { partyid: [2] } });
    expect((await corp.call('department/simplelist?id=99')).errcode).toBe(60123);
  });
});
