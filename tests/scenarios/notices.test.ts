/** Tag → group robot, staff, owner: within seconds, once, quietly at night, and never in floods. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SmsServer, type SmtpServer, smsServer, smtpServer, textOf } from '#tests/outgoing';
import { KEY } from '#tests/product';
import { uploadFile } from '#tests/upload';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';

let story: WecomStory;
let mail: SmtpServer;
let sms: SmsServer;
beforeAll(async () => {
  [mail, sms] = await Promise.all([smtpServer(), smsServer()]);
  story = await wecomStory({
    mail: { host: '127.0.0.1', port: mail.port, secure: false, login: null, from: 'tags@shop.example' },
    sms: { url: sms.url, key: 'a-key-of-tests-0123' },
  });
  await must('POST', '/tag-groups', { name: '意向', choice: 'single' });
  for (const name of ['高意向', '低意向']) await must('POST', '/tags', { group: '意向', name });
  await must('POST', '/tag-groups', { name: '内部' });
  await must('POST', '/tags', { group: '内部', name: '同事', internal: true });
}, 120_000);
afterAll(async () => {
  await story.stop();
  await Promise.all([mail.close(), sms.close()]);
});
/** Each promise has its own notices. */
afterEach(async () => {
  for (const { id, state } of (await must('GET', '/notices')).items)
    if (state === 'live') await must('PATCH', `/notices/${id}`, { state: 'paused' });
});

// biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
async function must(method: string, path: string, body?: unknown): Promise<any> {
  const answer = await story.product.ask(method, path, body);
  if (answer.status >= 300)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

interface Sent {
  readonly kind: string;
  readonly to: readonly string[];
  readonly body: {
    readonly text?: { readonly content: string; readonly mentioned_list?: readonly string[] };
  };
}

const robot = () => {
  const { key } = story.act('adminAddsRobot', {});
  return { key, webhook: `${story.simulator.url}/cgi-bin/webhook/send?key=${key}` };
};
const sentTo = (receiver: string): Sent[] =>
  (story.simulator.control.company(story.corpId).sent as readonly Sent[]).filter((one) =>
    one.to.includes(receiver),
  );
const textsTo = (receiver: string): string[] => sentTo(receiver).map((one) => one.body.text?.content ?? '');

let number = 0;
/** A customer of his own for each promise. */
async function customer(over: object = {}): Promise<string> {
  const ref = `n-${++number}`;
  await must('POST', '/customers', { ref, name: `王女士${number}`, ...over });
  return ref;
}
const tag = (ref: string, name = '意向/高意向', evidence?: string) =>
  must('POST', '/taggings', {
    add: [{ customer: `ref:${ref}`, tag: name, ...(evidence ? { evidence } : {}) }],
  });
const untag = (ref: string, name = '意向/高意向') =>
  must('POST', '/taggings', { remove: [{ customer: `ref:${ref}`, tag: name }] });

const TEMPLATE = '{{customer.name}} 打上了「{{tag}}」\n{{by}}（{{why}}）\n{{link}}';
const notice = (over: object) =>
  must('POST', '/notices', { name: `通知 ${++number}`, tags: ['意向/高意向'], template: TEMPLATE, ...over });
const logOf = async (id: string) => (await must('GET', `/notices/${id}/messages`)).items;
/** States of its messages, newest first. */
const statesOf = async (id: string): Promise<string[]> =>
  (await logOf(id)).map((one: { state: string }) => one.state);

describe('a notice to a group robot', () => {
  it('tells within ten seconds who got the tag, by whom, why, and where to look', async () => {
    const { key, webhook } = robot();
    const { id, to } = await notice({ to: { kind: 'robot', webhook } });
    expect(to).toEqual({ kind: 'robot', tail: key.slice(-4), mentionOwner: false });
    const ref = await customer();
    const { id: customerId } = await must('GET', `/customers/ref:${ref}`);
    const began = Date.now();
    await tag(ref, '意向/高意向', '主动询价');
    const [text] = await eventually(
      () => textsTo(key),
      (texts) => texts.length > 0,
      30,
    );
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(text).toMatch(/^王女士\d+ 打上了「意向\/高意向」\n.+（接口：主动询价）\n/);
    expect(text).toContain(`${story.product.address}/customers/${customerId}`);
    await eventually(
      () => statesOf(id),
      (states) => states[0] === 'sent',
    );
    const [message] = await logOf(id);
    expect(message).toMatchObject({ state: 'sent', customers: 1, about: [{ customer: { id: customerId } }] });
  });

  it('tells once of a customer who gets the tag twice, and says in its log why not again', async () => {
    const { key, webhook } = robot();
    const { id } = await notice({ to: { kind: 'robot', webhook } });
    const ref = await customer();
    await tag(ref);
    await eventually(
      () => textsTo(key),
      (texts) => texts.length === 1,
    );
    await untag(ref);
    await tag(ref);
    const states = await eventually(
      () => statesOf(id),
      (all) => all.length === 2,
    );
    expect(states).toEqual(['dropped', 'sent']);
    const [dropped] = await logOf(id);
    expect(dropped.problem.meaning).toBe('同一位客户不久前已经通知过。');
    expect(textsTo(key)).toHaveLength(1);
  });

  it('tells of what came by the chosen sources only, and of nothing that happened before', async () => {
    const { key, webhook } = robot();
    const before = await customer();
    await tag(before);
    const { id } = await notice({ to: { kind: 'robot', webhook }, sources: ['wecom', 'import'] });
    await tag(await customer());
    await must('PATCH', `/notices/${id}`, { sources: [] });
    const told = await customer();
    await tag(told);
    await eventually(
      () => textsTo(key),
      (texts) => texts.length > 0,
    );
    expect(textsTo(key)).toHaveLength(1);
    expect(textsTo(key)[0]).toContain((await must('GET', `/customers/ref:${told}`)).name);
  });

  it('puts two thousand customers of one moment into one message', async () => {
    const { key, webhook } = robot();
    const refs = Array.from({ length: 2000 }, () => `n-${++number}`);
    for (let at = 0; at < refs.length; at += 1000)
      await must('POST', '/customers', {
        customers: refs.slice(at, at + 1000).map((ref) => ({ ref, name: `批量 ${ref}` })),
      });
    const { id } = await notice({ to: { kind: 'robot', webhook }, groups: ['意向'], tags: [] });
    const { added } = await must('POST', '/taggings', {
      add: refs.map((ref) => ({ customer: `ref:${ref}`, tag: '意向/低意向' })),
    });
    expect(added).toBe(2000);
    const [text] = await eventually(
      () => textsTo(key),
      (texts) => texts.length > 0,
    );
    await eventually(
      () => statesOf(id),
      (states) => states.every((state) => state === 'sent'),
    );
    expect(text).toContain('2,000 位客户打上了「意向/低意向」');
    expect(textsTo(key)).toHaveLength(1);
    expect(text?.split('\n')).toHaveLength(14);
  });

  it('tells of an import in one message, when it has ended', async () => {
    const { key, webhook } = robot();
    const { id } = await notice({ to: { kind: 'robot', webhook }, groups: ['意向'], tags: [] });
    const rows = Array.from({ length: 2000 }, (_, i) => `imp-${i},导入客户${i},意向/高意向`);
    const { body: made } = await uploadFile(
      { address: story.product.address, key: KEY },
      { kind: 'customers', name: '名单.csv', content: `编号,姓名,标签\n${rows.join('\n')}\n` },
    );
    await must('PATCH', `/imports/${made.id}`, {
      mapping: { columns: { 编号: 'ref', 姓名: 'name', 标签: 'tags' }, header: true },
    });
    const run = await story.product.ask('POST', `/imports/${made.id}/run`, { confirm: true });
    await story.product.jobEnd(run.body.job.id);
    const [text] = await eventually(
      () => textsTo(key),
      (texts) => texts.length > 0,
    );
    await eventually(
      () => statesOf(id),
      (states) => states.every((state) => state === 'sent'),
    );
    expect(text).toContain('2,000 位客户打上了「意向/高意向」');
    expect(textsTo(key)).toHaveLength(1);
  });

  it('sends at most twenty messages a minute to one robot; the rest waits together', async () => {
    const { key, webhook } = robot();
    const { id } = await notice({ to: { kind: 'robot', webhook }, againAfterHours: 0 });
    await story.product.running.db.run(
      `insert into notice_message (workspace_id, notice_id, state, due_at, created_at, begun_at, robot_hash)
       select n.workspace_id, n.id, 'sent', now(), now(), now(), n.robot_hash
         from notice n, generate_series(1, 20) where n.name = $1`,
      [(await must('GET', `/notices/${id}`)).name],
    );
    await tag(await customer());
    await tag(await customer());
    await eventually(
      () => logOf(id),
      ([first]) => first.state === 'waiting' && first.customers === 2 && first.problem !== null,
    );
    expect(textsTo(key)).toHaveLength(0);
  });

  it('calls the owner by name when asked to', async () => {
    const { key, webhook } = robot();
    const { items } = await must('GET', '/staff');
    const anna =
      items.find((one: { wecomUserId: string }) => one.wecomUserId === 'anna') ?? (await staff('anna'));
    await notice({ to: { kind: 'robot', webhook, mentionOwner: true } });
    await tag(await customer({ owner: anna.id }));
    const [sent] = await eventually(
      () => sentTo(key),
      (all) => all.length > 0,
    );
    expect(sent?.body.text?.mentioned_list).toEqual(['anna']);
  });

  it('stops with a remedy when its robot was removed, and goes on with a new address', async () => {
    const { key, webhook } = robot();
    const { id } = await notice({ to: { kind: 'robot', webhook } });
    story.simulator.control.company(story.corpId).robots.delete(key);
    const ref = await customer();
    await tag(ref);
    const stopped = await eventually(
      () => must('GET', `/notices/${id}`),
      ({ state }) => state === 'paused',
    );
    expect(stopped.stopped).toMatchObject({ code: 93000, remedy: expect.stringContaining('Webhook') });
    expect(await statesOf(id)).toEqual(['failed']);
    const other = robot();
    const resumed = await must('PATCH', `/notices/${id}`, {
      state: 'live',
      to: { kind: 'robot', webhook: other.webhook },
    });
    expect(resumed.stopped).toBeNull();
    const [{ id: message }] = await logOf(id);
    await must('POST', `/notices/${id}/messages/${message}/again`);
    await eventually(
      () => textsTo(other.key),
      (texts) => texts.length === 1,
    );
  });

  it('does not send again what may have arrived, unless somebody asks for it', async () => {
    const { key, webhook } = robot();
    const { id } = await notice({ to: { kind: 'robot', webhook } });
    story.simulator.control.disturb({ path: 'webhook/send', kind: 'lostAnswer', times: 1 });
    await tag(await customer());
    await eventually(
      () => statesOf(id),
      ([state]) => state === 'unknown',
    );
    story.simulator.control.endDisturbances();
    await new Promise((done) => setTimeout(done, 3000));
    expect(await statesOf(id)).toEqual(['unknown']);
    const [{ id: message, problem }] = await logOf(id);
    expect(problem.remedy).toContain('再发一次');
    await must('POST', `/notices/${id}/messages/${message}/again`);
    await eventually(
      () => statesOf(id),
      ([state]) => state === 'sent',
    );
    expect(textsTo(key).length).toBeGreaterThan(0);
  });

  it('keeps its address to itself: in answers, in the audit trail, in the database', async () => {
    const { key, webhook } = robot();
    const { id } = await notice({ to: { kind: 'robot', webhook } });
    await must('PATCH', `/notices/${id}`, { to: { kind: 'robot', webhook, mentionOwner: true } });
    const answers = [await must('GET', '/notices'), await must('GET', '/audit'), await logOf(id)];
    const rows = await story.product.running.db.many('select n::text from notice n');
    const kept = JSON.stringify([...answers, ...rows]);
    expect(kept).toContain(key.slice(-4));
    expect(kept).not.toContain(key.slice(0, -4));
    expect(kept).not.toContain(Buffer.from(key).toString('hex'));
  });
});

const staff = (wecomUserId: string) => must('POST', '/staff', { name: `员工 ${wecomUserId}`, wecomUserId });

describe('quiet hours', () => {
  const around = (messages: string) => {
    const hour = (shift: number) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' }).format(
        Date.now() + shift * 3_600_000,
      );
    return { from: hour(-1), until: hour(1), messages };
  };

  it('hold messages, and at their end all of them are one', async () => {
    const { key, webhook } = robot();
    const { id } = await notice({ to: { kind: 'robot', webhook }, quiet: around('held') });
    for (let i = 0; i < 5; i++) {
      await tag(await customer());
      await eventually(
        () => logOf(id),
        ([first]) => first?.state === 'held' && first.customers === i + 1,
      );
    }
    expect(textsTo(key)).toHaveLength(0);
    // The end of them, without waiting for an hour.
    await must('PATCH', `/notices/${id}`, { quiet: null });
    await story.product.running.db.run(`update notice_message set due_at = now() where state = 'held'`);
    const [text] = await eventually(
      () => textsTo(key),
      (texts) => texts.length > 0,
    );
    expect(text).toContain('5 位客户打上了「意向/高意向」');
  });

  it('drop messages when that was chosen; the customer is told of the next time', async () => {
    const { key, webhook } = robot();
    const { id } = await notice({ to: { kind: 'robot', webhook }, quiet: around('dropped') });
    const ref = await customer();
    await tag(ref);
    await eventually(
      () => statesOf(id),
      ([state]) => state === 'dropped',
    );
    await must('PATCH', `/notices/${id}`, { quiet: null });
    await untag(ref);
    await tag(ref);
    await eventually(
      () => textsTo(key),
      (texts) => texts.length === 1,
    );
  });
});

