import { needId, notFound, requireRight } from '#kernel';
import { type Route, route } from '#platform/http';
import * as contract from './contract.ts';
import { filesById } from './file-sql.ts';
import { linkPicture, listLinks, makeLink } from './links.ts';
import type { MaterialPorts } from './ports.ts';
import { followReaders, listVisits, readingCurve } from './read-visits.ts';
import { changeMaterial, createMaterial, deleteMaterial } from './save-material.ts';
import { sendFile, sendPicture } from './send-file.ts';
import { listMaterials, showMaterial } from './show-material.ts';
import { uploadFile } from './upload-file.ts';

export const materialRoutes = (ports: MaterialPorts, clock: () => Date): readonly Route[] => [
  route(contract.listMaterials, (ctx, { query }) => listMaterials(ctx, query)),
  route(contract.createMaterial, (ctx, { body }) => createMaterial(ctx, body)),
  route(contract.readingNow, (ctx, input) => followReaders(ctx, clock, input)),
  route(contract.getMaterial, (ctx, { params }) => showMaterial(ctx, params.id)),
  route(contract.changeMaterial, (ctx, { params, body }) => changeMaterial(ctx, params.id, body)),
  route(contract.deleteMaterial, (ctx, { params }) => deleteMaterial(ctx, params.id)),
  route(contract.listLinks, (ctx, { params, query }) => listLinks(ports, ctx, params.id, query)),
  route(contract.makeLink, (ctx, { params, body }) => makeLink(ports, ctx, params.id, body)),
  route(contract.listVisits, (ctx, { params, query }) => listVisits(ctx, params.id, query)),
  route(contract.readingCurve, (ctx, { params }) => readingCurve(ctx, params.id)),
  route(contract.uploadFile, async (ctx, { request, reply }) => {
    await reply.code(201).send(await uploadFile(ctx, ports.files, request));
    return undefined as never;
  }),
  route(contract.readFile, async (ctx, { params, request, reply }) => {
    requireRight(ctx.actor, 'library:read');
    const [file] = await filesById(ctx.db, ctx.workspace, [needId('materialFile', params.id)]);
    if (!file) throw notFound('material.fileNotFound', { id: params.id });
    await sendFile(ports.files, file, request, reply);
    return undefined as never;
  }),
  route(contract.linkPicture, async (ctx, { params, reply }) => {
    await sendPicture(reply, await linkPicture(ports, ctx, params.id));
    return undefined as never;
  }),
];
