/** Starts the product in this process: database, migrations, queue, HTTP; and stops it in the reverse order. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ensureBootstrapKey,
  ensureFirstAdministrator,
  ensureWorkspace,
  firstAdministratorToken,
  setupAddress,
} from '#features/staff';
import { type Db, migrate, openDatabase, readMigrations, startEmbedded } from '#platform/db';
import { prepareQueue, releaseAbandoned, startWorker } from '#platform/queue';
import type { Settings } from '#platform/settings';
import { openLog, registry } from '#platform/telemetry';
import { servePages } from './pages.ts';
import { assemble } from './wiring.ts';

/** How long a start waits for the audience index before it answers requests; a large one is loaded meanwhile. */
const READY_WITHIN_MS = 1000;

export interface Running {
  /** Where the product answers, e.g. http://127.0.0.1:8080 */
  readonly address: string;
  readonly db: Db;
  /** Where the first administrator sets a password; null when somebody is in charge already. */
  readonly setupLink: string | null;
  stop(): Promise<void>;
}

/** The folder with package.json, above wherever this file was built to. */
export function projectRoot(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'migrations'))) {
    if (at === dirname(at)) throw new Error('the migrations folder is missing');
    at = dirname(at);
  }
  return at;
}

export const readVersion = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

export async function start(settings: Settings): Promise<Running> {
  const log = openLog(settings.logLevel);
  const root = projectRoot();
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse())
      await step().catch((error) => log.error({ err: error }, 'while stopping'));
  };
  try {
    let url = settings.databaseUrl;
    if (url === null) {
      const server = await startEmbedded({
        dataDir: settings.dataDir,
        onRestart: (reason) => log.warn(reason),
      });
      undo.push(() => server.stop());
      url = server.url;
    }
    const db = openDatabase({
      url,
      onError: (error) => log.warn({ err: error }, 'an idle database connection was lost'),
    });
    undo.push(() => db.close());
    await migrate(db, readMigrations(join(root, 'migrations')));
    await prepareQueue(db, log);
    if (settings.databaseUrl === null) await releaseAbandoned(db);
    const workspace = await ensureWorkspace(db, '我的企业');
    if (settings.apiKey) await ensureBootstrapKey(db, workspace, settings.apiKey);
    const installation = { db, log, workspace, now: new Date() };
    if (settings.admin) await ensureFirstAdministrator(installation, settings.admin);

    const product = await assemble({
      db,
      log,
      settings,
      clock: () => new Date(),
      version: readVersion(root),
    });
    const worker = await startWorker(db, log, product.jobs, product.schedules);
    undo.push(() => worker.stop());

    if (settings.demo) await product.loadDemo(workspace);

    const { server } = product;
    // A small installation is ready when its address is printed.
    await product.indexes.whenReady(READY_WITHIN_MS);
    server.get('/healthz', async () => ({ status: 'up' }));
    server.get('/readyz', async (_request, reply) => {
      try {
        await db.one('select 1');
        if (!product.indexes.ready) return reply.code(503).send({ status: 'loading the audience index' });
        return { status: 'ready' };
      } catch {
        return reply.code(503).send({ status: 'database is away' });
      }
    });
    server.get('/metrics', async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    );
    await servePages(server, join(root, 'dist', 'web'));
    await server.listen({ port: settings.port, host: settings.host });
    undo.push(() => server.close());
    const bound = server.server.address();
    const port = typeof bound === 'object' && bound ? bound.port : settings.port;
    const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    const address = `http://${host}:${port}`;
    const token = await firstAdministratorToken(installation);
    const setupLink = token === null ? null : setupAddress(settings.publicUrl ?? address, token);
    return { address, db, setupLink, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