describe('a notice to people', () => {
  it('tells the owner by the app, and says when there is none', async () => {
    const ben = await staff('ben').catch(async () => {
      const { items } = await must('GET', '/staff');
      return items.find((one: { wecomUserId: string }) => one.wecomUserId === 'ben');
    });
    const { id } = await notice({ to: { kind: 'owner' } });
    const before = textsTo('ben').length;
    await tag(await customer({ owner: ben.id }));
    const texts = await eventually(
      () => textsTo('ben'),
      (all) => all.length > before,
    );
    expect(texts.at(-1)).toContain('打上了「意向/高意向」');
    await tag(await customer());
    await eventually(
      () => logOf(id),
      ([first]) => first.problem?.meaning === '客户没有负责人，不知道通知谁。',
    );
  });

  it('tells chosen staff in one message, and names whom it did not reach', async () => {
    const { items } = await must('GET', '/staff');
    const anna =
      items.find((one: { wecomUserId: string }) => one.wecomUserId === 'anna') ?? (await staff('anna'));
    const nobody = await staff('never-there');
    const { id } = await notice({ to: { kind: 'staff', staff: [anna.id, nobody.id] } });
    const before = textsTo('anna').length;
    await tag(await customer());
    await eventually(
      () => textsTo('anna'),
      (all) => all.length > before,
    );
    const [message] = await eventually(
      () => logOf(id),
      ([first]) => first.state === 'sent',
    );
    expect(message.missed).toEqual([{ id: nobody.id, name: nobody.name }]);
  });
});

