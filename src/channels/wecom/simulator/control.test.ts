import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './start.ts';
import { CORP, MONDAY, type TestCorp, testCorp } from './test-corp.ts';

const control = async (corp: TestCorp, method: string, path: string, body?: unknown) => {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await fetch(`${corp.simulator.url}/control${path}`, init);
  return { status: answer.status, body: await answer.json() };
};

describe('control over HTTP', () => {
  it('does every act by its name, and describes them', async () => {
    const corp = await testCorp();
    const done = await control(corp, 'POST', `/companies/${CORP}/acts/customerAddsMember`, {
      userId: 'anna',
    });
    expect(done).toMatchObject({ status: 200, body: { userId: 'anna', events: ['add_external_contact'] } });
    const { body } = await control(corp, 'GET', '/acts');
    expect(body.customerAddsMember).toMatchObject({ type: 'object', required: ['userId'] });
  });

  it.each([
    ['an act that nobody knows', 'POST', `/companies/${CORP}/acts/fly`, {}, 409],
    ['a wrong input', 'POST', `/companies/${CORP}/acts/customerAddsMember`, { member: 'anna' }, 400],
    [
      'somebody who is not there',
      'POST',
      `/companies/${CORP}/acts/customerAddsMember`,
      { userId: 'nobody' },
      409,
    ],
    ['another corp', 'GET', '/companies/ww0/state', undefined, 404],
    ['a part that does not exist', 'GET', `/companies/${CORP}/state/x`, undefined, 409],
    ['a switch that does not exist', 'PATCH', `/companies/${CORP}/switches`, { x: 1 }, 400],
    ['a code without words', 'POST', '/disturbances', { kind: 'errcode', code: 12345 }, 409],
  ])('%s is refused', async (_, method, path, body, status) => {
    expect(await control(await testCorp(), method, path, body)).toMatchObject({
      status,
      body: { error: expect.any(String) },
    });
  });

  it('takes JSON only, which the page of a stranger cannot send', async () => {
    const corp = await testCorp();
    const answer = await fetch(`${corp.simulator.url}/control/companies`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(409);
    expect(corp.simulator.control.companies()).toHaveLength(1);
  });

  it('makes corps beside each other that share nothing', async () => {
    const corp = await testCorp();
    const made = await control(corp, 'POST', '/companies', { fill: { members: 3, customers: 10 } });
    const { corpId, apps } = made.body;
    const url = `${corp.simulator.url}/cgi-bin`;
    const issued = await fetch(`${url}/gettoken?corpid=${corpId}&corpsecret=${apps[0].secret}`);
    const { access_token } = (await issued.json()) as { access_token: string };
    expect((await corp.call('user/get?userid=anna', undefined, access_token)).errcode).toBe(60111);
    expect(
      (await corp.call('externalcontact/get_follow_user_list', undefined, access_token)).follow_user,
    ).toHaveLength(3);
  });

  it('shows the state, the calls, the clock and moves it', async () => {
    const corp = await testCorp();
    const id = corp.befriend('anna');
    const { body: relations } = await control(corp, 'GET', `/companies/${CORP}/state/relations`);
    expect(relations).toMatchObject([{ userId: 'anna', externalUserId: id, tags: [] }]);
    await corp.call('user/get?userid=nobody');
    expect((await control(corp, 'GET', '/calls')).body).toMatchObject([{ path: 'user/get', errcode: 60111 }]);
    const { body: clock } = await control(corp, 'PATCH', '/clock', { advanceSeconds: 60 });
    expect(clock).toEqual({ now: MONDAY + 60_000, standing: true });
  });
});

describe('the pages of codes', () => {
  it('play the customer who scans, and say what he is called', async () => {
    const corp = await testCorp();
    const { qr_code } = await corp.call('externalcontact/add_contact_way', {
      type: 1,
      scene: 2,
      user: ['anna'],
      state: 's',
    });
    expect(qr_code.startsWith(corp.simulator.url)).toBe(true);
    const scanned = await fetch(qr_code, { method: 'POST', body: new URLSearchParams({ name: '<王>' }) });
    const [relation] = corp.simulator.control.company(CORP).relations.all;
    expect(await scanned.text()).toContain(relation?.externalUserId);
    expect(relation).toMatchObject({ userId: 'anna', state: 's' });
    expect(await (await fetch(corp.simulator.url)).text()).toContain(CORP);
  });
});

describe('a scripted company', () => {
  it('comes out the same from the same seed', async () => {
    const names = async () => {
      const corp = await testCorp({ fill: { customers: 50, relations: 70 } }, { seed: 7 });
      return corp.simulator.control
        .company(CORP)
        .relations.all.map((one) => `${one.userId} ${one.externalUserId}`);
    };
    const first = await names();
    expect(first).toHaveLength(70);
    expect(await names()).toEqual(first);
  });

  it('makes no more relations than there are pairs', async () => {
    const corp = await testCorp({ fill: { members: 2, customers: 3, relations: 100 } });
    expect(corp.simulator.control.company(CORP).relations.all).toHaveLength(6);
  });
});

describe('the file', () => {
  const open: Simulator[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((simulator) => simulator.close()));
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
  });

  const start = async (file: string) => {
    const simulator = await startSimulator({ file, standAt: MONDAY });
    open.push(simulator);
    return simulator;
  };

  it('brings everything back after a restart, except tokens', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    folders.push(folder);
    const file = join(folder, 'state.json');
    const first = await start(file);
    const { apps } = first.control.createCompany({ corpId: CORP, fill: { customers: 30, relations: 40 } });
    const { tagIds } = first.control.act(CORP, 'adminCreatesTags', { group: '新', tags: ['a'] });
    const [relation] = first.control.company(CORP).relations.all;
    const pair = { userId: relation?.userId ?? '', externalUserId: relation?.externalUserId ?? '' };
    first.control.act(CORP, 'memberEditsCustomer', { ...pair, addTags: ['新/a'] });
    await first.close();
    expect(await readdir(folder)).toEqual(['state.json']);
    const second = await start(file);
    const company = second.control.company(CORP);
    expect(company.apps[0]?.secret).toBe(apps[0]?.secret);
    expect(company.relations.find(pair.userId, pair.externalUserId)?.tags.has(tagIds.a ?? '')).toBe(true);
    expect(company.relations.ofCustomer(pair.externalUserId).length).toBeGreaterThan(0);
    // New ids go on from where the old ones ended.
    const { externalUserId } = second.control.act(CORP, 'memberAddsCustomer', { userId: pair.userId });
    expect(company.customers.size).toBe(31);
    expect(externalUserId).toMatch(/^wm\w{30}$/);
  });

  it('that cannot be written is told of, and written when it can be', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    folders.push(folder);
    const file = join(folder, 'later', 'state.json');
    let told: (error: unknown) => void = () => {};
    const failed = new Promise<unknown>((resolve) => {
      told = resolve;
    });
    const simulator = await startSimulator({ file, standAt: MONDAY, saveFailed: (error) => told(error) });
    simulator.control.createCompany({ corpId: CORP });
    expect(await failed).toMatchObject({ code: 'ENOENT' });
    await mkdir(join(folder, 'later'));
    await simulator.close();
    const { control } = await start(file);
    expect(control.createCompany().corpId).not.toBe(CORP);
    expect(control.companies()).toHaveLength(2);
  });

  it('a transfer that was waiting takes effect after a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    folders.push(folder);
    const file = join(folder, 'state.json');
    const first = await start(file);
    first.control.createCompany({ corpId: CORP, fill: { members: 2, customers: 1 } });
    const company = first.control.company(CORP);
    const [relation] = company.relations.all;
    const taker = [...company.members.values()].find(({ userId }) => userId !== relation?.userId);
    const token = first.control.tokens.issue(
      first.control.world(CORP),
      company.apps[0]?.secret ?? '',
      '',
    ).text;
    await fetch(`${first.url}/cgi-bin/externalcontact/transfer_customer?access_token=${token}`, {
      method: 'POST',
      body: JSON.stringify({
        handover_userid: relation?.userId,
        takeover_userid: taker?.userId,
        external_userid: [relation?.externalUserId],
      }),
    });
    await first.close();
    const second = await start(file);
    second.control.clock.advance(24 * 3600_000);
    expect(second.control.company(CORP).transfers).toMatchObject([{ status: 1 }]);
  });
});

describe('the clock', () => {
  it('does what became due in order, and what was scheduled meanwhile', async () => {
    const { clock } = (await testCorp()).simulator.control;
    const done: string[] = [];
    clock.schedule(MONDAY + 2000, () => done.push('second'));
    clock.schedule(MONDAY + 1000, () => {
      done.push('first');
      clock.schedule(MONDAY + 1500, () => done.push('between'));
    });
    clock.advance(999);
    expect(done).toEqual([]);
    clock.advance(2000);
    expect(done).toEqual(['first', 'between', 'second']);
  });

  it('goes on from where it stood', async () => {
    const { clock } = (await testCorp()).simulator.control;
    clock.go();
    expect(clock.now() - MONDAY).toBeLessThan(60_000);
    const done = new Promise<void>((resolve) => clock.schedule(clock.now() + 20, resolve));
    await done;
    clock.stop();
    const stood = clock.now();
    expect(clock.now()).toBe(stood);
  });
});
