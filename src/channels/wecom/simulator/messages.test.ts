import { describe, expect, it } from 'vitest';
import { CORP, type TestCorp, testCorp } from './test-corp.ts';

const at = (name: string) => `externalcontact/${name}`;
const text = { content: '你好' };

const welcomeCodes = (corp: TestCorp) => [...corp.simulator.control.company(CORP).welcomeCodes.keys()];
const sent = (corp: TestCorp, kind: string) =>
  corp.simulator.control.company(CORP).sent.filter((one) => one.kind === kind);

describe('welcome messages', () => {
  it.each<[string, (corp: TestCorp) => object, number]>([
    ['no code', () => ({ text }), 41049],
    ['an unknown code', () => ({ welcome_code: 'x', text }), 41050],
    ['nothing to say', (corp) => ({ welcome_code: welcomeCodes(corp)[0] }), 40058],
    [
      'a text of more than 4000 bytes',
      (corp) => ({ welcome_code: welcomeCodes(corp)[0], text: { content: '长'.repeat(1334) } }),
      40058,
    ],
    [
      'ten attachments',
      (corp) => ({
        welcome_code: welcomeCodes(corp)[0],
        attachments: Array(10).fill({ msgtype: 'link', link: { title: 't', url: 'u' } }),
      }),
      41064,
    ],
    [
      'an attachment of no kind',
      (corp) => ({ welcome_code: welcomeCodes(corp)[0], attachments: [{ msgtype: 'voice', voice: {} }] }),
      41065,
    ],
    [
      'an unknown medium',
      (corp) => ({
        welcome_code: welcomeCodes(corp)[0],
        attachments: [{ msgtype: 'image', image: { media_id: 'x' } }],
      }),
      40007,
    ],
    ['all in order', (corp) => ({ welcome_code: welcomeCodes(corp)[0], text }), 0],
  ])('%s', async (_, body, code) => {
    const corp = await testCorp();
    corp.befriend('anna');
    expect((await corp.call(at('send_welcome_msg'), body(corp))).errcode).toBe(code);
  });

  it('go once', async () => {
    const corp = await testCorp();
    const customer = corp.befriend('anna');
    const send = () => corp.call(at('send_welcome_msg'), { welcome_code: welcomeCodes(corp)[0], text });
    expect([(await send()).errcode, (await send()).errcode]).toEqual([0, 41051]);
    expect(sent(corp, 'welcome')).toMatchObject([{ to: [customer], body: { text } }]);
  });

  it.each([
    [20_000, 0],
    [20_001, 41050],
  ])('after %i ms of the simulator’s clock answer %i', async (ms, code) => {
    const corp = await testCorp();
    corp.befriend('anna');
    const token = await corp.token();
    corp.simulator.control.clock.advance(ms);
    const body = { welcome_code: welcomeCodes(corp)[0], text };
    expect((await corp.call(at('send_welcome_msg'), body, token)).errcode).toBe(code);
  });

  it('are too late when the customer wrote first', async () => {
    const corp = await testCorp();
    const externalUserId = corp.befriend('anna');
    corp.act('customerWrites', { userId: 'anna', externalUserId });
    const body = { welcome_code: welcomeCodes(corp)[0], text };
    expect((await corp.call(at('send_welcome_msg'), body)).errcode).toBe(41051);
  });

  it('two at once: the second answers 41096', async () => {
    const corp = await testCorp({ switches: { latencyMs: 500 } });
    corp.befriend('anna');
    const token = await corp.token();
    const body = { welcome_code: welcomeCodes(corp)[0], text };
    const answers = await Promise.all([1, 2].map(() => corp.call(at('send_welcome_msg'), body, token)));
    expect(answers.map(({ errcode }) => errcode).sort()).toEqual([0, 41096]);
  });

  it('a half friend who was welcomed has no second code, and a WeCom user has none at all', async () => {
    const corp = await testCorp();
    const { config_id: configId } = await corp.call(at('add_contact_way'), {
      type: 1,
      scene: 2,
      user: ['anna'],
    });
    const { externalUserId } = corp.act('customerScansCode', { configId, accepted: false });
    await corp.call(at('send_welcome_msg'), { welcome_code: welcomeCodes(corp)[0], text });
    corp.act('memberAccepts', { userId: 'anna', externalUserId });
    corp.act('customerAddsMember', { userId: 'anna', type: 2 });
    expect(welcomeCodes(corp)).toHaveLength(1);
  });
});

