import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';

const ONE_PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** An event of somebody else's channel. */
const OTHER = `<xml><ToUserName><![CDATA[ww1]]></ToUserName><CreateTime>1</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_contact]]></Event><ChangeType><![CDATA[edit_external_contact]]></ChangeType><UserID><![CDATA[ben]]></UserID><ExternalUserID><![CDATA[wmN]]></ExternalUserID></xml>`;

let story: WecomStory;
beforeAll(async () => {
  story = await wecomStory();
  for (const [group, tags] of Object.entries({ 来源: ['门店', '电商'], 产品: ['爆品A', '爆品B'] })) {
    await made('/tag-groups', { name: group });
    for (const name of tags) await made('/tags', { group, name });
  }
});
afterAll(() => story.stop());

// biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
async function made(path: string, body: object): Promise<any> {
  const answer = await story.product.ask('POST', path, body);
  if (answer.status !== 201) throw new Error(`POST ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const channel = (name: string, more: object = {}) =>
  made('/channels', { name, staff: ['wecom:anna'], tags: ['来源/门店'], ...more });

const ask = async (path: string) => (await story.product.ask('GET', path)).body;

const scan = (configId: string, more: object = {}) => story.act('customerScansCode', { configId, ...more });

/** Welcomes that arrived in WeCom, of this customer. */
const welcomes = (externalUserId: string) =>
  story.simulator.control
    .company(story.corpId)
    .sent.filter(({ kind, to }) => kind === 'welcome' && to.includes(externalUserId));

const holds =
  (...expected: string[]) =>
  (tags: readonly string[]) =>
    tags.join() === expected.join();

describe('a channel code', () => {
  it('is made in WeCom and answers with what belongs to it', async () => {
    const one = await channel('门店活码');
    expect(one).toMatchObject({
      id: expect.stringMatching(/^chn_\d+$/),
      state: expect.stringMatching(/^bzg_[\w-]{1,26}$/),
      configId: expect.any(String),
      qrCodeUrl: expect.stringContaining('http'),
      staff: [{ name: 'anna' }],
      tags: [{ path: '来源/门店' }],
      status: 'active',
    });
    const way = story.simulator.control.company(story.corpId).contactWays.get(one.configId);
    expect(way).toMatchObject({ state: one.state, users: ['anna'], skipVerify: true, remark: '门店活码' });
  });

  it('gives who scans it its tags with their source, a remark, and a welcome within three seconds, once', async () => {
    const { configId, id } = await channel('柜台', {
      tags: ['来源/门店', '产品/爆品A'],
      remark: '柜台-{{customer.name}}',
      welcome: { text: '你好 {{customer.name}}，我是{{staff.name}}，来自{{channel.name}}' },
    });
    const began = Date.now();
    const { externalUserId } = scan(configId, { name: '王女士' });
    const [welcome] = await eventually(
      () => welcomes(externalUserId),
      (all) => all.length > 0,
    );
    expect(Date.now() - began).toBeLessThan(3000);
    expect(welcome?.body).toMatchObject({ text: { content: '你好 王女士，我是anna，来自柜台' } });
    await eventually(() => story.here(externalUserId), holds('产品/爆品A', '来源/门店'));
    await eventually(() => story.there('anna', externalUserId), holds('产品/爆品A', '来源/门店'));
    const { items } = await ask(`/customers/external:${externalUserId}/tags`);
    for (const item of items) expect(item).toMatchObject({ source: 'channel', evidence: '柜台' });
    const { relations } = story.simulator.control.company(story.corpId);
    await eventually(
      () => relations.find('anna', externalUserId)?.remark,
      (remark) => remark === '柜台-王女士',
    );
    // WeCom does not tell of it, and it is shown here nevertheless.
    await eventually(
      async () => (await ask(`/customers/external:${externalUserId}`)).followers[0]?.remark,
      (remark) => remark === '柜台-王女士',
      20,
    );
    const shown = await eventually(
      () => ask(`/channels/${id}`),
      (one) => one.added === 1 && one.welcomes.sent === 1,
    );
    expect(shown.welcomes).toEqual({ sent: 1, failed: 0 });
    expect(welcomes(externalUserId)).toHaveLength(1);
    const days = await ask(`/channels/${id}/customers?days=7`);
    expect(days).toMatchObject({ added: 1, lost: 0, staff: [{ staff: { name: 'anna' }, added: 1 }] });
    expect(days.items).toHaveLength(7);
    const people = await story.product.ask('POST', '/audiences/count', {
      condition: { follow: { channel: [id] } },
    });
    expect(people.body.count).toBe(1);
    await eventually(
      () => ask(`/events?customer=external:${externalUserId}&type=customer.added`),
      (events) => events.items[0]?.properties.channel === id,
    );
  });

  it('says what its customers did, became by rules and paid, and the audience of each number is as large', async () => {
    const { configId, id } = await channel('公众号文章');
    const arrived = ['一', '二', '三'].map((name) => scan(configId, { name }).externalUserId);
    await eventually(
      () => ask(`/channels/${id}`),
      (one) => one.added === 3,
    );
    const [one, two, three] = arrived.map((external) => `external:${external}`) as [string, string, string];
    await made('/tag-groups', { name: '兴趣' });
    await made('/tags', { group: '兴趣', name: '在看' });
    const rule = await made('/rules', {
      kind: 'state',
      name: '看了就算',
      when: { did: 'page.view' },
      then: { add: ['兴趣/在看'] },
    });
    await story.product.ask('POST', `/rules/${rule.id}/publish`, { backfill: true });
    const hoursAgo = (n: number) => new Date(Date.now() - n * 3_600_000).toISOString();
    const view = (n: number, customer: string, hours: number) => ({
      id: `view-${n}`,
      type: 'page.view',
      customer,
      at: hoursAgo(hours),
      properties: { url: 'https://example.com/' },
    });
    await story.product.ask('POST', '/events', {
      events: [view(1, one, 1), view(2, one, 2), view(3, two, 3), view(4, two, 24 * 40)],
    });
    const order = { items: [], currency: 'CNY', amount: 30_000 };
    await story.product.ask('POST', '/orders', {
      orders: [
        { ...order, orderNo: 'o1', customer: two, paidAt: hoursAgo(4) },
        { ...order, orderNo: 'o2', customer: three, paidAt: hoursAgo(5) },
        { ...order, orderNo: 'o3', customer: three, paidAt: hoursAgo(6), refundedAt: hoursAgo(1) },
      ],
    });
    await eventually(() => story.here(arrived[1] as string), holds('兴趣/在看', '来源/门店'));
    const shown = await ask(`/channels/${id}/outcomes`);
    expect(shown).toMatchObject({
      customers: 3,
      tags: [{ tag: { path: '兴趣/在看' }, customers: 2 }],
      orders: [{ currency: 'CNY', customers: 2, count: 2, amount: 60_000 }],
    });
    const views = shown.events.find(({ type }: { type: string }) => type === 'page.view');
    expect(views).toMatchObject({ customers: 2, count: 3 });
    expect(views.days.reduce((sum: number, day: { count: number }) => sum + day.count, 0)).toBe(3);
    for (const part of [shown, ...shown.events, ...shown.tags, ...shown.orders]) {
      const people = await story.product.ask('POST', '/audiences/count', { condition: part.condition });
      expect(people.body.count, JSON.stringify(part.condition)).toBe(part.customers);
    }
    expect((await ask(`/channels/${id}/outcomes?days=90`)).events).toContainEqual(
      expect.objectContaining({ type: 'page.view', count: 4 }),
    );
  });

  it('counts no colleague who tries it, neither in its numbers nor for the limit of a day', async () => {
    await made('/tag-groups', { name: '特殊身份' });
    await made('/tags', { group: '特殊身份', name: '同事', internal: true });
    const { configId, id } = await channel('试扫', { dailyLimit: 1, tags: [] });
    const { externalUserId } = scan(configId, { name: '小李' });
    await eventually(
      () => ask(`/channels/${id}`),
      (one) => one.added === 1,
    );
    const way = () => story.simulator.control.company(story.corpId).contactWays.get(configId);
    const add = [{ customer: `external:${externalUserId}`, tag: '特殊身份/同事' }];
    await story.product.ask('POST', '/taggings', { add });
    expect(await ask(`/channels/${id}`)).toMatchObject({ added: 0, lost: 0 });
    expect(await ask(`/channels/${id}/customers?days=7`)).toMatchObject({ added: 0, staff: [] });
    expect(await ask(`/channels/${id}/outcomes`)).toMatchObject({ customers: 0, events: [] });
    // Whoever stands behind it has not used the day up.
    expect(way()?.users).toEqual(['anna']);
  });

  it('counts who leaves, and who scans again gets the tags again', async () => {
    const { configId, id } = await channel('展会', { tags: ['来源/电商'] });
    const { externalUserId } = scan(configId);
    await eventually(() => story.here(externalUserId), holds('来源/电商'));
    story.act('memberDeletesCustomer', { userId: 'anna', externalUserId });
    await eventually(
      () => ask(`/channels/${id}`),
      (one) => one.lost === 1,
    );
    await story.product.ask('POST', '/taggings', {
      remove: [{ customer: `external:${externalUserId}`, tag: '来源/电商' }],
    });
    await new Promise((done) => setTimeout(done, 1100));
    scan(configId, { externalUserId });
    await eventually(
      () => ask(`/channels/${id}`),
      (one) => one.added === 2,
    );
    await eventually(() => story.here(externalUserId), holds('来源/电商'));
  });

  it('leaves half friends their tags and welcome, and writes the remark once staff accepts', async () => {
    const { configId, id } = await channel('半好友', { remark: '半好友', welcome: { text: '欢迎' } });
    const { externalUserId } = scan(configId, { accepted: false });
    await eventually(
      () => welcomes(externalUserId),
      (all) => all.length === 1,
    );
    await eventually(() => story.here(externalUserId), holds('来源/门店'));
    await new Promise((done) => setTimeout(done, 1100));
    story.act('memberAccepts', { userId: 'anna', externalUserId });
    const { relations } = story.simulator.control.company(story.corpId);
    await eventually(
      () => relations.find('anna', externalUserId)?.remark,
      (remark) => remark === '半好友',
    );
    expect(welcomes(externalUserId)).toHaveLength(1);
    expect(await ask(`/channels/${id}`)).toMatchObject({ added: 1 });
  });

  it('takes a foreign or unknown state for attribution only', async () => {
    const { total } = await ask('/channels');
    const { externalUserId } = story.act('customerAddsMember', { userId: 'anna', state: 'wb:1:4285486' });
    const customer = await eventually(
      () => ask(`/customers/external:${externalUserId}`),
      (one) => one.followers?.[0]?.state === 'wb:1:4285486',
    );
    expect(customer.followers[0].channel ?? null).toBeNull();
    expect(await story.here(externalUserId)).toEqual([]);
    expect((await ask('/channels')).total).toBe(total);
  });

  it('of two products gives each its own tag', async () => {
    const [a, b] = await Promise.all(
      ['爆品A', '爆品B'].map((product) => channel(`包裹卡 ${product}`, { tags: [`产品/${product}`] })),
    );
    const one = scan(a.configId);
    const other = scan(b.configId);
    await eventually(() => story.here(one.externalUserId), holds('产品/爆品A'));
    await eventually(() => story.here(other.externalUserId), holds('产品/爆品B'));
  });

  it('of a batch gives the common tags and its own; one that cannot be made is named', async () => {
    const { body, status } = await story.product.ask('POST', '/channels/batch', {
      batch: '短信6月',
      common: { staff: ['wecom:ben'], tags: ['来源/电商'] },
      items: [
        { name: '爆品A × 6月', tags: ['产品/爆品A'] },
        { name: '爆品B × 6月', tags: ['产品/爆品B'] },
        { name: '爆品Ｂ × ６月', tags: [] },
      ],
    });
    expect(status).toBe(201);
    expect(body.items.map((one: { tags: { path: string }[] }) => one.tags.map((tag) => tag.path))).toEqual([
      ['来源/电商', '产品/爆品A'],
      ['来源/电商', '产品/爆品B'],
    ]);
    expect(body.refused).toMatchObject([{ index: 2, code: 'channel.nameTaken' }]);
    const { externalUserId } = scan(body.items[0].configId);
    await eventually(() => story.here(externalUserId), holds('产品/爆品A', '来源/电商'));
    expect((await ask(`/channels?batch=${encodeURIComponent('短信6月')}`)).total).toBe(2);
  });

  it('may be a link, whose key comes back as well', async () => {
    const { linkId, url, id, configId } = await channel('短信链接', {
      kind: 'link',
      welcome: { text: '欢迎' },
    });
    const key = new URL(url).searchParams.get('customer_channel') ?? '';
    expect([configId, key]).toEqual([null, expect.stringMatching(/^bzg_/)]);
    const { externalUserId } = story.act('customerOpensLink', { linkId, channel: key });
    await eventually(
      () => story.here(externalUserId),
      (tags) => tags.includes('来源/门店'),
    );
    await eventually(
      () => welcomes(externalUserId),
      (all) => all.length === 1,
    );
    expect(await ask(`/channels/${id}`)).toMatchObject({ added: 1, kind: 'link' });
  });

  it('is made once, however often the request is sent', async () => {
    const once = { 'idempotency-key': 'channel-once' };
    const body = { name: '只建一次', staff: ['wecom:anna'] };
    const first = await story.product.ask('POST', '/channels', body, once);
    const second = await story.product.ask('POST', '/channels', body, once);
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
  });

  it('takes whoever has reached the daily limit off, and lets the next one in', async () => {
    const { configId } = await channel('限额', { staff: ['wecom:anna', 'wecom:ben'], dailyLimit: 1 });
    const way = story.simulator.control.company(story.corpId).contactWays.get(configId);
    scan(configId, { userId: 'anna' });
    await eventually(
      () => way?.users.join(),
      (users) => users === 'ben',
    );
    scan(configId, { userId: 'ben' });
    // A code must not lead to nobody.
    await eventually(
      () => way?.users.join(),
      (users) => users === 'anna,ben',
    );
  });
});

describe('a welcome', () => {
  it('does not wait for thousands of other callbacks that are not handled yet, nor for a comparison', async () => {
    const { configId } = await channel('忙的时候', { welcome: { text: '你好 {{customer.name}}' } });
    const { db } = story.product.running;
    const waiting = async () =>
      (
        await db.one<{ n: number }>(
          'select count(*)::int as n from wecom_callback where handled_at is null and received_at < $1',
          [new Date(0)],
        )
      ).n;
    await db.run(
      `insert into wecom_callback (workspace_id, hash, body, received_at)
       select workspace_id, sha256(n::text::bytea), replace($1, 'N', n::text), '1960-01-01'
         from wecom_connection, generate_series(1, 5000) as n`,
      [OTHER],
    );
    await story.product.ask('POST', '/wecom/sync');
    const { externalUserId } = scan(configId, { name: '李先生' });
    const arrived = await eventually(
      async () => [welcomes(externalUserId).length, await waiting()],
      ([welcomed]) => welcomed === 1,
      20,
    );
    expect(arrived[1]).toBeGreaterThan(0);
    await eventually(waiting, (n) => n === 0, 120);
  });
});

describe('a channel is kept in order', () => {
  it('changes in WeCom with the same picture, and keeps what is not named', async () => {
    const one = await channel('改名前', { welcome: { text: '欢迎' } });
    const { body, status } = await story.product.ask('PATCH', `/channels/${one.id}`, {
      name: '改名后',
      staff: ['wecom:ben'],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: '改名后',
      staff: [{ name: 'ben' }],
      qrCodeUrl: one.qrCodeUrl,
      welcome: { text: '欢迎' },
      tags: one.tags,
    });
    const way = story.simulator.control.company(story.corpId).contactWays.get(one.configId);
    expect(way).toMatchObject({ users: ['ben'], remark: '改名后', state: one.state });
  });

  it('is deleted when nobody came, and archived with its numbers when somebody did', async () => {
    const empty = await channel('没人来');
    // While somebody asks for it, its code goes on leading to it.
    const audience = await made('/audiences', {
      name: '从这里来的',
      condition: { follow: { channel: ['没人来'] } },
    });
    const named = await story.product.ask('DELETE', `/channels/${empty.id}`);
    expect([named.status, named.body.error]).toMatchObject([
      409,
      { code: 'channel.inUse', references: [{ kind: 'audience', name: '从这里来的' }] },
    ]);
    expect(story.simulator.control.company(story.corpId).contactWays.has(empty.configId)).toBe(true);
    await story.product.ask('DELETE', `/audiences/${audience.id}`);
    const gone = await story.product.ask('DELETE', `/channels/${empty.id}`);
    expect(gone.body).toEqual({ id: empty.id, archived: false, customers: 0 });
    expect((await story.product.ask('GET', `/channels/${empty.id}`)).status).toBe(404);
    const used = await channel('有人来');
    scan(used.configId);
    await eventually(
      () => ask(`/channels/${used.id}`),
      (one) => one.added === 1,
    );
    const kept = await story.product.ask('DELETE', `/channels/${used.id}`);
    expect(kept.body).toEqual({ id: used.id, archived: true, customers: 1 });
    expect(await ask(`/channels/${used.id}`)).toMatchObject({ status: 'archived', added: 1 });
    const { contactWays } = story.simulator.control.company(story.corpId);
    expect([contactWays.has(empty.configId), contactWays.has(used.configId)]).toEqual([false, false]);
  });

  it('names a tag’s channels to whoever deletes it, and follows a merge', async () => {
    await made('/tags', { group: '产品', name: '爆品C' });
    const one = await channel('引用', { tags: ['产品/爆品C'] });
    const path = `/tags/${encodeURIComponent('产品/爆品C')}`;
    const refused = await story.product.ask('DELETE', path);
    expect(refused.status).toBe(409);
    expect(refused.body.error.references.items).toMatchObject([
      { kind: 'channel', id: one.id, name: '引用' },
    ]);
    const into = (await ask(`/tags/${encodeURIComponent('产品/爆品A')}`)).id;
    const replaced = await story.product.ask('DELETE', `${path}?strategy=replace&with=${into}`);
    expect([replaced.status, replaced.body]).toMatchObject([200, {}]);
    expect((await ask(`/channels/${one.id}`)).tags).toMatchObject([{ path: '产品/爆品A' }]);
  });

  it('says which field is wrong and what to do', async () => {
    const wrong: [object, string, string][] = [
      [{ staff: [] }, 'channel.nobody', 'staff'],
      [{ staff: ['wecom:nobody-here'] }, 'channel.notUsable', 'staff.0'],
      [{ staff: ['wecom:anna'], tags: ['来源/没有'] }, 'tags.unknown', 'tags.0'],
      [{ staff: ['wecom:anna'], welcome: { text: '{{customer.phone}}' } }, 'input.invalid', 'welcome.text'],
      [{ staff: ['wecom:anna'], welcome: {} }, 'input.invalid', 'welcome.text'],
    ];
    for (const [body, code, path] of wrong) {
      const answer = await story.product.ask('POST', '/channels', { name: '错的', ...body });
      expect([answer.status, answer.body.error.code, answer.body.error.details[0].path]).toEqual([
        400,
        code,
        path,
      ]);
    }
    await channel('同名Ａ');
    const taken = await story.product.ask('POST', '/channels', { name: '同名A', staff: ['wecom:anna'] });
    expect([taken.status, taken.body.error.code]).toEqual([409, 'channel.nameTaken']);
  });

  it('is read with the right to read the library and changed with the right to write it', async () => {
    const one = await channel('权限');
    const key = async (scopes: string[]) => {
      const { key: secret } = await made('/api-keys', { name: scopes.join(), scopes });
      return { authorization: `Bearer ${secret}` };
    };
    const reads: [string, string, unknown?][] = [
      ['GET', '/channels'],
      ['GET', `/channels/${one.id}`],
      ['GET', `/channels/${one.id}/customers`],
    ];
    const pictures = [`/channels/${one.id}/qr`, '/channels/pictures'];
    const writes: [string, string, unknown?][] = [
      ['POST', '/channels', { name: '新的', staff: ['wecom:anna'] }],
      [
        'POST',
        '/channels/batch',
        { batch: 'b', common: { staff: ['wecom:anna'] }, items: [{ name: '新的二' }] },
      ],
      ['PATCH', `/channels/${one.id}`, { remark: 'x' }],
      ['PUT', '/channels/logo', { png: null }],
      ['POST', '/channels/images', { name: 'a.png', base64: ONE_PIXEL }],
      ['DELETE', `/channels/${one.id}`],
    ];
    const [nobody, reader, writer] = await Promise.all([
      key(['customers:read']),
      key(['library:read']),
      key(['library:read', 'library:write']),
    ]);
    const raw = async (path: string, headers: Record<string, string>) =>
      (await fetch(`${story.product.address}/api/v1${path}`, { headers })).status;
    for (const path of pictures)
      expect([await raw(path, nobody), await raw(path, reader)], path).toEqual([403, 200]);
    for (const [method, path, body] of reads) {
      expect((await story.product.ask(method, path, body, nobody)).status, path).toBe(403);
      expect((await story.product.ask(method, path, body, reader)).status, path).toBe(200);
    }
    for (const [method, path, body] of writes) {
      expect((await story.product.ask(method, path, body, reader)).status, path).toBe(403);
      expect((await story.product.ask(method, path, body, writer)).status, path).toBeLessThan(300);
    }
  });

  it('is downloaded as a picture, alone and with its batch', async () => {
    const one = await channel('图片');
    const headers = { authorization: 'Bearer test-key-0123456789-0123456789-0123' };
    const get = (path: string) => fetch(`${story.product.address}/api/v1${path}`, { headers });
    const svg = await get(`/channels/${one.id}/qr?format=svg&size=258&logo=true`);
    expect(svg.headers.get('content-type')).toContain('image/svg+xml');
    expect(await svg.text()).toContain('width="258"');
    const png = Buffer.from(await (await get(`/channels/${one.id}/qr?size=860`)).arrayBuffer());
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16)]).toEqual(['PNG', 860]);
    const zip = await get('/channels/pictures?format=png');
    expect(
      Buffer.from(await zip.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});
