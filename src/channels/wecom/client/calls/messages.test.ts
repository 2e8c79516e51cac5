import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type CallPromise,
  callHolds,
  clientOf,
  type ScriptedWecom,
  scriptedWecom,
} from '#tests/scripted-wecom';
import type { WecomApi } from '../client.ts';

let wecom: ScriptedWecom;
let api: WecomApi;
beforeEach(async () => {
  wecom = await scriptedWecom();
  api = clientOf(wecom).api;
});
afterEach(() => wecom.close());

const holds = (promise: CallPromise) => callHolds(wecom, promise);

describe('messages', () => {
  it('a welcome with every kind of attachment', () =>
    holds({
      ask: ({ messages }) =>
        messages.sendWelcome({
          welcomeCode: 'W',
          text: '你好',
          attachments: [
            { type: 'image', mediaId: 'M' },
            { type: 'image', pictureUrl: 'http://p' },
            { type: 'link', title: 't', url: 'http://u', description: 'd', pictureUrl: 'http://p' },
            { type: 'miniprogram', title: 't', pictureMediaId: 'M', appId: 'wx', page: '/p' },
            { type: 'video', mediaId: 'V' },
            { type: 'file', mediaId: 'F' },
          ],
        }),
      path: 'externalcontact/send_welcome_msg',
      body: {
        welcome_code: 'W',
        text: { content: '你好' },
        attachments: [
          { msgtype: 'image', image: { media_id: 'M' } },
          { msgtype: 'image', image: { pic_url: 'http://p' } },
          { msgtype: 'link', link: { title: 't', url: 'http://u', desc: 'd', picurl: 'http://p' } },
          { msgtype: 'miniprogram', miniprogram: { title: 't', pic_media_id: 'M', appid: 'wx', page: '/p' } },
          { msgtype: 'video', video: { media_id: 'V' } },
          { msgtype: 'file', file: { media_id: 'F' } },
        ],
      },
    }));
  it('a welcome of attachments alone has no empty text', () =>
    holds({
      ask: ({ messages }) =>
        messages.sendWelcome({ welcomeCode: 'W', text: '', attachments: [{ type: 'file', mediaId: 'F' }] }),
      path: 'externalcontact/send_welcome_msg',
      body: { welcome_code: 'W', attachments: [{ msgtype: 'file', file: { media_id: 'F' } }] },
    }));
  it('a notice to staff tells whom it did not reach', () =>
    holds({
      ask: ({ messages }) =>
        messages.send({
          to: { userIds: ['a', 'b'], departmentIds: [1, 2] },
          type: 'text',
          text: 'hi',
          once: true,
        }),
      path: 'message/send',
      body: {
        touser: 'a|b',
        toparty: '1|2',
        msgtype: 'text',
        text: { content: 'hi' },
        agentid: 1000002,
        enable_duplicate_check: 1,
        duplicate_check_interval: 1800,
      },
      answer: { invaliduser: 'u1|u2', invalidparty: '7', invalidtag: '', msgid: 'm1' },
      result: {
        messageId: 'm1',
        responseCode: null,
        invalidUserIds: ['u1', 'u2'],
        invalidDepartmentIds: [7],
        invalidStaffTagIds: [],
        unlicensedUserIds: [],
      },
    }));
  it.each([
    [
      { type: 'markdown', markdown: '**a**' },
      { msgtype: 'markdown', markdown: { content: '**a**' } },
    ],
    [
      { type: 'textCard', title: 't', description: 'd', url: 'u', button: '看' },
      { msgtype: 'textcard', textcard: { title: 't', description: 'd', url: 'u', btntxt: '看' } },
    ],
    [
      { type: 'news', articles: [{ title: 't', url: 'u', pictureUrl: 'p' }] },
      { msgtype: 'news', news: { articles: [{ title: 't', url: 'u', picurl: 'p' }] } },
    ],
    [
      { type: 'image', mediaId: 'M' },
      { msgtype: 'image', image: { media_id: 'M' } },
    ],
    [
      { type: 'card', card: { card_type: 'x' } },
      { msgtype: 'template_card', template_card: { card_type: 'x' } },
    ],
  ] as const)('a notice to everybody: %j', async (notice, body) => {
    wecom.says('message/send', { errcode: 0 });
    await api.messages.send({ to: 'everybody', ...notice });
    expect(wecom.askedOf('message/send')[0]?.json).toEqual({
      touser: '@all',
      ...body,
      agentid: 1000002,
      enable_duplicate_check: 0,
    });
  });
  it('a robot mentions people, and asks for no token', async () => {
    await holds({
      ask: ({ messages }) => messages.sendByRobot({ key: 'K', type: 'text', text: 'hi', mention: ['@all'] }),
      path: 'webhook/send',
      query: { key: 'K' },
      body: { msgtype: 'text', text: { content: 'hi', mentioned_list: ['@all'] } },
    });
    expect(wecom.askedOf('gettoken')).toEqual([]);
  });
  it('a robot shows a picture with its checksum', () =>
    holds({
      ask: ({ messages }) => messages.sendByRobot({ key: 'K', type: 'image', bytes: Buffer.from('abc') }),
      path: 'webhook/send',
      query: { key: 'K' },
      body: { msgtype: 'image', image: { base64: 'YWJj', md5: '900150983cd24fb0d6963f7d28e17f72' } },
    }));
});

describe('media', () => {
  const file = { name: '图.png', bytes: Buffer.from('picture'), contentType: 'image/png' };
  it.each([
    [
      'media/upload',
      { type: 'image' },
      (a: WecomApi) => a.media.upload({ ...file, type: 'image' }),
      { media_id: 'M', created_at: '1380000000' },
      { mediaId: 'M', createdAt: new Date(1380000000_000) },
    ],
    [
      'media/uploadimg',
      {},
      (a: WecomApi) => a.media.uploadImage(file),
      { url: 'http://p' },
      { url: 'http://p' },
    ],
    [
      'media/upload_attachment',
      { media_type: 'image', attachment_type: '1' },
      (a: WecomApi) => a.media.uploadAttachment({ ...file, type: 'image' }),
      { media_id: 'A' },
      { mediaId: 'A' },
    ],
  ] as const)('%s sends the file as field media', async (path, query, ask, answer, result) => {
    wecom.says(path, { errcode: 0, ...answer });
    expect(await ask(api)).toEqual(result);
    const [asked] = wecom.askedOf(path);
    expect(asked?.query).toEqual({ access_token: 'T1', ...query });
    expect(asked?.text).toMatch(
      /name="media"; filename="图\.png"\r\nContent-Type: image\/png\r\n\r\npicture\r\n/,
    );
  });
});
