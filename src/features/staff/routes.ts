import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { toId } from '#kernel';
import { type Route, route } from '#platform/http';
import { changeStaff } from './change-staff.ts';
import * as contract from './contract.ts';
import { createApiKey } from './create-api-key.ts';
import { createStaff } from './create-staff.ts';
import { changeDepartment, createDepartment, deleteDepartment, listDepartments } from './departments.ts';
import { exportAudit } from './export-audit.ts';
import { inviteStaff } from './invite-staff.ts';
import { listApiKeys } from './list-api-keys.ts';
import { listAudit } from './list-audit.ts';
import { listRoles } from './list-roles.ts';
import { getStaff, listStaff } from './list-staff.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { changeSession, showSession } from './session.ts';
import type { SignIn } from './sign-in.ts';
import { askingOf } from './sign-in-routes.ts';
import { checkSetup, useSetupLink } from './use-setup-link.ts';
import { changeWorkspace, showWorkspace, type ZoneChanged } from './workspaces.ts';

/** `publicUrl`: the address that people type, when it is known; otherwise the one of the request is used. */
export function staffRoutes(
  signIn: SignIn,
  publicUrl: string | null,
  zoneChanged: ZoneChanged,
): readonly Route[] {
  return [...sessionRoutes(signIn), ...peopleRoutes(publicUrl), ...keyRoutes, ...companyRoutes(zoneChanged)];
}

const sessionRoutes = (signIn: SignIn): readonly Route[] => [
  route(contract.session, async (ctx, { request, reply }) => {
    // The page asks this when it opens: a good moment to prolong the cookie.
    if (ctx.actor.kind === 'staff') setCookies(reply, await signIn.prolong(askingOf(request)));
    return showSession(ctx);
  }),
  route(contract.changeSession, async (ctx, { body, request, reply }) => {
    const renewed = await changeSession(ctx, body);
    if (renewed) setCookies(reply, await signIn.open(askingOf(request), renewed.email, renewed.password));
    return showSession(ctx);
  }),
  route(contract.checkSetup, (ctx, { body }) => checkSetup(ctx, body.token)),
  route(contract.setup, async (ctx, { body, request, reply }) => {
    const { staff, name, email } = await useSetupLink(ctx, body);
    setCookies(reply, await signIn.open(askingOf(request), email, body.password));
    return { user: { id: toId('staff', staff), name, email } };
  }),
];

const peopleRoutes = (publicUrl: string | null): readonly Route[] => [
  route(contract.listStaff, (ctx, { query }) => listStaff(ctx, query)),
  route(contract.createStaff, (ctx, { body }) => createStaff(ctx, body)),
  route(contract.getStaff, (ctx, { params }) => getStaff(ctx, params.id)),
  route(contract.changeStaff, (ctx, { params, body }) => changeStaff(ctx, params.id, body)),
  route(contract.inviteStaff, async (ctx, { params, request }) => {
    const base = publicUrl ?? `${request.protocol}://${request.host}`;
    return inviteStaff(ctx, params.id, base);
  }),
  route(contract.listRoles, (ctx) => listRoles(ctx)),
  route(contract.listDepartments, (ctx, { query }) => listDepartments(ctx, query)),
  route(contract.createDepartment, (ctx, { body }) => createDepartment(ctx, body)),
  route(contract.changeDepartment, (ctx, { params, body }) => changeDepartment(ctx, params.id, body)),
  route(contract.deleteDepartment, (ctx, { params }) => deleteDepartment(ctx, params.id)),
];

const keyRoutes: readonly Route[] = [
  route(contract.listApiKeys, (ctx, { query }) => listApiKeys(ctx, query)),
  route(contract.createApiKey, (ctx, { body }) => createApiKey(ctx, body)),
  route(contract.revokeApiKey, (ctx, { params }) => revokeApiKey(ctx, params.id)),
];

const companyRoutes = (zoneChanged: ZoneChanged): readonly Route[] => [
  route(contract.listAudit, (ctx, { query }) => listAudit(ctx, query)),
  route(contract.exportAudit, async (ctx, { query, reply }) => {
    const file = new PassThrough();
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="audit.csv"')
      .header('cache-control', 'no-store')
      .send(file);
    await exportAudit(ctx, query, file).catch((error: Error) => {
      // The head is sent already: a torn file is the only way left to say that it is not complete.
      ctx.log.error({ err: error, requestId: ctx.requestId }, 'audit export stopped');
      file.destroy(error);
    });
    await reply;
    return '';
  }),
  route(contract.getWorkspace, (ctx) => showWorkspace(ctx)),
  route(contract.changeWorkspace, (ctx, { body }) => changeWorkspace(ctx, body, zoneChanged)),
];

function setCookies(reply: FastifyReply, cookies: readonly string[]): void {
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  reply.header('cache-control', 'no-store');
}
