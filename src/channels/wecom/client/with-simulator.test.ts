/** The client and the simulator were written apart from the same contract; here they meet. */
import { describe, expect, it } from 'vitest';
import { clientOf } from '#tests/scripted-wecom';
import { CORP, MONDAY, testCorp } from '../simulator/test-corp.ts';

async function connected() {
  const corp = await testCorp();
  const { api, slept } = clientOf(
    { base: corp.simulator.url },
    { corpId: CORP, secret: () => corp.secret, clock: () => new Date(MONDAY) },
  );
  return { corp, api, slept };
}

describe('against the simulator', () => {
  it('a tag is made, set on a relation, read back both ways, renamed and deleted', async () => {
    const { corp, api } = await connected();
    const customer = corp.befriend('anna', 'door');
    const { groupId, ids } = await api.tags.add({
      group: { name: '意向', order: 4294967295 },
      tags: [{ name: '高', order: 2 }, { name: '低' }],
    });
    const [high = '', low = ''] = ['高', '低'].map((name) => ids.get(name));
    await api.tags.mark({ userId: 'anna', externalUserId: customer, add: [high, low], remove: [] });
    await api.tags.mark({ userId: 'anna', externalUserId: customer, add: [], remove: [low] });
    const { followers, person } = await api.contacts.get(customer);
    expect(person.externalUserId).toBe(customer);
    expect(followers).toMatchObject([
      { userId: 'anna', state: 'door', tags: [{ id: high, name: '高', group: '意向', type: 'enterprise' }] },
    ]);
    const batch = await api.contacts.batchByUser({ userIds: ['anna', 'ben'], cursor: null });
    expect(batch.items.map(({ relation }) => [relation.userId, relation.tagIds])).toEqual([['anna', [high]]]);
    await api.tags.edit({ id: high, name: '很高' });
    expect(await api.tags.list()).toMatchObject([
      { id: groupId, order: 4294967295, tags: [{ name: '很高', order: 2 }, { name: '低' }] },
    ]);
    await api.tags.delete({ tagIds: [high, low] });
    expect(await api.tags.list()).toEqual([]);
  });

  it('a remark is read back as it was written', async () => {
    const { corp, api } = await connected();
    const externalUserId = corp.befriend('anna');
    const note = { remark: '李总', description: '对接采购', company: '腾讯', mobiles: ['13800000001'] };
    await api.contacts.remark({ userId: 'anna', externalUserId, ...note });
    expect((await api.contacts.get(externalUserId)).followers).toMatchObject([note]);
    await api.contacts.remark({ userId: 'anna', externalUserId, mobiles: [] });
    expect((await api.contacts.get(externalUserId)).followers).toMatchObject([{ ...note, mobiles: [] }]);
  });

  it('many markings at once meet no complaint of too many', async () => {
    const { corp, api, slept } = await connected();
    const customers = Array.from({ length: 8 }, () => corp.befriend('anna'));
    const { ids } = await api.tags.add({ group: { name: 'g' }, tags: [{ name: 'a' }, { name: 'b' }] });
    await Promise.all(
      customers.flatMap((externalUserId) =>
        [...ids.values()].map((id) =>
          api.tags.mark({ userId: 'anna', externalUserId, add: [id], remove: [] }),
        ),
      ),
    );
    expect(slept).toEqual([]);
    const { items } = await api.contacts.batchByUser({ userIds: ['anna'], cursor: null });
    expect(items.map(({ relation }) => relation.tagIds.length)).toEqual(customers.map(() => 2));
  });

  it('refusals have the kinds by which callers decide', async () => {
    const { corp, api } = await connected();
    const customer = corp.befriend('anna');
    const foreign = corp.act('adminCreatesTags', { group: '等级', tags: ['VIP'] });
    const mark = (userId: string, tagId: string) =>
      api.tags.mark({ userId, externalUserId: customer, add: [tagId], remove: [] });
    await expect(mark('ben', foreign.tagIds.VIP ?? '')).rejects.toMatchObject({ kind: 'pair', code: 84061 });
    await expect(mark('anna', 'etNone')).rejects.toMatchObject({ kind: 'gone', code: 40068 });
    await expect(api.tags.edit({ id: foreign.groupId, name: 'x' })).rejects.toMatchObject({
      kind: 'notOwned',
    });
    await expect(api.contacts.get('wmNobody')).rejects.toMatchObject({ kind: 'pair', code: 40096 });
    const stranger = clientOf({ base: corp.simulator.url }, { corpId: CORP, secret: () => 'wrong' });
    await expect(stranger.api.app.apiIps()).rejects.toMatchObject({
      kind: 'configuration',
      code: 40001,
      hint: expect.stringMatching(/^\d{22,28}$/),
      fromIp: expect.stringMatching(/127\.0\.0\.1/),
    });
  });

  it('directory, codes, links, groups and the app are read as they are', async () => {
    const { corp, api } = await connected();
    expect(await api.contacts.followUsers()).toEqual(['anna', 'ben']);
    expect(await api.directory.departments()).toMatchObject([{ id: 1, parentId: 0 }]);
    expect((await api.directory.staffOf(1)).map(({ userId }) => userId).sort()).toEqual([
      'anna',
      'ben',
      'carl',
    ]);
    expect(await api.directory.staffMember('anna')).toMatchObject({ userId: 'anna', status: 'active' });
    const { configId } = await api.contactWays.add({ type: 'multi', userIds: ['anna', 'ben'], state: 's1' });
    expect(await api.contactWays.get(configId)).toMatchObject({ state: 's1', userIds: ['anna', 'ben'] });
    expect(await api.contactWays.list({ cursor: null })).toEqual({ items: [configId], cursor: null });
    await api.contactWays.update({ configId, userIds: ['ben'] });
    expect(await api.contactWays.get(configId)).toMatchObject({ state: 's1', userIds: ['ben'] });
    await api.contactWays.delete(configId);
    const link = await api.acquisition.create({ name: '投放', range: { userIds: ['anna'] } });
    expect(await api.acquisition.get(link.linkId)).toMatchObject({ ...link, userIds: ['anna'] });
    expect(await api.groupChats.list({ cursor: null })).toEqual({ items: [], cursor: null });
    const [app] = corp.simulator.control.keysOf(CORP).apps;
    expect(await api.app.get(app?.agentId ?? 0)).toMatchObject({ name: '百子柜', disabled: false });
    expect(await api.identity.ticket('jsapi')).toBe(await api.identity.ticket('jsapi'));
  });

  it('a file goes up and a notice goes out, telling whom it did not reach', async () => {
    const { api } = await connected();
    const file = { name: 'a.png', bytes: Buffer.from('a picture'), contentType: 'image/png' };
    const { mediaId } = await api.media.upload({ ...file, type: 'image' });
    expect(
      await api.messages.send({ to: { userIds: ['Anna', 'nobody'] }, type: 'image', mediaId }),
    ).toMatchObject({ invalidUserIds: ['nobody'] });
  });
});