describe('a notice by e-mail or SMS', () => {
  const person = async (over: object) =>
    (await must('POST', '/staff', { name: '林小满', ...over })) as { id: string; name: string };

  it('reaches staff where their records say, once, and names who has no such address', async () => {
    const lin = await person({ email: 'lin@shop.example' });
    const without = await person({ name: '沈知行' });
    const { id } = await notice({ to: { kind: 'staff', staff: [lin.id, without.id], via: 'email' } });
    await tag(await customer(), undefined, '主动询价');
    const [message] = await eventually(
      () => logOf(id),
      ([first]) => first?.state === 'sent',
    );
    expect(message.missed).toEqual([{ id: without.id, name: without.name }]);
    const to = mail.mails.filter((one) => one.to.includes('lin@shop.example'));
    expect(to).toHaveLength(1);
    expect(to[0] && textOf(to[0])).toContain('打上了「意向/高意向」');
  });

  it('waits for a mail server that is busy, and says what one refused', async () => {
    const lin = await person({ email: 'lin2@shop.example' });
    const { id } = await notice({ to: { kind: 'staff', staff: [lin.id], via: 'email' } });
    mail.answers = { mail: '451 busy' };
    await tag(await customer());
    const [waiting] = await eventually(
      () => logOf(id),
      ([first]) => first?.state === 'waiting' && first.attempts > 0,
    );
    expect(waiting.problem).toMatchObject({ code: 451, meaning: '邮件服务器没有接受。' });
    mail.answers = {};
    await eventually(
      () => logOf(id),
      ([first]) => first.state === 'sent',
    );
    mail.answers = { end: null };
    await tag(await customer());
    const [unknown] = await eventually(
      () => logOf(id),
      ([first]) => first.state === 'unknown',
    );
    expect(unknown.problem.meaning).toContain('可能已送达');
    mail.answers = {};
  });

  it('goes to the phone of the owner, one SMS a minute, what comes meanwhile together', async () => {
    const lin = await person({ phone: '+86 138 0000 6021' });
    const { id } = await notice({ to: { kind: 'owner', via: 'sms' } });
    await tag(await customer({ owner: lin.id }));
    await eventually(
      () => logOf(id),
      ([first]) => first?.state === 'sent',
    );
    await tag(await customer({ owner: lin.id }));
    const [second] = await eventually(
      () => logOf(id),
      ([first]) => first.state === 'waiting' && first.problem !== null,
    );
    expect(second.problem.meaning).toBe('同一个人的短信发得太密。');
    const told = sms.received.map((one) => JSON.parse(one.body));
    expect(told).toMatchObject([{ phones: ['13800006021'] }]);
    expect(told[0].text).toContain('打上了「意向/高意向」');
    expect(told[0].text).toContain('/customers/');
  });

  it('can be tried, says whether a way is there, and shows a phone only to who manages staff', async () => {
    expect((await must('GET', '/notices/ways')).items).toEqual([
      { via: 'app', ready: true },
      { via: 'email', ready: true },
      { via: 'sms', ready: true },
    ]);
    const lin = await person({ phone: '139 0000 6022' });
    const tried = await must('POST', '/notices/test', {
      name: '试一下',
      to: { kind: 'staff', staff: [lin.id], via: 'email' },
      template: '{{customer.name}} {{link}}',
    });
    expect(tried).toMatchObject({ outcome: 'nobody' });
    expect(tried.problem.remedy).toContain('邮箱');
    expect(await must('GET', `/staff/${lin.id}`)).toMatchObject({ phone: '13900006022' });
    const { body } = await story.product.ask('PATCH', `/staff/${lin.id}`, { phone: '12' });
    expect(body.error.details).toMatchObject([{ path: 'phone', code: 'staff.notAPhone' }]);
    const { key } = await must('POST', '/api-keys', { name: 'reads', scopes: ['staff:read'] });
    const seen = await story.product.ask('GET', `/staff/${lin.id}`, undefined, {
      authorization: `Bearer ${key}`,
    });
    expect(seen.body).toMatchObject({ name: '林小满', phone: null });
    const audit = JSON.stringify(await must('GET', '/audit?limit=50'));
    expect(audit).toContain('…6022');
    expect(audit).not.toContain('13900006022');
  });
});