describe('group messages', () => {
  const add = (corp: TestCorp, body: object) => corp.call(at('add_msg_template'), { text, ...body });

  it.each([
    ['a chat type of neither', { chat_type: 'both', sender: 'anna' }, 86214],
    ['nobody at all', {}, 40058],
    ['nobody who qualifies', { external_userid: ['wmX'] }, 41048],
    ['a member without customers', { sender: 'ben' }, 41048],
    ['10,001 customers', { external_userid: Array(10_001).fill('wmX') }, 40058],
    ['a group message without a sender', { chat_type: 'group' }, 40003],
    ['all customers of a member', { sender: 'anna' }, 0],
  ])('%s', async (_, body, code) => {
    const corp = await testCorp();
    corp.befriend('anna');
    expect((await add(corp, body)).errcode).toBe(code);
  });

  it('are sent when the member confirms, by whom the customer was last in touch with', async () => {
    const corp = await testCorp();
    const both = corp.befriend('anna');
    corp.act('customerAddsMember', { userId: 'ben', externalUserId: both });
    const lost = corp.befriend('ben');
    corp.simulator.control.clock.advance(1000);
    corp.act('customerWrites', { userId: 'ben', externalUserId: both });
    const { msgid, fail_list } = await add(corp, { external_userid: [both, lost, 'wmX'] });
    expect(fail_list).toEqual(['wmX']);
    corp.simulator.control.clock.advance(2000);
    const results = async () =>
      (await corp.call(at('get_groupmsg_send_result'), { msgid, userid: 'ben' })).send_list;
    expect((await corp.call(at('get_groupmsg_task'), { msgid })).task_list).toEqual([
      { userid: 'ben', status: 0 },
    ]);
    expect((await results()).map(({ status }: { status: number }) => status)).toEqual([0, 0]);
    corp.act('customerDeletesMember', { userId: 'ben', externalUserId: lost });
    corp.act('memberSendsGroupMessage', { msgId: msgid, userId: 'ben' });
    expect((await corp.call(at('get_groupmsg_task'), { msgid })).task_list).toMatchObject([
      { userid: 'ben', status: 2 },
    ]);
    expect(await results()).toMatchObject([
      { external_userid: both, status: 1, send_time: expect.any(Number) },
      { external_userid: lost, status: 2 },
    ]);
  });

  it('tags in one list are alternatives, and lists must all hold', async () => {
    const corp = await testCorp();
    const { tagIds } = corp.act('adminCreatesTags', { group: 'g', tags: ['a', 'b', 'c'] });
    const wanted = [['a', 'c'], ['b', 'c'], ['a'], ['c']].map((tags) => {
      const externalUserId = corp.befriend('anna');
      corp.act('memberEditsCustomer', {
        userId: 'anna',
        externalUserId,
        addTags: tags.map((name) => `g/${name}`),
      });
      return externalUserId;
    });
    const group_list = [{ tag_list: [tagIds.a, tagIds.b] }, { tag_list: [tagIds.c] }];
    const { msgid } = await add(corp, { tag_filter: { group_list } });
    const { sendings } = corp.simulator.control.company(CORP).groupMessages.get(msgid) ?? { sendings: [] };
    expect(sendings.map(({ target }) => target)).toEqual(wanted.slice(0, 2));
  });

  it('more than a customer may get in a month end as 3', async () => {
    const corp = await testCorp({ switches: { maxGroupMessagesPerMonth: 1 } });
    const customer = corp.befriend('anna');
    const send = async () => {
      const { msgid } = await add(corp, { external_userid: [customer] });
      return corp.act('memberSendsGroupMessage', { msgId: msgid, userId: 'anna' })[0]?.status;
    };
    expect([await send(), await send()]).toEqual([1, 3]);
    corp.simulator.control.clock.advance(31 * 86_400_000);
    expect(await send()).toBe(1);
  });

  it.each([
    ['no id', {}, 41046],
    ['an unknown id', { msgid: 'x' }, 41047],
  ])('results: %s', async (_, body, code) => {
    expect((await (await testCorp()).call(at('get_groupmsg_task'), body)).errcode).toBe(code);
  });

  it('results are not there right after creation, and reminders are three a day', async () => {
    const corp = await testCorp();
    corp.befriend('anna');
    const { msgid } = await add(corp, { sender: 'anna' });
    expect((await corp.call(at('get_groupmsg_task'), { msgid })).errcode).toBe(41063);
    const remind = () => corp.call(at('remind_groupmsg_send'), { msgid }).then(({ errcode }) => errcode);
    expect([await remind(), await remind(), await remind(), await remind()]).toEqual([0, 0, 0, 41094]);
    await corp.call(at('cancel_groupmsg_send'), { msgid });
    expect(await remind()).toBe(41093);
    expect(() => corp.act('memberSendsGroupMessage', { msgId: msgid, userId: 'anna' })).toThrow('cancelled');
  });
});

