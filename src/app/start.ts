/** Starts the product in this process: database, migrations, queue, HTTP; and stops it in the reverse order. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  askerNow,
  ensureBootstrapKey,
  ensureFirstAdministrator,
  ensureWorkspace,
  firstAdministratorToken,
  setupAddress,
} from '#features/staff';
import { type Db, migrate, openDatabase, readMigrations } from '#platform/db';
import { prepareQueue, releaseAbandoned, runLines, startWorker } from '#platform/queue';
import type { Settings } from '#platform/settings';
import { type Log, registry } from '#platform/telemetry';
import { type Beginning, begin } from './begin.ts';
import { servePages, serveReading, serveSidebar } from './pages.ts';
import { projectRoot, readVersion } from './root.ts';
import { addressOf, noteAddress } from './running-at.ts';
import { assemble, type Product } from './wiring.ts';

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

/** What was opened, to be closed in the reverse order. */
class Opened {
  readonly #log: Log;
  readonly #undo: (() => Promise<void>)[] = [];

  constructor(log: Log) {
    this.#log = log;
  }

  push(undo: () => Promise<void>): void {
    this.#undo.push(undo);
  }

  async close(): Promise<void> {
    for (const step of this.#undo.splice(0).reverse())
      await step().catch((error) => this.#log.error({ err: error }, 'while stopping'));
  }
}

/** The database, up to date, with its queue. */
async function openStorage(
  settings: Settings,
  root: string,
  { log, server: starting }: Beginning,
  opened: Opened,
): Promise<Db> {
  const server = await starting;
  if (server) opened.push(() => server.stop());
  const url = server?.url ?? settings.databaseUrl ?? '';
  const db = openDatabase({
    url,
    onError: (error) => log.warn({ err: error }, 'an idle database connection was lost'),
  });
  opened.push(() => db.close());
  await migrate(db, readMigrations(join(root, 'migrations')));
  await prepareQueue(db, log);
  if (server) await releaseAbandoned(db);
  return db;
}

/** What watches over the process asks these, without signing in. The doctor knows this process by its id. */
function addHealth({ server, indexes }: Product, db: Db, id: string): void {
  server.get('/healthz', async () => ({ status: 'up', id }));
  server.get('/readyz', async (_request, reply) => {
    try {
      await db.one('select 1');
      if (!indexes.ready) return reply.code(503).send({ status: 'loading the audience index' });
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'database is away' });
    }
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

/** Opens the doors; answers with the address that people can type. */
async function listen({ server }: Product, settings: Settings, id: string, opened: Opened): Promise<string> {
  const { host, port, dataDir } = settings;
  await server.listen({ port, host });
  opened.push(() => server.close());
  const bound = server.server.address();
  const address = addressOf(host, typeof bound === 'object' && bound ? bound.port : port);
  const forget = noteAddress(dataDir, { address, id });
  opened.push(async () => forget());
  return address;
}

/** `clock`: what the product takes for the time; sign-in, jobs and schedules keep that of the machine. */
export async function start(
  settings: Settings,
  beginning = begin(settings),
  clock: () => Date = () => new Date(),
): Promise<Running> {
  const { log } = beginning;
  const root = projectRoot();
  const opened = new Opened(log);
  try {
    const db = await openStorage(settings, root, beginning, opened);
    const workspace = await ensureWorkspace(db, '我的企业');
    if (settings.apiKey) await ensureBootstrapKey(db, workspace, settings.apiKey);
    const installation = { db, log, workspace, now: new Date() };
    if (settings.admin) await ensureFirstAdministrator(installation, settings.admin);
    const version = readVersion(root);
    const product = await assemble({ db, log, settings, clock, version });
    const work = async () => {
      const worker = await startWorker({ db, log, handlers: product.jobs, askerNow }, product.schedules);
      opened.push(() => worker.stop());
      const lines = runLines(db, log, product.lines);
      opened.push(() => lines.stop());
      product.onWork((line) => lines.wake(line));
    };
    await product.connect(workspace);
    // A small installation is ready when its address is printed.
    await Promise.all([work(), product.indexes.whenReady(READY_WITHIN_MS)]);
    if (settings.demo) await product.loadDemo(workspace);
    const id = randomUUID();
    addHealth(product, db, id);
    await serveReading(product.server, join(root, 'dist', 'reading'));
    await serveSidebar(product.server, join(root, 'dist', 'sidebar'));
    await servePages(product.server, join(root, 'dist', 'web'));
    const address = await listen(product, settings, id, opened);
    await product.listensAt(address);
    const token = await firstAdministratorToken(installation);
    const setupLink = token === null ? null : setupAddress(settings.publicUrl ?? address, token);
    return { address, db, setupLink, stop: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
