/** Moments (朋友圈) of staff. They are tasks too: each staff member publishes their own. */
import { bound, call, nothing, type Send } from '../call.ts';
import { id, inner, number, numberOrNull, numbers, textOrNull, texts } from '../fields.ts';

export type MomentAttachment =
  | { readonly type: 'image' | 'video'; readonly mediaId: string }
  | { readonly type: 'link'; readonly title: string; readonly url: string; readonly mediaId: string };

export interface NewMoment {
  /** Whose; all staff whom the app sees without it. */
  readonly senders?: { readonly userIds?: readonly string[]; readonly departmentIds?: readonly number[] };
  /** Only customers with one of these tags (that one is enough is unconfirmed). */
  readonly tagIds?: readonly string[];
  /** At most 2000 characters. */
  readonly text?: string;
  /** At most nine images, or one video, or one link; from `media.uploadAttachment`. */
  readonly attachments?: readonly MomentAttachment[];
}

function visibleTo({ senders, tagIds }: NewMoment): object | undefined {
  if (!senders && !tagIds) return undefined;
  return {
    sender_list: senders && { user_list: senders.userIds, department_list: senders.departmentIds },
    external_contact_list: tagIds && { tag_list: tagIds },
  };
}

const attachmentBody = (attachment: MomentAttachment): object => ({
  msgtype: attachment.type,
  [attachment.type]:
    attachment.type === 'link'
      ? { title: attachment.title, url: attachment.url, media_id: attachment.mediaId }
      : { media_id: attachment.mediaId },
});

const STATUSES: Readonly<Record<number, 'started' | 'creating' | 'done'>> = {
  1: 'started',
  2: 'creating',
  3: 'done',
};

const table = {
  /** Ten a minute. The job is remembered for 24 hours. */
  create: call({
    path: 'externalcontact/add_moment_task',
    body: (moment: NewMoment) => ({
      visible_range: visibleTo(moment),
      text: moment.text ? { content: moment.text } : undefined,
      attachments: moment.attachments?.map(attachmentBody),
    }),
    read: (answer) => ({ jobId: id(answer, 'jobid') }),
  }),
  result: call({
    path: 'externalcontact/get_moment_task_result',
    query: (jobId: string) => ({ jobid: jobId }),
    read: (answer) => {
      const result = inner(answer, 'result');
      const senders = inner(result, 'invalid_sender_list');
      return {
        status: STATUSES[number(answer, 'status')] ?? null,
        /** Of the job, once it is done: 0 when it went well. */
        code: numberOrNull(result, 'errcode'),
        momentId: textOrNull(result, 'moment_id'),
        invalidUserIds: texts(senders, 'user_list'),
        invalidDepartmentIds: numbers(senders, 'department_list'),
        invalidTagIds: texts(inner(result, 'invalid_external_contact_list'), 'tag_list'),
      };
    },
  }),
  cancel: call({
    path: 'externalcontact/cancel_moment_task',
    body: (momentId: string) => ({ moment_id: momentId }),
    read: nothing,
  }),
};

export const momentCalls = (send: Send) => bound(send, table);