describe('moments', () => {
  it('are a job, then a task that each member publishes', async () => {
    const corp = await testCorp();
    const { tagIds } = corp.act('adminCreatesTags', { group: 'g', tags: ['a'] });
    const customer = corp.befriend('anna');
    corp.befriend('ben');
    corp.act('memberEditsCustomer', { userId: 'anna', externalUserId: customer, addTags: ['g/a'] });
    const visible_range = { external_contact_list: { tag_list: [tagIds.a, 'etX'] } };
    const { jobid } = await corp.call(at('add_moment_task'), { text, visible_range });
    const result = () => corp.call(at(`get_moment_task_result?jobid=${jobid}`));
    expect(await result()).toMatchObject({ status: 1 });
    corp.simulator.control.clock.advance(2000);
    const { result: done } = await result();
    expect(done).toMatchObject({ errcode: 0, invalid_external_contact_list: { tag_list: ['etX'] } });
    const { moment_id } = done;
    expect((await corp.call(at('get_moment_task'), { moment_id })).task_list).toEqual([
      { userid: 'anna', publish_status: 0 },
    ]);
    const sendResult = () => corp.call(at('get_moment_send_result'), { moment_id, userid: 'anna' });
    expect((await sendResult()).errcode).toBe(41062);
    corp.act('memberPublishesMoment', { momentId: moment_id, userId: 'anna' });
    expect((await sendResult()).customer_list).toEqual([{ external_userid: customer }]);
    corp.act('customerReactsToMoment', {
      momentId: moment_id,
      userId: 'anna',
      externalUserId: customer,
      kind: 'like',
    });
    expect(await corp.call(at('get_moment_comments'), { moment_id, userid: 'anna' })).toMatchObject({
      comment_list: [],
      like_list: [{ external_userid: customer }],
    });
  });

  it.each([
    ['nothing', {}, 41089],
    ['a text of 2001', { text: { content: '长'.repeat(2001) } }, 40058],
    [
      'two kinds',
      {
        attachments: [
          { msgtype: 'image', image: {} },
          { msgtype: 'link', link: {} },
        ],
      },
      40058,
    ],
    ['two links', { attachments: [1, 2].map(() => ({ msgtype: 'link', link: {} })) }, 41064],
    ['a picture of the wrong call', { attachments: [{ msgtype: 'image', image: { media_id: 'x' } }] }, 40007],
  ])('%s', async (_, body, code) => {
    expect((await (await testCorp()).call(at('add_moment_task'), body)).errcode).toBe(code);
  });
});
