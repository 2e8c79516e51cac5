/** The endpoints of this screen. */
import type {
  changeNotice,
  createNotice,
  deleteNotice,
  listNoticeMessages,
  listNotices,
  listNoticeWays,
  sendNoticeAgain,
  tryNotice,
} from '#features/notices/contract';
import type { BodyInput, OutputOf } from '#kernel';
import { route } from '#ui';

export const listNoticesRoute = route<typeof listNotices>('GET /notices');
export const noticeWaysRoute = route<typeof listNoticeWays>('GET /notices/ways');
export const createNoticeRoute = route<typeof createNotice>('POST /notices');
export const changeNoticeRoute = route<typeof changeNotice>('PATCH /notices/{id}');
export const deleteNoticeRoute = route<typeof deleteNotice>('DELETE /notices/{id}');
export const tryNoticeRoute = route<typeof tryNotice>('POST /notices/test');
export const listMessagesRoute = route<typeof listNoticeMessages>('GET /notices/{id}/messages');
export const sendAgainRoute = route<typeof sendNoticeAgain>('POST /notices/{id}/messages/{message}/again');

export type Notice = OutputOf<typeof listNotices>['items'][number];
export type Way = OutputOf<typeof listNoticeWays>['items'][number]['via'];
export type Message = OutputOf<typeof listNoticeMessages>['items'][number];
export type MessageState = Message['state'];
export type NewNoticeBody = BodyInput<typeof createNotice>;
