/** The web pages: built files with names of their content are kept for ever, everything else is asked for again. */
import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const headersOf = (reply: { header(name: string, value: string): unknown }, path: string): void => {
  const named = path.includes(`${sep}assets${sep}`);
  reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
};

/** The chat sidebar: one page at `/sidebar`, built on its own to stay small. */
export async function serveSidebar(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/sidebar/',
    decorateReply: false,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: headersOf,
  });
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  for (const path of ['/sidebar', '/sidebar/'])
    server.get(path, async (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
    );
}

/** What the reading pages of materials load; the pages themselves are made for each link. */
export async function serveReading(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'baizigui.js'))) return;
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/m/assets/',
    decorateReply: false,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply) => reply.header('cache-control', 'public, max-age=300'),
  });
  // For pages of other sites, which may keep the address of this version for good.
  const script = readFileSync(join(folder, 'baizigui.js'));
  for (const path of ['/baizigui.js', '/baizigui-1.js'])
    server.get(path, async (_request, reply) =>
      reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'public, max-age=3600')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('access-control-allow-origin', '*')
        .send(script),
    );
}

export async function servePages(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: headersOf,
  });
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  // Any other address is a screen: the page finds out which.
  server.get('/*', async (request, reply) => {
    if (/^\/(api|assets|sidebar\/assets)\//.test(request.url)) return reply.callNotFound();
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}