describe('customers of whom nobody is told', () => {
  it('are colleagues and test records, by an internal tag', async () => {
    const { key, webhook } = robot();
    const { id } = await notice({ to: { kind: 'robot', webhook } });
    const ref = await customer();
    await tag(ref, '内部/同事');
    await tag(ref);
    const [message] = await eventually(
      () => logOf(id),
      (all) => all.length === 1,
    );
    expect(message).toMatchObject({ state: 'dropped', about: [{ customer: { name: expect.any(String) } }] });
    expect(textsTo(key)).toHaveLength(0);
  });

  it('are those who were erased before the message went; nothing of them stays', async () => {
    const { key, webhook } = robot();
    const quiet = { from: '00:00', until: '23:59', messages: 'held' };
    const { id } = await notice({ to: { kind: 'robot', webhook }, quiet });
    const ref = await customer();
    const { id: customerId } = await must('GET', `/customers/ref:${ref}`);
    await tag(ref);
    await eventually(
      () => statesOf(id),
      ([state]) => state === 'held',
    );
    await must('DELETE', `/customers/${customerId}?erase=true`);
    await must('PATCH', `/notices/${id}`, { quiet: null });
    await story.product.running.db.run(`update notice_message set due_at = now() where state = 'held'`);
    const [message] = await eventually(
      () => logOf(id),
      ([first]) => first.state === 'dropped',
    );
    expect(message.about).toEqual([]);
    expect(textsTo(key)).toHaveLength(0);
    const ordinal = Number(customerId.split('_')[1]);
    const rows = await story.product.running.db.many(
      `select 1 from notice_item where customer = $1 union all select 1 from notice_told where customer = $1`,
      [ordinal],
    );
    expect(rows).toEqual([]);
  });
});

