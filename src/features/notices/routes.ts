import { type Route, route } from '#platform/http';
import { changeNotice, createNotice, deleteNotice } from './change-notice.ts';
import * as contract from './contract.ts';
import type { NoticePorts } from './ports.ts';
import { listNoticeMessages, sendNoticeAgain } from './show-messages.ts';
import { listNotices, showNotice } from './show-notice.ts';
import { listNoticeWays } from './show-ways.ts';
import { tryNotice } from './try-notice.ts';

export const noticeRoutes = (ports: NoticePorts): readonly Route[] => [
  route(contract.listNotices, (ctx, { query }) => listNotices(ports, ctx, query)),
  route(contract.createNotice, (ctx, { body }) => createNotice(ports, ctx, body)),
  route(contract.listNoticeWays, (ctx) => listNoticeWays(ports, ctx)),
  route(contract.tryNotice, (ctx, { body }) => tryNotice(ports, ctx, body)),
  route(contract.getNotice, (ctx, { params }) => showNotice(ports, ctx, params.id)),
  route(contract.changeNotice, (ctx, { params, body }) => changeNotice(ports, ctx, params.id, body)),
  route(contract.deleteNotice, (ctx, { params }) => deleteNotice(ctx, params.id)),
  route(contract.listNoticeMessages, (ctx, { params, query }) =>
    listNoticeMessages(ports, ctx, params.id, query),
  ),
  route(contract.sendNoticeAgain, (ctx, { params }) =>
    sendNoticeAgain(ports, ctx, params.id, params.message),
  ),
];
