/** Puts the features together: the only file that knows all of them. */
import type { FastifyInstance } from 'fastify';
import { jobRoutes, jobTexts } from '#features/jobs';
import { authenticator, staffRoutes } from '#features/staff';
import type { Db } from '#platform/db';
import { createServer, generalTexts, type Route, type Texts } from '#platform/http';
import type { JobHandler, Schedule } from '#platform/queue';
import type { Settings } from '#platform/settings';
import type { Log } from '#platform/telemetry';

export interface Parts {
  readonly db: Db;
  readonly log: Log;
  readonly settings: Settings;
  readonly clock: () => Date;
  readonly version: string;
}

export interface Product {
  readonly server: FastifyInstance;
  readonly jobs: ReadonlyMap<string, JobHandler>;
  readonly schedules: readonly Schedule[];
}

export async function assemble(parts: Parts): Promise<Product> {
  const texts: Texts[] = [jobTexts];
  const sentences: Texts = Object.assign({}, generalTexts, ...texts);
  const routes: Route[] = [...staffRoutes, ...jobRoutes(() => sentences)];
  const server = await createServer({
    db: parts.db,
    log: parts.log,
    routes,
    texts,
    authenticate: authenticator(parts.db, parts.clock),
    clock: parts.clock,
    version: parts.version,
  });
  return { server, jobs: new Map(), schedules: [] };
}
