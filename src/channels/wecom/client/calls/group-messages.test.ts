import { afterEach, beforeEach, describe, it } from 'vitest';
import { type CallPromise, callHolds, type ScriptedWecom, scriptedWecom } from '#tests/scripted-wecom';

let wecom: ScriptedWecom;
beforeEach(async () => {
  wecom = await scriptedWecom();
});
afterEach(() => wecom.close());

const holds = (promise: CallPromise) => callHolds(wecom, promise);

describe('group messages', () => {
  const message = { messageId: 'm1', cursor: null };
  it('a new one to customers by tags', () =>
    holds({
      ask: ({ groupMessages }) =>
        groupMessages.create({
          to: 'customers',
          tagFilter: [['et1', 'et2'], ['et3']],
          sender: 'a',
          text: 'hi',
        }),
      path: 'externalcontact/add_msg_template',
      body: {
        chat_type: 'single',
        tag_filter: { group_list: [{ tag_list: ['et1', 'et2'] }, { tag_list: ['et3'] }] },
        sender: 'a',
        text: { content: 'hi' },
      },
      answer: { fail_list: ['wm9'], msgid: 'm1' },
      result: { messageId: 'm1', failed: ['wm9'] },
    }));
  it('a new one to group chats', () =>
    holds({
      ask: ({ groupMessages }) =>
        groupMessages.create({ to: 'groupChats', sender: 'a', chatIds: ['wr1'], text: 'hi' }),
      path: 'externalcontact/add_msg_template',
      body: { chat_type: 'group', sender: 'a', chat_id_list: ['wr1'], text: { content: 'hi' } },
      answer: { msgid: 'm2' },
      result: { messageId: 'm2', failed: [] },
    }));
  it.each([
    ['remind', 'externalcontact/remind_groupmsg_send'],
    ['cancel', 'externalcontact/cancel_groupmsg_send'],
  ] as const)('%s', (verb, path) =>
    holds({ ask: ({ groupMessages }) => groupMessages[verb]('m1'), path, body: { msgid: 'm1' } }),
  );
  it('who has confirmed', () =>
    holds({
      ask: ({ groupMessages }) => groupMessages.tasks(message),
      path: 'externalcontact/get_groupmsg_task',
      body: { msgid: 'm1', limit: 1000 },
      answer: {
        task_list: [
          { userid: 'a', status: 2, send_time: 7 },
          { userid: 'b', status: 0 },
        ],
      },
      result: {
        items: [
          { userId: 'a', sent: true, sentAt: new Date(7000) },
          { userId: 'b', sent: false, sentAt: null },
        ],
        cursor: null,
      },
    }));
  it('what became of it', () =>
    holds({
      ask: ({ groupMessages }) => groupMessages.results({ ...message, userId: 'a' }),
      path: 'externalcontact/get_groupmsg_send_result',
      body: { msgid: 'm1', userid: 'a', limit: 1000 },
      answer: {
        send_list: [
          { external_userid: 'w1', userid: 'a', status: 3, send_time: 8 },
          { chat_id: 'wr1', userid: 'a', status: 1 },
        ],
        next_cursor: 'N',
      },
      result: {
        items: [
          { externalUserId: 'w1', chatId: null, userId: 'a', status: 'monthlyLimit', sentAt: new Date(8000) },
          { externalUserId: null, chatId: 'wr1', userId: 'a', status: 'sent', sentAt: null },
        ],
        cursor: 'N',
      },
    }));
});

describe('moments', () => {
  it('a new one for customers with a tag', () =>
    holds({
      ask: ({ moments }) =>
        moments.create({
          senders: { userIds: ['a'] },
          tagIds: ['et1'],
          text: 'hi',
          attachments: [
            { type: 'image', mediaId: 'M' },
            { type: 'link', title: 't', url: 'u', mediaId: 'L' },
          ],
        }),
      path: 'externalcontact/add_moment_task',
      body: {
        visible_range: { sender_list: { user_list: ['a'] }, external_contact_list: { tag_list: ['et1'] } },
        text: { content: 'hi' },
        attachments: [
          { msgtype: 'image', image: { media_id: 'M' } },
          { msgtype: 'link', link: { title: 't', url: 'u', media_id: 'L' } },
        ],
      },
      answer: { jobid: 'j1' },
      result: { jobId: 'j1' },
    }));
  it('one for everybody', () =>
    holds({
      ask: ({ moments }) => moments.create({ text: 'hi' }),
      path: 'externalcontact/add_moment_task',
      body: { text: { content: 'hi' } },
      answer: { jobid: 'j1' },
      result: { jobId: 'j1' },
    }));
  it('what became of it', () =>
    holds({
      ask: ({ moments }) => moments.result('j1'),
      path: 'externalcontact/get_moment_task_result',
      query: { jobid: 'j1' },
      answer: {
        status: 3,
        result: {
          errcode: 0,
          moment_id: 'mo1',
          invalid_sender_list: { user_list: ['b'], department_list: [9] },
          invalid_external_contact_list: { tag_list: ['et9'] },
        },
      },
      result: {
        status: 'done',
        code: 0,
        momentId: 'mo1',
        invalidUserIds: ['b'],
        invalidDepartmentIds: [9],
        invalidTagIds: ['et9'],
      },
    }));
  it('its end', () =>
    holds({
      ask: ({ moments }) => moments.cancel('mo1'),
      path: 'externalcontact/cancel_moment_task',
      body: { moment_id: 'mo1' },
    }));
});