describe('a test', () => {
  const sample = (over: object) => must('POST', '/notices/test', { name: '试', template: TEMPLATE, ...over });

  it('sends a sample at once, also by the kept robot', async () => {
    const { key, webhook } = robot();
    expect((await sample({ to: { kind: 'robot', webhook } })).outcome).toBe('sent');
    const { id } = await notice({ to: { kind: 'robot', webhook } });
    const answer = await sample({ to: { kind: 'robot' }, notice: id });
    expect(answer).toMatchObject({ outcome: 'sent', problem: null });
    expect(textsTo(key)).toEqual([answer.text, answer.text]);
    expect(answer.text).toContain('【测试】');
  });

  it('says what is wrong with a robot that is gone', async () => {
    const answer = await sample({ to: { kind: 'robot', webhook: 'no-such-robot' } });
    expect(answer).toMatchObject({ outcome: 'refused', problem: { code: 93000 } });
  });
});

describe('what is entered wrongly', () => {
  it.each<[string, object, string]>([
    ['nothing to watch', { tags: [] }, 'notice.nothingWatched'],
    [
      'an address of something else',
      { to: { kind: 'robot', webhook: 'https://evil.example/x?key=abcdefgh' } },
      'notice.badAddress',
    ],
    ['no address', { to: { kind: 'robot' } }, 'notice.robotNeeded'],
    ['an unknown variable', { template: '{{customer.phone}}' }, 'input.invalid'],
    [
      'quiet hours without end',
      { quiet: { from: '08:00', until: '08:00', messages: 'held' } },
      'input.invalid',
    ],
    ['an internal tag', { tags: ['内部/同事'] }, 'notice.notUsable'],
    ['nobody who works here', { to: { kind: 'staff', staff: ['stf_9999'] } }, 'notice.notUsable'],
  ])('%s is refused by name', async (_, over, code) => {
    const { webhook } = robot();
    const { status, body } = await story.product.ask('POST', '/notices', {
      name: '错',
      tags: ['意向/高意向'],
      template: TEMPLATE,
      to: { kind: 'robot', webhook },
      ...over,
    });
    expect([status, body.error.code]).toEqual([400, code]);
  });

  it('a tag that a notice watches is not deleted unseen', async () => {
    const { status, body } = await story.product.ask('DELETE', `/tags/${encodeURIComponent('意向/高意向')}`);
    expect(status).toBe(409);
    expect(JSON.stringify(body)).toContain('notice');
  });
});

describe('a customer who reads', () => {
  it('is told of to whoever sent it, once, while it is read, unless he wants no such messages', async () => {
    await story.sync();
    const [anna] = (await must('GET', '/staff?q=anna')).items;
    const made = await must('POST', '/materials', {
      kind: 'article',
      name: '怎么选衣柜',
      text: '# 先量尺寸',
    });
    const friend = story.befriend('anna');
    const { id, name } = await eventually(
      async () => (await story.product.ask('GET', `/customers/external:${friend}`)).body,
      (one) => one.followers?.length === 1 && one.name !== '',
    );
    const link = await must('POST', `/materials/${made.id}/links`, { staff: anna.id, customer: id });
    const page = story.product.address + new URL(link.url).pathname;
    let cookie = '';
    const send = async (path: string, body: object) => {
      const response = await fetch(page + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', cookie },
      });
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return (await response.json().catch(() => ({}))) as { visit: string };
    };
    const { visit } = await send('/visits', { from: null });
    const read = () => send('/beacons', { visit, seconds: 1000, depth: 50 });
    const told = () => textsTo('anna').filter((text) => text.includes('怎么选衣柜'));
    // Seconds are those of the server's clock.
    await eventually(
      async () => {
        await read();
        return told();
      },
      (texts) => texts.length === 1,
    );
    expect(told()).toEqual([`${name} 正在看《怎么选衣柜》\n${story.product.address}/customers/${id}`]);
    const { db } = story.product.running;
    const rows = () => db.many('select customer from reader_told');
    expect(await rows()).toHaveLength(1);
    // Going on reads no second message; whoever switched it off is told nothing, also of others.
    await db.run("update reader_told set at = at - interval '2 hours'");
    await db.run('update staff set reader_notice_min = null');
    await read();
    await new Promise((done) => setTimeout(done, 6000));
    expect(told()).toHaveLength(1);
    await db.run('update staff set reader_notice_min = 60');
    await eventually(
      async () => {
        await read();
        return told();
      },
      (texts) => texts.length === 2,
    );
    await must('DELETE', `/customers/${id}?erase=true`);
    expect(await rows()).toEqual([]);
  });
});
