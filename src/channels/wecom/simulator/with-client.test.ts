/** The product's own client and reader of events against the simulator: neither may drift from the other. */
import { describe, expect, it } from 'vitest';
import { clientOf } from '#tests/scripted-wecom';
import { readEvent } from '../core/event.ts';
import { type CompanyEvent, eventXml } from './events.ts';
import { CORP, MONDAY, type TestCorp, testCorp } from './test-corp.ts';

async function connected() {
  const corp = await testCorp();
  const options = {
    corpId: CORP,
    secret: () => corp.secret,
    clock: () => new Date(corp.simulator.control.clock.now()),
  };
  const { api } = clientOf({ base: corp.simulator.url }, options);
  return { corp, api };
}

describe('the client', () => {
  it('makes a library, marks, and reads both back', async () => {
    const { corp, api } = await connected();
    const externalUserId = corp.befriend('anna', 'door');
    const { groupId, ids } = await api.tags.add({
      group: { name: '意向', order: 4_000_000_000 },
      tags: [{ name: '高' }, { name: '低' }],
    });
    const [high = '', low = ''] = ['高', '低'].map((name) => ids.get(name));
    await api.tags.mark({ userId: 'anna', externalUserId, add: [high], remove: [low] });
    await api.tags.edit({ id: high, name: '很高' });
    await api.contacts.remark({
      userId: 'anna',
      externalUserId,
      remark: '李',
      company: '腾讯',
      mobiles: ['13800000001'],
    });
    expect(await api.tags.list()).toMatchObject([
      { id: groupId, order: 4_000_000_000, tags: [{ name: '很高' }, { name: '低' }] },
    ]);
    expect(await api.contacts.get(externalUserId)).toMatchObject({
      person: { externalUserId, type: 'wechat' },
      followers: [
        {
          userId: 'anna',
          remark: '李',
          company: '腾讯',
          mobiles: ['13800000001'],
          state: 'door',
          addedAt: new Date(MONDAY),
          tags: [{ id: high, name: '很高', group: '意向', type: 'enterprise' }],
        },
      ],
    });
    const batch = await api.contacts.batchByUser({ userIds: ['anna', 'ben'], cursor: null });
    expect(batch).toMatchObject({
      items: [{ person: { externalUserId }, relation: { userId: 'anna', tagIds: [high] } }],
      cursor: null,
    });
    await api.tags.delete({ groupIds: [groupId] });
    expect(await api.tags.list()).toEqual([]);
  });

  it('learns of a refusal by its kind', async () => {
    const { corp, api } = await connected();
    const { tagIds } = corp.act('adminCreatesTags', { group: '等级', tags: ['VIP'] });
    await expect(api.tags.edit({ id: tagIds.VIP ?? '', name: 'x' })).rejects.toMatchObject({ code: 81011 });
    await expect(api.contacts.get('wmX')).rejects.toMatchObject({ code: 40096 });
  });

  it.each(['expired', 'invalid'] as const)('goes on when its token was ended (%s)', async (how) => {
    const { corp, api } = await connected();
    expect(await api.contacts.followUsers()).toEqual(['anna', 'ben']);
    corp.simulator.control.endTokens(CORP, how);
    expect(await api.contacts.followUsers()).toEqual(['anna', 'ben']);
  });

  it('never has more under way than WeCom takes', async () => {
    const { corp, api } = await connected();
    corp.simulator.control.setSwitches(CORP, { latencyMs: 5 });
    const { tagIds } = corp.act('adminCreatesTags', { group: 'g', tags: ['a', 'b'] });
    const customers = Array.from({ length: 12 }, () => corp.befriend('anna'));
    const marks = customers.flatMap((externalUserId) =>
      Object.values(tagIds).map((id) =>
        api.tags.mark({ userId: 'anna', externalUserId, add: [id], remove: [] }),
      ),
    );
    await Promise.all(marks);
    expect(corp.simulator.control.calls.filter(({ errcode }) => errcode !== 0)).toEqual([]);
    const { relations } = corp.simulator.control.company(CORP);
    expect(customers.map((id) => relations.find('anna', id)?.tags.size)).toEqual(Array(12).fill(2));
  });

  it('makes codes, links and groups, and reads who came', async () => {
    const { corp, api } = await connected();
    const { configId, qrCodeUrl } = await api.contactWays.add({
      type: 'multi',
      userIds: ['anna', 'ben'],
      state: 's',
    });
    expect(qrCodeUrl).toContain(corp.simulator.url);
    expect(await api.contactWays.get(configId)).toMatchObject({
      type: 'multi',
      state: 's',
      userIds: ['anna', 'ben'],
    });
    expect(await api.contactWays.list({ cursor: null })).toEqual({ items: [configId], cursor: null });
    const { linkId } = await api.acquisition.create({ name: '春季', range: { userIds: ['anna'] } });
    const { externalUserId } = corp.act('customerOpensLink', { linkId, channel: 'c' });
    expect(await api.acquisition.customers({ linkId, cursor: null })).toMatchObject({
      items: [{ externalUserId, userId: 'anna', state: 'c' }],
    });
    const { chatId } = corp.act('groupIsMade', { name: 'g', owner: 'anna', ids: [externalUserId] });
    expect((await api.groupChats.list({ cursor: null })).items).toEqual([{ chatId, status: 'normal' }]);
    const { members } = await api.groupChats.get(chatId);
    expect(new Set(members.map(({ id, type }) => `${type} ${id}`))).toEqual(
      new Set(['staff anna', `customer ${externalUserId}`]),
    );
  });

  it('sends welcome and group messages, with a picture that it uploaded', async () => {
    const { corp, api } = await connected();
    const externalUserId = corp.befriend('anna');
    const file = { name: 'a.png', bytes: new Uint8Array(10), contentType: 'image/png' };
    const { mediaId, createdAt } = await api.media.upload({ ...file, type: 'image' });
    expect(createdAt).toEqual(new Date(MONDAY));
    const attachments = [{ type: 'image', mediaId } as const];
    const [welcomeCode = ''] = corp.simulator.control.company(CORP).welcomeCodes.keys();
    await api.messages.sendWelcome({ welcomeCode, text: '你好', attachments });
    const { messageId } = await api.groupMessages.create({ to: 'customers', sender: 'anna', text: '你好' });
    corp.act('memberSendsGroupMessage', { msgId: messageId, userId: 'anna' });
    corp.simulator.control.clock.advance(2000);
    const results = await api.groupMessages.results({ messageId, userId: 'anna', cursor: null });
    expect(results.items).toMatchObject([{ externalUserId, status: 'sent' }]);
  });

  it('knows the directory, the app and its tickets', async () => {
    const { api } = await connected();
    expect(await api.directory.departments()).toMatchObject([{ id: 1 }]);
    expect(await api.app.get(1_000_002)).toMatchObject({ name: '百子柜', disabled: false, departments: [1] });
    const [corpTicket, appTicket] = [await api.identity.ticket('jsapi'), await api.identity.ticket('agent')];
    expect(appTicket).not.toBe(corpTicket);
  });
});

