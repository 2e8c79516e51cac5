/** The door of notices. */
export { NOTICE_LINE, noticeLines, noticeSchedules } from './lines.ts';
export { eraseNotices, noticeReferences } from './participants.ts';
export type { Delivered, NoticeDelivery, NoticePorts, Robot } from './ports.ts';
export { noticeRoutes } from './routes.ts';
export { noticeTexts } from './texts.ts';