/** Every event of these acts, as the product reads it. */
function eventsOf(corp: TestCorp, act: () => void) {
  const told: CompanyEvent[] = [];
  const world = corp.simulator.control.world(CORP);
  const before = world.emit;
  Object.assign(world, { emit: (event: CompanyEvent) => told.push(event) });
  act();
  Object.assign(world, { emit: before });
  return told.map((event) => readEvent(eventXml(CORP, event, corp.simulator.control.clock.seconds())));
}

describe('the reader of events', () => {
  it('knows the life of a relation', async () => {
    const { corp, api } = await connected();
    const { configId } = await api.contactWays.add({ type: 'single', userIds: ['anna'], state: 's' });
    const events = eventsOf(corp, () => {
      const { externalUserId } = corp.act('customerScansCode', { configId, accepted: false });
      const pair = { userId: 'anna', externalUserId };
      corp.act('memberAccepts', pair);
      corp.act('memberEditsCustomer', { ...pair, remark: 'x' });
      corp.act('customerDeletesMember', pair);
      corp.act('memberDeletesCustomer', pair);
    });
    expect(events).toMatchObject([
      {
        corpId: CORP,
        at: new Date(MONDAY),
        kind: 'relationHalfAdded',
        userId: 'anna',
        state: 's',
        welcomeCode: expect.any(String),
      },
      { kind: 'relationAdded', state: 's' },
      { kind: 'relationEdited' },
      { kind: 'relationDeletedByCustomer' },
      { kind: 'relationDeletedByStaff', byTransfer: false },
    ]);
  });

  it('knows handing over, the library, groups and links', async () => {
    const { corp, api } = await connected();
    const [first, second] = [corp.befriend('anna'), corp.befriend('anna')];
    await api.transfers.customers({ from: 'anna', to: 'ben', externalUserIds: [first, second] });
    const { linkId } = await api.acquisition.create({ name: '春季', range: { userIds: ['anna'] } });
    const events = eventsOf(corp, () => {
      corp.act('transferSettles', { takeoverUserId: 'ben', externalUserId: first, how: 'accepted' });
      corp.act('transferSettles', { takeoverUserId: 'ben', externalUserId: second, how: 'refused' });
      const { groupId, tagIds } = corp.act('adminCreatesTags', { group: 'g', tags: ['a'] });
      corp.act('adminReordersTags', { ids: [groupId] });
      corp.act('adminEditsTag', { id: tagIds.a ?? '', name: 'b' });
      corp.act('adminDeletesTags', { groupIds: [groupId] });
      const { chatId } = corp.act('groupIsMade', { name: 'g', owner: 'anna' });
      corp.act('groupIsJoined', { chatId, ids: ['wm1'], joinScene: 3 });
      corp.act('groupIsDismissed', { chatId });
      const { externalUserId } = corp.act('customerOpensLink', { linkId, channel: 'c' });
      corp.act('customerWrites', { userId: 'anna', externalUserId });
    });
    expect(events).toMatchObject([
      { kind: 'relationDeletedByStaff', byTransfer: true, userId: 'anna' },
      { kind: 'relationAdded', userId: 'ben' },
      { kind: 'transferFailed', userId: 'ben', reason: 'customer_refused' },
      { kind: 'tagCreated', of: 'group' },
      { kind: 'tagCreated', of: 'tag' },
      { kind: 'tagsShuffled', groupId: null },
      { kind: 'tagUpdated', of: 'tag' },
      { kind: 'tagDeleted', of: 'group' },
      { kind: 'groupChatCreated' },
      {
        kind: 'groupChatUpdated',
        detail: 'add_member',
        joinScene: 3,
        changed: ['wm1'],
        versionBefore: expect.any(String),
      },
      { kind: 'groupChatDismissed' },
      { kind: 'relationAdded', state: 'c' },
      { kind: 'acquisition', change: 'friend_request', linkId },
      { kind: 'acquisition', change: 'customer_start_chat' },
      { kind: 'acquisition', change: 'message_from_customer', chatKey: expect.any(String) },
    ]);
  });
});
